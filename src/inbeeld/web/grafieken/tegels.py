"""A region as a grid of tiles, one for each wijk or school: the figure in it, and how many for its
size by shade, by pattern and in words. Every tile may be a link."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from django.utils.html import escape
from django.utils.safestring import SafeString

from inbeeld.web.grafieken.kader import kader
from inbeeld.web.grafieken.kleuren import INKT, STIL

# From none to many: one hue from light to dark, so that they differ in grey too.
TINTEN = ("#ffffff", "#e3f1ef", "#b5dad5", "#7dbcb4", "#0f6b64")
TEKST = (INKT, INKT, INKT, INKT, "#ffffff")
HOOGSTE = len(TINTEN) - 1
GEEN_MAAT = "#ffffff"
"""Of a tile that has no shade: unknown, or a small number that is protected."""
_HOOG, _TUSSEN, _BAND = 86, 8, 12
_TEKEN = 6.4  # width of an average character at 13 units; errs on the wide side
_RAND = "#6f7d88"


@dataclass(frozen=True)
class Tegel:
    """`label`: the figure in words. `maat`: what shade and pattern follow, the rate per 1,000; None
    is unknown or protected, and then neither may say how many there are. `onder`: a second line."""

    naam: str
    label: str
    maat: float | None
    onder: str = ""
    adres: str = ""


def stap_van(tegels: Sequence[Tegel]) -> float:
    """How wide each of the four steps above none is: 1, 2 or 5 with zeros."""
    hoogste = max((t.maat for t in tegels if t.maat is not None), default=0.0)
    stap = 0.1
    while stap * HOOGSTE < hoogste:
        stap = round(stap * (2.5 if f"{stap:e}".startswith("2") else 2), 10)
    return stap


def trap(maat: float, stap: float) -> int:
    """The step of a measure: 0 is none, 4 the most."""
    return min(HOOGSTE, ceil(round(maat / stap, 9)))


def teken_tegels(
    tegels: Sequence[Tegel],
    *,
    titel: str,
    beschrijving: str,
    eenheid: str,
    breed: bool,
    id_: str = "tg",
) -> SafeString:
    """The grid as SVG: 960 units wide with six in a row, or 340 with two. `eenheid` names what the
    shade follows ('per 1.000 kinderen') in the legend. A group, not one image: its links are read.
    """
    vorm, breedte, kolommen = (f"{id_}-breed", 960, 6) if breed else (f"{id_}-smal", 340, 2)
    wijdte = (breedte - (kolommen - 1) * _TUSSEN) / kolommen
    stap = stap_van(tegels)
    delen = []
    for nr, tegel in enumerate(tegels):
        rij, kolom = divmod(nr, kolommen)
        x, y = round(kolom * (wijdte + _TUSSEN), 1) + 1, rij * (_HOOG + _TUSSEN) + 1
        delen.append(_tegel(tegel, x, y, round(wijdte - 2, 1), stap))
    onder = ceil(len(tegels) / kolommen) * (_HOOG + _TUSSEN)
    legenda, hoogte = _legenda(tegels, stap, eenheid, breedte, onder + 8)
    return kader(
        "".join([*delen, legenda]),
        vorm=vorm,
        maat=(breedte, hoogte),
        titel=titel,
        beschrijving=beschrijving,
        letter=13,
        rol="group",
    )


def _tegel(tegel: Tegel, x: float, y: float, wijdte: float, stap: float) -> str:
    nr = None if tegel.maat is None else trap(tegel.maat, stap)
    kleur = INKT if nr is None else TEKST[nr]
    regels = _breek(tegel.naam, int((wijdte - 16) / _TEKEN))
    naam = "".join(
        f'<text x="{x + 8}" y="{y + 17 + 15 * i}" fill="{kleur}">{escape(regel)}</text>'
        for i, regel in enumerate(regels)
    )
    cijfer = (
        f'<text x="{x + 8}" y="{y + 54}" font-size="{20 if len(tegel.label) < 8 else 15}" '
        f'font-weight="650" fill="{kleur}">{escape(tegel.label)}</text>'
    )
    if tegel.onder:
        cijfer += (
            f'<text x="{x + wijdte - 8}" y="{y + 54}" text-anchor="end" font-size="11" '
            f'fill="{kleur}">{escape(tegel.onder)}</text>'
        )
    vak = _vak(x, y, wijdte, _HOOG, nr) + _band(x, y + _HOOG - _BAND, wijdte, nr)
    inhoud = f"{vak}{naam}{cijfer}"
    woorden = ", ".join(filter(None, (tegel.naam, tegel.label, tegel.onder)))
    if not tegel.adres:
        return f"<g><title>{escape(woorden)}</title>{inhoud}</g>"
    return f'<a href="{escape(tegel.adres)}"><title>{escape(woorden)}</title>{inhoud}</a>'


def _vak(x: float, y: float, wijdte: float, hoogte: float, nr: int | None) -> str:
    vlak = GEEN_MAAT if nr is None else TINTEN[nr]
    streep = ' stroke-dasharray="4 3"' if nr is None else ""
    return (
        f'<rect x="{x}" y="{y}" width="{wijdte}" height="{hoogte}" rx="4" fill="{vlak}" '
        f'stroke="{_RAND}"{streep}/>'
    )


def _band(x: float, y: float, wijdte: float, nr: int | None) -> str:
    """The pattern along the lower edge: nothing, then one to four bars, or none that can be said:
    drawn by hand, so that the steps differ in black and white too."""
    if not nr:
        return ""
    deel = (wijdte - 16 - 3 * 4) / 4
    kleur = TEKST[nr]
    return "".join(
        f'<rect x="{round(x + 8 + i * (deel + 4), 1)}" y="{y}" width="{round(deel, 1)}" '
        f'height="6" fill="{kleur if i < nr else "none"}" stroke="{kleur}"/>'
        for i in range(4)
    )


def _breek(naam: str, tekens: int) -> list[str]:
    """A name over at most two lines; what does not fit ends in a dot of three."""
    regels = [""]
    for woord in naam.split():
        kandidaat = f"{regels[-1]} {woord}".strip()
        if len(kandidaat) <= tekens or not regels[-1]:
            regels[-1] = kandidaat
        else:
            regels.append(woord)
    if len(regels) > 2:
        regels = [regels[0], " ".join(regels[1:])]
    return [r if len(r) <= tekens else f"{r[: tekens - 1].rstrip()}…" for r in regels]


def _legenda(
    tegels: Sequence[Tegel], stap: float, eenheid: str, breedte: int, y: float
) -> tuple[str, float]:
    """What the steps mean, as far as they occur; and how far it reaches down."""
    gebruikt = {None if t.maat is None else trap(t.maat, stap) for t in tegels}
    posten: list[tuple[int | None, str]] = [
        (nr, _bereik(nr, stap)) for nr in range(HOOGSTE + 1) if nr in gebruikt
    ]
    if None in gebruikt:
        posten.append((None, "onbekend of niet getoond"))
    uit = [f'<text x="0" y="{y + 12}" fill="{STIL}">{escape(eenheid)}:</text>']
    x, boven = 0.0, y + 20
    for nr, woorden in posten:
        wijdte = 52 + len(woorden) * _TEKEN + 16
        if x and x + wijdte > breedte:
            x, boven = 0.0, boven + 30
        uit.append(_vak(x + 1, boven, 44, 22, nr) + _band(x - 1, boven + 11, 48, nr))
        uit.append(f'<text x="{x + 52}" y="{boven + 16}">{escape(woorden)}</text>')
        x = round(x + wijdte, 1)
    return "".join(uit), boven + 28


def _bereik(nr: int, stap: float) -> str:
    if nr == 0:
        return "geen"
    van, tot = (_getal(stap * n) for n in (nr - 1, nr))
    return f"tot en met {tot}" if nr == 1 else f"meer dan {van}, t/m {tot}"


def _getal(waarde: float) -> str:
    return f"{round(waarde, 2):g}".replace(".", ",")
