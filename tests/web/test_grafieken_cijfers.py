"""Tiles and steps: what they say without colour, and that an unknown is no zero."""

import itertools
import re
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring

from inbeeld.web.grafieken import Stap, Tegel, teken_tegels, teken_waterval
from inbeeld.web.grafieken.tegels import HOOGSTE, TEKST, TINTEN, stap_van, trap
from tests.web.test_grafieken import contrast

SVG = "{http://www.w3.org/2000/svg}"
TEGELS = [
    Tegel("Noord", "0", 0.0, "0,0 per 1.000", "/x/"),
    Tegel("Oost & West", "3", 1.2, "1,2 per 1.000", "/y/"),
    Tegel("Zuid", "41", 8.0, "8,0 per 1.000"),
    Tegel("Buiten", "onbekend", None),
    Tegel("Rand", "afgeschermd", None),
]


def tegels(lijst: list[Tegel] = TEGELS, breed: bool = True) -> Element:
    return fromstring(
        teken_tegels(lijst, titel="T", beschrijving="B", eenheid="per 1.000", breed=breed)
    )


def stukken(svg: Element) -> dict[str, Element]:
    """The tiles by their title."""
    return {e.findtext(f"{SVG}title", ""): e for e in svg if e.tag in (f"{SVG}a", f"{SVG}g")}


def gevuld(tegel: Element) -> int:
    """How many of the four boxes along its lower edge are filled."""
    vakjes = [r for r in tegel.iter(f"{SVG}rect") if r.get("height") == "6"]
    return sum(r.get("fill") != "none" for r in vakjes)


@pytest.mark.parametrize("breed", [True, False])
def test_a_tile_says_its_figure_in_words_shade_and_boxes(breed):
    per_titel = stukken(tegels(breed=breed))
    assert list(per_titel) == [
        "Noord, 0, 0,0 per 1.000",
        "Oost & West, 3, 1,2 per 1.000",
        "Zuid, 41, 8,0 per 1.000",
        "Buiten, onbekend",
        "Rand, afgeschermd",
    ]
    assert [gevuld(t) for t in per_titel.values()] == [0, 1, HOOGSTE, 0, 0]
    vlakken = [t.find(f"{SVG}rect") for t in per_titel.values()]
    assert [v.get("fill") for v in vlakken] == [
        *(TINTEN[n] for n in (0, 1, 4)),
        "#ffffff",
        "#ffffff",
    ]
    # None and unknown are both white: the one has a whole edge, the other a broken one.
    assert [bool(v.get("stroke-dasharray")) for v in vlakken] == [False, False, False, True, True]
    assert [t.get("href") for t in per_titel.values()] == ["/x/", "/y/", None, None, None]


def test_links_are_read_and_nothing_needs_a_style():
    svg = tegels()
    # An image would hide the links in it from who listens.
    assert svg.get("role") == "group"
    for element in svg.iter():
        assert not {"style", "class", "onclick"} & set(element.attrib)


def test_what_is_protected_leaves_no_trace_in_shade_or_boxes():
    een = teken_tegels(
        [Tegel("Rand", "afgeschermd", None)], titel="T", beschrijving="B", eenheid="e", breed=True
    )
    assert "per 1.000" not in een
    assert not re.search(r'height="6"', een)


@pytest.mark.parametrize(
    ("hoogste", "stap"), [(0.0, 0.1), (0.3, 0.1), (0.5, 0.2), (1.9, 0.5), (8.0, 2.0), (17.1, 5.0)]
)
def test_steps_are_round_and_reach_the_highest(hoogste, stap):
    assert stap_van([Tegel("a", "1", hoogste)]) == stap
    assert trap(hoogste, stap) <= HOOGSTE
    assert trap(0.0, stap) == 0
    assert trap(stap, stap) == 1


def test_text_is_read_on_every_shade_and_shades_differ_in_grey():
    for vlak, tekst in zip(TINTEN, TEKST, strict=True):
        assert contrast(vlak, tekst) >= 4.5
    for licht, donker in itertools.pairwise(TINTEN):
        assert contrast(licht, donker) > 1.15


STAPPEN = [
    Stap("Begin", "stand", 8, "8"),
    Stap("Nieuw", "erbij", 4, "+ 4"),
    Stap("Aanbod", "eraf", 3, "− 3"),
    Stap("Anders", "eraf", None, "onbekend"),
    Stap("Eind", "stand", 9, "9"),
]


def waterval(stappen: list[Stap], breed: bool) -> Element:
    return fromstring(teken_waterval(stappen, titel="T", beschrijving="B", breed=breed))


@pytest.mark.parametrize("breed", [True, False])
def test_each_step_begins_where_the_last_one_ended(breed):
    begin, erbij, eraf, eind = waterval(STAPPEN, breed).iter(f"{SVG}rect")

    def links(balk: Element) -> float:
        return float(balk.get("x"))

    def rechts(balk: Element) -> float:
        return links(balk) + float(balk.get("width"))

    assert links(erbij) == pytest.approx(rechts(begin), abs=0.2)
    assert rechts(eraf) == pytest.approx(rechts(erbij), abs=0.2)
    assert rechts(eind) == pytest.approx(links(eraf), abs=0.2)
    assert links(begin) == links(eind)


def test_came_went_and_were_there_differ_in_shape_and_in_words():
    svg = waterval(STAPPEN, breed=True)
    begin, erbij, eraf, _ = svg.iter(f"{SVG}rect")
    assert begin.get("fill") != "#ffffff"
    assert erbij.get("fill") == eraf.get("fill") == "#ffffff"
    strepen = [p for p in svg.iter(f"{SVG}path") if p.get("d", "").count("v18") > 2]
    assert len(strepen) == 1  # what came alone is hatched
    teksten = [t.text for t in svg.iter(f"{SVG}text")]
    assert {"+ 4", "− 3", "onbekend"} <= set(teksten)


def test_an_unknown_step_draws_no_bar():
    assert len(list(waterval(STAPPEN[:1] + STAPPEN[3:4], breed=True).iter(f"{SVG}rect"))) == 1
