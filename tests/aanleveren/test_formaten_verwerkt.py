"""What each format becomes in the register and on the timelines."""

from datetime import timedelta

import pytest

from inbeeld.aanleveren.models import Vraag
from inbeeld.register.models import FeitDekking, FeitInschrijving, FeitSchool, Personalia
from inbeeld.tijdlijnen.models import Tijdlijn
from inbeeld.toegang.actor import als
from tests import fabriek
from tests.aanleveren.bestanden import (
    EDEXML,
    GEMEENTE,
    csv_levering,
    edex_leerling,
    leerling,
    onderwijsnummer,
)
from tests.fabriek import MOMENT, d, systeem

pytestmark = pytest.mark.django_db
DAG = timedelta(days=1)
IN = "{};10AB00;2024-08-01;\n"


def edexml(*nummers, peildatum="2025-11-03"):
    leerlingen = "\n".join(edex_leerling(nr) for nr in nummers)
    return {"e.xml": EDEXML.format(leerlingen=leerlingen).replace("2025-11-03", peildatum)}


def inschrijvingen():
    with systeem():
        rijen = FeitInschrijving.objects.filter(ingetrokken_op=None).order_by("periode")
        return [(r.school, r.periode.lower, r.periode.upper, r.afgeleid) for r in rijen]


def test_edexml_begint_een_inschrijving_op_de_peildatum(coordinator, lever):
    lever(coordinator, edexml(1), formaat="edexml")
    assert inschrijvingen() == [("10AB00", d("2025-11-03"), None, True)]
    later = lever(
        coordinator, edexml(1, peildatum="2025-12-01"), formaat="edexml", moment=MOMENT + DAG
    )
    assert later.telling["nieuw"] == {}
    assert inschrijvingen() == [("10AB00", d("2025-11-03"), None, True)]


def test_edexml_laat_een_echte_inschrijving_staan(coordinator, lever):
    lever(coordinator, csv_levering(leerling(1), IN.format(1)))
    levering = lever(coordinator, edexml(1), formaat="edexml", moment=MOMENT + DAG)
    assert levering.telling["nieuw"] == levering.telling["intrekken"] == {}
    assert inschrijvingen() == [("10AB00", d("2024-08-01"), None, False)]


@pytest.mark.parametrize("volledig", [True, False])
def test_een_echte_inschrijving_vervangt_de_afgeleide(coordinator, lever, volledig):
    lever(coordinator, edexml(1), formaat="edexml")
    bestanden = csv_levering(leerling(1), IN.format(1))
    lever(coordinator, bestanden, volledig=volledig, moment=MOMENT + DAG)
    assert inschrijvingen() == [("10AB00", d("2024-08-01"), None, False)]


def test_edexml_zonder_een_leerling_is_een_vraag(coordinator, lever):
    lever(coordinator, edexml(1, 2), formaat="edexml")
    levering = lever(coordinator, edexml(2), formaat="edexml", moment=MOMENT + DAG)
    assert levering.telling["ontbreekt"] == 1
    assert len(inschrijvingen()) == 2
    with als(coordinator):
        assert Vraag.objects.get().soort == "ontbreekt"


BEWONERS = "bewonernummer;bsn;roepnaam;achternaam;geboortedatum;gemeente;woont_daar_sinds\n"
INSCHRIJVINGEN = "bewonernummer;school;begindatum;einddatum\n"
SCHOLEN = "school;naam;sector;gemeente\n77XY00;De Verte;vo;0363\n"


def bewoners(*nummers, inschrijvingen="", **meer):
    regels = "".join(
        f"{nr};{onderwijsnummer(nr)};Kind{nr};Zee{nr};2012-03-04;{GEMEENTE};2012-03-04\n"
        for nr in nummers
    )
    return {"bewoners.csv": BEWONERS + regels} | {
        "inschrijvingen.csv": INSCHRIJVINGEN + inschrijvingen,
        **meer,
    }


@pytest.fixture
def ambtenaar(school):
    return fabriek.actor(fabriek.gemeente(GEMEENTE))


def status_op(nr, dag):
    with systeem():
        kind = Personalia.objects.get(achternaam=f"Zee{nr}")
        return Tijdlijn.objects.get(jongere=kind.pk, periode__contains=d(dag)).status


def test_bewoners_maken_absoluut_verzuim_zichtbaar(ambtenaar, lever):
    bestanden = bewoners(1, 2, inschrijvingen="2;10AB00;2024-08-01;\n")
    levering = lever(ambtenaar, bestanden, formaat="bewoners")
    assert levering.telling["afgekeurd"] == 0
    assert status_op(1, "2025-11-03") == "absoluut_verzuim"
    assert status_op(1, "2024-11-04") == "onbekend"  # before the period nobody vouched for it
    assert status_op(2, "2025-11-03") == "in_onderwijs"


def test_afgekeurde_inschrijving_noemt_geen_kind_absoluut(ambtenaar, lever):
    with systeem():
        fabriek.leg(
            fabriek.gemeente("0453"),
            dekking=[{"bron": "0453", "categorie": "inschrijving", "begindatum": d("2020-08-01")}],
        )
    bestanden = bewoners(1, inschrijvingen="1;10AB00;31-02-2024;\n")
    lever(ambtenaar, bestanden, formaat="bewoners")
    assert status_op(1, "2025-11-03") == "onbekend"


def test_bewoners_noemen_een_school_buiten_de_regio(ambtenaar, lever):
    bestanden = bewoners(1, inschrijvingen="1;77XY00;2024-08-01;\n", **{"scholen.csv": SCHOLEN})
    lever(ambtenaar, bestanden, formaat="bewoners")
    assert inschrijvingen() == [("77XY00", d("2024-08-01"), None, False)]
    lever(ambtenaar, bestanden, formaat="bewoners", moment=MOMENT + DAG)
    with systeem():
        assert FeitSchool.objects.filter(school="77XY00").count() == 1
        assert FeitDekking.objects.count() == 1


def test_vertrokken_bewoner_is_een_vraag(ambtenaar, lever):
    lever(ambtenaar, bewoners(1, 2), formaat="bewoners")
    levering = lever(ambtenaar, bewoners(2), formaat="bewoners", moment=MOMENT + DAG)
    assert levering.telling["ontbreekt"] == 1
    assert status_op(1, "2025-11-03") == "absoluut_verzuim"


def test_feitenmap_van_een_gemeente(ambtenaar, lever):
    lever(ambtenaar, bewoners(1), formaat="bewoners")
    vrij = "jongere,grond,begindatum,einddatum\n1,art5_onder_a,2025-09-01,\n"
    levering = lever(ambtenaar, {"vrijstellingen.csv": vrij}, formaat="feitenmap", volledig=False)
    assert levering.telling["nieuw"] == {"vrijstellingen": 1}
    assert status_op(1, "2025-11-03") == "vrijgesteld"
    onbekend = vrij.replace("\n1,", "\n99,")
    fout = lever(ambtenaar, {"vrijstellingen.csv": onbekend}, formaat="feitenmap", volledig=False)
    assert fout.telling["afgekeurd"] == 1
