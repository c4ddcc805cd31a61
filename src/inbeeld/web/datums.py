"""Dates and periods in Dutch. The only place that turns the half-open end into 't/m'."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

MAANDEN = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
MAANDEN_KORT = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def lang(dag: date) -> str:
    """'3 maart 2026'."""
    return f"{dag.day} {MAANDEN[dag.month - 1]} {dag.year}"


def kort(dag: date) -> str:
    """'3 mrt 2026'."""
    return f"{dag.day} {MAANDEN_KORT[dag.month - 1]} {dag.year}"


def moment(tijd: datetime) -> str:
    """'3 maart 2026 om 14:05', in Dutch time."""
    hier = tijd.astimezone(AMSTERDAM) if tijd.tzinfo else tijd
    return f"{lang(hier.date())} om {hier:%H:%M}"


def periode(begin: date | None, einddatum: date | None) -> str:
    """'3 t/m 9 maart 2026', 'vanaf 3 maart 2026', 'op 3 maart 2026'; einddatum is inclusive."""
    if begin is None:
        return "nog niet begonnen"
    if einddatum is None:
        return f"vanaf {lang(begin)}"
    if begin == einddatum:
        return f"op {lang(begin)}"
    if (begin.year, begin.month) == (einddatum.year, einddatum.month):
        return f"{begin.day} t/m {lang(einddatum)}"
    if begin.year == einddatum.year:
        return f"{begin.day} {MAANDEN[begin.month - 1]} t/m {lang(einddatum)}"
    return f"{lang(begin)} t/m {lang(einddatum)}"


def laatste_dag(tot: date | None) -> date | None:
    """The inclusive last day of a half-open period; None stays open."""
    return None if tot is None else tot - timedelta(days=1)


def leeftijd(geboren: date, dag: date) -> int:
    """Age in whole years on `dag`. Born on 29 February counts from 1 March in other years."""
    return dag.year - geboren.year - ((dag.month, dag.day) < (geboren.month, geboren.day))
