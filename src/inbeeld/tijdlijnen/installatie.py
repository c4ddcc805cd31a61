"""The rules as functions in the database: put there by the owner, after every migration.

The text comes compiled with the code. Its hash is stored; the application refuses to start on a
database with another one, because it would store what other rules say.
"""

import hashlib
import re
from pathlib import Path

from django.db import connections
from django.db.backends.utils import CursorWrapper

from inbeeld.regels.definities import DEFINITIES
from inbeeld.tijdlijnen import regelsql, verhuizen
from inbeeld.tijdlijnen.models import Regelversie
from inbeeld.toegang.bewaren.functies import functies as bewaarfuncties


class OudeRegels(RuntimeError):
    """The functions in the database are not those of this code."""


_MAP = Path(__file__).parent / "sql"
_VAST = ("betrokkenheid", "horizon", "werk_bij")


def functies() -> str:
    """Everything that is installed, as one script."""
    maten = [(maat, definitie) for definitie in DEFINITIES for maat in regelsql.MATEN]
    return "\n".join(
        [
            regelsql.kalendertabellen(),
            regelsql.kalenderfunctie(),
            *(regelsql.rekenfunctie(maat, definitie) for maat, definitie in maten),
            regelsql.klokfunctie(),
            regelsql.keuzefunctie(),
            *((_MAP / f"{naam}.sql").read_text() for naam in _VAST),
            bewaarfuncties(),
            verhuizen.functies(),
            # Last: it says who may call all of the above.
            (_MAP / "rechten.sql").read_text(),
        ]
    )


def controleer() -> None:
    """Raise OudeRegels when the database was made with other rules than this code's."""
    versie = Regelversie.objects.first()
    if versie is None or versie.hash != tekst_hash(functies()):
        raise OudeRegels("De database rekent met andere regels dan deze versie: voer migrate uit.")


def tekst_hash(script: str) -> str:
    """What tells one version of the rules from another."""
    return hashlib.sha256(script.encode()).hexdigest()


def installeer() -> bool:
    """Put the functions into the database as its owner; returns whether anything changed.

    The calendar is emptied when they change: the next recording, or `herbereken`, makes it again.
    """
    script = functies()
    nieuw = tekst_hash(script)
    with connections["eigenaar"].cursor() as cursor:
        cursor.execute("select hash from tijdlijnen_regelversie")
        oud = cursor.fetchone()
        if oud is not None and oud[0] == nieuw:
            return False
        _ruim_op(cursor, script)
        # Through psycopg's own connection: a script of several statements takes no parameters.
        connections["eigenaar"].connection.execute(script.encode())
        cursor.execute("delete from tijdlijnen_regelversie")
        cursor.execute(
            "insert into tijdlijnen_regelversie (enige, hash) values (true, %s)", [nieuw]
        )
    return True


def _ruim_op(cursor: CursorWrapper, script: str) -> None:
    """Drop what an earlier version left under these names.

    `create or replace` refuses a function whose parameters or outcome have changed. Nothing in the
    database rests on these functions, so dropping them takes nothing else along.
    """
    namen = re.findall(r"create or replace function (\w+)\(", script)
    cursor.execute(
        "select oid::regprocedure::text from pg_proc"
        " where proname = any(%s) and pronamespace = current_schema()::regnamespace",
        [namen],
    )
    for (functie,) in cursor.fetchall():
        cursor.execute(f"drop function {functie}")
