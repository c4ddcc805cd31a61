"""The pages of agreements, notes and reasons in a real browser, on a phone and on a screen."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from inbeeld.dossiers.actions import afspraken, gesprekken, notities
from inbeeld.dossiers.actions.gesprekken import Deelnemer, Gespreksinhoud
from inbeeld.dossiers.models import Afspraak, Gezin, Notitie
from inbeeld.toegang.actor import als
from tests import fabriek as f
from tests.browser.bekijken import bekijk, open_als
from tests.dossiers import gesprekhulp as hulp

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("regels_geinstalleerd"),
]
VANDAAG = timezone.localdate()
LANG = "Rooster maken voor twee uur per dag in een rustig lokaal, met een vaste begeleider"


@pytest.fixture
def wereld() -> hulp.Gesprekwereld:
    with transaction.atomic():
        wereld = hulp.maak()
        gezin, _ = wereld.gezin()
        _vul(wereld, gezin)
    return wereld


def _vul(wereld: hulp.Gesprekwereld, gezin: Gezin) -> None:
    nu = timezone.now()
    school = f.actor_van(wereld.mensen["school"], vandaag=VANDAAG)
    with als(school):
        inhoud = Gespreksinhoud(
            "mdo",
            VANDAAG,
            "Iedereen is het eens over een rustige start.",
            "niet_gehoord",
            stem_waarom_niet="Noor was ziek. De mentor belt haar morgen.",
            deelnemers=(Deelnemer("ouder"), Deelnemer("professional", school.aanstelling_id)),
        )
        gesprek = gesprekken.leg_vast(wereld.kind, uuid4(), inhoud, moment=nu)
        leerplicht = wereld.mensen["leerplicht"]
        for tekst, dagen, wie in (
            (LANG, -9, {"wie": "professional", "eigenaar": leerplicht, "gesprek": gesprek}),
            ("Elke ochtend samen ontbijten", 3, {"wie": "ouders", "gezin": gezin}),
            ("Zelf bellen met de mentor", 1, {"wie": "jongere"}),
            ("Taxi regelen", 2, {"wie": "ouders"}),
        ):
            rij = afspraken.maak(
                wereld.kind,
                tekst=tekst,
                uiterlijk_op=VANDAAG + timedelta(days=dagen),
                moment=nu,
                **wie,
            )
        afspraken.laat_vervallen(rij, reden="Opa brengt haar.")
        notities.noteer(wereld.kind, tekst="Alleen voor ons.", sleutel=uuid4(), moment=nu)


def test_every_page_is_fit_for_a_phone_and_for_axe(
    browser: Browser, live_server: LiveServer, wereld: hulp.Gesprekwereld
) -> None:
    page = open_als(browser, live_server, wereld.actor("school"))
    sleutel = wereld.sleutel
    with f.systeem(), transaction.atomic():
        laat = Afspraak.objects.get(tekst=LANG).sleutel
        vervallen = Afspraak.objects.get(tekst="Taxi regelen").sleutel
        notitie = Notitie.objects.get().sleutel
    for naam, wat in (
        ("gesprekken", sleutel),
        ("afspraken_kind", sleutel),
        ("afspraak_nieuw", sleutel),
        ("afspraak", laat),
        ("afspraak", vervallen),
        ("notities", sleutel),
        ("notitie_nieuw", sleutel),
        ("notitie", notitie),
    ):
        page.goto(live_server.url + reverse(naam, args=[wat]))
        bekijk(page, naam + ("-vervallen" if wat == vervallen else ""))
    page.get_by_role("button", name="Openen").click()
    assert page.get_by_text("Alleen voor ons.").is_visible()
    bekijk(page, "notitie-open")
    page.goto(live_server.url + reverse("gesprekken", args=[sleutel]))
    page.get_by_role("link", name="Multidisciplinair overleg").click()
    bekijk(page, "gesprek-mdo")
    page.goto(live_server.url + reverse("gesprek_nieuw", args=[sleutel]))
    page.get_by_label("Ja", exact=True).check()
    page.get_by_label("Wat is afgesproken?").first.fill("Bellen")
    page.get_by_role("button", name="Opslaan").click()
    page.wait_for_selector("#fouten")
    bekijk(page, "gesprek-fouten")
    page.context.close()
    page = open_als(browser, live_server, wereld.actor("regio"))
    page.goto(live_server.url + reverse("gespreksredenen"))
    bekijk(page, "redenen")
    page.goto(live_server.url + reverse("gespreksreden_nieuw"))
    bekijk(page, "reden-nieuw")
    page.context.close()
