"""Over what a report may be: school years, quarters, and the peildata of a school year."""

from datetime import date, timedelta

from inbeeld.monitor import perioden as reeksen
from inbeeld.monitor.peildata import dagen
from inbeeld.monitor.rapporten.soorten import KWARTAAL

Periode = tuple[date, date]
"""First and last day, both included; of one that still runs its last day is yet to come."""


def perioden(over: str, dag: date) -> list[Periode]:
    """The periods to choose from on `dag`, the newest first: the running one, and those before."""
    if over == KWARTAAL:
        return [(van, _einde_kwartaal(van)) for van, _ in reversed(reeksen.kwartalen(dag))]
    return [(van, date(van.year + 1, 7, 31)) for van, _ in reversed(reeksen.schooljaren(dag))]


def laatste(over: str, dag: date) -> Periode:
    """The last one that was over before `dag`; of peildata the school year that they are of."""
    return next(p for p in perioden(over, dag) if p[1] < dag)


def kop_dagen(periode: Periode, dag: date) -> list[date]:
    """KOP's five peildata of a school year, the last one after its summer, as far as they came."""
    return dagen("kop", periode[0].year, dag)


def _einde_kwartaal(van: date) -> date:
    volgende = date(van.year + (van.month == 10), van.month % 12 + 3 if van.month != 10 else 1, 1)
    return volgende - timedelta(days=1)
