"""Tables as a spreadsheet: from the same data CSV, ODS and XLSX, with numbers as numbers.

A sheet has lines above its table (title, definitie, peildatum), one table, a row of totals, and
lines below. In ODS and XLSX a total that is a sum is a formula, and the table can be filtered.
No macro, no link, and no person in the data of the file.
"""

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from inbeeld.web.datums import lang
from inbeeld.web.rekenblad import veilig

VORMEN = ("geheel", "decimaal", "procent")
LANGSTE_NAAM = 31
"""Of a tab, in the programs that read XLSX."""


@dataclass(frozen=True, slots=True)
class Getal:
    """A number as it stands in a cell. `procent`: 0.25 reads 25,0%.

    `ten_minste`: it stays a number, and reads 'ten minste 5'. `som`: in a row of totals, of the
    whole column; written as a formula where that gives this very number.
    """

    waarde: int | float
    vorm: str = "geheel"
    ten_minste: bool = False
    som: bool = False

    def __str__(self) -> str:
        match self.vorm:
            case "procent":
                kaal = f"{100 * self.waarde:.1f}%".replace(".", ",")
            case "decimaal":
                kaal = f"{self.waarde:.1f}".replace(".", ",")
            case _:
                kaal = f"{self.waarde:,}".replace(",", ".")
        return f"ten minste {kaal}" if self.ten_minste else kaal


Cel = str | int | float | date | Getal | None
"""A bare int or float is a whole number or one with a decimal; text is never read as a formula."""


@dataclass(frozen=True, slots=True)
class Blad:
    """One sheet. The first cell of a row says what the row is about.

    Raises ValueError for two columns of the same name, or a row of another length.
    """

    naam: str
    titel: str
    kolommen: Sequence[str]
    rijen: Sequence[Sequence[Cel]]
    totaal: Sequence[Cel] | None = None
    boven: Sequence[str] = ()
    onder: Sequence[str] = ()

    def __post_init__(self) -> None:
        namen = [kolom.lower() for kolom in self.kolommen]
        if "" in namen or len(set(namen)) != len(namen):
            raise ValueError("elke kolom heeft een eigen naam")
        rijen = [*self.rijen, *([self.totaal] if self.totaal else [])]
        if any(len(rij) != len(namen) for rij in rijen):
            raise ValueError("elke rij heeft evenveel cellen als er kolommen zijn")

    def is_som(self, kolom: int) -> bool:
        """Whether the total of this column is the sum of its cells, and so may be a formula."""
        cel = self.totaal[kolom] if self.totaal else None
        delen = [als_cel(rij[kolom]) for rij in self.rijen]
        getallen = [deel.waarde for deel in delen if isinstance(deel, Getal)]
        return (
            isinstance(cel, Getal)
            and cel.som
            and len(getallen) == len(delen) > 0
            and sum(getallen) == cel.waarde
        )


def als_cel(cel: Cel) -> str | date | Getal | None:
    """The same cell, with a bare number as Getal."""
    if isinstance(cel, int | float):
        return Getal(cel, "geheel" if isinstance(cel, int) else "decimaal")
    return cel


def als_tekst(cel: Cel) -> str:
    """What a reader sees in it."""
    cel = als_cel(cel)
    if cel is None:
        return ""
    return lang(cel) if isinstance(cel, date) else str(cel)


def breedtes(blad: Blad) -> list[int]:
    """Per column how many signs it should show; longer text goes on below."""
    rijen = [blad.kolommen, *blad.rijen, *([blad.totaal] if blad.totaal else [])]
    return [
        max(10, min(50, 2 + max(len(als_tekst(rij[nr])) for rij in rijen)))
        for nr in range(len(blad.kolommen))
    ]


def tabnamen(bladen: Sequence[Blad]) -> list[str]:
    """Names that every program takes: short, without their special signs, each different."""
    namen: list[str] = []
    for blad in bladen:
        kaal = re.sub(r"[\[\]:*?/\\']", " ", blad.naam)[:LANGSTE_NAAM].strip() or "Blad"
        naam, nummer = kaal, 1
        while naam.lower() in (n.lower() for n in namen):
            nummer += 1
            naam = f"{kaal[: LANGSTE_NAAM - 4]} {nummer}"
        namen.append(naam)
    return namen


def als_csv(blad: Blad) -> bytes:
    """Head and rows, for a program or a spreadsheet in Dutch: ';' and a decimal comma, UTF-8 with
    the mark that makes Excel read it so. No totals and no lines around it."""
    uit = io.StringIO()
    schrijver = csv.writer(uit, delimiter=";")
    schrijver.writerow([veilig(kolom) for kolom in blad.kolommen])
    for rij in blad.rijen:
        schrijver.writerow([_csvcel(als_cel(cel)) for cel in rij])
    return uit.getvalue().encode("utf-8-sig")


def _csvcel(cel: Cel) -> str:
    if isinstance(cel, Getal) and not cel.ten_minste:
        return str(cel.waarde).replace(".", ",")
    if isinstance(cel, date):
        return cel.isoformat()
    return als_tekst(cel) if isinstance(cel, Getal) else veilig(als_tekst(cel))


def bestand(vorm: str, bladen: Sequence[Blad], *, titel: str) -> tuple[bytes, str]:
    """(bytes, media type) of the sheets as 'csv' (the first), 'ods' or 'xlsx'; KeyError else."""
    from inbeeld.web.rekenbladen import ods, xlsx

    match vorm:
        case "csv":
            return als_csv(bladen[0]), "text/csv; charset=utf-8"
        case "ods":
            return ods.als_ods(bladen, titel=titel), ods.MEDIATYPE
        case "xlsx":
            return xlsx.als_xlsx(bladen, titel=titel), xlsx.MEDIATYPE
    raise KeyError(vorm)
