"""Work on a delivery outside the request: one thread of this process, no other program.

What is being done shows as advisory locks of the working transaction. They vanish with it, also
when the process is killed: then nothing was stored, no lock is held, and the page says 'niet
verwerkt, probeer opnieuw'. Chosen over a job queue, whose worker would be a second program to
start, watch and restart in a demo or a small installation; and over a column that says 'busy',
which a killed process would leave behind.
"""

import threading
from collections.abc import Callable
from functools import partial

from django.db import connection

from inbeeld.toegang import draden
from inbeeld.toegang.actor import Actor

_LEVERANCIER = 730_100
"""First key of the lock that lets the deliveries of one supplier go one after another."""
STAPPEN = ("wacht", "lezen", "vergelijken", "vastleggen")
"""What the work goes through; step n of delivery L is the lock (730200 + n, L)."""
_STAP = 730_200
_EVEN_WACHTEN = 3.0
_PLAATSEN = threading.BoundedSemaphore(2)
"""How many threads of this process work at once: each has a connection and much memory."""


def beurt(organisatie_id: int) -> None:
    """Wait until no other transaction works on a delivery of this supplier."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s, %s)", [_LEVERANCIER, organisatie_id])


def bij_stap(levering_id: int, stap: str) -> None:
    """Show that this transaction has come to `stap`."""
    nummer = _STAP + STAPPEN.index(stap)
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s, %s)", [nummer, levering_id])


def stap_van(levering_id: int) -> str | None:
    """How far somebody is with this delivery now; None when nobody is working on it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select max(classid::bigint) from pg_locks where locktype = 'advisory' and granted "
            "and database = (select oid from pg_database where datname = current_database()) "
            "and objid = %s and classid between %s and %s",
            [levering_id, _STAP, _STAP + len(STAPPEN) - 1],
        )
        hoogste = cursor.fetchone()[0]
    return None if hoogste is None else STAPPEN[hoogste - _STAP]


def na_opslaan(actor: Actor, werk: Callable[[], None]) -> None:
    """Start `werk` in a thread as soon as this transaction is committed."""
    draden.na_vastleggen("levering", partial(_doe, actor, werk), _EVEN_WACHTEN)


def _doe(actor: Actor, werk: Callable[[], None]) -> None:
    # When it fails, the page says what to do.
    with draden.namens(actor, "Een levering is niet verwerkt."), _PLAATSEN:
        werk()
