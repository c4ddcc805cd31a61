"""Rows of zaken and dossiers as they stood at a moment.

A row keeps what it says now; its history keeps what it said before. Without a moment the row
counts. With one the last state that had been written by then counts, so that a day that was filled
in later does not change a figure of before. A row that was written down after the fact (its own
`moment` lies before it was stored: a demo, data that came over from elsewhere) has no history of
that time; of it the row as it is now counts, and the reader leaves out days after the moment.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from itertools import groupby
from operator import itemgetter
from typing import Any
from zoneinfo import ZoneInfo

from django.db import connection, models

from inbeeld.monitor.bron import Bron

HIER = ZoneInfo("Europe/Amsterdam")
EEN_DAG = timedelta(days=1)


def laatste_dag(bron: Bron) -> date:
    """The last day of which anything can be known here."""
    if bron.bekend_op is None:
        return bron.dag
    return min(bron.dag, dag_van(bron.bekend_op))


def dag_van(moment: datetime) -> date:
    """The day on which it was, as people here count days."""
    return moment.astimezone(HIER).date()


def tot_en_met(dag: date | None, grens: date) -> date | None:
    """A day that had come by `grens`, else None: it had not happened yet."""
    return dag if dag is not None and dag <= grens else None


def rijen(
    model: type[models.Model],
    velden: Sequence[str],
    bekend_op: datetime | None,
    *,
    begin: str = "r.moment",
    alle: bool = False,
) -> list[tuple[Any, ...]]:
    """(id, *velden) of every row as it stood at `bekend_op` (None: now), by id.

    `velden`: columns. `begin`: SQL over the row `r` for the moment at which it began. `alle`: every
    state of a row, the oldest first, and not only the last.
    """
    tabel = model._meta.db_table
    lijst = ", ".join(f"r.{veld}" for veld in velden)
    if bekend_op is None and not alle:
        return _lees(f"select r.id, {lijst} from {tabel} r order by 1", {})  # noqa: S608
    staten = _lees(
        f"select r.pgh_obj_id, {lijst}, r.pgh_id, "  # noqa: S608
        "coalesce(r.pgh_created_at <= %(op)s::timestamptz, true) "
        f"from {tabel}event r where coalesce({begin} <= %(op)s::timestamptz, true) "
        f"union all select r.id, {lijst}, null, null from {tabel} r "
        f"where coalesce({begin} <= %(op)s::timestamptz, true) order by 1, {len(velden) + 2}",
        {"op": bekend_op},
    )
    uit: list[tuple[Any, ...]] = []
    for _, groep in groupby(staten, key=itemgetter(0)):
        rij = [*groep]
        toen = [r for r in rij if r[-1]] if bekend_op else rij
        uit += [r[:-2] for r in (toen or rij)[None if alle else -1 :]]
    return uit


def eerste_dag(bron: Bron, *modellen: type[models.Model]) -> date | None:
    """The day of the first row of these; None when there was none yet."""
    momenten = [
        model._default_manager.aggregate(eerste=models.Min("moment"))["eerste"]
        for model in modellen
    ]
    dag = min((dag_van(moment) for moment in momenten if moment), default=None)
    return tot_en_met(dag, laatste_dag(bron))


def _lees(sql: str, params: dict[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return list(cursor.fetchall())
