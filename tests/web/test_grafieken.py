"""Drawings: what is in them, what a strict policy allows, and what eyes can tell apart."""

from datetime import date, timedelta
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring

from inbeeld.web.grafieken import (
    Baan,
    Blok,
    Staaf,
    Strook,
    Tijdbeeld,
    teken_staven,
    teken_tijdbaan,
)
from inbeeld.web.grafieken.kleuren import KLEUREN

VANDAAG = date(2026, 11, 21)
SVG = "{http://www.w3.org/2000/svg}"


def beeld(*banen: Baan, begin=date(2026, 1, 1), tot=date(2027, 3, 1)) -> Tijdbeeld:
    stroken = [Strook(date(2026, 7, 4), date(2026, 8, 17), "Zomervakantie")]
    return Tijdbeeld("Titel", "Beschrijving", begin, tot, VANDAAG, banen, stroken)


def getekend(*banen: Baan, breed=True, **kw) -> Element:
    return fromstring(teken_tijdbaan(beeld(*banen, **kw), breed=breed))


def blokken(svg: Element) -> dict[str, Element]:
    """Rectangles by their title."""
    return {r.findtext(f"{SVG}title", ""): r for r in svg.iter(f"{SVG}rect")}


@pytest.mark.parametrize("breed", [True, False])
def test_it_is_named_for_who_cannot_see_it(breed):
    svg = getekend(Baan("Status", []), breed=breed)
    assert svg.get("role") == "img"
    ids = {e.get("id"): e.text for e in svg if e.get("id")}
    assert [ids[i] for i in svg.get("aria-labelledby").split()] == ["Titel", "Beschrijving"]


@pytest.mark.parametrize("breed", [True, False])
def test_nothing_in_it_needs_a_style_or_a_script(breed):
    svg = getekend(Baan("Status", [Blok(date(2026, 9, 1), None, "X", "dringend")]), breed=breed)
    for element in svg.iter():
        assert not {"style", "class"} & set(element.attrib)
        assert not [naam for naam in element.attrib if naam.startswith("on")]
        assert element.tag not in (f"{SVG}style", f"{SVG}script")


def test_texts_are_escaped():
    svg = getekend(Baan("<b>", [Blok(date(2026, 1, 1), None, "<script>alert(1)</script>")]))
    assert "<script>alert(1)</script>: vanaf 1 jan 2026" in blokken(svg)


def test_a_half_open_block_ends_where_the_next_begins():
    een = Blok(date(2026, 2, 1), date(2026, 5, 1), "Een")
    twee = Blok(date(2026, 5, 1), date(2026, 6, 1), "Twee")
    gevonden = blokken(getekend(Baan("Baan", [een, twee])))
    links = gevonden["Een: 1 feb 2026 t/m 30 apr 2026"]
    rechts = gevonden["Twee: 1 mei 2026 t/m 31 mei 2026"]
    assert links.get("y") == rechts.get("y")
    assert float(links.get("x")) + float(links.get("width")) == pytest.approx(
        float(rechts.get("x")), abs=0.2
    )


def test_blocks_that_overlap_go_under_each_other():
    een = Blok(date(2026, 2, 1), date(2026, 5, 1), "Een")
    twee = Blok(date(2026, 4, 30), None, "Twee")
    gevonden = blokken(getekend(Baan("Baan", [een, twee])))
    hoogten = {r.get("y") for titel, r in gevonden.items() if titel[:3] in ("Een", "Twe")}
    assert len(hoogten) == 2


def test_a_single_day_in_years_stays_visible():
    dag = Blok(VANDAAG, VANDAAG + timedelta(days=1), "Dag")
    svg = getekend(Baan("Baan", [dag]), begin=date(2016, 1, 1), breed=False)
    assert float(blokken(svg)["Dag: 21 nov 2026"].get("width")) >= 2


def test_what_lies_ahead_is_lighter_and_today_has_a_line():
    svg = getekend(Baan("Baan", [Blok(date(2026, 9, 1), None, "X")]))
    sluier = [r for r in svg.iter(f"{SVG}rect") if r.get("fill-opacity")]
    (vandaag,) = [t for t in svg.iter(f"{SVG}text") if t.text == "vandaag"]
    assert len(sluier) == 1
    assert abs(float(sluier[0].get("x")) - float(vandaag.get("x"))) < 6


def dikke_strepen(blok: Blok) -> list[Element]:
    return [
        p for p in getekend(Baan("Klok", [blok])).iter(f"{SVG}path") if p.get("stroke-width") == "2"
    ]


def test_three_months_are_marked_only_while_the_clock_runs():
    begin, vol = date(2026, 9, 1), date(2026, 12, 1)
    assert len(dikke_strepen(Blok(begin, None, "K", merk=vol))) == 1
    assert len(dikke_strepen(Blok(begin, date(2026, 10, 1), "K", merk=vol))) == 0


def test_a_picture_of_the_past_has_no_today():
    svg = getekend(Baan("Baan", []), tot=date(2026, 6, 1))
    assert "vandaag" not in [t.text for t in svg.iter(f"{SVG}text")]


def test_what_does_not_touch_the_picture_is_not_drawn():
    voor = Blok(date(2025, 1, 1), date(2026, 1, 1), "Voor")
    assert not [t for t in blokken(getekend(Baan("Baan", [voor]))) if t.startswith("Voor")]


def _licht(hex_kleur: str) -> float:
    delen = [int(hex_kleur[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    lineair = [d / 12.92 if d <= 0.03928 else ((d + 0.055) / 1.055) ** 2.4 for d in delen]
    return 0.2126 * lineair[0] + 0.7152 * lineair[1] + 0.0722 * lineair[2]


def contrast(een: str, twee: str) -> float:
    licht, donker = sorted((_licht(een), _licht(twee)), reverse=True)
    return (licht + 0.05) / (donker + 0.05)


@pytest.mark.parametrize("kleur", KLEUREN.values(), ids=KLEUREN)
def test_text_and_lines_stand_out(kleur):
    assert contrast(kleur.tekst, kleur.vlak) >= 4.5
    assert contrast(kleur.lijn, "#ffffff") >= 3
    # Text also stands on the veil that lightens what lies ahead.
    assert contrast(kleur.tekst, "#ffffff") >= 4.5


@pytest.mark.parametrize("breed", [True, False])
def test_unknown_has_no_bar_and_at_least_is_not_solid(breed):
    staven = [
        Staaf("Zeker", 10, "10"),
        Staaf("Ten minste", 5, "ten minste 5", voluit=False),
        Staaf("Onbekend", None, "onbekend"),
    ]
    svg = fromstring(teken_staven(staven, titel="T", beschrijving="B", breed=breed))
    vlakken = list(svg.iter(f"{SVG}rect"))
    assert len(vlakken) == 2
    vol, open_ = (float(v.get("width")) for v in vlakken)
    assert vol == pytest.approx(2 * open_, abs=0.2)
    assert vlakken[1].get("fill") == "#ffffff"
    assert "onbekend" in [t.text for t in svg.iter(f"{SVG}text")]
