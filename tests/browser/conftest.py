"""Fixtures for tests in a real browser. Without one they are skipped, and say so."""

import os
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.chromium import AXE, EXECUTABLE, chromium
from tests.browser.levering import drie_leveringen
from tests.browser.site import Site, demo_site

FEWER = 400  # children: enough for every story and a second page of the werkvoorraad


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium."""
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


@pytest.fixture(scope="session")
def site(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The demo as it is served; asked for after the browser, so that a skip starts nothing."""
    folder: Path = tmp_path_factory.mktemp("site")
    with demo_site(folder / "gegevens", FEWER) as site:
        drie_leveringen(site.url, date.today())
        yield site


@pytest.fixture
def als(browser: Browser, site: Site) -> Iterator[Callable[..., Page]]:
    """Log in as a demo account: `als(account)` or `als(account, breedte=390)` gives a page."""
    pages: list[Page] = []

    def inloggen(account: tuple[str, str, str], breedte: int = 1280) -> Page:
        pages.append(site.inloggen(browser, account, breedte))
        return pages[-1]

    yield inloggen
    for page in pages:
        page.context.close()
