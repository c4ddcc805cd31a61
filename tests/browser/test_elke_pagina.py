"""Every page that a demo account can reach, wide and on a phone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import ConsoleMessage, Page

from inbeeld.demo.accounts import ACCOUNTS
from tests.browser.chromium import axe
from tests.browser.ronde import ronde
from tests.browser.site import Site

pytestmark = [pytest.mark.browser, pytest.mark.traag]

WIDTHS = {"breed": 1280, "telefoon": 360}
# Kinds of page that an earlier account reached, per width: each is looked at once. Fifteen accounts
# that each looked at all of them would take longer than the rest of the tests together.
SEEN: dict[int, set[str]] = {width: set() for width in WIDTHS.values()}


def overflow(page: Page) -> int:
    """Return by how many pixels the page is wider than the window."""
    return page.evaluate("document.documentElement.scrollWidth - window.innerWidth")


@pytest.mark.parametrize("breedte", WIDTHS.values(), ids=WIDTHS)
@pytest.mark.parametrize("account", ACCOUNTS, ids=lambda account: account[0])
def test_without_barriers_and_within_the_policy(
    als: Callable[..., Page], site: Site, account: tuple[str, str, str], breedte: int
) -> None:
    page = als(account, breedte=breedte)
    errors: list[str] = []

    def listen(message: ConsoleMessage) -> None:
        # A page that is refused is reported as a dead link; this is about what a page asks for.
        if message.type == "error" and message.location["url"] != page.url:
            errors.append(message.text)

    page.on("console", listen)
    page.on("pageerror", lambda error: errors.append(str(error)))
    faults, kinds = [], []
    for kind in ronde(page, site.url + "/", faults, frozenset(SEEN[breedte])):
        kinds.append(kind)
        faults += [f"{kind}: {finding}" for finding in axe(page)]
        if overflow(page) > 0:
            faults.append(f"{kind}: {overflow(page)} pixels too wide")
        faults += [f"{kind}: {error}" for error in errors]
        errors.clear()
    SEEN[breedte] |= {kind for kind in kinds if not kind.endswith(")")}
    assert not faults, "\n".join(faults)
    assert kinds, "not one page was reached"


def test_the_accounts_together_reach_the_whole_site() -> None:
    """Runs last in this file: a round that breaks off early would find no faults either."""
    if not SEEN[WIDTHS["breed"]]:
        pytest.skip("only part of this file was run")
    assert {"/", "/jongere/{sleutel}/", "/telling/", "/beheer/", "/toegang/"} <= SEEN[1280]


def test_log_in_page(browser: object, site: Site) -> None:
    for width in WIDTHS.values():
        context = browser.new_context(viewport={"width": width, "height": 900}, locale="nl-NL")
        page = context.new_page()
        page.goto(site.url)
        assert "/inloggen" in page.url
        assert axe(page) == []
        assert overflow(page) <= 0
        context.close()
