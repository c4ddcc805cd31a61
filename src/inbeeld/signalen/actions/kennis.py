"""Tell people what happened to their work, in the transaction in which it happened."""

import logging
from collections.abc import Iterable
from datetime import date, datetime

from django.db import connection, transaction

from inbeeld.signalen import taken
from inbeeld.signalen.actions.bijmelden import ruim_openbare_op, vertel, zonder_antwoord
from inbeeld.signalen.kennissoorten import Soort
from inbeeld.signalen.mail.bundelen import bundel
from inbeeld.signalen.mail.versturen import verstuur_mail
from inbeeld.toegang.actor import systeem_actor
from inbeeld.toegang.models import Postvak

__all__ = ["aan_postvak", "meld_bij", "stuur", "verstuur_mail"]
log = logging.getLogger(__name__)


def stuur(
    aan: Iterable[int],
    soort: Soort | str,
    onderwerp: tuple[str, int],
    kenmerk: str = "",
    jongere_id: int | None = None,
    *,
    moment: datetime,
) -> int:
    """Tell each aanstelling of `aan` once, and return how many are told by this call.

    `onderwerp`: name of the table and id of the row. (aan, soort, onderwerp, kenmerk) is told once,
    however often this is called; give a `kenmerk` where one row may be told of again, for instance
    the day on which a step was due. It stands or falls with the transaction of the caller. The
    actor is not told of what they did, and neither is whoever has left. Raises ValueError for a
    soort that does not exist.
    """
    tabel, rij = onderwerp
    with connection.cursor() as cursor:
        cursor.execute(
            "select signalen_stuur(%s::bigint[], %s, %s, %s, %s, %s, %s)",
            [sorted(set(aan)), Soort(soort).value, tabel, rij, kenmerk, jongere_id, moment],
        )
        (aantal,) = cursor.fetchone()
    return int(aantal)


def aan_postvak(postvak: Postvak | int, persoon: int | None = None) -> list[int]:
    """The aanstellingen to tell of work at a postvak, on the actor's day.

    That is `persoon` (an aanstelling: the behandelaar or eigenaar) and who stands in for them; or
    the postvak's coordinator with their deputies, when there is no person or that one has left.
    """
    nummer = postvak.pk if isinstance(postvak, Postvak) else postvak
    with connection.cursor() as cursor:
        cursor.execute("select signalen_aan_postvak(%s, %s)", [nummer, persoon])
        return sorted(pk for (pk,) in cursor.fetchall())


def meld_bij(vandaag: date, moment: datetime) -> dict[str, int]:
    """Do what fell due through `vandaag`, as the system: task → how many things it did.

    Safe to repeat and to leave out for days: nothing depends on it but that people are told later.
    One process at a time works on it; another that tries meanwhile does nothing. A task that fails
    is undone, logged, and tried again by the next run; the others go on.
    """
    gedaan: dict[str, int] = {}
    with systeem_actor("bijmelden wat vandaag speelt", vandaag):
        for naam, taak in taken.alle():
            try:
                with transaction.atomic():
                    if not _aan_de_beurt():
                        return gedaan
                    gedaan[naam] = taak(vandaag, moment)
            except Exception:
                log.exception("Een taak is mislukt en wordt weer geprobeerd: %s", naam)
    return gedaan


def _aan_de_beurt() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("select pg_try_advisory_xact_lock(730301)")
        (ja,) = cursor.fetchone()
    return bool(ja)


def _bundel(vandaag: date, moment: datetime) -> int:
    return bundel(moment)


taken.voeg_toe("kennisgevingen", vertel, volgorde=40)
taken.voeg_toe("zonder_antwoord", zonder_antwoord, volgorde=41)
taken.voeg_toe("openbaar_opruimen", ruim_openbare_op, volgorde=80)
taken.voeg_toe("e-mail", _bundel, volgorde=90)
