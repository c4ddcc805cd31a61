"""From file to facts and timelines: what is written, what is withdrawn, what is asked."""

from datetime import timedelta

import pytest

from inbeeld.aanleveren.actions import KanNiet, bevestig, maak_proef, trek_in, verwerk
from inbeeld.aanleveren.models import LeveringDeel, Vraag
from inbeeld.register.models import (
    FEITMODELLEN,
    FeitDekking,
    FeitGegevensstand,
    FeitInschrijving,
    FeitVerzuim,
    FeitWoonplaats,
    Jongere,
    Personalia,
)
from inbeeld.tijdlijnen.models import Tijdlijn
from inbeeld.toegang.actor import als
from tests.aanleveren.bestanden import PERIODE, csv_levering, leerling
from tests.fabriek import MOMENT, d, systeem

pytestmark = pytest.mark.django_db
IN = "{};10AB00;2024-08-01;\n"
ZIEK = "1;10AB00;2025-11-03;2025-11-07;ziek;\n"
DAG = timedelta(days=1)


def geldig(model):
    return model.objects.filter(ingetrokken_op__isnull=True)


def stand():
    """Every fact that holds, without its keys."""
    with systeem():
        return {
            tabel: sorted(
                str({k: v for k, v in rij.items() if k not in WEG})
                for rij in geldig(model).values()
            )
            for tabel, model in FEITMODELLEN.items()
        }


WEG = ("id", "vastlegging_id", "vastgelegd_op", "ingetrokken_op", "ingetrokken_door_id")


def test_eerste_levering_maakt_kinderen_feiten_en_tijdlijnen(coordinator, lever):
    levering = lever(coordinator, csv_levering(leerling(1), IN.format(1), ZIEK))
    assert levering.status == "verwerkt"
    assert levering.telling["nieuwe_jongeren"] == 1
    assert not LeveringDeel.objects.exists()
    with als(coordinator):
        personalia = Personalia.objects.get()
        assert personalia.naam == "Kind1 van der Zee1"
        assert geldig(FeitVerzuim).get().soort == "ziek"
        # A school seldom knows since when: the residence reaches back to the enrolment.
        assert geldig(FeitWoonplaats).get().periode.lower == d("2024-08-01")
        assert geldig(FeitGegevensstand).get().gegevens_tot_en_met == PERIODE[1]
        assert set(geldig(FeitDekking).values_list("categorie", flat=True)) == {
            "inschrijving",
            "ongeoorloofd",
            "geoorloofd",
            "ziek",
            "te_laat",
        }
        assert Tijdlijn.objects.filter(jongere=personalia.pk).exists()


def test_proef_verandert_niets(coordinator, lever):
    voor = stand()
    bestanden = csv_levering(leerling(1), IN.format(1), ZIEK)
    levering = lever(coordinator, bestanden, door=False)
    assert stand() == voor
    assert levering.telling["nieuw"] == {
        "jongeren": 1,
        "woonplaatsen": 1,
        "inschrijvingen": 1,
        "verzuim": 1,
        "gegevensstand": 1,
        "dekking": 5,
    }
    with systeem():
        assert not Jongere.objects.exists()


def test_twee_keer_hetzelfde_verandert_niets(coordinator, lever):
    bestanden = csv_levering(leerling(1) + leerling(2), IN.format(1) + IN.format(2), ZIEK)
    lever(coordinator, bestanden)
    na_een = stand()
    tweede = lever(coordinator, bestanden, moment=MOMENT + DAG)
    assert stand() == na_een
    assert tweede.vastlegging_id is None
    assert (tweede.telling["nieuw"], tweede.telling["intrekken"]) == ({}, {})
    assert tweede.telling["ongewijzigd"] == 7


def test_twee_gelijke_uren_op_een_dag_zijn_twee_rijen(coordinator, lever):
    uur = "1;10AB00;2025-11-03;2025-11-03;ongeoorloofd;1\n"
    for _ in range(2):
        lever(coordinator, csv_levering(leerling(1), IN.format(1), uur * 2))
    with als(coordinator):
        assert geldig(FeitVerzuim).count() == 2
    lever(coordinator, csv_levering(leerling(1), IN.format(1), uur))
    with als(coordinator):
        assert geldig(FeitVerzuim).count() == 1


def test_volledige_levering_trekt_in_wat_weg_is(coordinator, lever):
    lever(coordinator, csv_levering(leerling(1), IN.format(1), ZIEK))
    proef = lever(coordinator, csv_levering(leerling(1), IN.format(1)), door=False)
    assert proef.telling["intrekken"] == {"verzuim": 1}
    with als(coordinator):
        assert geldig(FeitVerzuim).count() == 1
        bevestig(proef)
        verwerk(proef.pk, MOMENT + DAG)
        assert geldig(FeitVerzuim).count() == 0
        assert FeitVerzuim.objects.count() == 1


def test_aanvulling_trekt_niets_in(coordinator, lever):
    lever(coordinator, csv_levering(leerling(1), IN.format(1), ZIEK))
    ander = "1;10AB00;2025-11-10;2025-11-10;ziek;\n"
    levering = lever(coordinator, csv_levering(leerling(1), IN.format(1), ander), volledig=False)
    assert levering.telling["intrekken"] == {}
    with als(coordinator):
        assert geldig(FeitVerzuim).count() == 2


def test_buiten_de_periode_wordt_niets_ingetrokken(coordinator, lever):
    lever(coordinator, csv_levering(leerling(1), IN.format(1), ZIEK))
    later = (d("2026-01-01"), d("2026-01-31"))
    lever(coordinator, csv_levering(leerling(1), IN.format(1)), periode=later)
    with als(coordinator):
        assert geldig(FeitVerzuim).count() == 1


def test_ontbrekende_leerling_wordt_een_vraag_en_geen_uitschrijving(coordinator, lever):
    lever(coordinator, csv_levering(leerling(1) + leerling(2), IN.format(1) + IN.format(2), ZIEK))
    levering = lever(coordinator, csv_levering(leerling(2), IN.format(2)))
    assert levering.telling["ontbreekt"] == 1
    assert levering.telling["intrekken"] == {}
    with als(coordinator):
        vraag = Vraag.objects.get()
        assert (vraag.soort, vraag.antwoord) == ("ontbreekt", "")
        assert geldig(FeitInschrijving).count() == 2
        assert geldig(FeitVerzuim).count() == 1


def test_leerling_zonder_inschrijving_in_het_bestand_is_ook_een_vraag(coordinator, lever):
    lever(coordinator, csv_levering(leerling(1) + leerling(2), IN.format(1) + IN.format(2)))
    levering = lever(coordinator, csv_levering(leerling(1) + leerling(2), IN.format(2)))
    assert levering.telling["ontbreekt"] == 1
    with als(coordinator):
        assert geldig(FeitInschrijving).count() == 2


def test_afgekeurde_regel_laat_het_oude_staan(coordinator, lever):
    lever(coordinator, csv_levering(leerling(1), IN.format(1), ZIEK))
    fout = ZIEK.replace("2025-11-07", "31-11-2025")
    levering = lever(coordinator, csv_levering(leerling(1), IN.format(1), fout))
    assert levering.telling["afgekeurd"] == 1
    assert levering.telling["intrekken"] == {}
    with als(coordinator):
        assert geldig(FeitVerzuim).count() == 1


def test_nieuwe_einddatum_is_intrekken_en_toevoegen(coordinator, lever):
    lever(coordinator, csv_levering(leerling(1), IN.format(1)))
    uit = IN.format(1).replace(";\n", ";2025-12-31\n")
    levering = lever(coordinator, csv_levering(leerling(1), uit))
    assert levering.telling["intrekken"] == {"inschrijvingen": 1}
    assert levering.telling["nieuw"] == {"inschrijvingen": 1}
    with als(coordinator):
        assert geldig(FeitInschrijving).get().periode.upper == d("2026-01-01")


def test_verhuizing_sluit_de_vorige_woonplaats_af(coordinator, lever):
    lever(coordinator, csv_levering(leerling(1), IN.format(1)))
    verhuisd = leerling(1).replace(";0392", ";0453")
    later = (d("2025-11-01"), d("2026-01-31"))
    lever(coordinator, csv_levering(verhuisd, IN.format(1)), periode=later)
    with als(coordinator):
        rijen = geldig(FeitWoonplaats).order_by("periode").values_list("gemeente", "periode")
        assert [(g, p.lower, p.upper) for g, p in rijen] == [
            ("0392", d("2024-08-01"), d("2025-11-01")),
            ("0453", d("2025-11-01"), None),
        ]


def test_onleesbaar_bestand(coordinator, lever):
    levering = lever(coordinator, b"PK\x03\x04 kapot")
    assert levering.status == "mislukt"
    assert "beschadigd" in levering.opmerkingen[0]
    assert not LeveringDeel.objects.exists()
    with als(coordinator), pytest.raises(KanNiet):
        bevestig(levering)


def test_verwerken_zonder_bevestigen_doet_niets(coordinator, lever):
    levering = lever(coordinator, csv_levering(leerling(1), IN.format(1)), door=False)
    with als(coordinator):
        assert verwerk(levering.pk, MOMENT).status == "proef"
        assert not Jongere.objects.exists()


def test_intrekken_brengt_alles_terug(coordinator, lever):
    lever(coordinator, csv_levering(leerling(1), IN.format(1), ZIEK))
    voor = stand()
    tweede = lever(
        coordinator,
        csv_levering(leerling(1), IN.format(1), ZIEK.replace("ziek", "ongeoorloofd")),
        moment=MOMENT + DAG,
    )
    assert stand() != voor
    with als(coordinator):
        trek_in(tweede, MOMENT + 2 * DAG, "verkeerd bestand")
        tweede.refresh_from_db()
    assert stand() == voor
    assert tweede.status == "ingetrokken"


def test_alleen_de_laatste_levering_kan_worden_ingetrokken(coordinator, lever):
    eerste = lever(coordinator, csv_levering(leerling(1), IN.format(1)))
    tweede = lever(coordinator, csv_levering(leerling(1), IN.format(1), ZIEK), moment=MOMENT + DAG)
    with als(coordinator):
        with pytest.raises(KanNiet, match="later"):
            trek_in(eerste, MOMENT + 2 * DAG, "fout")
        trek_in(tweede, MOMENT + 2 * DAG, "fout")
        trek_in(eerste, MOMENT + 3 * DAG, "fout")
        assert not geldig(FeitInschrijving).exists()


def test_levering_overschrijft_geen_ander(school, coordinator, lever):
    from tests import fabriek

    gemeente = fabriek.gemeente()
    lever(coordinator, csv_levering(leerling(1), IN.format(1)))
    with systeem():
        kind = Personalia.objects.get().pk
    fabriek.leg(
        gemeente,
        vrijstellingen=[{"jongere": kind, "grond": "art15", "begindatum": d("2025-09-01")}],
    )
    lever(coordinator, csv_levering(leerling(1), IN.format(1)))
    with systeem():
        assert geldig(FEITMODELLEN["vrijstellingen"]).count() == 1


def test_proef_opnieuw_na_een_wijziging_telt_opnieuw(coordinator, lever):
    bestanden = csv_levering(leerling(1), IN.format(1), ZIEK)
    proef = lever(coordinator, bestanden, door=False)
    lever(coordinator, bestanden)
    with als(coordinator):
        assert maak_proef(proef.pk).telling["nieuw"] == {}
        bevestig(proef)
        assert verwerk(proef.pk, MOMENT + DAG).status == "verwerkt"
        assert geldig(FeitVerzuim).count() == 1


def test_na_intrekken_opnieuw_aanleveren_geeft_weer_een_tijdlijn(coordinator, lever):
    bestanden = csv_levering(leerling(1), IN.format(1))
    eerste = lever(coordinator, bestanden)
    voor = stand()
    with als(coordinator):
        trek_in(eerste, MOMENT + DAG, "fout")
    lever(coordinator, bestanden, moment=MOMENT + 2 * DAG)
    assert stand() == voor
    with als(coordinator):
        assert Personalia.objects.count() == 1
        assert Tijdlijn.objects.exists()
