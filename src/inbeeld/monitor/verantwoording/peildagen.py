"""The days of these figures: fewer than of the status, since they are looked at per year."""

from datetime import date

from inbeeld.monitor.perioden import kwartalen, schooljaren


def peildagen(dag: date) -> list[date]:
    """1 October of ten school years, the first of each quarter of three years, and `dag`."""
    uit = {date(begin.year, 10, 1) for begin, _ in schooljaren(dag)}
    uit |= {begin for begin, _ in kwartalen(dag)}
    return sorted({d for d in uit if d <= dag} | {dag})
