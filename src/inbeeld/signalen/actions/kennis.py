"""Tell people what happened to their work, in the transaction in which it happened."""

from collections.abc import Iterable
from datetime import datetime

from django.db import connection

from inbeeld.signalen.kennissoorten import Soort
from inbeeld.toegang.models import Postvak


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
