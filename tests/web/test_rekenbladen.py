"""Tables as CSV, ODS and XLSX: the same numbers, sums as formulas, nothing that runs."""

import zipfile
from datetime import date
from io import BytesIO

import openpyxl
import pytest
from defusedxml.ElementTree import fromstring

from inbeeld.web.rekenbladen import Blad, Getal, als_csv, bestand, tabnamen

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
BLAD = Blad(
    naam="Stand per status",
    titel="Stand op 1 oktober 2025",
    kolommen=("Gemeente", "Thuiszitter", "Deel", "Sinds"),
    rijen=(
        ("Haarlem", 12, Getal(0.25, "procent"), date(2025, 8, 1)),
        ("=1+1", Getal(5, ten_minste=True), "onbekend", None),
    ),
    totaal=("Samen", Getal(17, ten_minste=True, som=True), None, None),
    boven=("Definitie: rijk-2016",),
    onder=("Bekend op 2 oktober 2025",),
)


def xlsx(blad: Blad, *, waarden: bool) -> openpyxl.worksheet.worksheet.Worksheet:
    inhoud, _ = bestand("xlsx", [blad], titel="Proef")
    return openpyxl.load_workbook(BytesIO(inhoud), data_only=waarden).worksheets[0]


def ods(blad: Blad) -> list[list[dict[str, str]]]:
    """Per row its cells: their attributes, and what is read in them under 'tekst'."""
    inhoud, _ = bestand("ods", [blad], titel="Proef")
    with zipfile.ZipFile(BytesIO(inhoud)) as pakket:
        assert pakket.namelist()[0] == "mimetype"
        boom = fromstring(pakket.read("content.xml"))
    return [
        [
            {**{k.split("}")[1]: v for k, v in cel.items()}, "tekst": "".join(cel.itertext())}
            for cel in rij.iter(f"{TABLE}table-cell")
        ]
        for rij in boom.iter(f"{TABLE}table-row")
    ]


def test_numbers_are_numbers_and_say_at_least_so_many() -> None:
    vel = xlsx(BLAD, waarden=True)
    assert [cel.value for cel in vel[4]] == list(BLAD.kolommen)
    assert vel["B5"].value == 12
    assert (vel["B6"].value, vel["B6"].number_format) == (5, '"ten minste "#,##0')
    assert vel["C5"].value == 0.25
    assert vel["D5"].value.date() == date(2025, 8, 1)
    assert next(iter(vel.tables.values())).ref == "A4:D6"
    rijen = ods(BLAD)
    assert (rijen[5][1]["value"], rijen[5][1]["tekst"]) == ("5", "ten minste 5")
    assert (rijen[4][2]["value-type"], rijen[4][2]["tekst"]) == ("percentage", "25,0%")
    assert rijen[4][3]["date-value"] == "2025-08-01"


def test_a_total_is_a_formula_only_where_it_is_the_sum() -> None:
    assert xlsx(BLAD, waarden=False)["B7"].value == "=SUM(B5:B6)"
    assert xlsx(BLAD, waarden=True)["B7"].value == 17
    assert ods(BLAD)[6][1]["formula"] == "of:=SUM([.B5:.B6])"
    uniek = Blad(
        "a", "a", ("Wijk", "Kinderen"), (("x", 3), ("y", 4)), ("Samen", Getal(6, som=True))
    )
    assert xlsx(uniek, waarden=False)["B6"].value == 6
    assert "formula" not in ods(uniek)[5][1]
    geheim = Blad("a", "a", ("Wijk", "N"), (("x", 3), ("y", "< 5")), ("Samen", Getal(3, som=True)))
    assert xlsx(geheim, waarden=False)["B6"].value == 3


def test_text_is_never_a_formula() -> None:
    cel = xlsx(BLAD, waarden=False)["A6"]
    assert (cel.value, cel.data_type) == ("=1+1", "s")
    inhoud, _ = bestand("xlsx", [BLAD], titel="Proef")
    with zipfile.ZipFile(BytesIO(inhoud)) as pakket:
        assert pakket.read("xl/worksheets/sheet1.xml").count(b"<f>") == 1
        assert not [n for n in pakket.namelist() if "vba" in n or "external" in n.lower()]
        assert b"<dc:creator></dc:creator>" in pakket.read("docProps/core.xml")
    assert "formula" not in ods(BLAD)[5][0]
    assert als_csv(BLAD).decode("utf-8-sig").splitlines() == [
        "Gemeente;Thuiszitter;Deel;Sinds",
        "Haarlem;12;0,25;2025-08-01",
        "'=1+1;ten minste 5;onbekend;",
    ]


def test_the_same_sheets_are_the_same_bytes() -> None:
    for vorm in ("csv", "ods", "xlsx"):
        assert bestand(vorm, [BLAD, BLAD], titel="P") == bestand(vorm, [BLAD, BLAD], titel="P")
    with pytest.raises(KeyError):
        bestand("pdf", [BLAD], titel="P")


def test_names_of_tabs_fit_and_differ() -> None:
    lang = Blad("Doorlooptijd: van melding/signaal tot aanbod", "a", ("x",), ())
    namen = tabnamen([lang, lang, lang])
    assert len(set(namen)) == 3
    assert all(len(naam) <= 31 and not set("[]:*?/\\'") & set(naam) for naam in namen)
    assert ods(lang)
    assert xlsx(lang, waarden=True)["A3"].value == "x"
    with pytest.raises(ValueError, match="naam"):
        Blad("a", "a", ("x", "X"), ())
    with pytest.raises(ValueError, match="cellen"):
        Blad("a", "a", ("x",), ((1, 2),))
