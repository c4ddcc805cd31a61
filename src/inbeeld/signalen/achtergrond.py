"""What happens in the background once a minute: tell what fell due, and send e-mail.

In the web process, as the sealing of the read log is. Nothing is lost when it does not run: it asks
the day and the tables, and keeps nothing in memory.
"""

import logging
import threading
from collections.abc import Callable
from datetime import datetime

from django.db import connections
from django.utils import timezone

from inbeeld.signalen.actions import kennis

log = logging.getLogger(__name__)

PAUZE = 60.0  # seconds
_meer: dict[str, Callable[[datetime], object]] = {}
_draad: threading.Thread | None = None


def voeg_toe(naam: str, doe: Callable[[datetime], object]) -> None:
    """Add what a room above does once a minute besides, after the e-mail; once per name."""
    _meer[naam] = doe


def ronde(moment: datetime) -> None:
    """One minute's work: what fell due, e-mail, and what other rooms added."""
    kennis.meld_bij(timezone.localdate(moment), moment)
    kennis.verstuur_mail(moment)
    for doe in _meer.values():
        doe(moment)


def begin_bijmelden() -> None:
    """Start the thread of this process; a second call does nothing.

    Every worker has one. A lock in the database lets one of them tell, and each e-mail's row is
    locked by whoever sends it.
    """
    global _draad
    if _draad is None or not _draad.is_alive():
        _draad = threading.Thread(target=_loop, name="bijmelden", daemon=True)
        _draad.start()


def _loop() -> None:
    wekker = threading.Event()
    while not wekker.wait(PAUZE):
        try:
            ronde(timezone.now())
        except Exception:
            # What is due stays due; the next minute tries again.
            log.exception("Bijmelden of e-mail versturen is deze minuut niet gelukt.")
        finally:
            connections.close_all()
