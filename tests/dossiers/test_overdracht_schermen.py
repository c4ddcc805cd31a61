"""The pages of a transfer and the summer list in a real browser, on a phone and on a screen."""

import os
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from inbeeld.dossiers.actions import overdrachten as actions
from inbeeld.register.models import Jongere
from inbeeld.toegang.actor import Actor, als
from tests import fabriek as f
from tests.browser.chromium import axe
from tests.dossiers import overdrachthulp as h

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("regels_geinstalleerd"),
]
LANG = (
    "Sam leert graag met zijn handen en praat makkelijk over auto's. In een volle klas wordt hij "
    "onrustig.\nWat helpt: een vaste plek voorin, en elke ochtend vijf minuten met de mentor.\n"
    "Afspraak: de eerste twee weken tot 12 uur, daarna kijken we samen hoe het gaat."
)


@pytest.fixture
def wereld(monkeypatch: pytest.MonkeyPatch) -> h.Wereld:
    h.op_de_dag(monkeypatch, f.VANDAAG)
    with transaction.atomic():
        return h.maak()


@pytest.fixture
def plaatjes(tmp_path: Path) -> Iterator[Path]:
    """Where the pictures go: a folder of the test, or that of INBEELD_PLAATJES to look at them."""
    folder = Path(os.environ.get("INBEELD_PLAATJES", tmp_path))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _als(browser: Browser, server: LiveServer, actor: Actor) -> Page:
    client = Client()
    f.log_in(client, actor)
    context = browser.new_context(locale="nl-NL", reduced_motion="reduce")
    naam = settings.SESSION_COOKIE_NAME
    context.add_cookies([{"name": naam, "value": client.cookies[naam].value, "url": server.url}])
    return context.new_page()


def _bekijk(page: Page, naam: str, plaatjes: Path) -> None:
    for breedte in (390, 1280):
        page.set_viewport_size({"width": breedte, "height": 844})
        page.screenshot(path=plaatjes / f"overdracht-{naam}-{breedte}.png", full_page=True)
        assert [str(v) for v in axe(page)] == [], f"{naam} ({breedte})"
        over = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert over <= 0, f"{naam} ({breedte})"


def test_a_transfer_from_preparing_to_the_first_day(
    browser: Browser, live_server: LiveServer, wereld: h.Wereld, plaatjes: Path
) -> None:
    with transaction.atomic(), f.systeem():
        kind = Jongere.objects.get(pk=wereld.kind).sleutel
        naar = h.bak(wereld.nieuw).pk
    school = _als(browser, live_server, wereld.zender())
    school.goto(live_server.url + reverse("overdrachten", args=[kind]))
    _bekijk(school, "leeg", plaatjes)
    school.get_by_role("link", name="Overdracht voorbereiden").click()
    _bekijk(school, "nieuw", plaatjes)
    school.get_by_role("button", name="Opslaan").click()
    _bekijk(school, "nieuw-fout", plaatjes)
    school.get_by_label("Wat voor overdracht").select_option("school_school")
    school.get_by_label("Naar welke organisatie").select_option(str(naar))
    school.get_by_label("Verwachte eerste dag").fill(h.EERSTE.isoformat())
    school.get_by_label("Wat moet de ontvanger weten?").fill(LANG)
    school.get_by_role("button", name="Opslaan").click()
    _bekijk(school, "voorbereid", plaatjes)
    school.get_by_role("link", name="Ouders hebben het gezien").click()
    _bekijk(school, "ouders", plaatjes)
    school.get_by_label("Ouders zagen de overdracht op").fill(f.VANDAAG.isoformat())
    school.get_by_label("Wat zeggen zij ervan?").fill("Fijn dat hij rustig kan beginnen.")
    school.get_by_role("button", name="Opslaan").click()
    _bekijk(school, "klaar-om-te-verzenden", plaatjes)
    school.get_by_role("button", name="Verzenden").click()
    _bekijk(school, "verzonden", plaatjes)
    nieuw = _als(browser, live_server, wereld.nemer())
    nieuw.goto(school.url)
    _bekijk(nieuw, "ontvanger", plaatjes)
    nieuw.get_by_role("link", name="Weigeren").click()
    _bekijk(nieuw, "weigeren", plaatjes)
    nieuw.go_back()
    nieuw.get_by_role("button", name="Overdracht aanvaarden").click()
    _bekijk(nieuw, "aanvaard", plaatjes)
    nieuw.get_by_role("link", name="Eerste dag bevestigen").click()
    nieuw.get_by_label("Op welke dag").fill(f.VANDAAG.isoformat())
    nieuw.get_by_role("button", name="Bevestigen").click()
    _bekijk(nieuw, "begonnen", plaatjes)
    school.goto(live_server.url + reverse("overdrachten", args=[kind]))
    _bekijk(school, "lijst", plaatjes)


def test_the_summer_list(
    browser: Browser,
    live_server: LiveServer,
    wereld: h.Wereld,
    plaatjes: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    na = f.d("2025-09-15")
    h.op_de_dag(monkeypatch, na)
    with transaction.atomic():
        for naam in ("Bakker", "Visser", "Jansen op de Haar"):
            kind = f.kind(wereld.w.school, achternaam=naam, voorvoegsel="", tot_en_met="2025-07-31")
        juni = f.d("2025-06-20")
        with als(wereld.zender(juni)):
            actions.bereid_voor(
                kind,
                "po_vo",
                moment=f.MOMENT.replace(year=2025, month=6, day=20),
                **h.velden(wereld, eerste_dag_verwacht=na - timedelta(days=21)),
            )
    page = _als(browser, live_server, wereld.actor("leerplicht"))
    page.goto(live_server.url + reverse("zomerlijst"))
    _bekijk(page, "zomerlijst", plaatjes)
    page.get_by_label("Laatste school").select_option("10AB00")
    page.get_by_role("button", name="Toon").click()
    assert "Jansen op de Haar" in page.content()
