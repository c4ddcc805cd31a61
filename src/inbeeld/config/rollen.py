"""The database roles: an owner that migrates, an app role that queries, neither a superuser.

On an installation's own PostgreSQL an administrator runs the same statements once
(`docs/installeren.md`); on the embedded server `make_roles` and `make_database` do.
"""

import psycopg
from psycopg import sql

from inbeeld.config.db_url import APP_ROL, EIGENAAR_ROL


def make_roles(superuser_url: str, *, eigenaar_may_create_databases: bool = False) -> None:
    """Create both roles when they are absent. Test databases are made by the owner role itself."""
    with psycopg.connect(superuser_url, autocommit=True) as connection:
        for role in (EIGENAAR_ROL, APP_ROL):
            found = connection.execute("select 1 from pg_roles where rolname = %s", [role])
            if found.fetchone() is None:
                connection.execute(sql.SQL("create role {} login").format(sql.Identifier(role)))
        if eigenaar_may_create_databases:
            connection.execute(
                sql.SQL("alter role {} createdb").format(sql.Identifier(EIGENAAR_ROL))
            )


def make_database(superuser_url: str, name: str = "inbeeld") -> None:
    """Create the database when it is absent; the schema `public` belongs to its owner."""
    statement = sql.SQL("create database {} owner {} template template0 locale 'C.UTF-8'")
    with psycopg.connect(superuser_url, autocommit=True) as connection:
        found = connection.execute("select 1 from pg_database where datname = %s", [name])
        if found.fetchone() is None:
            connection.execute(statement.format(sql.Identifier(name), sql.Identifier(EIGENAAR_ROL)))
