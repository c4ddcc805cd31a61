"""Fixtures for tests of the demo in a real browser."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.levering import drie_leveringen
from tests.browser.site import Site, demo_site

FEWER = 400  # children: enough for every story and a second page of the werkvoorraad


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
