"""An attack in these tests: plain SQL in the application's role, as somebody who works here."""

from collections.abc import Sequence
from typing import Any

from django.db import DatabaseError, connection, transaction

from inbeeld.toegang.actor import Actor, als
from inbeeld.toegang.policies import Geweigerd
from tests import fabriek as f


def probeer(actor: Actor, sql: str, params: Sequence[object] = ()) -> int:
    """How many rows it wrote; 0 when the database refused it."""
    try:
        with als(actor), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, params)
            return cursor.rowcount
    except (DatabaseError, Geweigerd):
        return 0


def lees(actor: Actor, sql: str, params: Sequence[object] = ()) -> list[tuple[Any, ...]]:
    """What it gives back; nothing when the database refused it."""
    try:
        with als(actor), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, params)
            return cursor.fetchall()
    except (DatabaseError, Geweigerd):
        return []


def waar(sql: str, params: Sequence[object] = ()) -> Any:
    """The first value as the system sees it."""
    with f.systeem(), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchone()[0]


def betrokken(organisatie_id: int, kind: int) -> bool:
    return bool(
        waar(
            "select exists (select 1 from toegang_betrokkenheid where organisatie_id = %s"
            " and jongere_id = %s and periode @> %s::date)",
            [organisatie_id, kind, f.VANDAAG],
        )
    )
