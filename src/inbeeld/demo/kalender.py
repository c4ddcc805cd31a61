"""The days on which the region has lessons, as the generator needs them to place an absence.

The engine derives its own calendar from the `lesvrij` facts; this one only makes sure that an
invented absence falls on a school day and that 'the eighth last school day' exists.
"""

import csv
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.resources import files

import holidays

from .gebied import VAKANTIEREGIO

DAG = timedelta(days=1)


def jaren_later(dag: date, jaren: int) -> date:
    """The same day of another year; 29 February becomes 28 February where there is none."""
    try:
        return dag.replace(year=dag.year + jaren)
    except ValueError:
        return dag.replace(year=dag.year + jaren, day=28)


def schooljaar(dag: date) -> int:
    """The calendar year in which the school year (1 August to 31 July) of `dag` began."""
    return dag.year if dag.month >= 8 else dag.year - 1


@dataclass(frozen=True)
class Vrij:
    """A stretch of free days, both ends included."""

    begindatum: date
    einddatum: date
    naam: str


def schoolvakanties() -> list[Vrij]:
    """The school holidays of the region's vakantieregio, from the data file."""
    tekst = files("inbeeld").joinpath("data/schoolvakanties.csv").read_text("utf-8")
    return [
        Vrij(
            date.fromisoformat(rij["begindatum"]), date.fromisoformat(rij["einddatum"]), rij["naam"]
        )
        for rij in csv.DictReader(tekst.splitlines())
        if rij["vakantieregio"] == VAKANTIEREGIO and not rij["school"]
    ]


def feestdagen(van: int, tot: int) -> list[Vrij]:
    """Public holidays of the years `van` through `tot`, with the Friday after Hemelvaart.

    Good Friday and 5 May are free at schools though not in every contract: both are taken.
    """
    dagen = holidays.country_holidays(
        "NL", years=range(van, tot + 1), categories=("public", "optional"), language="nl"
    )
    vrij = [Vrij(dag, dag, naam) for dag, naam in sorted(dagen.items())]
    hemelvaart = [v for v in vrij if "emelvaart" in v.naam]
    return vrij + [
        Vrij(v.begindatum + DAG, v.einddatum + DAG, "Dag na Hemelvaart") for v in hemelvaart
    ]


class Kalender:
    """The region's lesdagen from `van` through `tot`, and its free days from 2014 to 2030."""

    def __init__(self, van: date, tot: date) -> None:
        vakanties = schoolvakanties()
        jaren = (min(v.begindatum for v in vakanties), max(v.einddatum for v in vakanties))
        self.vrij = vakanties + feestdagen(jaren[0].year, jaren[1].year)
        vrije_dagen = {dag for v in self.vrij for dag in _dagen(v.begindatum, v.einddatum)}
        self.lesdagen = [
            dag for dag in _dagen(van, tot) if dag.weekday() < 5 and dag not in vrije_dagen
        ]

    def plaats(self, dag: date) -> int:
        """Index of the first lesdag on or after `dag`."""
        return bisect_left(self.lesdagen, dag)

    def terug(self, dag: date, aantal: int = 1) -> date:
        """The `aantal`-th last lesdag on or before `dag`; 1 is the last one.

        Raises IndexError when the calendar does not reach back so far.
        """
        plaats = bisect_right(self.lesdagen, dag) - aantal
        if plaats < 0:
            raise IndexError(f"geen {aantal} lesdagen tot en met {dag}")
        return self.lesdagen[plaats]

    def lesdagen_terug(self, dag: date, aantal: int) -> list[date]:
        """The last `aantal` lesdagen on or before `dag`, oldest first."""
        plaats = bisect_right(self.lesdagen, dag)
        return self.lesdagen[max(0, plaats - aantal) : plaats]


def _dagen(van: date, tot: date) -> Iterator[date]:
    while van <= tot:
        yield van
        van += DAG
