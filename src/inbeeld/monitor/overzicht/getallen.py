"""Figures as a dashboard says them: protected for who may not see children, per 1,000, and beside
those of a year ago."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from inbeeld.monitor.afscherming import AFGESCHERMD, KLEINST, klein
from inbeeld.monitor.beeld import Figuur
from inbeeld.monitor.beeld_stand import statussen
from inbeeld.tijdlijnen.telbeeld import Getal
from inbeeld.web.datums import lang

MINDER = f"minder dan {KLEINST}"


@dataclass(frozen=True)
class Waarde:
    """A figure for one reader. `verborgen`: the words that stand in its place, '' when it shows."""

    getal: Getal
    verborgen: str = ""

    def __str__(self) -> str:
        return self.verborgen or str(self.getal)

    @property
    def bekend(self) -> bool:
        """Whether one may reckon with it."""
        return not self.verborgen and self.getal.volledig

    @property
    def een(self) -> bool:
        return str(self) == "1"

    @property
    def tekst(self) -> bool:
        """Whether it reads as words, which need less room for their size."""
        return not str(self).replace(".", "").isdigit()


def waarde(getal: Getal, *, beschermd: bool = False) -> Waarde:
    """`beschermd`: 'minder dan 5' in the place of a small number, of 'at least' so many too."""
    return Waarde(getal, MINDER if beschermd and klein(getal.aantal) else "")


def deel_van(deel: Getal, geheel: Waarde, *, beschermd: bool) -> Waarde:
    """A part of a figure that is shown too: not when the rest of it would be a small number."""
    if not beschermd or not deel.aantal:
        return Waarde(deel)
    if geheel.verborgen or klein(geheel.getal.aantal - deel.aantal):
        return Waarde(deel, AFGESCHERMD)
    return waarde(deel, beschermd=True)


def som(getallen: Iterable[Getal]) -> Getal:
    return sum(getallen, Getal())


def van_soort(figuur: Figuur, definitie: str, soort: str) -> Getal:
    """The children of all statuses of a soort: a child has one status, so none counts twice."""
    return figuur.getal(*statussen(definitie, soort))


def per_duizend(getal: Getal, plichtig: Getal) -> float | None:
    """Per 1,000 children who must be at school; None when that is not wholly known."""
    if not (plichtig.aantal and plichtig.volledig and getal.volledig):
        return None
    return 1000 * getal.aantal / plichtig.aantal


def in_woorden(duizend: float | None) -> str:
    """'2,4'; '' when it is not known."""
    return "" if duizend is None else f"{duizend:.1f}".replace(".", ",")


@dataclass(frozen=True)
class Trend:
    """How a figure stands beside that of a year ago. `richting`: op, neer, gelijk, or '' when they
    do not compare; `goed`: whether that is the way it should go, None when it does not matter."""

    zin: str
    richting: str = ""
    goed: bool | None = None


def trend(
    nu: Waarde, toen: Waarde, dag: date, *, omlaag: bool | None = True, reden: str = ""
) -> Trend:
    """`dag`: of `toen`. `reden`: why these days do not compare, '' when they do."""
    if reden:
        return Trend(f"Niet te vergelijken met {lang(dag)}: {reden}")
    if nu.verborgen or toen.verborgen:
        return Trend("Bij kleine aantallen laten we geen verschil met vorig jaar zien.")
    verschil = nu.getal.aantal - toen.getal.aantal
    if toen.bekend and not nu.bekend and verschil > 0:
        # What was not delivered can only make it more.
        zin = f"ten minste {verschil} meer dan op {lang(dag)} ({toen})"
        return Trend(zin, "op", None if omlaag is None else not omlaag)
    if not (nu.bekend and toen.bekend):
        return Trend(f"Hoeveel meer of minder dan op {lang(dag)} is niet bekend.")
    if not verschil:
        return Trend(f"evenveel als op {lang(dag)}", "gelijk")
    meer, richting = ("meer", "op") if verschil > 0 else ("minder", "neer")
    goed = None if omlaag is None else (verschil < 0) == omlaag
    return Trend(f"{abs(verschil)} {meer} dan op {lang(dag)} ({toen})", richting, goed)
