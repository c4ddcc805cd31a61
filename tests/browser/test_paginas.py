"""The pages as people use them: by keyboard, without JavaScript, on paper."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from inbeeld.demo.accounts import ACCOUNTS
from tests.browser.site import Site

pytestmark = [pytest.mark.browser, pytest.mark.traag]

LEERPLICHT = next(account for account in ACCOUNTS if account[0].startswith("leerplicht"))


@pytest.fixture
def zonder_javascript(browser: Browser, site: Site) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False, locale="nl-NL")
    page = context.new_page()
    page.goto(f"{site.url}/inloggen")
    page.get_by_label("Gebruikersnaam").fill(LEERPLICHT[0])
    page.get_by_label("Wachtwoord").fill(LEERPLICHT[1])
    page.get_by_role("button", name="Inloggen").click()
    yield page
    context.close()


def first_child(page: Page) -> None:
    page.locator("#lijst tbody th a").first.click()


def test_by_keyboard_from_the_top_to_a_child(als: Callable[..., Page], site: Site) -> None:
    page = als(LEERPLICHT)
    page.goto(site.url)
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Naar de inhoud")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    # Past the skip link the menu is behind us.
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")
    for _ in range(60):
        if page.evaluate("document.activeElement.matches('#lijst tbody th a')"):
            break
        page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_attribute(
        "href", page.locator("#lijst tbody th a").first.get_attribute("href")
    )
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Tijdlijn")).to_be_visible()


@pytest.mark.parametrize("pad", ["/", "/telling/"])
def test_who_goes_by_keyboard_sees_where_they_are(
    als: Callable[..., Page], site: Site, pad: str
) -> None:
    page = als(LEERPLICHT)
    page.goto(site.url + pad)
    unseen = []
    for _ in range(30):
        page.keyboard.press("Tab")
        found = page.evaluate(
            "(() => { const e = document.activeElement, s = getComputedStyle(e);"
            " return [e.outerHTML.slice(0, 80), s.outlineStyle, parseFloat(s.outlineWidth)] })()"
        )
        if found[0].startswith("<body"):
            break
        if found[1] == "none" or found[2] < 2:
            unseen.append(found[0])
    assert unseen == []


def test_without_javascript_a_list_a_child_and_a_count_work(
    zonder_javascript: Page, site: Site
) -> None:
    page = zonder_javascript
    page.goto(site.url)
    before = page.locator("#lijst tbody tr").count()
    page.goto(f"{site.url}/?soort=thuiszitter")
    page.locator("select[name=klok]").select_option("loopt")
    page.get_by_role("button", name="Toon").click()
    assert "soort=thuiszitter" in page.url
    assert "klok=loopt" in page.url
    after = page.locator("#lijst tbody tr").count()
    assert 0 < after < before
    first_child(page)
    page.get_by_role("link", name="Bekijk de wettelijke meldingen").click()
    expect(page.get_by_role("heading", name="Wettelijke meldingen")).to_be_visible()
    page.go_back()
    page.get_by_role("link", name="Bekijk alle feiten en regels erachter").click()
    page.get_by_label("Volgens welke definitie?").select_option("rijk-2016")
    page.get_by_role("button", name="Leg uit").click()
    expect(page.get_by_text("Landelijke definitie").last).to_be_visible()
    page.goto(f"{site.url}/telling/")
    page.get_by_label("Uitsplitsen").select_option("wijk")
    page.get_by_role("button", name="Tel", exact=True).click()
    expect(page.get_by_role("heading", name="Per wijk")).to_be_visible()


def test_with_javascript_only_the_list_changes(als: Callable[..., Page], site: Site) -> None:
    page = als(LEERPLICHT)
    page.goto(site.url)
    page.evaluate("window.zelfdePagina = true")
    page.locator("select[name=soort]").select_option("thuiszitter")
    page.wait_for_url("**soort=thuiszitter**")
    expect(page.locator("#lijst")).to_be_visible()
    assert page.evaluate("window.zelfdePagina")
    kept = page.evaluate("JSON.stringify([localStorage, sessionStorage])")
    naam = page.locator("#lijst tbody th a").first.inner_text()
    assert naam not in kept, "names stay behind in the browser"


def test_a_search_leaves_no_trace_in_the_address(als: Callable[..., Page], site: Site) -> None:
    page = als(LEERPLICHT)
    page.goto(site.url)
    naam = page.locator("#lijst tbody th a").first.inner_text()
    page.get_by_role("searchbox").fill(naam)
    page.get_by_role("searchbox").press("Enter")
    expect(page.get_by_role("link", name=naam).first).to_be_visible()
    assert page.url == f"{site.url}/zoeken/"


def test_on_paper_only_the_content_is_left(als: Callable[..., Page], site: Site) -> None:
    page = als(LEERPLICHT)
    page.goto(site.url)
    first_child(page)
    page.emulate_media(media="print")
    expect(page.locator("header.ib-kop")).to_be_hidden()
    expect(page.locator("footer")).to_be_hidden()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator(".ib-tekening__breed svg")).to_be_visible()


def test_somebody_elses_child_does_not_exist(als: Callable[..., Page], site: Site) -> None:
    school = next(account for account in ACCOUNTS if account[0].startswith("school"))
    hidden = als(LEERPLICHT)
    mine = als(school)
    eigen: set[str] = set()
    for page, nummer in ((mine, 1), (mine, 2), (mine, 3)):
        page.goto(f"{site.url}/?pagina={nummer}")
        links = page.locator("#lijst tbody th a")
        eigen |= {link.get_attribute("href") for link in links.all()}
    hidden.goto(site.url)
    anders = [
        href
        for link in hidden.locator("#lijst tbody th a").all()
        if (href := link.get_attribute("href")) not in eigen
    ]
    antwoord = mine.goto(site.url + anders[0])
    assert antwoord.status == 404
    assert mine.goto(f"{site.url}/jongere/00000000-0000-4000-8000-000000000000/").status == 404
