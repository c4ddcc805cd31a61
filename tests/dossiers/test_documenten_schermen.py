"""The pages of documents and letters in a real browser, on a phone and on a screen."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from inbeeld.dossiers.models import Document
from inbeeld.toegang.actor import Actor
from tests import fabriek as f
from tests.browser.chromium import axe
from tests.dossiers import documenthulp as h
from tests.dossiers import gesprekhulp as g
from tests.dossiers.overdrachthulp import op_de_dag

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("regels_geinstalleerd"),
]


@pytest.fixture
def wereld(monkeypatch: pytest.MonkeyPatch) -> g.Gesprekwereld:
    op_de_dag(monkeypatch, f.VANDAAG)
    with transaction.atomic():
        gemaakt = g.maak()
        h.sjablonen()
        return gemaakt


@pytest.fixture
def plaatjes(tmp_path: Path) -> Iterator[Path]:
    """Where the pictures go: a folder of the test, or that of INBEELD_PLAATJES to look at them."""
    folder = Path(os.environ.get("INBEELD_PLAATJES", tmp_path))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _als(browser: Browser, server: LiveServer, actor: Actor) -> Page:
    client = Client()
    f.log_in(client, actor)
    context = browser.new_context(locale="nl-NL", reduced_motion="reduce", accept_downloads=True)
    naam = settings.SESSION_COOKIE_NAME
    context.add_cookies([{"name": naam, "value": client.cookies[naam].value, "url": server.url}])
    return context.new_page()


def _bekijk(page: Page, naam: str, plaatjes: Path) -> None:
    for breedte in (390, 1280):
        page.set_viewport_size({"width": breedte, "height": 844})
        page.screenshot(path=plaatjes / f"document-{naam}-{breedte}.png", full_page=True)
        assert [str(v) for v in axe(page)] == [], f"{naam} ({breedte})"
        over = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert over <= 0, f"{naam} ({breedte})"


def test_a_document_and_a_letter(
    browser: Browser, live_server: LiveServer, wereld: g.Gesprekwereld, plaatjes: Path
) -> None:
    page = _als(browser, live_server, wereld.actor("school"))
    page.goto(live_server.url + reverse("documenten", args=[wereld.sleutel]))
    _bekijk(page, "leeg", plaatjes)
    page.get_by_role("link", name="Document toevoegen").click()
    _bekijk(page, "nieuw", plaatjes)
    fout = {"name": "verslag.docx", "mimeType": "x/y", "buffer": h.docx("<w:altChunk/>")}
    page.get_by_label("Bestand").set_input_files(fout)
    page.get_by_label("Gesprekken").check()
    page.get_by_role("button", name="Toevoegen").click()
    _bekijk(page, "geweigerd", plaatjes)
    goed = {"name": "verslag van het gesprek.pdf", "mimeType": "x/y", "buffer": h.pdf()}
    page.get_by_label("Bestand").set_input_files(goed)
    page.get_by_role("button", name="Toevoegen").click()
    page.get_by_role("link", name="Brief maken").click()
    _bekijk(page, "brief-kiezen", plaatjes)
    page.get_by_role("link", name="Uitnodiging").click()
    _bekijk(page, "brief-invullen", plaatjes)
    page.get_by_label("Dag van het gesprek").fill("2026-03-09")
    page.get_by_label("Tijd van het gesprek").fill("10 uur")
    page.get_by_label("Plaats van het gesprek").fill("het wijkcentrum")
    page.get_by_label("Uw telefoonnummer").fill("(op school bekend)")
    page.get_by_role("button", name="Verder").click()
    _bekijk(page, "brief-nalezen", plaatjes)
    page.get_by_role("button", name="Brief opslaan").click()
    _bekijk(page, "lijst", plaatjes)
    # What the browser gets is a file to keep, also when somebody opens its address.
    with page.expect_download() as gehaald:
        page.get_by_role("link", name="verslag van het gesprek.pdf", exact=True).click()
    assert gehaald.value.suggested_filename == "verslag van het gesprek.pdf"
    rij = page.get_by_role("row", name="verslag van het gesprek.pdf")
    rij.get_by_role("link", name="Intrekken").click()
    _bekijk(page, "intrekken", plaatjes)
    page.get_by_label("Waarom trekt u dit document in?").fill("Het ging over een ander kind")
    page.get_by_role("button", name="Intrekken").click()
    _bekijk(page, "ingetrokken", plaatjes)
    with transaction.atomic(), f.systeem():
        assert [d.soort for d in Document.objects.filter(ingetrokken_op=None)] == ["brief"]


def test_the_texts_of_the_region(
    browser: Browser, live_server: LiveServer, wereld: g.Gesprekwereld, plaatjes: Path
) -> None:
    page = _als(browser, live_server, wereld.actor("regio"))
    page.goto(live_server.url + reverse("brieventeksten"))
    _bekijk(page, "teksten", plaatjes)
    rij = page.get_by_role("row", name="Onze hulp aan {kind} stopt")
    rij.get_by_role("link", name="Tekst wijzigen").click()
    page.get_by_label("Tekst", exact=True).fill("Beste {ouders},\n\nDag {knid}.")
    page.get_by_role("button", name="Opslaan").click()
    _bekijk(page, "tekst-fout", plaatjes)
    page.get_by_label("Tekst", exact=True).fill("Beste {ouders},\n\nDag {kind}.")
    page.get_by_role("button", name="Bekijken").click()
    _bekijk(page, "tekst", plaatjes)
