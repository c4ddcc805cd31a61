"""Lines through time and waiting curves: what is drawn, what is left out, and nothing by colour."""

from datetime import date
from itertools import pairwise
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring

from inbeeld.web.grafieken import (
    Band,
    Punt,
    Reeks,
    Streeflijn,
    teken_lijn,
    teken_overleving,
)
from inbeeld.web.grafieken.assen import dagnamen, stappen, uiteen

SVG = "{http://www.w3.org/2000/svg}"
DAGEN = [date(2025, maand, 1) for maand in (1, 3, 5, 7)]


def reeks(*waarden: int | None, naam: str = "Thuiszitters", volledig: bool = True) -> Reeks:
    return Reeks(naam, [Punt(d, w, volledig) for d, w in zip(DAGEN, waarden, strict=False)])


def lijn(*reeksen: Reeks, breed: bool = True, **kw: object) -> Element:
    return fromstring(teken_lijn(reeksen, titel="T", beschrijving="B", breed=breed, **kw))


def paden(svg: Element, **kenmerken: str) -> list[str]:
    return [
        p.get("d")
        for p in svg.iter(f"{SVG}path")
        if all(p.get(naam.replace("_", "-")) == waarde for naam, waarde in kenmerken.items())
    ]


def teksten(svg: Element) -> list[str]:
    return [t.text for t in svg.iter(f"{SVG}text")]


@pytest.mark.parametrize("breed", [True, False])
def test_named_and_without_style_or_script(breed):
    curve = [(0, 1.0, 1.0, 1.0), (30, 0.5, 0.3, 0.7)]
    for svg in (
        lijn(reeks(1, 2), breed=breed),
        fromstring(teken_overleving(curve, titel="T", beschrijving="B", breed=breed)),
    ):
        ids = {e.get("id"): e.text for e in svg if e.get("id")}
        assert [ids[i] for i in svg.get("aria-labelledby").split()] == ["T", "B"]
        for element in svg.iter():
            assert not {"style", "class"} & set(element.attrib)


def test_an_unknown_day_is_a_gap_and_never_a_zero():
    (streep,) = paden(lijn(reeks(10, 10, None, 10)), stroke_width="2")
    assert streep.count("M") == 1  # from the first to the second; nothing to or from the third
    merken = paden(lijn(reeks(10, None, None, 10)), stroke_width="1.5")
    assert len(merken) == 3  # two days and the legend


def test_at_least_is_drawn_open_and_dotted():
    svg = lijn(reeks(10, 12, volledig=False))
    assert paden(svg, stroke_dasharray="1 4")
    assert len(paden(svg, fill="#ffffff", stroke_width="1.5")) == 2


def test_lines_differ_without_colour():
    svg = lijn(reeks(5, 6), reeks(2, 3, naam="Langer dan drie maanden"))
    strepen = {
        p.get("stroke-dasharray") for p in svg.iter(f"{SVG}path") if p.get("stroke-width") == "2"
    }
    assert len(strepen) == 2
    vormen = {d.split("a")[0][:1] + d[-12:] for d in paden(svg, stroke_width="1.5")}
    assert len(vormen) >= 2


def test_the_goal_is_a_straight_line_to_its_day():
    doel = Streeflijn("Doel: 95", DAGEN[0], 106, date(2025, 12, 31), 95)
    svg = lijn(reeks(106, 100), doel=doel)
    assert len(paden(svg, stroke_dasharray="4 4")) == 1
    assert "Doel: 95" in teksten(svg)


def test_a_year_that_does_not_compare_is_a_named_band():
    svg = lijn(reeks(1, 2, 3, 4), banden=[Band(date(2025, 2, 1), date(2025, 6, 1), "<corona>")])
    assert [g.findtext(f"{SVG}title") for g in svg.iter(f"{SVG}g")] == ["<corona>"]
    assert "niet vergelijkbaar" in teksten(svg)


def test_the_curve_falls_at_its_steps_and_its_band_holds_it():
    curve = [(0, 1.0, 1.0, 1.0), (30, 0.5, 0.25, 0.75), (100, 0.5, 0.25, 0.75)]
    svg = fromstring(teken_overleving(curve, titel="T", beschrijving="B", breed=True))
    (lijn_,) = paden(svg, stroke_width="2.5")
    punten = [tuple(map(float, p.split())) for p in lijn_[1:].split("L")]
    hoogten = [y for _, y in punten]
    assert hoogten == sorted(hoogten)  # down the page: never up again
    onder, boven = 44 + 190, 44
    assert hoogten[0] == boven
    assert hoogten[-1] == (onder + boven) / 2
    assert "3 maanden" in teksten(svg)
    assert "1 jaar" not in teksten(svg)


def test_scale_and_labels():
    assert stappen(1) == [0, 1]
    assert stappen(106)[-1] >= 106
    assert len(stappen(9_999)) <= 7
    apart = sorted(uiteen([100, 101, 99], 200))
    assert all(b - a >= 15 for a, b in pairwise(apart))
    assert len(dagnamen([date(2020 + n // 12, n % 12 + 1, 1) for n in range(60)], 7)) <= 7
    assert dagnamen(DAGEN, 7)[0][1] == "1 jan 2025"
