"""Whether what a chart tells by colour is told without it too, and stays apart for who sees
colours otherwise.

A mark is a bar, a line, a tile. Two marks of another colour must differ in their dress as well: in
hatching, dashes, the shape of their points, the boxes that are filled; or each must have its words
beside it. And each must stand out from the paper, text from its ground, as they see it.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

# Machado, Oliveira and Fernandes (2009), severity 1.0: over linear RGB. Grey: luminance (WCAG 2).
ZIEN = {
    "protanopie": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopie": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopie": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
    "grijs": ((0.2126, 0.7152, 0.0722),) * 3,
}
CDP = {
    "protanopie": "protanopia",
    "deuteranopie": "deuteranopia",
    "tritanopie": "tritanopia",
    "grijs": "achromatopsia",
}
"""The same for Chromium's `Emulation.setEmulatedVisionDeficiency`."""
WIT = "#ffffff"
LIJN, TEKST, STAP = 3.0, 4.5, 1.1
"""Least contrast of a mark with the paper, of text with its ground, of a shade with the next."""
NAAST = 22
"""So many units from a mark its words may stand."""
_KLEUR = re.compile(r"#[0-9a-f]{6}")
_SVG = "{http://www.w3.org/2000/svg}"

Rgb = tuple[float, float, float]


def lineair(kleur: str) -> Rgb:
    """The three parts of a colour as light, 0 to 1."""
    delen = (int(kleur[i : i + 2], 16) / 255 for i in (1, 3, 5))
    rood, groen, blauw = (
        d / 12.92 if d <= 0.04045 else ((d + 0.055) / 1.055) ** 2.4 for d in delen
    )
    return rood, groen, blauw


def gezien(kleur: str, soort: str) -> Rgb:
    """The light of a colour as somebody with this colour vision sees it; '' as most do."""
    licht = lineair(kleur)
    if not soort:
        return licht
    rood, groen, blauw = (
        min(1.0, max(0.0, sum(m * deel for m, deel in zip(rij, licht, strict=True))))
        for rij in ZIEN[soort]
    )
    return rood, groen, blauw


def contrast(een: str, ander: str, soort: str = "") -> float:
    """The ratio of WCAG 2 between two colours, as seen."""
    licht = sorted(
        0.2126 * r + 0.7152 * g + 0.0722 * b
        for r, g, b in (gezien(een, soort), gezien(ander, soort))
    )
    return (licht[1] + 0.05) / (licht[0] + 0.05)


def is_kleur(kleur: str | None) -> bool:
    """Whether it has a colour of its own: not paper, ink or grey."""
    if not kleur or not _KLEUR.fullmatch(kleur):
        return False
    delen = [int(kleur[i : i + 2], 16) for i in (1, 3, 5)]
    return max(delen) - min(delen) > 40


@dataclass(frozen=True)
class Merk:
    """Something that is drawn in a colour. `kleed`: how it looks without it."""

    kleur: str
    kleed: str
    y: float


def beoordeel(svg: str) -> list[str]:
    """What is wrong with a drawing; nothing when all is told without colour."""
    tekening = fromstring(svg)
    return _tegels(tekening) if tekening.get("role") == "group" else _merken(tekening)


def _merken(tekening: Element) -> list[str]:
    merken = [m for element in tekening.iter() for m in _merk(element)]
    woorden = [float(t.get("y", 0)) for t in tekening.iter(f"{_SVG}text") if t.text]
    fouten = []
    per_kleur: dict[str, set[str]] = defaultdict(set)
    zonder_woorden: dict[str, bool] = defaultdict(bool)
    for merk in merken:
        per_kleur[merk.kleur].add(merk.kleed)
        zonder_woorden[merk.kleur] |= not any(abs(y - merk.y) <= NAAST for y in woorden)
    for een, ander in combinations(sorted(per_kleur), 2):
        # A line may share its dotted part with another when its points are of another shape.
        eigen = per_kleur[een] - per_kleur[ander], per_kleur[ander] - per_kleur[een]
        if not all(eigen) and (zonder_woorden[een] or zonder_woorden[ander]):
            fouten.append(f"{een} en {ander} verschillen alleen in kleur")
    fouten += [
        f"{kleur} valt weg tegen wit bij {soort or 'gewoon zien'}"
        for kleur in sorted(per_kleur)
        for soort in ("", *ZIEN)
        if contrast(kleur, WIT, soort) < LIJN
    ]
    return fouten


def _merk(element: Element) -> Iterator[Merk]:
    """The mark that an element is. Of a light fill its edge is what must be seen."""
    vul, rand = element.get("fill"), element.get("stroke")
    kleur = rand if is_kleur(rand) else vul if is_kleur(vul) else None
    if kleur is None or element.tag == f"{_SVG}text":
        return
    # A path by its letters alone: of two lines they are the same, of two marks they are not.
    vorm = "lijn" if vul == "none" else re.sub(r"[-\d. ]+", " ", element.get("d", ""))
    # Hatching is one path of many strokes that all go down.
    if vul == "none" and element.get("d", "").count("v") > 1:
        vorm = "arcering"
    vol = "vol" if is_kleur(vul) else "open"
    kleed = f"{element.tag.removeprefix(_SVG)} {vorm} {vol} {element.get('stroke-dasharray', '')}"
    yield Merk(kleur, kleed, _y(element))


def _y(element: Element) -> float:
    if element.get("y"):
        return float(element.get("y", 0)) + float(element.get("height", 0)) / 2
    getallen = re.findall(r"-?[\d.]+", element.get("d", ""))
    return float(getallen[1]) if len(getallen) > 1 else 0.0


def _tegels(tekening: Element) -> list[str]:
    """Each shade has boxes of its own, its words on it, and differs from the next."""
    fouten = []
    per_kleed: dict[tuple[int, bool], set[str]] = defaultdict(set)
    for tegel in (e for e in tekening if e.tag in (f"{_SVG}a", f"{_SVG}g")):
        vak, *rest = tegel.iter(f"{_SVG}rect")
        vlak = vak.get("fill", WIT)
        gevuld = sum(r.get("fill") != "none" for r in rest)
        per_kleed[gevuld, bool(vak.get("stroke-dasharray"))].add(vlak)
        teksten = [t for t in tegel.iter(f"{_SVG}text") if t.text]
        if len(teksten) < 2:
            fouten.append("een tegel zonder naam of getal")
        fouten += [
            f"tekst op {vlak} is niet te lezen bij {soort or 'gewoon zien'}"
            for tekst in teksten
            for soort in ("", *ZIEN)
            if contrast(vlak, tekst.get("fill", "#000000"), soort) < TEKST
        ]
    fouten += [
        f"{gevuld} vakjes staan op verschillende tinten"
        for (gevuld, _), tinten in per_kleed.items()
        if len(tinten) > 1
    ]
    trap = [next(iter(tinten)) for (_, open_), tinten in sorted(per_kleed.items()) if not open_]
    fouten += [
        f"{een} en {ander} zijn niet uit elkaar te houden bij {soort or 'gewoon zien'}"
        for een, ander in pairwise(trap)
        for soort in ("", *ZIEN)
        if contrast(een, ander, soort) < STAP
    ]
    return fouten
