"""A term of an agreement, and the calendar of the school that it is counted by."""

from bisect import bisect_right
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

_DAG = timedelta(days=1)
_VERSTE = 1000
"""Days to look ahead for school days: further than any term with the longest holidays."""


class Eenheid(StrEnum):
    """What a term counts."""

    SCHOOLDAGEN = "schooldagen"
    DAGEN = "dagen"
    WEKEN = "weken"
    MAANDEN = "maanden"


_ENKEL = {"schooldagen": "schooldag", "dagen": "dag", "weken": "week", "maanden": "maand"}
_LANG = {"schooldagen": 7 / 5, "dagen": 1, "weken": 7, "maanden": 365.25 / 12}


@dataclass(frozen=True, slots=True)
class Schoolkalender:
    """The days without lessons of one school: half-open periods, in order and not overlapping."""

    vrij: tuple[tuple[date, date], ...] = ()

    def is_schooldag(self, dag: date) -> bool:
        """A weekday on which there is school."""
        if dag.weekday() > 4:
            return False
        plek = bisect_right(self.vrij, dag, key=lambda p: p[0])
        return plek == 0 or self.vrij[plek - 1][1] <= dag

    def schooldag_na(self, vanaf: date, aantal: int) -> date:
        """The `aantal`-th school day after `vanaf`, which itself does not count."""
        dag = vanaf
        for _ in range(_VERSTE):
            if aantal == 0:
                return dag
            dag += _DAG
            aantal -= self.is_schooldag(dag)
        raise ValueError("This calendar has too few school days.")


WEEKDAGEN = Schoolkalender()
"""Without any holiday: where nothing is known of a school's."""


@dataclass(frozen=True, slots=True)
class Termijn:
    """'10 schooldagen', '3 maanden'."""

    aantal: int
    eenheid: Eenheid

    def datum(self, vanaf: date, kalender: Schoolkalender) -> date:
        """The last day of the term, when `vanaf` is the day on which it begins.

        That day itself does not count. A month runs to the same number of a later month, or to its
        last day: one month from 31 January is 28 February.
        """
        if self.eenheid is Eenheid.SCHOOLDAGEN:
            return kalender.schooldag_na(vanaf, self.aantal)
        if self.eenheid is Eenheid.MAANDEN:
            jaar, maand = divmod(vanaf.year * 12 + vanaf.month - 1 + self.aantal, 12)
            return date(jaar, maand + 1, min(vanaf.day, monthrange(jaar, maand + 1)[1]))
        dagen = self.aantal * (7 if self.eenheid is Eenheid.WEKEN else 1)
        return vanaf + timedelta(days=dagen)

    @property
    def ongeveer(self) -> float:
        """Its length in days, to put terms of several units in order; never to compute a date."""
        return self.aantal * _LANG[self.eenheid]

    def __str__(self) -> str:
        return f"{self.aantal} {_ENKEL[self.eenheid] if self.aantal == 1 else self.eenheid}"
