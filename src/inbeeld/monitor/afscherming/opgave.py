"""Tables as cells and the linear relations between them: what a reader can reckon with."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

from inbeeld.monitor.afscherming.klein import klein

Sleutel = Hashable


class NietAfTeSchermen(Exception):
    """A small number follows from what was published before, whatever is hidden now."""


@dataclass(frozen=True, slots=True)
class Cel:
    """One number of a table: whole and not negative.

    `waarde` None: hidden in an earlier publication, nobody keeps what it was. `gewicht`: what
    hiding it costs the reader. `openbaar`: it is out already and cannot be hidden any more.
    `dicht`: it must be hidden though it is not small. `minst`: what a reader knows of it when it is
    hidden; 1, as a 0 is shown. `blok`: cells that stand on one line; where nothing else helps, the
    zeros of a line are hidden with it, and what is hidden there may be 0.
    """

    waarde: int | None
    gewicht: float = 1.0
    openbaar: bool = False
    dicht: bool = False
    minst: int = 1
    blok: Hashable = None

    @property
    def staat_vast(self) -> bool:
        """Whether every reader has the number already."""
        return self.openbaar and self.waarde is not None

    @property
    def gevoelig(self) -> bool:
        """Whether it must be hidden by itself."""
        return self.waarde is None or self.dicht or (klein(self.waarde) and not self.openbaar)


@dataclass(frozen=True, slots=True)
class Verband:
    """What every reader knows: the cells times their factors add up to 0, or to at least 0."""

    termen: Mapping[Sleutel, int]
    gelijk: bool = True

    @classmethod
    def som(cls, totaal: Sleutel, delen: Sequence[Sleutel]) -> "Verband":
        """The total is the sum of its parts."""
        return cls({totaal: -1, **dict.fromkeys(delen, 1)})

    @classmethod
    def hooguit(cls, klein: Sequence[Sleutel], groot: Sequence[Sleutel]) -> "Verband":
        """The sum of the ones is at most the sum of the others."""
        return cls({**dict.fromkeys(klein, -1), **dict.fromkeys(groot, 1)}, gelijk=False)

    def waarde(self, getallen: Mapping[Sleutel, int]) -> int:
        """What the left side comes to."""
        return sum(factor * getallen[sleutel] for sleutel, factor in self.termen.items())


@dataclass(frozen=True, slots=True)
class Opgave:
    """All cells that are to be published, those of before that hang together with them, and every
    relation between them that holds. Raises ValueError for one that does not hold."""

    cellen: Mapping[Sleutel, Cel]
    verbanden: Sequence[Verband]

    def __post_init__(self) -> None:
        for verband in self.verbanden:
            cellen = [self.cellen[sleutel] for sleutel in verband.termen]
            if any(cel.waarde is None for cel in cellen):
                continue
            waarde = verband.waarde({s: self.cellen[s].waarde or 0 for s in verband.termen})
            if waarde < 0 or (verband.gelijk and waarde):
                raise ValueError("deze getallen kloppen niet met elkaar")
