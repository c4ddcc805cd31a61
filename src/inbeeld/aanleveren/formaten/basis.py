"""What every format gives back: rows of the fact tables as text, each with the line it came from.

A format changes the shape of a file and nothing else. Whether a row is right is decided once, by
`inbeeld.regels` (facts) and `keuring` (persons), never here.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

PERSONALIA = "personalia"
"""The one table of a delivery that is not a fact table: who the supplier's keys stand for."""

PERSONALIA_KOLOMMEN = (
    "jongere",
    "pgn",
    "roepnaam",
    "voornamen",
    "voorvoegsel",
    "achternaam",
    "geboortedatum",
)

MAX_BYTES = 100_000_000
"""Largest upload. A school with 2,000 pupils and ten years of absence stays below 40 MB."""
MAX_RIJEN = 300_000
"""Rows in one delivery, held in memory at once: checking so many takes about 600 MB."""
MAX_VELD = 1_000
"""Characters in one field; no field of any format needs more than a hundred."""


class Onleesbaar(Exception):
    """The file as a whole is refused; the text is a Dutch sentence without values of the file."""


@dataclass(frozen=True, slots=True)
class Opdracht:
    """What the supplier said with the file. `code`: the organisation's own code (BRIN+vestiging or
    CBS code). `begin` and `eind` (both inclusive): the period of the delivery."""

    code: str
    begin: date
    eind: date
    volledig: bool


@dataclass(frozen=True, slots=True)
class Afkeuring:
    """One refused row. `regel` counts as an editor does (header = 1), 0 when there is no line.

    The value itself is left out: the supplier has the file, and we keep no more than needed.
    """

    bestand: str
    regel: int
    kolom: str
    reden: str


@dataclass(slots=True)
class Brontabel:
    """Rows for one table. `kolommen`: the fact columns of each row; `bronkolommen`: what the file
    calls them, for messages. `afgeleid`: the source gives no begindatum, so that of the rows is
    only the day on which they were seen."""

    tabel: str
    bestand: str
    kolommen: tuple[str, ...]
    bronkolommen: tuple[str, ...]
    regels: list[int] = field(default_factory=list)
    rijen: list[tuple[str, ...]] = field(default_factory=list)
    afgeleid: bool = False

    def voeg_toe(self, regel: int, rij: tuple[str, ...]) -> None:
        """Append one row. Raises Onleesbaar past `MAX_RIJEN`."""
        if len(self.rijen) >= MAX_RIJEN:
            raise te_veel_rijen(self.bestand)
        self.regels.append(regel)
        self.rijen.append(rij)


@dataclass(slots=True)
class Gelezen:
    """A delivery as read: rows per table, the lines that could not be read as rows, and remarks
    about the file for the person who delivers it.

    `rijen`: lines of data in the files. One line may give rows of more than one table.
    """

    tabellen: list[Brontabel] = field(default_factory=list)
    afgekeurd: list[Afkeuring] = field(default_factory=list)
    opmerkingen: list[str] = field(default_factory=list)
    rijen: int = 0

    def tabel(self, naam: str) -> Iterable[Brontabel]:
        """The parts of that table, one for each file that holds rows of it."""
        return (deel for deel in self.tabellen if deel.tabel == naam)


@dataclass(frozen=True, slots=True)
class Formaat:
    """One format: `lees(file, opdracht)` gives the rows; raises Onleesbaar.

    `bestanden`: the names that a delivery in several files must have (empty: one file).
    """

    code: str
    naam: str
    uitleg: str
    tabellen: tuple[str, ...]
    lees: Callable[[Path, Opdracht], Gelezen]
    extensies: tuple[str, ...]
    bestanden: tuple[str, ...] = ()


def te_veel_rijen(bestand: str) -> Onleesbaar:
    """The refusal of a file with more rows than one delivery may have."""
    hoogste = f"{MAX_RIJEN:,}".replace(",", ".")
    return Onleesbaar(
        f"{bestand} heeft meer dan {hoogste} rijen. Lever het in delen aan, bijvoorbeeld per "
        "schooljaar."
    )
