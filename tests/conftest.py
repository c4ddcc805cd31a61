"""Fixtures for all tests: the database is made by the owner role and used by the app role."""

import os
import time
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.db import OperationalError, connections
from django.test import Client, TransactionTestCase
from playwright.sync_api import Browser

from inbeeld.config.migreer import prepare_rights
from inbeeld.tijdlijnen.installatie import installeer
from tests import begintoestand
from tests.browser.chromium import AXE, EXECUTABLE, chromium
from tests.sjabloon import copy_template
from tests.volgorde import Volgorde, slow_first


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put what takes long first."""
    slow_first(items)


# Optional, because xdist may be switched off.
@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> Volgorde:
    """Hand the files out in that order."""
    config.option.loadscopereorder = False
    return Volgorde(config, log)


@pytest.fixture(autouse=True, scope="session")
def _fast_and_quiet_settings() -> None:
    """Hashing passwords slowly and locking accounts are Django's and axes' to test, not ours."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.AXES_ENABLED = False
    # Logging stands. A command that a test calls would set it up anew, on the stderr that pytest
    # closes after that test, and every later line would be an error with its whole stack.
    settings.LOGGING_CONFIG = None
    # Tests collect no static files, and names with hashes need that.
    settings.STORAGES["staticfiles"] = {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
    }


@pytest.fixture(autouse=True)
def _force_login_shows_a_second_factor(monkeypatch: pytest.MonkeyPatch) -> None:
    """`client.force_login(gebruiker)` gives a session as after a password and a second factor.

    The check itself stays on in every test. Who tests the check logs in through the pages.
    """
    met_alleen_een_naam = Client.force_login

    def force_login(client: Client, user: object, backend: str | None = None) -> None:
        met_alleen_een_naam(client, user, backend)
        session = client.session
        session["account_authentication_methods"] = [
            {"method": "password", "at": time.time()},
            {"method": "mfa", "type": "totp", "at": time.time()},
        ]
        session["account_authentication_methods_user"] = str(user.pk)
        session.save()

    monkeypatch.setattr(Client, "force_login", force_login)


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_blocker: object, django_db_modify_db_settings: None
) -> Iterator[None]:
    """Replace pytest-django's set-up, which would migrate as `default`, the app role.

    Migrating as the owner keeps a missing grant visible: the tests have the rights that the
    application has, no more.
    """
    owner = connections["eigenaar"]
    app = connections["default"]
    with django_db_blocker.unblock():
        name = owner.settings_dict["NAME"]

        def migrate(database: str) -> None:
            owner.settings_dict["TEST"]["NAME"] = database
            _point_at(owner, database)
            _point_at(app, database)
            prepare_rights()
            owner.creation.create_test_db(verbosity=0, autoclobber=True, keepdb=True)

        test_name = owner.creation._get_test_db_name()
        copy_template(owner, test_name, migrate)
        # In the copy there is nothing to migrate, but what migrating fills from the code, such as
        # the access matrix, is then of this code.
        migrate(test_name)
        with owner.cursor() as cursor:
            begintoestand.maak_kalender(cursor)
        herstel = begintoestand.hersteller(owner)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", herstel)
        yield
    with django_db_blocker.unblock():
        app.close()
        try:
            owner.creation.destroy_test_db(name, verbosity=0)
        except OperationalError as reason:
            # A process that a test killed may leave a backend behind for a while. The server of a
            # test run is thrown away whole; on somebody's own server the next run clears it.
            print("\nThe test database was left to its server:", str(reason).splitlines()[0])


@pytest.fixture(scope="module")
def regels_geinstalleerd(django_db_setup: None, django_db_blocker: object) -> None:
    """The rules as a migrated database has them.

    A test that installed others leaves them behind.
    """
    with django_db_blocker.unblock():
        installeer()


def _point_at(connection: object, database: str) -> None:
    connection.close()
    connection.settings_dict["NAME"] = database
    settings.DATABASES[connection.alias]["NAME"] = database


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, one for every folder; without one its tests are skipped, and say so."""
    if not EXECUTABLE.exists():
        pytest.skip(f"no browser at {EXECUTABLE}: install Debian's chromium")
    if not AXE.exists():
        pytest.skip("axe-core is not there: run npm ci")
    # Playwright keeps an event loop in this thread until the session ends; Django would refuse the
    # database to every test that comes after in the same process. Nothing here is asynchronous.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with chromium() as browser:
        yield browser
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]
