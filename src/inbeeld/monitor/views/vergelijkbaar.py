"""Periods whose figures do not compare with others, for charts and notes."""

from collections.abc import Iterable
from datetime import date, timedelta

from inbeeld.monitor.models import Onvergelijkbaar
from inbeeld.monitor.queries.doelen import onvergelijkbare_perioden
from inbeeld.web.grafieken import Band


def banden_van(indicator: str, rijen: Iterable[Onvergelijkbaar] | None = None) -> list[Band]:
    """Those of an indicator and those of all, in order. `rijen`: all that there are, None to read
    them."""
    return [
        Band(
            rij.periode.lower,
            rij.periode.upper - timedelta(days=1) if rij.periode.upper else date.max,
            rij.reden,
        )
        for rij in (onvergelijkbare_perioden() if rijen is None else rijen)
        if rij.indicator in ("", indicator)
    ]
