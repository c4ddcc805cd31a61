"""Nazorg, obstacles and whom to turn to in a real browser, wide and on a phone."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

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
from tests.browser.bekijken import bekijk
from tests.dossiers import wereld as w
from tests.dossiers import zorghulp as z

pytestmark = [
    pytest.mark.browser,
    pytest.mark.traag,
    pytest.mark.usefixtures("regels_geinstalleerd"),
]


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


def test_from_back_at_school_to_a_relapse_and_whom_to_turn_to(
    inloggen: Callable[[Actor], Page],
) -> None:
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
    bekijk(page, "zaak-geweigerd")
    page.get_by_role("link", name="Begin nazorg").click()
    bekijk(page, "nazorg-beginnen")
    page.get_by_role("button", name="Begin nazorg").click()
    page.get_by_text("De zaak blijft open.").wait_for()
    bekijk(page, "nazorg-loopt")
    page.get_by_role("button", name="Gesprek gehad").click()
    page.get_by_text("De volgende stap is uiterlijk").wait_for()

    page.goto(reverse("belemmeringen_kind", args=[sleutel]))
    page.get_by_label("Wat stond in de weg?").select_option("vervoer")
    page.get_by_label("In één regel").fill("De bus rijdt niet over de gemeentegrens.")
    page.get_by_label("Wat had geholpen?").fill("Eén contract voor de hele regio.")
    page.get_by_role("button", name="Opschrijven").click()
    page.get_by_text("U krijgt bericht").wait_for()
    bekijk(page, "belemmeringen-kind")
    for naam, adres in (
        ("belemmeringen", reverse("belemmeringen")),
        ("terecht", reverse("terecht", args=[sleutel])),
        ("terecht-school", reverse("terecht_school", args=[wereld.school.code])),
        ("terecht-scholen", reverse("terecht_scholen")),
        ("afspraken", reverse("afspraken")),
    ):
        page.goto(adres)
        bekijk(page, naam)
    page.goto(reverse("terecht_ouders", args=[sleutel]))
    bekijk(page, "terecht-ouders")
    page.emulate_media(media="print")
    assert not page.get_by_role("navigation", name="Hoofdmenu").is_visible()
    page.emulate_media(media="screen")

    regio = inloggen(z.bij(wereld, "regio", vandaag))
    regio.goto(reverse("belemmeringen"))
    regio.get_by_role("link", name="De bus rijdt niet").click()
    bekijk(regio, "belemmering-antwoord")
    regio.get_by_label("Uw antwoord").fill("Vanaf 1 maart rijdt er een busje.")
    regio.get_by_role("button", name="Antwoord geven").click()
    regio.get_by_text("krijgt bericht").wait_for()
    bekijk(regio, "belemmering-beantwoord")

    with transaction.atomic():
        z.weer_thuis(wereld, vandaag - timedelta(days=14), vandaag)
    for naam, adres in (
        ("terugval-nazorg", reverse("nazorg", args=[sleutel])),
        ("terugval-zaak", zaak),
        ("terugval-kind", reverse("jongere", args=[sleutel])),
    ):
        page.goto(adres)
        page.get_by_text("Terugval tijdens de nazorg", exact=True).wait_for()
        bekijk(page, naam)
