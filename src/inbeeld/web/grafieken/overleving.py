"""Which share still waits after so many days: a step curve (Kaplan–Meier) with its interval."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from inbeeld.web.grafieken.assen import raster, tekst
from inbeeld.web.grafieken.kader import kader
from inbeeld.web.grafieken.kleuren import KLEUREN, STIL

Trede = tuple[float, float, float, float]
"""From this day on: share that still waits, low and high end of its interval; days and 0…1."""
MERKEN = ((28, "4 weken"), (91, "3 maanden"), (365, "1 jaar"))
BOVEN, HOOGTE = 44, 190
_NAAST = 70
"""Units that the names of two marks need beside each other."""


def teken_overleving(
    curve: Sequence[Trede],
    *,
    titel: str,
    beschrijving: str,
    breed: bool,
    id_: str = "ov",
    tot: int = 0,
    sinds: str = "de eerste dag thuis",
) -> SafeString:
    """The curve as SVG, 720 or 340 units wide, from day 0 through `tot` (0: through its last step).
    `sinds`: what the days are counted from.

    The interval is a light band with a thin dotted edge, so that it is seen without colour too.
    """
    vorm, breedte = (f"{id_}-breed", 720) if breed else (f"{id_}-smal", 340)
    laatste = tot or max([int(trede[0]) for trede in curve] + [100])
    vlak = _Vlak(44, breedte - 14, laatste)
    treden = [(0.0, 1.0, 1.0, 1.0), *(t for t in curve if 0 < t[0] <= laatste)]
    over, laag, hoog = (vlak.pad(treden, kolom) for kolom in (1, 2, 3))
    kleur = KLEUREN["zorg"]
    rand = f'fill="none" stroke="{kleur.lijn}" stroke-dasharray="2 3"'
    delen = [
        _lijn([*hoog, *reversed(laag)], f'fill="{kleur.vlak}" stroke="none"'),
        _lijn(laag, rand),
        _lijn(hoog, rand),
        raster(vlak.x0, vlak.x1, [(vlak.y(p / 100), f"{p}%") for p in (0, 25, 50, 75, 100)]),
        *_merken([(vlak.x(dag), naam) for dag, naam in MERKEN if dag <= laatste]),
        _lijn(over, f'fill="none" stroke="{kleur.lijn}" stroke-width="2.5"'),
        _dagen(vlak, breed, sinds),
    ]
    return kader(
        "".join(delen),
        vorm=vorm,
        maat=(breedte, BOVEN + HOOGTE + 44),
        titel=titel,
        beschrijving=beschrijving,
    )


@dataclass(frozen=True)
class _Vlak:
    """Where a day and a share stand. `laatste`: the last day that is drawn."""

    x0: int
    x1: int
    laatste: int

    def x(self, dag: float) -> float:
        return round(self.x0 + (self.x1 - self.x0) * min(dag, self.laatste) / self.laatste, 1)

    def y(self, deel: float) -> float:
        return round(BOVEN + HOOGTE * (1 - deel), 1)

    def pad(self, treden: Sequence[Trede], kolom: int) -> list[tuple[float, float]]:
        """The corners of the steps of one column of the curve."""
        punten = [(self.x(0), self.y(treden[0][kolom]))]
        for trede in treden[1:]:
            punten += [(self.x(trede[0]), punten[-1][1]), (self.x(trede[0]), self.y(trede[kolom]))]
        return [*punten, (self.x(self.laatste), punten[-1][1])]


def _lijn(punten: Sequence[tuple[float, float]], opmaak: str) -> str:
    return f'<path d="M{"L".join(f"{px} {py}" for px, py in punten)}" {opmaak}/>'


def _merken(merken: Sequence[tuple[float, str]]) -> list[str]:
    """Upright lines with their names above them, one name higher where two would meet."""
    uit, vorige = [], -_NAAST
    for x, naam in merken:
        y = BOVEN - (10 if x - vorige >= _NAAST else 26)
        uit.append(
            f'<path d="M{x} {y + 5}V{BOVEN + HOOGTE}" stroke="{STIL}" stroke-dasharray="5 3"/>'
        )
        uit.append(tekst(x, y, naam, kleur=STIL, anker="middle"))
        vorige = x
    return uit


def _dagen(vlak: _Vlak, breed: bool, sinds: str) -> str:
    stap = next(s for s in (14, 28, 91, 182, 365, 3650) if vlak.laatste / s <= (8 if breed else 4))
    onder = BOVEN + HOOGTE
    namen = [
        tekst(vlak.x(dag), onder + 18, str(dag), kleur=STIL, anker="middle")
        for dag in range(0, vlak.laatste + 1, stap)
    ]
    return "".join(namen) + tekst(vlak.x0, onder + 36, f"dagen sinds {sinds}", kleur=STIL)
