"""A whole plan by keyboard, wide and on a phone, without barriers; and two people at once."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from inbeeld.toegang.actor import Actor
from tests import fabriek as f
from tests.browser.bekijken import bekijk
from tests.browser.toetsenbord import Toetsenbord
from tests.dossiers import planhulp as h
from tests.dossiers import wereld as w

pytestmark = [
    pytest.mark.browser,
    pytest.mark.traag,
    pytest.mark.usefixtures("regels_geinstalleerd"),
]


@pytest.fixture
def als(
    transactional_db: None, live_server: LiveServer, browser: Browser
) -> Iterator[Callable[[Actor], Page]]:
    """A page of a browser in which this actor is logged in."""
    contexten = []

    def inloggen(actor: Actor) -> Page:
        client = Client()
        f.log_in(client, actor)
        context = browser.new_context(
            viewport={"width": 1280, "height": 900},
            locale="nl-NL",
            reduced_motion="reduce",
            base_url=live_server.url,
        )
        naam = settings.SESSION_COOKIE_NAME
        context.add_cookies(
            [{"name": naam, "value": client.cookies[naam].value, "url": live_server.url}]
        )
        contexten.append(context)
        return context.new_page()

    yield inloggen
    for context in contexten:
        context.close()


def _datum() -> str:
    """A day to come as it is typed in a date box: 02-02 or 03-03, as the order of day and month
    follows the language of the browser and not of the page."""
    vandaag = date.today()
    dagen = (date(vandaag.year + erbij, nr, nr) for erbij in (0, 1) for nr in range(1, 13))
    dag = next(dag for dag in dagen if dag > vandaag + timedelta(days=1))
    return f"{dag:%d%m%Y}"


def test_a_whole_plan_by_keyboard(als: Callable[[Actor], Page]) -> None:
    with transaction.atomic():
        wereld = w.maak()
        f.kind(wereld.school, roepnaam="Noor", verzuim=[f.verzuimrij("10AB00", "2026-01-05")])
        plan = h.adres("plan", wereld.thuis)
    page = als(h.bij(wereld, "school"))
    t = Toetsenbord(page, tussen=0)
    page.goto(plan)
    bekijk(page, "plan-leeg")
    t.verder("Plan maken")
    bekijk(page, "plan-maken")
    t.verder("Opslaan")
    expect(page.get_by_role("alert")).to_contain_text("Er is niets weg")
    bekijk(page, "plan-fout")
    # The list of what is wrong leads to each field.
    t.naar("Waar gaat het naartoe?")
    page.keyboard.press("Enter")
    t.tik("Sam gaat weer elke dag naar school.")
    t.vul("Doel van het kind 1", "Ik wil weer met mijn vrienden naar school.")
    t.vul("Doel van de ouders 1", "Rust in huis.")
    t.vul("Doel van de professionals 1", "Elke dag twee uur les.")
    t.verder("Nog een leeg vak erbij")
    expect(page.get_by_label("Doel van de ouders 1")).to_have_value("Rust in huis.")
    t.verder("Opslaan")
    expect(page.get_by_text("Versie 1 van het plan is opgeslagen")).to_be_visible()
    t.verder("Mening opschrijven")
    t.kies("Niet eens")
    t.vul("In eigen woorden", "Twee uur is te veel voor Sam.")
    t.verder("Opslaan")
    t.verder("Nieuwe versie")
    t.vul("Doel van de professionals 2", "Een rustige plek op school.")
    t.vul("Wat verandert er in deze versie?", "Er komt een rustige plek.")
    t.vul("Waarom verandert het?", "De ouders vonden het te veel.")
    t.verder("Opslaan")
    t.verder("Vaststellen")
    bekijk(page, "plan-vaststellen")
    t.vul("Wanneer kijken we samen", _datum())
    t.verder("Vaststellen")
    t.verder("Partner laten meedoen")
    t.naar("Welke partner doet mee?")
    page.keyboard.press("ArrowDown")
    bekijk(page, "plan-meedoen")
    t.verder("Laten meedoen")
    t.verder("Broers en zussen")
    t.vul("Zoek een broer of zus", "Noor")
    t.verder("Zoeken")
    t.kies(page.get_by_role("radio").first.evaluate("e => e.labels[0].innerText"))
    t.vul("Hoe weet u dat?", "De moeder vertelde het.")
    bekijk(page, "gezin")
    t.verder("Bij elkaar zetten")
    bekijk(page, "plan")
    t.verder("Wat veranderde er?")
    bekijk(page, "plan-vergelijken")
    page.goto(plan)
    t.verder("Versie 1")
    bekijk(page, "plan-versie")
    page.goto(plan)
    t.verder("Evalueren")
    t.vul("Wat kwam eruit?", "Sam gaat weer elke dag.")
    t.kies("Het plan is klaar en gaat dicht")
    t.vul("Als het dichtgaat: waarom?", "Het doel is bereikt.")
    bekijk(page, "plan-evalueren")
    t.verder("Opslaan")
    expect(page.get_by_text("Het plan is afgesloten.")).to_be_visible()
    bekijk(page, "plan-gesloten")


def test_two_people_at_once_see_both_texts(als: Callable[[Actor], Page]) -> None:
    with transaction.atomic():
        wereld = w.maak()
        h.schrijf(h.bij(wereld, "school"), wereld.thuis)
        plan, schrijf = h.adres("plan", wereld.thuis), h.adres("plan_schrijven", wereld.thuis)
    anna, bram = als(h.bij(wereld, "school")), als(h.bij(wereld, "leerplicht"))
    teksten = {anna: "Sam gaat naar het vmbo.", bram: "Sam gaat naar de praktijkschool."}
    for page, tekst in teksten.items():
        page.goto(schrijf)
        page.get_by_label("Waar gaat het naartoe?").fill(tekst)
        page.get_by_label("Wat verandert er").fill("Een andere school.")
        page.get_by_label("Waarom verandert het?").fill("Sam wil werken.")
    for page in teksten:
        page.get_by_role("button", name="Opslaan").click()
        page.wait_for_load_state()
    expect(bram.get_by_role("heading", level=1)).to_have_text("Twee mensen schreven aan dit plan")
    for tekst in teksten.values():
        expect(bram.get_by_role("paragraph").filter(has_text=tekst).first).to_be_visible()
    samen = "\n\n".join(teksten.values())
    expect(bram.get_by_label("Waar gaat het naartoe?")).to_have_value(samen)
    bekijk(bram, "plan-twee-mensen")
    bram.get_by_role("button", name="Samen opslaan").click()
    for page in teksten:
        page.goto(plan)
        expect(page.get_by_text("Versie 3").first).to_be_visible()
        for tekst in teksten.values():
            expect(page.get_by_text(tekst)).to_be_visible()
