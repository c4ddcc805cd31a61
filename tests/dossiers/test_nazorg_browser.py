"""Nazorg, obstacles and whom to turn to in a real browser, wide and on a phone."""

import os
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from inbeeld.toegang.actor import Actor
from inbeeld.toegang.models import Kernteamlid
from inbeeld.toegang.perioden import periode
from tests import fabriek as f
from tests.browser.chromium import axe
from tests.dossiers import wereld as w
from tests.dossiers import zorghulp as z

pytestmark = [
    pytest.mark.browser,
    pytest.mark.traag,
    pytest.mark.usefixtures("regels_geinstalleerd"),
]
PLAATJES = os.environ.get("INBEELD_PLAATJES", "")
"""A folder to keep the pictures in; without one they go with the test."""


@pytest.fixture
def inloggen(
    transactional_db: None, live_server: LiveServer, browser: Browser
) -> Iterator[Callable[[Actor], Page]]:
    """A page of a browser in which this actor is logged in."""
    contexten = []

    def doe(actor: Actor) -> Page:
        client = Client()
        f.log_in(client, actor)
        context = browser.new_context(
            locale="nl-NL", reduced_motion="reduce", base_url=live_server.url
        )
        naam = settings.SESSION_COOKIE_NAME
        context.add_cookies(
            [{"name": naam, "value": client.cookies[naam].value, "url": live_server.url}]
        )
        contexten.append(context)
        return context.new_page()

    yield doe
    for context in contexten:
        context.close()


def _bekijk(page: Page, naam: str, map_: Path) -> None:
    """No barrier and nothing that hangs over, at both widths."""
    for breedte in (1280, 390):
        page.set_viewport_size({"width": breedte, "height": 900})
        assert [str(vondst) for vondst in axe(page)] == [], f"{naam} ({breedte})"
        over = "document.documentElement.scrollWidth - window.innerWidth"
        assert page.evaluate(over) <= 0, f"{naam} ({breedte})"
        page.screenshot(path=map_ / f"{naam}-{breedte}.png", full_page=True)


def test_from_back_at_school_to_a_relapse_and_whom_to_turn_to(
    inloggen: Callable[[Actor], Page], tmp_path: Path
) -> None:
    map_ = Path(PLAATJES) if PLAATJES else tmp_path
    vandaag = date.today()
    with transaction.atomic():
        wereld = w.maak()
        mentor = f.aanstelling(wereld.school, "mentor")
        f.wijzig(mentor, telefoon="023-1234567")
        with f.systeem():
            Kernteamlid.objects.create(
                school=wereld.school, aanstelling=mentor, periode=periode(f.d("2025-08-01"), None)
            )
        z.terug(wereld, vandaag, dagen=40)
        sleutel, houder = z.sleutel_van(wereld.thuis), z.eigenaar(wereld, vandaag)
    zaak = reverse("zaak", args=[wereld.zaak.sleutel])
    page = inloggen(houder)

    page.goto(zaak)
    page.get_by_text("Sluiten", exact=True).click()
    page.get_by_label("Weer volledig op school").check()
    page.get_by_role("button", name="Zaak sluiten").click()
    page.get_by_text("Begin eerst nazorg").first.wait_for()
    _bekijk(page, "zaak-geweigerd", map_)
    page.get_by_role("link", name="Begin nazorg").click()
    _bekijk(page, "nazorg-beginnen", map_)
    page.get_by_role("button", name="Begin nazorg").click()
    page.get_by_text("De zaak blijft open.").wait_for()
    _bekijk(page, "nazorg-loopt", map_)
    page.get_by_role("button", name="Gesprek gehad").click()
    page.get_by_text("De volgende stap is uiterlijk").wait_for()

    page.goto(reverse("belemmeringen_kind", args=[sleutel]))
    page.get_by_label("Wat stond in de weg?").select_option("vervoer")
    page.get_by_label("In één regel").fill("De bus rijdt niet over de gemeentegrens.")
    page.get_by_label("Wat had geholpen?").fill("Eén contract voor de hele regio.")
    page.get_by_role("button", name="Opschrijven").click()
    page.get_by_text("U krijgt bericht").wait_for()
    _bekijk(page, "belemmeringen-kind", map_)
    for naam, adres in (
        ("belemmeringen", reverse("belemmeringen")),
        ("terecht", reverse("terecht", args=[sleutel])),
        ("terecht-school", reverse("terecht_school", args=[wereld.school.code])),
        ("terecht-scholen", reverse("terecht_scholen")),
        ("afspraken", reverse("afspraken")),
    ):
        page.goto(adres)
        _bekijk(page, naam, map_)
    page.goto(reverse("terecht_ouders", args=[sleutel]))
    _bekijk(page, "terecht-ouders", map_)
    page.emulate_media(media="print")
    assert not page.get_by_role("navigation", name="Hoofdmenu").is_visible()
    page.set_viewport_size({"width": 794, "height": 1123})
    page.screenshot(path=map_ / "terecht-ouders-papier.png", full_page=True)
    page.emulate_media(media="screen")

    regio = inloggen(z.bij(wereld, "regio", vandaag))
    regio.goto(reverse("belemmeringen"))
    regio.get_by_role("link", name="De bus rijdt niet").click()
    _bekijk(regio, "belemmering-antwoord", map_)
    regio.get_by_label("Uw antwoord").fill("Vanaf 1 maart rijdt er een busje.")
    regio.get_by_role("button", name="Antwoord geven").click()
    regio.get_by_text("krijgt bericht").wait_for()
    _bekijk(regio, "belemmering-beantwoord", map_)

    with transaction.atomic():
        z.weer_thuis(wereld, vandaag - timedelta(days=14), vandaag)
    for naam, adres in (
        ("terugval-nazorg", reverse("nazorg", args=[sleutel])),
        ("terugval-zaak", zaak),
        ("terugval-kind", reverse("jongere", args=[sleutel])),
    ):
        page.goto(adres)
        page.get_by_text("Terugval tijdens de nazorg", exact=True).wait_for()
        _bekijk(page, naam, map_)
