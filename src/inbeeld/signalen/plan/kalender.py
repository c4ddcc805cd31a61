"""The days without lessons of a school, from the facts that the rules count by too."""

from datetime import date, timedelta

from django.db.models import Q

from inbeeld.register.models import FeitLesvrij, FeitSchool
from inbeeld.signalen.plan.termijn import Schoolkalender
from inbeeld.tijdlijnen.queries import vakantieregio

_VOORUIT = timedelta(days=1100)
"""As far as the longest term can reach, holidays included."""


def kalender_van(school: str | None, vanaf: date) -> Schoolkalender:
    """The calendar of a school (its code) from `vanaf` on: its own days and those of its region.

    Without a school, or of one that names no vakantieregio: that of the region itself. Days that
    nobody recorded as free count as school days.
    """
    feit = FeitSchool.objects.filter(school=school, ingetrokken_op__isnull=True).first()
    regio = (feit.vakantieregio if feit else None) or vakantieregio()
    van_regio = Q(school__isnull=True, vakantieregio=regio)
    eigen = Q(school=school) if school else Q(pk__in=())
    rijen = FeitLesvrij.objects.filter(
        van_regio | eigen,
        ingetrokken_op__isnull=True,
        periode__overlap=(vanaf, vanaf + _VOORUIT),
    ).values_list("periode", flat=True)
    return Schoolkalender(_samen([(p.lower, p.upper) for p in rijen]))


def _samen(perioden: list[tuple[date, date]]) -> tuple[tuple[date, date], ...]:
    """In order, with what overlaps or touches as one."""
    uit: list[tuple[date, date]] = []
    for van, tot in sorted(perioden):
        if uit and van <= uit[-1][1]:
            uit[-1] = (uit[-1][0], max(tot, uit[-1][1]))
        else:
            uit.append((van, tot))
    return tuple(uit)
