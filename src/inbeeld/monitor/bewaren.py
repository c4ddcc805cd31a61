"""What this room throws away by itself: calculations that were made to be looked at once."""

from datetime import date, datetime, timedelta

from inbeeld.monitor.models import Berekening

BEWAARD = timedelta(days=30)
"""A calculation is made again in seconds; its outcome names the rows of children."""


def ruim_op(peildatum: date, moment: datetime) -> int:
    """Remove calculations of more than thirty days ago; returns how many. As the system."""
    return Berekening.objects.filter(gevraagd_op__lt=moment - BEWAARD).delete()[0]
