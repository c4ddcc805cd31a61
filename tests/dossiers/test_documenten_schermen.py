"""The pages of documents and letters in a real browser, on a phone and on a screen."""

import pytest
from django.db import transaction
from django.urls import reverse
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from inbeeld.dossiers.models import Document
from tests import fabriek as f
from tests.browser.bekijken import bekijk, open_als
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


def test_a_document_and_a_letter(
    browser: Browser, live_server: LiveServer, wereld: g.Gesprekwereld
) -> None:
    page = open_als(browser, live_server, wereld.actor("school"))
    page.goto(live_server.url + reverse("documenten", args=[wereld.sleutel]))
    bekijk(page, "document-leeg")
    page.get_by_role("link", name="Document toevoegen").click()
    bekijk(page, "document-nieuw")
    fout = {"name": "verslag.docx", "mimeType": "x/y", "buffer": h.docx("<w:altChunk/>")}
    page.get_by_label("Bestand").set_input_files(fout)
    page.get_by_label("Gesprekken").check()
    page.get_by_role("button", name="Toevoegen").click()
    bekijk(page, "document-geweigerd")
    goed = {"name": "verslag van het gesprek.pdf", "mimeType": "x/y", "buffer": h.pdf()}
    page.get_by_label("Bestand").set_input_files(goed)
    page.get_by_role("button", name="Toevoegen").click()
    page.get_by_role("link", name="Brief maken").click()
    bekijk(page, "document-brief-kiezen")
    page.get_by_role("link", name="Uitnodiging").click()
    bekijk(page, "document-brief-invullen")
    page.get_by_label("Dag van het gesprek").fill("2026-03-09")
    page.get_by_label("Tijd van het gesprek").fill("10 uur")
    page.get_by_label("Plaats van het gesprek").fill("het wijkcentrum")
    page.get_by_label("Uw telefoonnummer").fill("(op school bekend)")
    page.get_by_role("button", name="Verder").click()
    bekijk(page, "document-brief-nalezen")
    page.get_by_role("button", name="Brief opslaan").click()
    bekijk(page, "document-lijst")
    # What the browser gets is a file to keep, also when somebody opens its address.
    with page.expect_download() as gehaald:
        page.get_by_role("link", name="verslag van het gesprek.pdf", exact=True).click()
    assert gehaald.value.suggested_filename == "verslag van het gesprek.pdf"
    rij = page.get_by_role("row", name="verslag van het gesprek.pdf")
    rij.get_by_role("link", name="Intrekken").click()
    bekijk(page, "document-intrekken")
    page.get_by_label("Waarom trekt u dit document in?").fill("Het ging over een ander kind")
    page.get_by_role("button", name="Intrekken").click()
    bekijk(page, "document-ingetrokken")
    with transaction.atomic(), f.systeem():
        assert [d.soort for d in Document.objects.filter(ingetrokken_op=None)] == ["brief"]


def test_the_texts_of_the_region(
    browser: Browser, live_server: LiveServer, wereld: g.Gesprekwereld
) -> None:
    page = open_als(browser, live_server, wereld.actor("regio"))
    page.goto(live_server.url + reverse("brieventeksten"))
    bekijk(page, "document-teksten")
    rij = page.get_by_role("row", name="Onze hulp aan {kind} stopt")
    rij.get_by_role("link", name="Tekst wijzigen").click()
    page.get_by_label("Tekst", exact=True).fill("Beste {ouders},\n\nDag {knid}.")
    page.get_by_role("button", name="Opslaan").click()
    bekijk(page, "document-tekst-fout")
    page.get_by_label("Tekst", exact=True).fill("Beste {ouders},\n\nDag {kind}.")
    page.get_by_role("button", name="Bekijken").click()
    bekijk(page, "document-tekst")
