"""The judge of charts finds what is told by colour alone, and passes what is told twice."""

import re
from datetime import date

import pytest

from bewijs.kleurenblind import CDP, ZIEN, beoordeel, contrast
from inbeeld.web.grafieken import (
    Punt,
    Reeks,
    Staaf,
    Stap,
    Tegel,
    teken_lijn,
    teken_staven,
    teken_tegels,
    teken_waterval,
)

BREED = {"titel": "T", "beschrijving": "B", "breed": True}
DAGEN = [date(2026, maand, 1) for maand in range(1, 6)]


def svg(*merken: str) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" role="img">{"".join(merken)}</svg>'


def test_two_lines_that_differ_in_colour_alone_are_found():
    een, twee = (
        f'<path d="M0 {y}L50 {y}" fill="none" stroke="{kleur}"/>'
        for y, kleur in ((10, "#9f1d20"), (60, "#1f4e8c"))
    )
    assert beoordeel(svg(een, twee)) == ["#1f4e8c en #9f1d20 verschillen alleen in kleur"]
    gestreept = twee.replace("<path", '<path stroke-dasharray="7 4"')
    assert beoordeel(svg(een, gestreept)) == []


def test_bars_may_look_alike_when_each_has_its_words():
    balken = [
        f'<rect x="0" y="{y}" width="9" height="18" fill="{kleur}"/>'
        for y, kleur in ((0, "#9f1d20"), (100, "#1f4e8c"))
    ]
    assert beoordeel(svg(*balken))
    namen = ['<text x="20" y="14">een</text>', '<text x="20" y="114">twee</text>']
    assert beoordeel(svg(*balken, *namen)) == []


def test_what_falls_away_for_somebody_is_found():
    # Yellow on white: hardly there for anybody.
    geel = '<rect y="0" height="18" fill="#f5e663"/><text y="14">geel</text>'
    assert len(beoordeel(svg(geel))) == 1 + len(ZIEN)


@pytest.mark.parametrize("soort", ZIEN)
def test_the_ways_of_seeing_are_those_of_the_browser_and_keep_black_and_white(soort):
    assert soort in CDP
    assert contrast("#000000", "#ffffff", soort) == pytest.approx(21, abs=0.1)
    assert contrast("#777777", "#777777", soort) == 1


def test_red_and_green_fall_together_for_who_does_not_see_red():
    assert contrast("#b00000", "#005500") < 1.5 < contrast("#b00000", "#005500", "protanopie") * 2
    assert contrast("#ff0000", "#000000", "protanopie") < contrast("#ff0000", "#000000")


def test_shades_without_boxes_are_found():
    goed = teken_tegels(
        [Tegel("a", "0", 0.0), Tegel("b", "1", 1.0), Tegel("c", "9", 9.0)], eenheid="e", **BREED
    )
    assert beoordeel(goed) == []
    # The same without the boxes along the edge.
    kaal = re.sub(r'height="6" fill="#\w+"', 'height="6" fill="none"', goed)
    assert any("verschillende tinten" in fout for fout in beoordeel(kaal))


def test_our_charts_pass():
    punten = [Punt(dag, nr, nr < 3) for nr, dag in enumerate(DAGEN)]
    ander = [Punt(dag, 9 - nr, nr < 2) for nr, dag in enumerate(DAGEN)]
    assert beoordeel(teken_lijn([Reeks("een", punten), Reeks("twee", ander)], **BREED)) == []
    staven = [Staaf("een", 3, "3", "dringend"), Staaf("twee", 4, "ten minste 4", "zorg", False)]
    assert beoordeel(teken_staven(staven, **BREED)) == []
    stappen = [
        Stap("Begin", "stand", 8, "8"),
        Stap("Nieuw", "erbij", 40, "+ 40"),
        Stap("Aanbod", "eraf", 3, "− 3"),
    ]
    assert beoordeel(teken_waterval(stappen, **BREED)) == []
