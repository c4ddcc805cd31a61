"""Bring the database to the code's schema, as the owner, and give the app role its rights."""

import os

import django
from django.core.management import call_command
from django.db import connections

from inbeeld.config.db_url import APP_ROL

# Every table may be read and written as far as row-level security lets it. What is narrower than
# that (append-only tables, the read log) is taken away in the migration of the table itself, which
# is why rights come as default rights, before the first table exists, and not afterwards.
_DEFAULT_RIGHTS = f"""
grant usage on schema public to {APP_ROL};
alter default privileges in schema public
    grant select, insert, update, delete on tables to {APP_ROL};
alter default privileges in schema public grant usage, select on sequences to {APP_ROL};
"""


def prepare_rights() -> None:
    """Give the app role default rights on what the owner will make. Safe to repeat.

    When one role does everything (a DATABASE_URL without an owner's) there is nothing to grant.
    """
    with connections["eigenaar"].cursor() as cursor:
        cursor.execute("select current_user <> %s and to_regrole(%s) is not null", [APP_ROL] * 2)
        if cursor.fetchone()[0]:
            cursor.execute(_DEFAULT_RIGHTS)


def migreer(verbosity: int = 0) -> None:
    """Migrate as the owner. Raises what Django's `migrate` raises."""
    prepare_rights()
    call_command("migrate", database="eigenaar", verbosity=verbosity, interactive=False)
    connections["eigenaar"].close()


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "inbeeld.config.settings")
    django.setup()
    migreer(verbosity=1)
