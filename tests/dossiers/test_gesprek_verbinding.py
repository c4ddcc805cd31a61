"""The form of a talk in a real browser, while the connection goes and the session ends: nothing
typed is lost, nothing is stored twice, and nothing of it stays on the device."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Browser, Page, Route, expect
from pytest_django.live_server_helper import LiveServer

from inbeeld.dossiers.models import Afspraak, Gesprek
from inbeeld.toegang.actor import als
from tests import fabriek as f
from tests.browser.bekijken import bekijk
from tests.dossiers import gesprekhulp as hulp

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("regels_geinstalleerd"),
]
UITKOMST = "Noor wil maandag met twee uur beginnen. Moeder brengt haar."
WOORDEN = "Ik wil wel, maar niet alles tegelijk."
# htmx, which every page loads, notes the address of the page: a random key, no person.
OPSLAG = """async () => ({
  local: localStorage.length,
  session: Object.keys(sessionStorage).filter(k => k !== "htmx-current-path-for-history").length,
  databases: (await indexedDB.databases()).length,
  caches: (await caches.keys()).length,
  workers: (await navigator.serviceWorker.getRegistrations()).length})"""


@pytest.fixture
def wereld() -> hulp.Gesprekwereld:
    with transaction.atomic():
        return hulp.maak()


@pytest.fixture
def page(browser: Browser, live_server: LiveServer, wereld: hulp.Gesprekwereld) -> Iterator[Page]:
    """The empty form, open on the phone of somebody of the school."""
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, locale="nl-NL", reduced_motion="reduce"
    )
    context.add_cookies([_sessie(live_server, wereld)])
    page = context.new_page()
    page.goto(live_server.url + reverse("gesprek_nieuw", args=[wereld.sleutel]))
    yield page
    context.close()


def _sessie(server: LiveServer, wereld: hulp.Gesprekwereld) -> dict[str, str]:
    client = Client()
    f.log_in(client, wereld.actor("school"))
    naam = settings.SESSION_COOKIE_NAME
    return {"name": naam, "value": client.cookies[naam].value, "url": server.url}


def _vul_in(page: Page) -> None:
    page.get_by_label("Met wie of waarvoor").select_option(label="Met kind en ouders")
    page.get_by_label("Het kind", exact=True).check()
    page.get_by_label("Ja", exact=True).check()
    page.get_by_label("Zo ja: hoe?").fill("zat erbij")
    page.get_by_label("Wat zei het kind").fill(WOORDEN)
    page.get_by_label("Wat kwam eruit?").fill(UITKOMST)
    page.get_by_label("Angst of somberheid").check()
    page.get_by_label("Wat is afgesproken?").first.fill("Om negen uur klaarstaan")
    page.get_by_label("Wie doet dit?").first.select_option("jongere")
    morgen = timezone.localdate() + timedelta(days=1)
    page.get_by_label("Uiterlijk op").first.fill(morgen.isoformat())


def _opslaan(page: Page) -> None:
    page.get_by_role("button", name="Opslaan").click()


def _opnieuw(page: Page) -> None:
    page.get_by_role("button", name="Nu opnieuw proberen").click()


def _intact(page: Page) -> None:
    assert page.get_by_label("Wat kwam eruit?").input_value() == UITKOMST
    assert page.get_by_label("Wat zei het kind").input_value() == WOORDEN
    assert page.get_by_label("Wat is afgesproken?").first.input_value() == "Om negen uur klaarstaan"
    assert page.get_by_label("Angst of somberheid").is_checked()


def _aantal(wereld: hulp.Gesprekwereld) -> tuple[int, int]:
    with als(wereld.actor("school")), transaction.atomic():
        return Gesprek.objects.count(), Afspraak.objects.count()


def _antwoord_raakt_weg(route: Route) -> None:
    """The server stores it; the line goes before its answer arrives."""
    if route.request.method == "POST":
        route.fetch(max_redirects=0)
        route.abort("connectionreset")
    else:
        route.continue_()


def test_with_the_connection_cut_twice_it_is_stored_once(page: Page, wereld):
    bekijk(page, "gesprek-leeg")
    _vul_in(page)
    page.context.set_offline(True)
    _opslaan(page)
    melding = page.get_by_text("Geen verbinding. Uw tekst staat er nog. We proberen het opnieuw.")
    expect(melding).to_be_visible()
    _intact(page)
    bekijk(page, "gesprek-geen-verbinding")
    assert _aantal(wereld) == (0, 0)
    assert page.evaluate(OPSLAG) == dict.fromkeys(
        ("local", "session", "databases", "caches", "workers"), 0
    )
    # Back, but the answer goes under: stored, and the page does not know it.
    page.route("**/gesprekken/nieuw/", _antwoord_raakt_weg)
    page.context.set_offline(False)
    expect(melding).to_be_visible()
    page.wait_for_function("document.body.textContent.includes('Nu opnieuw proberen')")
    for _ in range(40):
        if _aantal(wereld) == (1, 1):
            break
        page.wait_for_timeout(250)
    assert _aantal(wereld) == (1, 1)
    expect(melding).to_be_visible()
    _intact(page)
    page.unroute("**/gesprekken/nieuw/")
    _opnieuw(page)
    page.wait_for_url("**/gesprek/*/")
    assert page.get_by_text("Het is één keer opgeslagen").is_visible()
    assert page.get_by_text("Het gesprek is opgeslagen.").count() == 0
    assert page.get_by_text(UITKOMST).is_visible()
    assert _aantal(wereld) == (1, 1)
    bekijk(page, "gesprek-opgeslagen")


def test_what_was_typed_after_it_was_stored_unseen_is_shown_beside_it(page: Page, wereld):
    _vul_in(page)
    page.route("**/gesprekken/nieuw/", _antwoord_raakt_weg)
    _opslaan(page)
    expect(page.get_by_text("Geen verbinding.")).to_be_visible()
    page.unroute("**/gesprekken/nieuw/")
    page.get_by_label("Wat kwam eruit?").fill(UITKOMST + " En vader belt.")
    expect(page.get_by_text("Dit gesprek is al opgeslagen, met andere tekst")).to_be_visible()
    assert page.get_by_label("Wat kwam eruit?").input_value() == UITKOMST + " En vader belt."
    assert _aantal(wereld) == (1, 1)
    bekijk(page, "gesprek-anders")


def test_after_the_session_ended_one_logs_in_beside_it_and_sends_again(
    page: Page, live_server: LiveServer, wereld
):
    _vul_in(page)
    with transaction.atomic():
        Session.objects.all().delete()
    _opslaan(page)
    expect(page.get_by_text("U bent niet meer ingelogd. Uw tekst staat er nog.")).to_be_visible()
    assert page.get_by_role("link", name="Opnieuw inloggen").get_attribute("target") == "_blank"
    _intact(page)
    assert _aantal(wereld) == (0, 0)
    bekijk(page, "gesprek-uitgelogd")
    # Logged in on another tab: a new session, and with it a new token for forms.
    page.context.clear_cookies()
    page.context.add_cookies([_sessie(live_server, wereld)])
    page.get_by_role("button", name="Opnieuw versturen").click()
    page.wait_for_url("**/gesprek/*/")
    assert page.get_by_text(UITKOMST).is_visible()
    assert _aantal(wereld) == (1, 1)


def test_leaving_with_unsent_text_asks_first_and_what_is_wrong_comes_back(page: Page, wereld):
    gevraagd: list[str] = []

    def blijf(dialoog) -> None:
        gevraagd.append(dialoog.type)
        dialoog.dismiss()

    page.on("dialog", blijf)
    page.get_by_label("Wat kwam eruit?").fill(UITKOMST)
    page.get_by_role("link", name="Gesprekken").first.click()
    page.wait_for_timeout(300)
    assert gevraagd == ["beforeunload"]
    _opslaan(page)
    expect(page.get_by_text("Er klopt nog iets niet")).to_be_visible()
    assert page.get_by_label("Wat kwam eruit?").input_value() == UITKOMST
    _vul_in(page)
    _opslaan(page)
    page.wait_for_url("**/gesprek/*/")
    assert gevraagd == ["beforeunload"]
    assert _aantal(wereld) == (1, 1)


def test_without_javascript_it_is_an_ordinary_form(
    browser: Browser, live_server: LiveServer, wereld
):
    context = browser.new_context(java_script_enabled=False, locale="nl-NL")
    context.add_cookies([_sessie(live_server, wereld)])
    page = context.new_page()
    page.goto(live_server.url + reverse("gesprek_nieuw", args=[wereld.sleutel]))
    _vul_in(page)
    _opslaan(page)
    assert page.get_by_text("Het gesprek is opgeslagen.").is_visible()
    assert page.get_by_text(UITKOMST).is_visible()
    context.close()
    assert _aantal(wereld) == (1, 1)
