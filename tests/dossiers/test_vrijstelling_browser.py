"""The screens of exemptions in a real browser, wide and on a phone, judged by axe."""

from uuid import uuid4

import pytest
from django.db import transaction
from django.urls import reverse
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from inbeeld.dossiers.actions import vrijstellingen as actions
from inbeeld.dossiers.models import Vrijstellingsverzoek
from inbeeld.register.models import Jongere
from inbeeld.toegang.actor import als
from inbeeld.toegang.models import Postvak
from tests import fabriek as f
from tests.browser.bekijken import bekijk, open_als
from tests.dossiers import vrijstellinghulp as h
from tests.dossiers import wereld as w

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("regels_geinstalleerd"),
]


@pytest.fixture
def wereld() -> w.Wereld:
    """One exemption that runs, and one request that is looked into."""
    with transaction.atomic():
        wereld = w.maak()
        h.lopend(wereld, "art5_onder_b", einddatum=None)
        verzoek = h.verzoek(wereld)
        with f.systeem():
            bak = Postvak.objects.get(organisatie=wereld.swv)
        with als(h.leerplicht(wereld)):
            velden = {
                "verklaring_op": f.VANDAAG,
                "verklaring_door": "arts",
                "leermogelijkheden": "Thuis lezen en tekenen, een half uur per dag.",
            }
            actions.vul_aan(verzoek, velden, gezien=actions.stand(verzoek))
            actions.vraag_advies(verzoek, bak, moment=f.MOMENT)
        with als(f.actor_van(wereld.mensen["swv"])):
            actions.geef_advies(
                verzoek, advies="deels_mogelijk", toelichting="Vier uur per week in een groepje.",
                sleutel=uuid4(), moment=f.MOMENT,
            )  # fmt: skip
    return wereld


def _adressen(wereld: w.Wereld) -> dict[str, str]:
    with f.systeem():
        kind = Jongere.objects.get(pk=wereld.thuis).sleutel
        rijen = {v.toestand: v.sleutel for v in Vrijstellingsverzoek.objects.all()}
    open_, loopt = rijen["in_onderzoek"], rijen["vastgesteld"]
    return {
        "lijst": reverse("vrijstellingen"),
        "kind": reverse("vrijstelling", args=[kind]),
        "nieuw": reverse("vrijstelling_nieuw", args=[kind]),
        "verzoek": reverse("vrijstelling_verzoek", args=[open_]),
        "gegevens": reverse("vrijstelling_gegevens", args=[open_]),
        "horen": reverse("vrijstelling_horen", args=[open_]),
        "advies_vragen": reverse("vrijstelling_advies_vragen", args=[open_]),
        "besluit": reverse("vrijstelling_besluit", args=[open_]),
        "loopt": reverse("vrijstelling_verzoek", args=[loopt]),
        "herbeoordelen": reverse("vrijstelling_herbeoordelen", args=[loopt]),
        "beeindigen": reverse("vrijstelling_beeindigen", args=[loopt]),
    }


def test_every_screen_is_accessible_and_fits(
    browser: Browser, live_server: LiveServer, wereld: w.Wereld
) -> None:
    with transaction.atomic():
        page = open_als(browser, live_server, f.actor_van(wereld.mensen["leerplicht"]))
        adressen = _adressen(wereld)
    for naam, adres in adressen.items():
        antwoord = page.goto(live_server.url + adres)
        assert antwoord is not None
        assert antwoord.status == 200, naam
        bekijk(page, f"vrijstelling_{naam}")
    page.context.close()


def test_an_error_is_named_above_the_form_and_what_was_typed_stays(
    browser: Browser, live_server: LiveServer, wereld: w.Wereld
) -> None:
    with transaction.atomic():
        page = open_als(browser, live_server, f.actor_van(wereld.mensen["leerplicht"]))
        adres = _adressen(wereld)["besluit"]
    page.goto(live_server.url + adres)
    page.get_by_label("Er is een vrijstelling").check()
    page.get_by_label("Waarom?", exact=True).fill("De verklaring is duidelijk.")
    page.get_by_role("button", name="Besluit vastleggen").click()
    assert page.title().startswith("Fout")
    assert page.get_by_label("Waarom?", exact=True).input_value() == "De verklaring is duidelijk."
    bekijk(page, "vrijstelling_fout")
    page.context.close()
