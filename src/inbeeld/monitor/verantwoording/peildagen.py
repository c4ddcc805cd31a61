"""The days of these figures: fewer than of the status where areas are many and small."""

from datetime import date

from inbeeld.monitor.perioden import kwartalen, peildata, schooljaren


def peildagen(dag: date) -> list[date]:
    """1 October of ten school years, the first of each quarter of three years, and `dag`."""
    uit = {date(begin.year, 10, 1) for begin, _ in schooljaren(dag)}
    uit |= {begin for begin, _ in kwartalen(dag)}
    return sorted({d for d in uit if d <= dag} | {dag})


def alle_peildagen(dag: date) -> list[date]:
    """Those of the whole sheet, for the region, gemeenten and sectoren."""
    return sorted({*peildata(dag), *peildagen(dag)})
