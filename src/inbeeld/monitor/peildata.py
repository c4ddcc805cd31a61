"""On which days is counted: series of peildata, and school years. Never a day that is to come."""

from collections.abc import Sequence
from datetime import date

from inbeeld.monitor.perioden import KOP, schooljaar

REEKSEN = {
    "twaalf": "Vandaag en de afgelopen twaalf maanden",
    "kop": "Vijf peildata: 15 november, januari, maart, mei en september",
    "kwartalen": "Begin van elk kwartaal",
    "maanden": "Begin van elke maand",
    "jaar": "Heel het schooljaar: unieke kinderen",
    "eigen": "Eigen datums",
}
EERSTE_SCHOOLJAAR = 2014


def schooljaar_van(dag: date) -> int:
    """The year in which the school year of this day began."""
    return schooljaar(dag).year


def schooljaren(vandaag: date) -> list[int]:
    """The school years that can be asked for, the running one first."""
    return list(range(schooljaar_van(vandaag), EERSTE_SCHOOLJAAR - 1, -1))


def naam_schooljaar(begin: int) -> str:
    return f"{begin}–{begin + 1}"


def periode_van(begin: int, vandaag: date) -> tuple[date, date]:
    """First and last day of a school year; of the running one through today."""
    return date(begin, 8, 1), min(date(begin + 1, 7, 31), vandaag)


def dagen(reeks: str, begin: int, vandaag: date, eigen: Sequence[date] = ()) -> list[date]:
    """The peildata of a series in the school year that began in `begin`, in order.

    `kop`: as the region Kop van Noord-Holland reported, its last one after the summer.
    """
    match reeks:
        case "twaalf":
            eerste = vandaag.replace(day=1)
            gekozen = [_maanden_terug(eerste, n) for n in range(11, -1, -1)] + [vandaag]
        case "kop":
            gekozen = [date(begin + (m < 10), m, d) for m, d in KOP]
        case "kwartalen":
            gekozen = [date(begin, 10, 1), *(date(begin + 1, m, 1) for m in (1, 4, 7))]
        case "maanden":
            gekozen = [_maanden_terug(date(begin, 8, 1), -n) for n in range(12)]
        case _:
            gekozen = list(eigen)
    return sorted({dag for dag in gekozen if dag <= vandaag})


def _maanden_terug(eerste: date, n: int) -> date:
    """The first of the month `n` months before."""
    maanden = eerste.year * 12 + eerste.month - 1 - n
    return date(maanden // 12, maanden % 12 + 1, 1)
