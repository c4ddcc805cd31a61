"""A melding from a phone, with the keyboard alone, in a real browser; and its pages for axe."""

import time
from datetime import timedelta

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from inbeeld.register.models import Jongere
from inbeeld.signalen.models import Melding
from inbeeld.toegang.actor import Actor
from tests import fabriek as f
from tests.browser.bekijken import bekijk
from tests.browser.toetsenbord import Toetsenbord
from tests.signalen.meldwereld import Wereld, maak_wereld

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("regels_geinstalleerd"),
]
TELEFOON = {"width": 390, "height": 844}
LANGST = 90
"""Seconds that a person may need; the keys are pressed at a person's pace."""


@pytest.fixture
def wereld() -> Wereld:
    return maak_wereld()


def open_als(browser: Browser, server: LiveServer, actor: Actor, maat: dict[str, int]) -> Page:
    """A page of somebody who has logged in."""
    client = Client()
    f.log_in(client, actor)
    context = browser.new_context(viewport=maat, locale="nl-NL", reduced_motion="reduce")
    naam = settings.SESSION_COOKIE_NAME
    waarde = client.cookies[naam].value
    context.add_cookies([{"name": naam, "value": waarde, "url": server.url}])
    return context.new_page()


def test_a_melding_from_a_phone_by_keyboard_within_ninety_seconds(
    browser: Browser, live_server: LiveServer, wereld: Wereld
) -> None:
    vandaag = timezone.localdate()
    dagen = [d for n in range(10, 0, -1) if (d := vandaag - timedelta(days=n)).weekday() < 5][-4:]
    f.leg(
        wereld.organisaties["school"],
        vandaag=vandaag,
        moment=timezone.now(),
        verzuim=[
            {"jongere": wereld.kind} | f.verzuimrij("10AB00", d.isoformat(), d.isoformat(), uren=4)
            for d in dagen
        ],
    )
    with f.systeem(), transaction.atomic():
        sleutel = Jongere.objects.get(pk=wereld.kind).sleutel
    page = open_als(browser, live_server, wereld.school, TELEFOON)
    page.goto(f"{live_server.url}/melden/{sleutel}/")
    mens, begin = Toetsenbord(page), time.monotonic()
    mens.kies("Verzuim zonder geldige reden")
    mens.naar("Wat ziet of hoort u?")
    mens.tik("Komt sinds de herfst niet meer naar de les.")
    mens.verder()
    # The days, the hours and the first day are there already.
    assert page.get_by_label("Eerste dag").input_value() == dagen[0].isoformat()
    assert f"{dagen[0]:%d-%m-%Y} 4" in page.get_by_label("Welke dagen").input_value()
    mens.naar("Soort verzuim")
    mens.tik("16")
    mens.naar("Wat is er al gedaan?")
    mens.tik("Twee keer gebeld.")
    mens.verder()
    mens.kies("Ja")
    mens.naar("Zo ja: door wie?")
    mens.tik("de mentor")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    mens.kies("Ja")
    mens.verder()
    assert page.get_by_role("heading", name="Wie krijgt dit?").is_visible()
    klaar = time.monotonic() - begin
    bekijk(page, "controle")
    terug = time.monotonic()
    mens.verder("Versturen")
    nodig = klaar + time.monotonic() - terug
    print(f"melding by keyboard at phone size: {nodig:.1f} s")
    assert nodig < LANGST
    with f.systeem(), transaction.atomic():
        melding = Melding.objects.get()
        assert melding.ontvangers.count() == 4
    bekijk(page, "melding")
    page.goto(f"{live_server.url}/melden/mijn/")
    bekijk(page, "mijn-meldingen")
    page.goto(f"{live_server.url}/melden/{sleutel}/")
    bekijk(page, "stap-wat")
    page.context.close()
    _ontvanger(browser, live_server, wereld)


def _ontvanger(browser: Browser, server: LiveServer, wereld: Wereld) -> None:
    """The youth doctor opens it on a phone, and answers."""
    page = open_als(browser, server, wereld.actor("jgz"), TELEFOON)
    page.goto(f"{server.url}/melden/ontvangen/")
    bekijk(page, "ontvangen-lijst")
    page.get_by_role("link", name="Sam de Vries").click()
    bekijk(page, "ontvangen")
    page.get_by_role("link", name="Zeg hoeveel onderwijs mogelijk is").click()
    bekijk(page, "belastbaarheid")
    page.get_by_label("Hoeveel uur").fill("6")
    page.get_by_label("op school, op een rustige plek").check()
    page.get_by_label("Tot en met").fill((timezone.localdate() + timedelta(days=42)).isoformat())
    page.get_by_label("weten dat ik dit deel").check()
    page.get_by_role("button", name="Zeg hoeveel").click()
    assert page.get_by_text("Uw antwoord is opgeslagen").is_visible()
    page.context.close()
