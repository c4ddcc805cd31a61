"""Residents with their enrolments, and the coverage that a complete delivery gives."""

from datetime import date

import pytest

from inbeeld.aanleveren.formaten import FORMATEN, Onleesbaar
from inbeeld.aanleveren.keuring import Bekend, keur
from tests.aanleveren.bestanden import (
    GEMEENTE,
    PERIODE,
    SCHOOL,
    VANDAAG,
    onderwijsnummer,
    opdracht,
    schrijf,
    zip_met,
)

BEKEND = Bekend([{"school": SCHOOL, "sector": "vo", "gemeente": GEMEENTE}])
MAG = frozenset({"jongeren", "scholen", "woonplaatsen", "inschrijvingen", "dekking"})
KOP = "bewonernummer;bsn;voornamen;achternaam;geboortedatum;gemeente;woont_daar_sinds;"
KOP += "woont_daar_tot_en_met\n"
SCHOLEN = "school;naam;sector;gemeente\n77XY00;De Verte;vo;0363\n"


def bewoner(nr, *, gemeente=GEMEENTE, sinds="2012-03-04", tot=""):
    return f"b{nr};{onderwijsnummer(nr)};Kim Lou;Zee{nr};2012-03-04;{gemeente};{sinds};{tot}\n"


def keur_bewoners(tmp_path, bewoners, inschrijvingen="", *, volledig=True, **meer):
    kop = "bewonernummer;school;begindatum;einddatum\n"
    bestanden = {"bewoners.csv": KOP + bewoners, "inschrijvingen.csv": kop + inschrijvingen}
    pad = schrijf(tmp_path, zip_met(bestanden | meer))
    vraag = opdracht(code=GEMEENTE, volledig=volledig)
    return keur(
        FORMATEN["bewoners"].lees(pad, vraag), vraag, "gemeente", MAG, BEKEND, vandaag=VANDAAG
    )


def test_volledige_levering_geeft_dekking_van_inschrijving(tmp_path):
    keuring = keur_bewoners(tmp_path, bewoner(1), "b1;10AB00;2024-08-01;\n")
    assert keuring.tabellen["dekking"].rijen == [(GEMEENTE, "inschrijving", *PERIODE, False)]
    assert keuring.gelezen == keuring.aanvaard == 2
    assert keuring.personen["b1"].roepnaam == "Kim"
    assert keuring.tabellen["woonplaatsen"].rijen[0][3] == date(2012, 3, 4)


def test_aanvulling_geeft_geen_dekking(tmp_path):
    assert "dekking" not in keur_bewoners(tmp_path, bewoner(1), volledig=False).tabellen


def test_afgekeurde_inschrijving_neemt_de_dekking_weg(tmp_path):
    # Or a child whose row had a typing error would be called absent from school.
    keuring = keur_bewoners(tmp_path, bewoner(1), "b1;10AB00;31-02-2025;\n")
    assert keuring.tabellen["dekking"].rijen == []
    assert any("niet ingeschreven" in regel for regel in keuring.opmerkingen)


def test_school_buiten_de_regio_kan_worden_genoemd(tmp_path):
    zonder = keur_bewoners(tmp_path, bewoner(1), "b1;77XY00;2024-08-01;\n")
    assert len(zonder.afgekeurd) == 1
    met = keur_bewoners(tmp_path, bewoner(1), "b1;77XY00;2024-08-01;\n", **{"scholen.csv": SCHOLEN})
    assert met.afgekeurd == []
    assert met.tabellen["scholen"].rijen[0][0] == "77XY00"


def test_bewoner_van_een_andere_gemeente(tmp_path):
    keuring = keur_bewoners(tmp_path, bewoner(1, gemeente="0363"))
    assert keuring.afgekeurd[0].kolom == "gemeente"


def test_twee_adressen_van_een_bewoner(tmp_path):
    regels = bewoner(1, tot="2025-09-30") + bewoner(1, sinds="2025-10-01")
    keuring = keur_bewoners(tmp_path, regels)
    assert keuring.afgekeurd == []
    assert len(keuring.tabellen["woonplaatsen"].rijen) == 2
    assert len(keuring.tabellen["jongeren"].rijen) == 1


def test_bestand_ontbreekt(tmp_path):
    pad = schrijf(tmp_path, zip_met({"bewoners.csv": KOP + bewoner(1)}))
    with pytest.raises(Onleesbaar, match="ontbreekt"):
        FORMATEN["bewoners"].lees(pad, opdracht(code=GEMEENTE))
