"""Lines of the read log for tests, and somebody who has the whole database to themselves."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest
from django.db import connections

from inbeeld.toegang.actions import leg_lezing_vast
from inbeeld.toegang.actor import Actor, als
from tests import fabriek as f


def lees(actor: Actor, *jongeren: int, handeling: str = "kind_bekijken", **anders: object) -> None:
    """The actor reads something of these children."""
    with als(actor):
        leg_lezing_vast(
            jongere_ids=jongeren,
            gegevensgroepen=["identiteit", "verzuim"],
            handeling=handeling,
            **anders,
        )


def schoolactor(code: str = "10AB00") -> Actor:
    return f.actor(f.school(code))


@contextmanager
def superuser() -> Iterator[psycopg.Cursor]:
    """A superuser's cursor, for whom no trigger, policy or foreign key stands in the way."""
    gegevens = connections["eigenaar"].settings_dict
    try:
        verbinding = psycopg.connect(
            dbname=gegevens["NAME"], host=gegevens["HOST"], user="postgres", autocommit=True
        )
    except psycopg.OperationalError:
        pytest.skip("this server lets nobody in as its superuser: no tampering to try")
    with verbinding, verbinding.cursor() as cursor:
        cursor.execute("set session_replication_role = replica")
        yield cursor
