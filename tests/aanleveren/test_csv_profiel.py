"""A school's three CSV files: encodings, separators, and every way to be wrong."""

import pytest

from inbeeld.aanleveren.formaten import FORMATEN, Onleesbaar
from inbeeld.aanleveren.formaten.csv_profiel import KOLOMMEN
from inbeeld.aanleveren.keuring import Bekend, Keuring, keur
from tests.aanleveren.bestanden import (
    GEMEENTE,
    SCHOOL,
    VANDAAG,
    csv_levering,
    leerling,
    opdracht,
    schrijf,
    zip_met,
)

BEKEND = Bekend([{"school": SCHOOL, "sector": "vo", "gemeente": GEMEENTE}])
MAG = frozenset({"jongeren", "woonplaatsen", "inschrijvingen", "verzuim"})
INGESCHREVEN = "1;10AB00;2024-08-01;\n"


def keur_bestanden(tmp_path, bestanden, *, codering="utf-8") -> Keuring:
    pad = schrijf(tmp_path, zip_met(bestanden, codering=codering))
    gelezen = FORMATEN["csv_profiel"].lees(pad, opdracht())
    return keur(gelezen, opdracht(), "school", MAG, BEKEND, vandaag=VANDAAG)


def weiger(tmp_path, bestanden, woorden, *, codering="utf-8"):
    pad = schrijf(tmp_path, zip_met(bestanden, codering=codering))
    with pytest.raises(Onleesbaar, match=woorden):
        FORMATEN["csv_profiel"].lees(pad, opdracht())


def afgekeurd(keuring):
    return [(a.bestand, a.regel, a.kolom) for a in keuring.afgekeurd]


def reden(keuring):
    return keuring.afgekeurd[0].reden


def verzuim(*regels):
    return csv_levering(leerling(1), INGESCHREVEN, "".join(f"{r}\n" for r in regels))


@pytest.mark.parametrize("codering", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("teken", [";", ",", "\t"])
def test_codering_en_scheidingsteken_worden_herkend(tmp_path, codering, teken):
    bestanden = csv_levering(leerling(1, naam="Coöperatié"), INGESCHREVEN)
    bestanden = {naam: tekst.replace(";", teken) for naam, tekst in bestanden.items()}
    keuring = keur_bestanden(tmp_path, bestanden, codering=codering)
    assert keuring.afgekeurd == []
    assert keuring.personen["1"].achternaam == "Coöperatié1"
    assert keuring.tabellen["inschrijvingen"].rijen[0][1] == SCHOOL


def test_regels_gelezen_is_aanvaard_plus_afgekeurd(tmp_path):
    keuring = keur_bestanden(
        tmp_path,
        csv_levering(
            leerling(1) + leerling(2, geboren="31-02-2012"),
            INGESCHREVEN + "2;10AB00;2024-08-01;\n\n",
            "1;10AB00;2025-11-03;2025-11-03;ziek;2,5\n",
        ),
    )
    assert (keuring.gelezen, keuring.aanvaard, len(keuring.afgekeurd)) == (5, 3, 2)
    # The pupil's own line, and the enrolment that hangs on it.
    assert afgekeurd(keuring) == [
        ("inschrijvingen.csv", 3, "leerlingnummer"),
        ("leerlingen.csv", 3, "geboortedatum"),
    ]


@pytest.mark.parametrize(
    ("regel", "kolom", "woorden"),
    [
        ("1;10AB00;31-02-2026;31-02-2026;ziek;", "begindatum", "geen bestaande datum"),
        ("1;10AB00;0025-11-03;2025-11-03;ziek;", "begindatum", "jaar kan niet"),
        ("1;10AB00;2025-11-03;9999-12-31;ziek;", "einddatum", "jaar kan niet"),
        ("1;10AB00;2025-11-03;2025-11-03;ziek;25", "uren", "hoogstens 12"),
        ("1;10AB00;2025-11-03;2025-11-03;ziek;veel", "uren", "geen getal"),
        ("1;10AB00;2025-11-03;2025-11-04;ziek;2", "einddatum", "gelijk zijn aan de begindatum"),
        ("1;10AB00;2025-11-04;2025-11-03;ziek;", "einddatum", "vóór de begindatum"),
        ("1;10AB00;2025-11-03;2025-11-03;spijbelen;", "soort", "onbekende code"),
        ("1;99ZZ00;2025-11-03;2025-11-03;ziek;", "school", "uw eigen organisatie"),
        ("9;10AB00;2025-11-03;2025-11-03;ziek;", "leerlingnummer", "bestand met personen"),
        ("1;10AB00;2026-03-02;2026-03-02;ziek;", "begindatum", "na de periode"),
        ("1;10AB00;2025-06-02;2025-06-02;ziek;", "einddatum", "vóór de periode"),
        ("1;10AB00;2025-11-03", "", "3 waarden"),
        ("1;10AB00;2025-11-03;2025-11-03;ziek;" + "x" * 2000, "", "langer dan"),
    ],
)
def test_een_foute_regel_wordt_afgekeurd_met_plek_en_reden(tmp_path, regel, kolom, woorden):
    goed = "1;10AB00;2025-11-05;2025-11-05;ziek;"
    keuring = keur_bestanden(tmp_path, verzuim(goed, regel, goed))
    assert afgekeurd(keuring) == [("verzuim.csv", 3, kolom)]
    assert woorden in reden(keuring)
    assert len(keuring.tabellen["verzuim"].rijen) == 2


def test_een_jaar_dat_de_deur_weigert_kost_alleen_die_regel(tmp_path):
    rijen = INGESCHREVEN + "1;10AB00;1985-08-01;\n"
    keuring = keur_bestanden(tmp_path, csv_levering(leerling(1), rijen))
    assert [(r, k) for _, r, k in afgekeurd(keuring)] == [(3, "begindatum")]
    assert reden(keuring) == "Dit jaar kan niet kloppen."
    assert len(keuring.tabellen["inschrijvingen"].rijen) == 1


def test_onbekende_school_in_de_regio(tmp_path):
    pad = schrijf(tmp_path, zip_met(csv_levering(leerling(1), INGESCHREVEN)))
    gelezen = FORMATEN["csv_profiel"].lees(pad, opdracht())
    keuring = keur(gelezen, opdracht(), "school", MAG, Bekend(), vandaag=VANDAAG)
    assert reden(keuring) == "Deze school is niet bekend in de regio."


def test_tegenstrijdige_personen_worden_allebei_afgekeurd(tmp_path):
    bestanden = csv_levering(leerling(1) + leerling(1, geboren="2011-01-01"), INGESCHREVEN)
    keuring = keur_bestanden(tmp_path, bestanden)
    assert [r for b, r, _ in afgekeurd(keuring) if b == "leerlingen.csv"] == [2, 3]
    assert keuring.personen == {}


def test_twee_leerlingen_met_een_nummer_worden_allebei_afgekeurd(tmp_path):
    een = leerling(1)
    keuring = keur_bestanden(tmp_path, csv_levering(een + "2" + een[1:], ""))
    assert [(r, k) for _, r, k in afgekeurd(keuring)] == [
        (2, "bsn_onderwijsnummer"),
        (3, "bsn_onderwijsnummer"),
    ]


@pytest.mark.parametrize(("nummer", "goed"), [("123456789", False), ("abc", False), ("", True)])
def test_elfproef(tmp_path, nummer, goed):
    velden = leerling(1).split(";")
    velden[1] = nummer
    keuring = keur_bestanden(tmp_path, csv_levering(";".join(velden), INGESCHREVEN))
    assert ("1" in keuring.personen) is goed
    assert all("123456789" not in str(a) for a in keuring.afgekeurd)


def test_een_regel_telt_heel_of_niet(tmp_path):
    # A bad woongemeente takes the pupil of that line out too, and with it the absence.
    fout = leerling(1).replace(f";{GEMEENTE}", ";Haarlem")
    bestanden = csv_levering(fout, INGESCHREVEN, "1;10AB00;2025-11-03;2025-11-03;ziek;\n")
    keuring = keur_bestanden(tmp_path, bestanden)
    assert len(keuring.afgekeurd) == keuring.gelezen == 3
    assert not any(tabel.rijen for tabel in keuring.tabellen.values())


def test_gemeentecode_zonder_voorloopnul(tmp_path):
    bestanden = csv_levering(leerling(1).replace(";0392", ";392"), INGESCHREVEN)
    keuring = keur_bestanden(tmp_path, bestanden)
    assert keuring.tabellen["woonplaatsen"].rijen[0][1] == "0392"


def test_aanhalingstekens_en_regeleinden_in_een_waarde(tmp_path):
    bestanden = csv_levering(leerling(1).replace("Kind1", '"Ki;nd\n1"') + leerling(2), "x;y\n")
    keuring = keur_bestanden(tmp_path, bestanden)
    assert keuring.personen["1"].roepnaam == "Ki;nd\n1"
    assert afgekeurd(keuring) == [("inschrijvingen.csv", 2, "")]


@pytest.mark.parametrize(
    ("bestand", "inhoud", "woorden"),
    [
        ("leerlingen.csv", "", "leeg"),
        ("leerlingen.csv", "leerlingnummer\n1\n", "puntkomma, komma of tab"),
        ("leerlingen.csv", "leerlingnummer;achternaam\n", "ontbreken: geboortedatum, woongemeente"),
        ("leerlingen.csv", b"\xff\xfea\x00", "UTF-16"),
        ("leerlingen.csv", b"a;b\n\x00\x01", "geen tekstbestand"),
        ("inschrijvingen.csv", 'leerlingnummer;school;begindatum\n1;"10AB00;2025\n', "CSV"),
        ("verzuim.csv", "school;school;leerlingnummer;begindatum\n", "twee keer voor"),
    ],
    ids=["leeg", "een kolom", "kolommen", "utf-16", "geen tekst", "aanhalingsteken", "dubbel"],
)
def test_een_onleesbaar_bestand_wordt_in_zijn_geheel_geweigerd(tmp_path, bestand, inhoud, woorden):
    weiger(tmp_path, csv_levering(leerling(1), INGESCHREVEN) | {bestand: inhoud}, woorden)


def test_een_bestand_ontbreekt(tmp_path):
    bestanden = csv_levering(leerling(1), INGESCHREVEN)
    del bestanden["inschrijvingen.csv"]
    weiger(tmp_path, bestanden, r"inschrijvingen\.csv ontbreekt")


def test_zonder_zip(tmp_path):
    pad = schrijf(tmp_path, b"leerlingnummer;school\n")
    with pytest.raises(Onleesbaar, match="drie bestanden"):
        FORMATEN["csv_profiel"].lees(pad, opdracht())


def test_te_veel_rijen(tmp_path, monkeypatch):
    monkeypatch.setattr("inbeeld.aanleveren.formaten.tekst.MAX_RIJEN", 3)
    regels = "".join(leerling(nr) for nr in range(4))
    weiger(tmp_path, csv_levering(regels, INGESCHREVEN), "meer dan .* rijen")


def test_twijfel_per_kind_en_per_tabel(tmp_path):
    regels = ("1;10AB00;31-02-2026;;ziek;", "1;10AB00;2025-11-03")
    keuring = keur_bestanden(tmp_path, verzuim(*regels))
    assert ("verzuim", "1") in keuring.onzeker
    assert keuring.onzekere_tabellen == {"verzuim"}


def test_documentatie_noemt_elke_kolom():
    from pathlib import Path

    tekst = Path("docs/formaten/csv-profiel.md").read_text()
    for bestand, kolommen in KOLOMMEN.items():
        assert f"`{bestand}`" in tekst
        for kolom in kolommen:
            assert f"`{kolom.naam}`" in tekst
            assert all(f"`{ander}`" in tekst for ander in kolom.andere)
