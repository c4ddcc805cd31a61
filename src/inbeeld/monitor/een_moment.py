"""One look at the database: everything read in it is of one moment."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction
from psycopg import IsolationLevel


@contextmanager
def een_moment() -> Iterator[None]:
    """A transaction that sees what was committed when its first statement began, and nothing later.

    Inside an open transaction it is that transaction's look, which may be of several moments: who
    needs one of one moment opens it outermost.
    """
    if connection.in_atomic_block:
        with transaction.atomic():
            yield
        return
    connection.ensure_connection()
    verbinding = connection.connection
    gewoon = verbinding.isolation_level
    verbinding.isolation_level = IsolationLevel.REPEATABLE_READ
    try:
        with transaction.atomic():
            yield
    finally:
        if not verbinding.closed:
            verbinding.isolation_level = gewoon
