"""The state in which a test finds the database: as migrated, and with a calendar.

With the first child of a test the database would look at all facts, lay down every lesdag of some
fifteen years, and plan the rules anew: more work than the rest of a usual test.
"""

import os
from collections.abc import Callable
from typing import Protocol

import psycopg
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import TransactionTestCase

from inbeeld.config.db_url import APP_ROL
from inbeeld.config.pytest_postgres import BEHEER_URL
from inbeeld.tijdlijnen.models import Regelversie

_SPANNE = """
insert into tijdlijnen_horizon (enige, tot, vakantieregio, v0, eerste, laatste)
values (true, date '2027-07-31', 'noord', date '2014-08-01', date '2014-08-01', date '2027-07-31')
"""
"""Wide enough for children born since 2010, on the day of the tests. For who is older, or for a
later day, it grows as it does for a region."""

# What migrating fills from the code, and no test changes.
_BLIJFT = {"django_migrations", "django_content_type", "auth_permission", "tijdlijnen_regelversie"}
# Tables without a model, which Django would leave as the test left them.
_KALENDER = {"tijdlijnen_kal_school", "tijdlijnen_kal_kalender", "tijdlijnen_kal_week"}


class Uitvoerder(Protocol):
    """What runs a statement: a connection of psycopg, or a cursor of Django."""

    def execute(self, query: str) -> object: ...


def maak_kalender(owner: Uitvoerder) -> None:
    """Give a database without facts its calendar."""
    owner.execute(_SPANNE)
    owner.execute("select tijdlijnen_kalender(null)")


Herstel = Callable[[TransactionTestCase], None]


def hersteller(owner: BaseDatabaseWrapper) -> Herstel:
    """What makes the database after a test with real transactions as it is now.

    Django truncates all tables. Every table and index is then a new file, and every plan is to be
    made anew, for a few hundred rows. The owner may delete as little as the application; on a
    server of our own there is somebody who may.
    """
    url = os.environ.get(BEHEER_URL)
    return _truncate(owner) if url is None else _delete(url, owner)


def _delete(url: str, owner: BaseDatabaseWrapper) -> Herstel:
    """As superuser: all rows go, and those that were there come back from a copy."""
    database = owner.settings_dict["NAME"]
    namen = set(owner.introspection.django_table_names(only_existing=True)) | _KALENDER
    script = []
    with psycopg.connect(url, dbname=database) as connection:
        connection.execute("create schema begintoestand")
        for tabel in sorted(namen - _BLIJFT):
            script.append(f"delete from {tabel}")
            if connection.execute(f"select from {tabel} limit 1").fetchone() is not None:
                connection.execute(f"create table begintoestand.{tabel} as table {tabel}")
                script.append(f"insert into {tabel} table begintoestand.{tabel}")

    def herstel(case: TransactionTestCase) -> None:
        with psycopg.connect(url, dbname=database) as connection:
            # Without triggers: these refuse, write history, and check what is gone as a whole.
            connection.execute("set session_replication_role = replica")
            connection.execute(";".join(script))

    return herstel


def _truncate(owner: BaseDatabaseWrapper) -> Herstel:
    """On a server that somebody else gave: as Django does, and then what it truncated too much."""
    django_herstel = TransactionTestCase._fixture_teardown
    versie = Regelversie.objects.using(owner.alias).get()
    # A connection of our own: a test that did not ask for the owner's is refused it.
    toegang = owner.get_connection_params()
    with owner.cursor() as cursor:
        cursor.execute(f"grant truncate on all tables in schema public to {APP_ROL}")

    def herstel(case: TransactionTestCase) -> None:
        django_herstel(case)
        with psycopg.connect(**toegang) as connection:
            connection.execute(
                "insert into tijdlijnen_regelversie values (true, %s)", [versie.hash]
            )
            maak_kalender(connection)

    return herstel
