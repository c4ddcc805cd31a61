"""Half-open date ranges: the constraint that every table with a `periode` has, and 't/m'."""

from datetime import date, timedelta

from django.db import models
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Q


def geldige_periode(tabel: str, *, mag_leeg: bool = False) -> models.CheckConstraint:
    """The constraint `<tabel>_periode`: not empty and with a first day.

    `mag_leeg`: the whole period may be null (an offer that has not begun).
    """
    conditie = Q(periode__isempty=False, periode__startswith__isnull=False)
    if mag_leeg:
        conditie |= Q(periode__isnull=True)
    return models.CheckConstraint(condition=conditie, name=f"{tabel}_periode")


def periode(begindatum: date, einddatum: date | None) -> DateRange:
    """The half-open range of an inclusive pair; no einddatum: still going on."""
    return DateRange(begindatum, None if einddatum is None else einddatum + timedelta(days=1))


def einddatum(bereik: DateRange) -> date | None:
    """The last day of a range, None when it goes on."""
    return None if bereik.upper is None else bereik.upper - timedelta(days=1)
