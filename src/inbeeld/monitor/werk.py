"""Long calculations outside the request, with progress that a page can show.

As deliveries are (`aanleveren.werk`): a thread of this process, and a lock that shows that somebody
works on it. A process that was killed leaves no lock; the page then offers to begin again.
"""

import logging
import threading
from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from inbeeld.monitor.models import Berekening
from inbeeld.toegang import draden
from inbeeld.toegang.actor import Actor, huidige_actor

log = logging.getLogger(__name__)

_SLOT = 731_000
"""First key of the advisory lock of a calculation; the second is its row's number."""
_PLAATSEN = threading.BoundedSemaphore(1)
"""One at a time in a process: each may take both cores and a gigabyte."""
_EVEN_WACHTEN = 1.0
NIET_GELUKT = "Het is niet gelukt. Probeer het later opnieuw."

Meld = Callable[[int, str], None]
"""(per cent, what it is doing now): shown at once."""
Uitvoerder = Callable[[dict[str, Any], Actor, Meld], dict[str, Any]]
"""(vraag, actor, meld) → uitkomst as JSON. Runs as the actor, and opens its own transactions: what
is reported inside one is seen when that ends. What it raises as `Onmogelijk` is shown to the
person; anything else is logged."""
_uitvoerders: dict[str, Uitvoerder] = {}


class Onmogelijk(Exception):
    """This cannot be calculated; the message is a sentence for the person."""


def kan(soort: str, doe: Uitvoerder) -> None:
    """Register who calculates a soort."""
    _uitvoerders[soort] = doe


def vraag_aan(soort: str, vraag: dict[str, Any], moment: datetime) -> Berekening:
    """A new calculation for the current actor; it begins when this transaction is committed.

    Waits a moment for it, so that a short one is ready before the next page is asked for.
    """
    actor = huidige_actor()
    berekening = Berekening.objects.create(
        soort=soort, vraag=vraag, door_id=actor.aanstelling_id, gevraagd_op=moment
    )
    begin(berekening)
    return berekening


def begin(berekening: Berekening) -> None:
    """Start it (again) once this transaction is committed; one that is ready stays as it is."""
    actor = huidige_actor()
    draden.na_vastleggen("berekening", partial(_doe, actor, berekening.pk), _EVEN_WACHTEN)


def bezig(berekening: Berekening) -> bool:
    """Whether somebody works on it now, in this or another process."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select exists (select 1 from pg_locks where locktype = 'advisory' and granted and "
            "database = (select oid from pg_database where datname = current_database()) "
            "and classid = %s and objid = %s)",
            [_SLOT, berekening.pk],
        )
        return bool(cursor.fetchone()[0])


def _doe(actor: Actor, nummer: int) -> None:
    # The lock goes with the connection of this thread.
    with draden.namens(actor, "Een berekening is niet gelukt."):
        with connection.cursor() as cursor:
            cursor.execute("select pg_try_advisory_lock(%s, %s)", [_SLOT, nummer])
            if not cursor.fetchone()[0]:
                return  # somebody is at it
        with _PLAATSEN:
            _bereken(actor, nummer)


def _bereken(actor: Actor, nummer: int) -> None:
    with transaction.atomic():
        berekening = Berekening.objects.get(pk=nummer)
    if berekening.klaar_op:
        return

    def meld(procent: int, stap: str) -> None:
        with transaction.atomic():
            Berekening.objects.filter(pk=nummer).update(voortgang=procent, stap=stap)

    uitkomst, fout = None, ""
    try:
        uitkomst = _uitvoerders[berekening.soort](berekening.vraag, actor, meld)
    except Onmogelijk as reden:
        fout = str(reden)
    except Exception:
        log.exception("Een berekening van de soort %s is niet gelukt.", berekening.soort)
        fout = NIET_GELUKT
    with transaction.atomic():
        Berekening.objects.filter(pk=nummer, klaar_op__isnull=True).update(
            uitkomst=uitkomst, fout=fout, voortgang=100, stap="", klaar_op=timezone.now()
        )
