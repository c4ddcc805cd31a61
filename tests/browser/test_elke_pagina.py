"""Every page that a demo account can reach: on a screen, on a phone and at 400 per cent.

A page is loaded once and then shown at each width: nothing in it depends on the width at which it
was loaded, for that is up to the style sheet alone. Each kind of page is looked at as the first
account that reaches it; `python -m bewijs.schermen` loads every page anew at each width.
"""

from collections.abc import Callable

import pytest
from playwright.sync_api import ConsoleMessage, Page

from inbeeld.demo.accounts import ACCOUNTS
from tests.browser.chromium import axe
from tests.browser.ronde import ronde
from tests.browser.site import Site

pytestmark = [pytest.mark.browser, pytest.mark.traag]

WIDTHS = {"breed": 1280, "telefoon": 360}
SMALLEST = 320  # WCAG 1.4.10: 1280 wide at 400 per cent
HEIGHT = 900
# Kinds of page that an earlier account reached. Fifteen accounts that each looked at all of them
# would take longer than the rest of the tests together.
SEEN: set[str] = set()


def overflow(page: Page) -> int:
    """Return by how many pixels the page is wider than the window."""
    return page.evaluate("document.documentElement.scrollWidth - window.innerWidth")


def look(page: Page, kind: str) -> list[str]:
    """What is wrong with the page as it stands, at any width; it is left as wide as it can be."""
    faults = []
    for width in (SMALLEST, *sorted(WIDTHS.values())):
        page.set_viewport_size({"width": width, "height": HEIGHT})
        if (over := overflow(page)) > 0:
            faults.append(f"{kind} ({width}): {over} pixels too wide")
        if width != SMALLEST:
            faults += [f"{kind} ({width}): {finding}" for finding in axe(page)]
    return faults


@pytest.mark.parametrize("account", ACCOUNTS, ids=lambda account: account[0])
def test_without_barriers_and_within_the_policy(
    als: Callable[..., Page], site: Site, account: tuple[str, str, str]
) -> None:
    page = als(account)
    errors: list[str] = []

    def listen(message: ConsoleMessage) -> None:
        # A page that is refused is reported as a dead link; this is about what a page asks for.
        if message.type == "error" and message.location["url"] != page.url:
            errors.append(message.text)

    page.on("console", listen)
    page.on("pageerror", lambda error: errors.append(str(error)))
    faults, kinds = [], []
    for kind in ronde(page, site.url + "/", faults, frozenset(SEEN)):
        kinds.append(kind)
        faults += look(page, kind)
        faults += [f"{kind}: {error}" for error in errors]
        errors.clear()
    SEEN.update(kind for kind in kinds if not kind.endswith(")"))
    assert not faults, "\n".join(faults)
    assert kinds, "not one page was reached"


def test_the_accounts_together_reach_the_whole_site() -> None:
    """Runs last of the accounts: a round that breaks off early would find no faults either."""
    if not SEEN:
        pytest.skip("only part of this file was run")
    assert {"/", "/jongere/{sleutel}/", "/telling/", "/beheer/", "/toegang/"} <= SEEN


def test_a_page_that_is_too_wide_or_without_words_is_found(
    als: Callable[..., Page], site: Site
) -> None:
    """The look itself can fail, at the width where it goes wrong."""
    page = als(ACCOUNTS[0])
    page.goto(f"{site.url}/toegang/")
    assert look(page, "goed") == []
    page.evaluate(
        "const p = document.createElement('p'); p.style.width = '340px'; p.textContent = 'breed';"
        " document.querySelector('main').append(p, document.createElement('button'))"
    )
    faults = look(page, "fout")
    assert any(fault.startswith("fout (320)") and "too wide" in fault for fault in faults), faults
    assert all(f"fout ({width}): button-name" in "".join(faults) for width in WIDTHS.values())


def test_log_in_page(browser: object, site: Site) -> None:
    context = browser.new_context(locale="nl-NL")
    page = context.new_page()
    page.goto(site.url)
    assert "/inloggen" in page.url
    assert look(page, "inloggen") == []
    context.close()
