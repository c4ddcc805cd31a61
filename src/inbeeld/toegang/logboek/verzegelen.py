"""Close the lines of the read log in blocks, once a minute.

Numbers without gaps cannot be given when a line is written: that would let one reader wait for the
other. So a line is written with an id from a sequence, and the sealing gives consecutive numbers to
all lines that are committed by then, in the order of their ids, one sealing at a time. A line whose
transaction was still open is in none of that and goes into a later block.

The database makes the number, count and hash (`toegang_verzegel()`, which runs as the owner); this
process adds the waarmerk, of which the database has no key.
"""

from django.db import connection, transaction

from inbeeld.toegang import draden
from inbeeld.toegang.logboek.canoniek import huidige_sleutel, zegel_waarmerk

BLOK = 10_000
"""Most lines in one seal: one transaction's work, and what the check holds in memory."""


def verzegel(*, hoogstens: int = BLOK) -> int:
    """Seal all committed lines and return how many there were; 0 too when another is sealing."""
    totaal = 0
    while (aantal := _een_zegel(hoogstens)) > 0:
        totaal += aantal
    return totaal


def _een_zegel(hoogstens: int) -> int:
    sleutel = huidige_sleutel()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("select nr, aantal, hash from toegang_verzegel(%s)", [hoogstens])
        rij = cursor.fetchone()
        if rij is None:
            return 0
        nr, aantal, hash_ = rij
        merk = zegel_waarmerk(hash_, sleutel)
        cursor.execute("select toegang_waarmerk_zegel(%s, %s, %s)", [nr, sleutel, merk])
    return int(aantal)


def begin_verzegelen() -> None:
    """Start the thread of this process that seals every minute; a second call does nothing.

    Every worker has one; the lock in the database lets one of them seal. It ends with the process,
    which leaves nothing half done: a seal is one transaction.
    """
    draden.elke_minuut("verzegelen", verzegel, "Het logboek is deze minuut niet verzegeld.")
