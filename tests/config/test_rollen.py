"""The tests run with the rights of the application, no more."""

import pytest
from django.db import ProgrammingError, connection, connections

pytestmark = pytest.mark.django_db


def test_the_app_role_cannot_pass_by_row_level_security() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "select rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles "
            "where rolname = current_user"
        )
        assert cursor.fetchone() == ("inbeeld_app", False, False, False, False)


def test_the_app_role_owns_nothing() -> None:
    with connection.cursor() as cursor:
        cursor.execute("select relname from pg_class where relowner = current_user::regrole")
        assert cursor.fetchall() == []


def test_the_app_role_cannot_make_tables() -> None:
    with pytest.raises(ProgrammingError, match="permission denied"), connection.cursor() as cursor:
        cursor.execute("create table eigen (nummer int)")


@pytest.mark.django_db(databases=["default", "eigenaar"])
def test_the_owner_is_no_superuser_and_sees_the_same_database() -> None:
    names = []
    for alias in ("default", "eigenaar"):
        with connections[alias].cursor() as cursor:
            cursor.execute("select current_database(), current_setting('is_superuser')")
            names.append(cursor.fetchone())
    assert names[0] == names[1]
    assert names[0][1] == "off"
