"""Administration as people use it: a joiner from invitation to first page, without JavaScript."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from inbeeld.demo.accounts import ACCOUNTS
from tests.browser.chromium import axe
from tests.browser.site import Site

pytestmark = [pytest.mark.browser, pytest.mark.traag]

SCHOOLBEHEER = next(account for account in ACCOUNTS if account[0].startswith("schoolbeheer"))
WACHTWOORD = "een-heel-lang-eigen-wachtwoord"


@pytest.fixture
def zonder_javascript(browser: Browser) -> Iterator[Callable[[], Page]]:
    contexts = []

    def page() -> Page:
        contexts.append(browser.new_context(java_script_enabled=False, locale="nl-NL"))
        return contexts[-1].new_page()

    yield page
    for context in contexts:
        context.close()


def _log_in(page: Page, site: Site, name: str, password: str) -> None:
    page.goto(f"{site.url}/inloggen")
    page.get_by_label("Gebruikersnaam").fill(name)
    page.get_by_label("Wachtwoord").fill(password)
    page.get_by_role("button", name="Inloggen").click()


def test_a_joiner_from_invitation_to_the_first_page(
    zonder_javascript: Callable[[], Page], site: Site
) -> None:
    baas = zonder_javascript()
    _log_in(baas, site, *SCHOOLBEHEER[:2])
    expect(baas.get_by_role("heading", name="Beheer")).to_be_visible()
    baas.get_by_role("link", name="Nieuwe medewerker").click()
    # Empty first: the page says what is missing, and leads to the fields.
    baas.get_by_role("button", name="Toevoegen").click()
    expect(baas.get_by_role("alert")).to_contain_text("kloppen nog 3 dingen niet")
    baas.get_by_label("Naam").fill("Nieuwe Mentor")
    baas.get_by_label("E-mailadres van het werk").fill("nieuwe.mentor@school.example")
    baas.get_by_label("Rol").select_option("mentor")
    baas.get_by_role("button", name="Toevoegen").click()
    adres = baas.locator("main .ib-breekbaar").inner_text()

    nieuw = zonder_javascript()
    nieuw.goto(adres)
    for veld in nieuw.locator("input[type=password]").all():
        veld.fill(WACHTWOORD)
    nieuw.locator("main button[type=submit]").first.click()
    if "/inloggen" in nieuw.url:
        _log_in(nieuw, site, "nieuwe.mentor@school.example", WACHTWOORD)
    expect(nieuw.locator(".ib-wie__rol")).to_contain_text("Mentor, Prisma College")
    # The address worked once.
    ander = zonder_javascript()
    ander.goto(adres)
    assert ander.locator("input[type=password]").count() == 0

    # The administrator ends it again, and the joiner is out at once.
    baas.get_by_role("link", name="Klaar").click()
    baas.get_by_role("link", name="Uit dienst").click()
    baas.get_by_label("Waarom?").fill("toch niet")
    baas.get_by_role("button", name="Uit dienst melden").click()
    expect(baas.locator("main")).to_contain_text("Uit dienst: toch niet")
    nieuw.goto(site.url)
    assert "/inloggen" in nieuw.url


def test_pages_behind_buttons_are_within_reach_for_all(
    als: Callable[..., Page], site: Site
) -> None:
    """What a round by links leaves out: the answers to a form that is not right."""
    page = als(SCHOOLBEHEER, breedte=360)
    for pad in ("/beheer/mensen/nieuw/", "/beheer/mensen/"):
        page.goto(site.url + pad)
        page.locator("main form[method=post] button[type=submit]").first.click()
        assert axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
