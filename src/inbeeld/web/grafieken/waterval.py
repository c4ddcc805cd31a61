"""From a begin to an end: what came and what went, each as a step from where the last one ended."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from django.utils.html import escape
from django.utils.safestring import SafeString

from inbeeld.web.grafieken.kader import kader
from inbeeld.web.grafieken.kleuren import INKT, KLEUREN, LIJN

RIJ = 28
_BALK = 18
_STREEP = 6
ERBIJ = KLEUREN["let-op"].lijn
ERAF = KLEUREN["goed"].lijn


@dataclass(frozen=True)
class Stap:
    """`stand`: how many there are (begin, end); `erbij` and `eraf`: how many came or went, never
    below zero. None is unknown: no bar, and the words of `label` say so."""

    naam: str
    soort: Literal["stand", "erbij", "eraf"]
    aantal: int | None
    label: str


def teken_waterval(
    stappen: Sequence[Stap], *, titel: str, beschrijving: str, breed: bool, id_: str = "wv"
) -> SafeString:
    """The steps under each other as SVG: 720 units wide with the names beside the bars, or 340 with
    the names above. A stand is filled, what came is hatched, what went is an open frame; the label
    of a step begins with + or −. So nothing hangs on the colour."""
    vorm, breedte, links = (f"{id_}-breed", 720, 230) if breed else (f"{id_}-smal", 340, 0)
    rij = RIJ if breed else RIJ + 16
    grenzen = _grenzen(stappen)
    meeste = max((tot for _, tot in grenzen), default=0) or 1
    schaal = (breedte - links - 110) / meeste
    delen = []
    for nr, (stap, (van, tot)) in enumerate(zip(stappen, grenzen, strict=True)):
        y = nr * rij + (4 if breed else 20)
        x, lengte = round(links + van * schaal, 1), round((tot - van) * schaal, 1)
        delen.append(_naam(stap, links, y))
        delen.append(_balk(stap.soort, x, y, lengte))
        delen.append(
            f'<text x="{round(x + lengte + 6, 1)}" y="{y + 14}" font-weight="600">'
            f"{escape(stap.label)}</text>"
        )
        if breed and nr + 1 < len(stappen):  # narrow, it would run through the names
            eind = round(links + (van if stap.soort == "eraf" else tot) * schaal, 1)
            delen.append(
                f'<path d="M{eind} {y + _BALK}V{y + rij}" stroke="{INKT}" stroke-dasharray="2 2"/>'
            )
    hoogte = len(stappen) * rij + 6
    return kader(
        f'<path d="M{links} 0v{hoogte}" stroke="{LIJN}"/>{"".join(delen)}',
        vorm=vorm,
        maat=(breedte, hoogte),
        titel=titel,
        beschrijving=beschrijving,
        letter=13,
    )


def _grenzen(stappen: Sequence[Stap]) -> list[tuple[int, int]]:
    """From where to where each bar goes. An unknown one stays where the last one ended."""
    uit, hier = [], 0
    for stap in stappen:
        aantal = stap.aantal or 0
        if stap.soort == "stand":
            hier = aantal if stap.aantal is not None else hier
            uit.append((0 if stap.aantal is not None else hier, hier))
        else:
            ander = hier + aantal if stap.soort == "erbij" else max(0, hier - aantal)
            uit.append((min(hier, ander), max(hier, ander)))
            hier = ander
    return uit


def _naam(stap: Stap, links: int, y: float) -> str:
    dik = ' font-weight="600"' if stap.soort == "stand" else ""
    if links:
        return (
            f'<text x="{links - 8}" y="{y + 14}" text-anchor="end"{dik}>{escape(stap.naam)}</text>'
        )
    return f'<text x="0" y="{y - 4}"{dik}>{escape(stap.naam)}</text>'


def _balk(soort: str, x: float, y: float, lengte: float) -> str:
    if not lengte:
        return ""
    maten = f'x="{x}" y="{y}" width="{lengte}" height="{_BALK}"'
    if soort == "stand":
        return f'<rect {maten} fill="{INKT}"/>'
    if soort == "eraf":
        return f'<rect {maten} fill="#ffffff" stroke="{ERAF}" stroke-width="2"/>'
    strepen = "".join(
        f"M{round(x + d, 1)} {y}v{_BALK}" for d in range(_STREEP, int(lengte), _STREEP)
    )
    return (
        f'<rect {maten} fill="#ffffff" stroke="{ERBIJ}" stroke-width="2"/>'
        f'<path d="{strepen}" stroke="{ERBIJ}" stroke-width="2" fill="none"/>'
    )
