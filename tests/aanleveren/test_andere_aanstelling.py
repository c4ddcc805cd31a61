"""Two tabs, two aanstellingen: a form is recorded for the one in which it was opened, or not."""

import re

import pytest
from django.urls import reverse

from inbeeld.aanleveren.models import Levering
from inbeeld.register.models import FeitLesvrij
from tests import fabriek
from tests.aanleveren.bestanden import csv_levering, leerling, zip_met
from tests.fabriek import systeem

pytestmark = pytest.mark.django_db
DAG = {"naam": "Studiedag", "begindatum": "2026-01-19", "einddatum": "2026-01-19"}


@pytest.fixture
def tabbladen(school, client):
    """`(browser, switch)` of somebody who works at two schools, logged in for the first."""
    een = fabriek.aanstelling(school)
    ander = fabriek.school("20CD00")
    twee = fabriek.aanstelling(ander, gebruiker=een.gebruiker)
    client.force_login(een.gebruiker)
    client.post(reverse("aanstelling"), {"aanstelling": een.pk})
    return client, lambda: client.post(reverse("aanstelling"), {"aanstelling": twee.pk})


def namens(pagina) -> dict[str, str]:
    """The hidden field as the page holds it."""
    (waarde,) = re.findall(r'name="namens" value="(\d+)"', pagina.content.decode())
    return {"namens": waarde}


def test_formulier_uit_een_andere_aanstelling_wordt_niet_opgeslagen(tabbladen):
    browser, wissel = tabbladen
    veld = namens(browser.get(reverse("lesvrij_nieuw")))
    assert browser.post(reverse("lesvrij_nieuw"), DAG | veld).status_code == 302
    wissel()
    antwoord = browser.post(reverse("lesvrij_nieuw"), DAG | veld)
    assert antwoord.status_code == 409
    assert "andere aanstelling" in antwoord.content.decode()
    with systeem():
        assert FeitLesvrij.objects.get().school == "10AB00"


def test_bestand_uit_een_andere_aanstelling_wordt_niet_aangenomen(tabbladen, tmp_path):
    browser, wissel = tabbladen
    veld = namens(browser.get(reverse("levering_nieuw")))
    wissel()
    pad = tmp_path / "levering.zip"
    pad.write_bytes(zip_met(csv_levering(leerling(1), "1;10AB00;2024-08-01;\n")))
    with pad.open("rb") as bestand:
        antwoord = browser.post(reverse("levering_nieuw"), veld | {"bestanden": bestand})
    assert antwoord.status_code == 409
    with systeem():
        assert not Levering.objects.exists()
