"""The days on which a whole vakantieregio has no lessons: where the `lesvrij` facts of a region
come from. A school's own days (studiedagen, carnaval) are that school's facts.

School holidays stand in `data/schoolvakanties.csv`, with a source per row; public holidays come
from the library `holidays`, which knows the movable ones.
"""

import csv
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.resources import files

import holidays

_DAG = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Vrij:
    """A stretch of free days, both ends included."""

    begindatum: date
    einddatum: date
    naam: str


def lesvrije_dagen(vakantieregio: str) -> list[Vrij]:
    """School holidays of a vakantieregio, and public holidays of the years that the file covers.

    Raises ValueError for a vakantieregio that the file does not have.
    """
    vakanties = _schoolvakanties(vakantieregio)
    if not vakanties:
        raise ValueError(f"geen schoolvakanties voor vakantieregio {vakantieregio!r}")
    jaren = range(vakanties[0].begindatum.year, vakanties[-1].einddatum.year + 1)
    return vakanties + _feestdagen(jaren)


def _schoolvakanties(vakantieregio: str) -> list[Vrij]:
    tekst = files("inbeeld").joinpath("data/schoolvakanties.csv").read_text("utf-8")
    vakanties = [
        Vrij(
            date.fromisoformat(rij["begindatum"]), date.fromisoformat(rij["einddatum"]), rij["naam"]
        )
        for rij in csv.DictReader(tekst.splitlines())
        if rij["vakantieregio"] == vakantieregio and not rij["school"]
    ]
    return sorted(vakanties, key=lambda v: v.begindatum)


def _feestdagen(jaren: range) -> list[Vrij]:
    """Public holidays, with Good Friday, 5 May and the Friday after Ascension Day.

    Not every employer gives those three, but schools do.
    """
    dagen = holidays.country_holidays(
        "NL", years=jaren, categories=("public", "optional"), language="nl"
    )
    vrij = [Vrij(dag, dag, naam) for dag, naam in sorted(dagen.items())]
    hemelvaart = [v.begindatum for v in vrij if v.naam == "Hemelvaartsdag"]
    return vrij + [Vrij(dag + _DAG, dag + _DAG, "dag na Hemelvaart") for dag in hemelvaart]
