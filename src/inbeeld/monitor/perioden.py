"""The days and periods that the sheet has figures for, seen from one day (today)."""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise

JAREN = 10
"""So many school years, the running one among them."""
KWARTAALJAREN, MAANDJAREN = 3, 2
KOP = ((11, 15), (1, 15), (3, 15), (5, 15), (9, 15))
"""Peildata of the newsletter Thuiszitters in Beeld (Kop van Noord-Holland): month and day."""
Periode = tuple[date, date]
"""First and last day, both included."""


def schooljaar(dag: date) -> date:
    """The 1st of August on which the school year of a day begins."""
    return date(dag.year - (dag.month < 8), 8, 1)


def peildata(dag: date) -> list[date]:
    """Of ten school years the 1st of every month and KOP's five days, through `dag`, and `dag`."""
    eerste = date(schooljaar(dag).year - JAREN + 1, 8, 1)
    dagen = {date(jaar, maand, 1) for jaar in _jaren(eerste, dag) for maand in range(1, 13)}
    dagen |= {date(jaar, *kop) for jaar in _jaren(eerste, dag) for kop in KOP}
    return sorted({d for d in dagen if eerste <= d <= dag} | {dag})


def schooljaren(dag: date) -> list[Periode]:
    """Ten school years, the running one through `dag`."""
    jaar = schooljaar(dag).year
    return _tussen([date(j, 8, 1) for j in range(jaar - JAREN + 1, jaar + 2)], dag)


def kwartalen(dag: date) -> list[Periode]:
    """The calendar quarters of three years, the running one through `dag`."""
    return _tussen(_grenzen(dag, KWARTAALJAREN, (1, 4, 7, 10)), dag)


def maanden(dag: date) -> list[Periode]:
    """The months of two years, the running one through `dag`."""
    return _tussen(_grenzen(dag, MAANDJAREN, range(1, 13)), dag)


REEKSEN: dict[str, Callable[[date], list[Periode]]] = {
    "schooljaar": schooljaren,
    "kwartaal": kwartalen,
    "maand": maanden,
}
"""What a series of periods may be asked by."""


def alle(dag: date) -> list[Periode]:
    """Every period once: a month that has just begun may be the running quarter too."""
    return sorted({periode for reeks in REEKSEN.values() for periode in reeks(dag)})


def _jaren(eerste: date, laatste: date) -> range:
    return range(eerste.year, laatste.year + 1)


def _grenzen(dag: date, jaren: int, maanden_: range | tuple[int, ...]) -> list[date]:
    """First days of periods: of those that hold a day of the last `jaren` years, and the next."""
    alle_ = [date(j, m, 1) for j in range(dag.year - jaren - 1, dag.year + 2) for m in maanden_]
    begin = max(d for d in alle_ if d <= dag)
    eerste = date(begin.year - jaren, begin.month, 1)
    eind = min(d for d in alle_ if d > dag)
    return [d for d in alle_ if eerste < d <= eind]


def _tussen(grenzen: list[date], dag: date) -> list[Periode]:
    return [(van, min(tot - timedelta(days=1), dag)) for van, tot in pairwise(grenzen)]
