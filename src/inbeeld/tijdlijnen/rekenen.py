"""Calls of the definer function that recomputes; what it does stands in `sql/`."""

from datetime import date

from django.db import connection

from inbeeld.tijdlijnen.geraakt import Geraakt

_WERK_BIJ = """
select tijdlijnen_werk_bij(%s::bigint[], %s::text[], %s::text[], %s::date[], %s::text[], %s,
                           %s::date, %s::date, %s::date, %s::date)
"""


def werk_bij(geraakt: Geraakt, vandaag: date) -> int:
    """Recompute what was touched, in this transaction; returns how many children."""
    params = [
        sorted(geraakt.jongeren),
        sorted(geraakt.kalender),
        list(geraakt.standen),
        list(geraakt.standen.values()),
        sorted(geraakt.gemeenten),
        geraakt.alles,
        geraakt.geboren,
        geraakt.vroegste,
        geraakt.laatste,
        vandaag,
    ]
    with connection.cursor() as cursor:
        cursor.execute(_WERK_BIJ, params)
        return int(cursor.fetchone()[0])
