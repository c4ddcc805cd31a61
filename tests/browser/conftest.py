"""Fixtures for tests of the demo in a real browser."""

import os
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.db import connections
from playwright.sync_api import Browser, Page, StorageState

from tests.browser.levering import drie_leveringen
from tests.browser.site import Site, demo_site, nieuwe_pagina
from tests.sjabloon import copy_template

FEWER = 400  # children: enough for every story and a second page of the werkvoorraad


@pytest.fixture(scope="session")
def site_database(django_db_setup: None, django_db_blocker: object) -> Iterator[dict[str, str]]:
    """A database of its own for the site, as the environment names one.

    A copy of the migrated one: migrating anew takes longer than most tests of this folder. That
    `make demo` makes its own server and schema too is shown by `python -m bewijs.verse_kloon`.
    """
    owner = connections["eigenaar"]
    name = f"{owner.settings_dict['NAME']}_site"
    with django_db_blocker.unblock():
        copy_template(owner, name, _stands)
        yield {
            key: urlsplit(os.environ[key])._replace(path=f"/{name}").geturl()
            for key in ("DATABASE_URL", "DATABASE_EIGENAAR_URL")
        }
        with owner.creation._nodb_cursor() as cursor:
            cursor.execute(f"drop database {owner.ops.quote_name(name)} with (force)")


def _stands(database: str) -> None:
    raise AssertionError("the database of the tests is made first, and with it the template")


@pytest.fixture(scope="session")
def site(
    browser: Browser, site_database: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    """The demo as it is served; asked for after the browser, so that a skip starts nothing."""
    folder: Path = tmp_path_factory.mktemp("site")
    with demo_site(folder / "gegevens", FEWER, site_database) as site:
        drie_leveringen(site.url, date.today())
        yield site


@pytest.fixture(scope="session")
def sessies() -> dict[str, StorageState]:
    """The cookies of the accounts that logged in, by their name."""
    return {}


@pytest.fixture
def als(
    browser: Browser, site: Site, sessies: dict[str, StorageState]
) -> Iterator[Callable[..., Page]]:
    """A page as a demo account: `als(account)` or `als(account, breedte=390)`.

    Each logs in by the form once in a run. Nobody may log out: others have the same session.
    """
    pages: list[Page] = []

    def inloggen(account: tuple[str, str, str], breedte: int = 1280) -> Page:
        naam = account[0]
        if naam in sessies:
            pages.append(nieuwe_pagina(browser, breedte, sessies[naam]))
        else:
            pages.append(site.inloggen(browser, account, breedte))
            sessies[naam] = pages[-1].context.storage_state()
        return pages[-1]

    yield inloggen
    for page in pages:
        page.context.close()
