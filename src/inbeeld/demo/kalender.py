"""The days on which the region has lessons, as the generator needs them to place an absence.

The engine derives its own calendar from the `lesvrij` facts; this one only makes sure that an
invented absence falls on a school day and that 'the eighth last school day' exists.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import date, timedelta

from inbeeld.register.vakanties import lesvrije_dagen

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


class Kalender:
    """The region's lesdagen from `van` through `tot`, and its free days from 2014 to 2030."""

    def __init__(self, van: date, tot: date) -> None:
        self.vrij = lesvrije_dagen(VAKANTIEREGIO)
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
