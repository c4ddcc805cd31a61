"""What happens in the background once a minute: tell what fell due, and send e-mail.

In the web process, as the sealing of the read log is. Nothing is lost when it does not run: it asks
the day and the tables, and keeps nothing in memory.
"""

from collections.abc import Callable
from datetime import datetime

from django.utils import timezone

from inbeeld.signalen.actions import kennis
from inbeeld.toegang import draden

_meer: dict[str, Callable[[datetime], object]] = {}


def voeg_toe(naam: str, doe: Callable[[datetime], object]) -> None:
    """Add what a room above does once a minute besides; once per name. Each has a thread of its
    own, so that nobody hears later because a sheet is made or a receiver does not answer."""
    _meer[naam] = doe


def ronde(moment: datetime) -> None:
    """One minute's work: what fell due, and e-mail."""
    kennis.meld_bij(timezone.localdate(moment), moment)
    kennis.verstuur_mail(moment)


def begin_bijmelden() -> None:
    """Start the threads of this process; a second call does nothing.

    Every worker has them. A lock in the database lets one of them tell, and each e-mail's row is
    locked by whoever sends it.
    """
    for naam, doe in {"bijmelden": ronde, **_meer}.items():
        draden.elke_minuut(naam, _nu(doe), f"Het werk '{naam}' is deze minuut niet gelukt.")


def _nu(doe: Callable[[datetime], object]) -> Callable[[], object]:
    return lambda: doe(timezone.now())
