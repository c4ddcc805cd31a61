"""Periods whose figures do not compare with others, for charts and notes."""

from datetime import date, timedelta

from django.db.models import Q

from inbeeld.monitor.models import Onvergelijkbaar
from inbeeld.web.grafieken import Band


def banden_van(indicator: str) -> list[Band]:
    """Those of an indicator and those of all, in order."""
    rijen = Onvergelijkbaar.objects.filter(
        Q(indicator="") | Q(indicator=indicator), vervallen_op=None
    )
    return [
        Band(
            rij.periode.lower,
            rij.periode.upper - timedelta(days=1) if rij.periode.upper else date.max,
            rij.reden,
        )
        for rij in rijen.order_by("periode")
    ]
