"""What charts with two axes share: steps of a scale, marks that differ in shape, labels apart."""

from collections.abc import Sequence
from datetime import date

from django.utils.html import escape

from inbeeld.web.datums import MAANDEN_KORT
from inbeeld.web.grafieken.kleuren import INKT, LIJN, STIL

STREPEN = ("", "7 4", "2 3", "9 3 2 3")
"""Of the lines of a chart, in turn: they differ without their colours."""
TONEN = ("dringend", "zorg", "goed", "let-op")
_REGEL = 15


def stappen(hoogste: float) -> list[int]:
    """Round values from 0 through `hoogste` or just above it, at most six of them."""
    if hoogste <= 5:
        return list(range(max(1, round(hoogste)) + 1))
    macht = 10 ** (len(str(int(hoogste))) - 1)
    stap = next(
        s for s in (macht // 5, macht // 2, macht, 2 * macht) if s >= 1 and hoogste / s <= 5
    )
    return list(range(0, int(-(-hoogste // stap)) * stap + 1, stap))


def teken(vorm: int, x: float, y: float, kleur: str, vol: bool) -> str:
    """The mark of the line number `vorm`; open where it stands for 'at least'."""
    paden = (
        f"M{x - 4} {y}a4 4 0 1 0 8 0a4 4 0 1 0-8 0z",
        f"M{x - 4} {y - 4}h8v8h-8z",
        f"M{x} {y - 5}l5 9h-10z",
        f"M{x} {y - 5}l5 5-5 5-5-5z",
    )
    vulling = kleur if vol else "#ffffff"
    return f'<path d="{paden[vorm % 4]}" fill="{vulling}" stroke="{kleur}" stroke-width="1.5"/>'


def tekst(x: float, y: float, wat: str, *, kleur: str = INKT, anker: str = "start") -> str:
    return (
        f'<text x="{round(x, 1)}" y="{round(y, 1)}" fill="{kleur}" '
        f'text-anchor="{anker}">{escape(wat)}</text>'
    )


def raster(x0: float, x1: float, hoogten: Sequence[tuple[float, str]]) -> str:
    """Horizontal lines with their values left of them."""
    lijnen = "".join(f"M{x0} {round(y, 1)}H{x1}" for y, _ in hoogten)
    namen = "".join(tekst(x0 - 9, y + 4, naam, kleur=STIL, anker="end") for y, naam in hoogten)
    return f'<path d="{lijnen}" stroke="{LIJN}" fill="none"/>{namen}'


def uiteen(hoogten: Sequence[float], onder: float) -> list[float]:
    """The same heights, moved as little as keeps a line of text between them."""
    volgorde = sorted(range(len(hoogten)), key=lambda nr: hoogten[nr])
    uit = list(hoogten)
    vorige = -_REGEL
    for nr in volgorde:
        uit[nr] = vorige = max(uit[nr], vorige + _REGEL)
    grens = onder
    for nr in reversed(volgorde):
        uit[nr] = min(uit[nr], grens)
        grens = uit[nr] - _REGEL
    return uit


def dagnamen(dagen: Sequence[date], hoogstens: int) -> list[tuple[date, str]]:
    """Some of the days with short names: all of them, or else one of every so many, and the last.
    The year stands at both ends and where it begins. `hoogstens`: 2 or more."""
    per = -(-(len(dagen) - 1) // (hoogstens - 1))
    gekozen = [*dagen[:-1:per], dagen[-1]] if per > 1 else dagen
    uit = []
    for nr, dag in enumerate(gekozen):
        midden = 0 < nr < len(gekozen) - 1 and dag.year == gekozen[nr - 1].year
        jaar = "" if midden else f" {dag.year}"
        uit.append((dag, f"{dag.day} {MAANDEN_KORT[dag.month - 1]}{jaar}"))
    return uit
