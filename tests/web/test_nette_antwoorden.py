"""Refusals that Django and axes make themselves, and the beheerder's first page, speak Dutch."""

import pytest
from django.test import Client, override_settings

from tests import fabriek as f

pytestmark = pytest.mark.django_db


@override_settings(AXES_ENABLED=True, AXES_FAILURE_LIMIT=2)
def test_who_is_locked_out_reads_what_to_do():
    account = f.aanstelling(f.school()).gebruiker
    client = Client()
    fout = {"username": account.username, "password": "niet dit"}
    assert client.post("/inloggen", fout).status_code == 200
    antwoord = client.post("/inloggen", fout)
    html = antwoord.content.decode()
    assert antwoord.status_code == 429
    assert "Wacht een kwartier" in html
    assert "Naar het inloggen" in html
    assert account.username not in html
    assert antwoord["Cache-Control"] == "no-store"
    # The right password does not help before the time is over.
    assert client.post("/inloggen", fout | {"password": f.WACHTWOORD}).status_code == 429


def test_an_address_behind_a_button_says_so():
    client = Client()
    client.force_login(f.aanstelling(f.school()).gebruiker)
    antwoord = client.get("/weergaven/nieuw/")
    assert antwoord.status_code == 405
    assert antwoord["Allow"] == "POST"
    assert "Dit kan niet op deze manier" in antwoord.content.decode()


def test_a_beheerder_begins_at_administration():
    client = Client()
    client.force_login(f.aanstelling(f.school(), "beheerder").gebruiker)
    antwoord = client.get("/", follow=True)
    html = antwoord.content.decode()
    assert antwoord.redirect_chain == [("/beheer/", 302)]
    assert "In deze rol ziet u geen kinderen" in html
    assert "Werkvoorraad" not in html
    assert antwoord["Cache-Control"] == "no-store"
    # A page with children still refuses.
    assert client.get("/telling/").status_code == 403


def test_others_begin_at_the_work_list():
    client = Client()
    client.force_login(f.aanstelling(f.school()).gebruiker)
    assert "In deze rol ziet u geen kinderen" not in client.get("/").content.decode()
