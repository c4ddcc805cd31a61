"""Work outside a request: threads of this process, no other program to start and to watch.

A thread has connections of its own, which are closed when it has done its work. Nothing is lost
with a thread that is killed: what it had not committed is found again in the tables.
"""

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import connections, transaction

from inbeeld.toegang.actor import Actor, als

log = logging.getLogger(__name__)

PAUZE = 60.0  # seconds
_herhaald: dict[str, threading.Thread] = {}


def na_vastleggen(naam: str, doe: Callable[[], None], even_wachten: float) -> None:
    """Start `doe` in a thread as soon as this transaction is committed.

    Waits so many seconds for it: small work is then ready before the next page is asked for.
    """

    def begin() -> None:
        draad = threading.Thread(target=doe, name=naam, daemon=True)
        draad.start()
        draad.join(even_wachten)

    transaction.on_commit(begin)


@contextmanager
def namens(actor: Actor, mislukt: str) -> Iterator[None]:
    """All that a thread does, as somebody. What fails is logged as `mislukt`, and goes no further:
    its transaction is gone and its locks with it."""
    try:
        with als(actor):
            yield
    except Exception:
        log.exception(mislukt)
    finally:
        connections.close_all()


def elke_minuut(naam: str, doe: Callable[[], object], mislukt: str) -> None:
    """Start the thread of this process that does this every minute; again by the same name does
    nothing. The next minute tries again what fails.

    Every worker has one: `doe` must leave it to one process at a time.
    """
    draad = _herhaald.get(naam)
    if draad is None or not draad.is_alive():
        draad = threading.Thread(target=_loop, args=(doe, mislukt), name=naam, daemon=True)
        _herhaald[naam] = draad
        draad.start()


def _loop(doe: Callable[[], object], mislukt: str) -> None:
    wekker = threading.Event()
    while not wekker.wait(PAUZE):
        try:
            doe()
        except Exception:
            log.exception(mislukt)
        finally:
            connections.close_all()
