"""Bars beside names: counts per status, split over groups when asked."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString

from inbeeld.web.grafieken.kader import kader
from inbeeld.web.grafieken.kleuren import KLEUREN, LIJN

RIJ = 26
_STREEP = 6
_TEKENS = 28
"""As many characters of a name as there is room for beside the bars."""


@dataclass(frozen=True)
class Staaf:
    """A bar. `aantal` None is unknown: no bar, and the words of `label` say so. `voluit`: False
    draws the end open ('ten minste')."""

    naam: str
    aantal: int | None
    label: str
    toon: str = "goed"
    voluit: bool = True


def teken_staven(
    staven: Sequence[Staaf], *, titel: str, beschrijving: str, breed: bool, id_: str = "st"
) -> SafeString:
    """The bars as SVG with the figure at each end: 560 units wide with the names beside the bars,
    or 340 wide with the names above them. `id_`: what sets its ids apart from those of another
    chart on the page."""
    vorm, breedte, links = (f"{id_}-breed", 560, 190) if breed else (f"{id_}-smal", 340, 0)
    rij = RIJ if breed else RIJ + 16
    hoogste = max((s.aantal or 0 for s in staven), default=0) or 1
    ruimte = breedte - links - 100
    rijen = []
    for nr, staaf in enumerate(staven):
        y = nr * rij + (4 if breed else 20)
        rijen.append(_naam(staaf.naam, links, y))
        lengte = round(ruimte * (staaf.aantal or 0) / hoogste, 1)
        if lengte:
            rijen.append(_staaf(links, y, lengte, KLEUREN[staaf.toon].lijn, staaf.voluit))
        rijen.append(
            f'<text x="{links + lengte + 6}" y="{y + 14}" font-weight="600">'
            f"{escape(staaf.label)}</text>"
        )
    hoogte = len(staven) * rij + 6
    return kader(
        f'<path d="M{links} 0v{hoogte}" stroke="{LIJN}"/>{"".join(rijen)}',
        vorm=vorm,
        maat=(breedte, hoogte),
        titel=titel,
        beschrijving=beschrijving,
        letter=13,
    )


def _naam(naam: str, links: int, y: int) -> str:
    if links:
        past = naam if len(naam) <= _TEKENS else f"{naam[: _TEKENS - 1].rstrip()}…"
        return (
            f'<text x="{links - 8}" y="{y + 14}" text-anchor="end">{escape(past)}'
            f"{f'<title>{escape(naam)}</title>' if past != naam else ''}</text>"
        )
    return f'<text x="0" y="{y - 4}">{escape(naam)}</text>'


def _staaf(x: float, y: float, lengte: float, kleur: str, voluit: bool) -> str:
    if voluit:
        return f'<rect x="{x}" y="{y}" width="{lengte}" height="18" fill="{kleur}"/>'
    # 'Ten minste': hatched by hand, so that it also differs in black and white.
    strepen = "".join(f"M{round(x + d, 1)} {y}v18" for d in range(_STREEP, int(lengte), _STREEP))
    return (
        f'<rect x="{x}" y="{y}" width="{lengte}" height="18" fill="#ffffff" stroke="{kleur}"/>'
        f'<path d="{strepen}" stroke="{kleur}" stroke-width="2" fill="none"/>'
    )
