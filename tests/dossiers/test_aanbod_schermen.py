"""The pages of offers in a real browser, on a phone and on a screen."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from inbeeld.dossiers.actions import aanbod as acties
from inbeeld.dossiers.actions import aanbodinhoud, aangepaste_uren, behoeften, kosten
from inbeeld.dossiers.models import Aanbodtraject
from inbeeld.toegang.actor import Actor, als
from tests import fabriek as f
from tests.browser.bekijken import bekijk, open_als
from tests.dossiers import aanbodhulp as h

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("regels_geinstalleerd"),
]
VANDAAG = timezone.localdate()
LANG = "Drie ochtenden in een kleine groep op de zorgboerderij, met een leraar van de eigen school"


def _dag(terug: int) -> object:
    return VANDAAG - timedelta(days=terug)


@pytest.fixture
def proef() -> h.Proef:
    with transaction.atomic():
        proef = h.maak()
        _vul(proef)
    return proef


def _vul(proef: h.Proef) -> None:
    nu, kind = timezone.now(), proef.kind
    a = proef.actors["school"]
    with als(Actor(a.gebruiker_id, a.aanstelling_id, a.organisatie_id, a.rol, VANDAAG)):
        dagen = {"aangeboden_op": _dag(60), "antwoord_op": _dag(50), "begonnen_op": _dag(40)}
        loopt = h.aanbod(
            kind, dagen=dagen, omschrijving=LANG, soort="onderwijs_zorg",
            aanbieder_id=proef.wereld.swv.pk, toelichting="De bus haalt haar op.",
        )  # fmt: skip
        aanbodinhoud.zet_opbouw(loopt, {_dag(40): 400, _dag(12): 800, _dag(-16): 1200})
        eigen = proef.wereld.mensen["school"]
        aanbodinhoud.wijk_af(loopt, afwijking="Begon zonder TLV.", besloten_door_id=eigen.pk)
        for terug, gevolgd in ((26, "ja"), (3, "nee")):
            acties.controleer(
                loopt, sleutel=uuid4(), datum=_dag(terug), gevolgd=gevolgd, moment=nu,
                toelichting="De boerin belde zelf.",
            )  # fmt: skip
        deel = {"moment": nu, "vanaf": _dag(40)}
        swv = proef.wereld.swv.pk
        kosten.voeg_toe(
            loopt, sleutel=uuid4(), besloten=True, betaler_id=swv, aandeel_procent=60, **deel
        )
        kosten.voeg_toe(
            loopt, sleutel=uuid4(), besloten=False, omschrijving="Vervoer: wie?", **deel
        )
        weg = h.aanbod(kind, dagen={"aangeboden_op": _dag(90)}, omschrijving="Thuisonderwijs")
        acties.weiger(weg, op=_dag(85), reden="geen_vertrouwen", toelichting="Te snel.", moment=nu)
        h.aanbod(kind, dagen={"gevraagd_op": _dag(20)}, passend=None, omschrijving="Plek op vso")
        aangepaste_uren.spreek_af(
            kind, sleutel=uuid4(), van=_dag(30), tot_en_met=_dag(-70), moment=nu, school="10AB00",
            uren_per_week_honderdsten=950, reden="Rustig opbouwen", opbouw="Elke week een uur.",
        )  # fmt: skip
        for soort, tekst in (("leerwerk", "Iets met dieren, waar reizen niet hoeft"),
                             ("zorg", "Begeleiding thuis in de ochtend")):  # fmt: skip
            behoeften.noteer(
                kind, sleutel=uuid4(), sinds=_dag(85), moment=nu, soort=soort, omschrijving=tekst,
                plek="IJmond",
            )  # fmt: skip


def test_the_pages_are_whole_on_a_phone_and_on_a_screen(
    browser: Browser, live_server: LiveServer, proef: h.Proef
) -> None:
    with f.systeem(), transaction.atomic():
        trajecten = {t.toestand: t for t in Aanbodtraject.objects.all()}
    loopt, gevraagd = trajecten["begonnen"], trajecten["gevraagd"]
    page = open_als(browser, live_server, proef.actors["school"])
    kind = [proef.sleutel]
    for naam, adres in (
        ("aanbod", reverse("aanbod", args=kind)),
        ("nieuw", reverse("aanbod_nieuw", args=kind) + "?tot=begonnen"),
        ("loopt", reverse("aanbod_traject", args=[loopt.sleutel])),
        ("geweigerd", reverse("aanbod_traject", args=[trajecten["geweigerd"].sleutel])),
        ("gevraagd", reverse("aanbod_traject", args=[gevraagd.sleutel])),
        ("kosten", reverse("aanbod_stap", args=[loopt.sleutel, "kosten"])),
        ("opbouw", reverse("aanbod_stap", args=[loopt.sleutel, "opbouw"])),
        ("afwijken", reverse("aanbod_stap", args=[loopt.sleutel, "afwijken"])),
        ("behoefte", reverse("behoefte_nieuw", args=kind)),
        ("uren", reverse("aangepaste_uren_nieuw", args=kind)),
        ("behoeften", reverse("behoeften")),
        ("dossier", reverse("dossier", args=kind)),
    ):
        page.goto(live_server.url + adres)
        bekijk(page, naam)
    # The way through the buttons: made, refused, and what is wrong stays in the form.
    page.goto(live_server.url + reverse("aanbod_traject", args=[gevraagd.sleutel]))
    page.get_by_role("link", name="Het is aangeboden").click()
    page.get_by_role("button", name="Opslaan").click()
    page.get_by_role("link", name="Geweigerd").click()
    page.get_by_label("In hun eigen woorden").fill("Niet zo ver.")
    page.get_by_role("button", name="Opslaan").click()
    assert "Er klopt nog iets niet" in page.inner_text("main")
    bekijk(page, "weigeren")
    page.get_by_label("te ver weg").check()
    page.get_by_role("button", name="Opslaan").click()
    assert "te ver weg" in page.inner_text("main")
    page.context.close()
