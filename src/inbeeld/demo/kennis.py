"""When the synthetic region's facts became known: in about forty steps, as deliveries would come.

The generator knows how things end, so an enrolment's last day is recorded from its beginning; real
registers learn it later.
"""

from datetime import date, datetime, time

from inbeeld.web.datums import AMSTERDAM

from .feitenboek import Rij
from .kalender import DAG


def bekend_op(tabel: str, rij: Rij, begin: date, vandaag: date) -> datetime:
    """The moment at which a row was recorded: midnight of the day that `_dag` gives.

    Midnight, and not office hours: a demo made early in the morning must not record facts in the
    future, where nobody could correct them.
    """
    return datetime.combine(_dag(tabel, rij, begin, vandaag), time(0), tzinfo=AMSTERDAM)


def _dag(tabel: str, rij: Rij, begin: date, vandaag: date) -> date:
    """The day on which a row was recorded, between `begin` (the demo's first) and `vandaag`.

    Residence and enrolment are recorded when they begin, absence when it ended (or began, if it
    still goes on), all else when it began; in the delivery that follows that day. What held before
    the demo's first school year and the region's own settings are there from the start; how far
    the data of a school reach is known only today.
    """
    if tabel == "gegevensstand":
        return vandaag
    if tabel in ("jongeren", "scholen", "dekking", "lesvrij"):
        return begin
    dag: date = rij["begindatum"] or rij["aangeboden_op"]
    if tabel in ("woonplaatsen", "inschrijvingen"):
        return min(max(begin, dag.replace(day=1)), vandaag)
    if tabel == "verzuim" and rij["einddatum"] is not None:
        dag = rij["einddatum"]
    return min(max(begin, _levering_na(dag, vandaag)), vandaag)


def _levering_na(dag: date, vandaag: date) -> date:
    """The next Monday; longer than a quarter ago, to record less often, the first of a month."""
    if (vandaag - dag).days < 90:
        return dag + (7 - dag.weekday()) * DAG
    return (dag.replace(day=1) + 32 * DAG).replace(day=1)
