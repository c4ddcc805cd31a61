"""A session ends: after half an hour, after ten hours, with a password, at a push of a button."""

import time

import pytest
from django.test import Client

from tests import fabriek as f
from tests.toegang.aanmelden import hulp

pytestmark = pytest.mark.django_db


@pytest.fixture
def wie():
    return hulp.iemand()


@pytest.fixture
def client(wie) -> Client:
    client = Client()
    client.force_login(wie.gebruiker)
    assert client.get("/").status_code == 200
    return client


def _later(client: Client, **terug: int) -> None:
    session = client.session
    for naam, seconden in terug.items():
        session[f"sessie_{naam}"] -= seconden
    session.save()


def test_half_an_hour_of_silence_ends_it_and_leads_back(client):
    _later(client, laatst=1700)
    assert client.get("/telling/?per=wijk").status_code == 200
    _later(client, laatst=1801)
    antwoord = client.get("/telling/?per=wijk")
    assert antwoord.url == "/inloggen?next=/telling/%3Fper%3Dwijk"
    html = client.get(antwoord.url).content.decode()
    assert "U hebt 30 minuten niets gedaan" in html
    assert "niet opgeslagen" not in html
    assert "_auth_user_id" not in client.session


def test_ten_hours_end_it_however_busy_one_was(client):
    _later(client, begonnen=36_001)
    antwoord = client.get("/")
    assert antwoord.url == "/inloggen?next=/"
    assert "U was 10 uur ingelogd" in client.get(antwoord.url).content.decode()


def test_a_form_that_comes_too_late_says_that_it_was_not_saved(client):
    _later(client, laatst=1801)
    vandaan = "http://testserver/telling/?per=wijk"
    antwoord = client.post("/weergaven/nieuw/", {"naam": "x"}, headers={"referer": vandaan})
    assert antwoord.url == "/inloggen?next=/telling/%3Fper%3Dwijk"
    assert "is niet opgeslagen" in client.get(antwoord.url).content.decode()


def test_a_page_elsewhere_is_nothing_to_go_back_to(client):
    _later(client, laatst=1801)
    antwoord = client.post("/weergaven/nieuw/", headers={"referer": "https://elders.example/x"})
    assert antwoord.url == "/inloggen?next=/"


def test_the_aanstelling_that_one_worked_in_is_kept(wie):
    tweede = f.aanstelling(f.school("20CD00"), gebruiker=wie.gebruiker)
    geheim = hulp.met_app(wie.gebruiker)
    client = hulp.ingelogd(wie.gebruiker, geheim)
    client.post("/aanstelling/", {"aanstelling": tweede.pk})
    _later(client, laatst=1801)
    client.get("/")
    hulp.met_wachtwoord(client, wie.gebruiker)
    client.post(hulp.TWEEDE, {"code": hulp.code(geheim, 1)})
    assert client.get("/").wsgi_request.actor.aanstelling_id == tweede.pk


def test_it_is_no_use_to_whoever_logs_in_after(wie):
    _, ander = wie, hulp.iemand()
    client = Client()
    client.force_login(wie.gebruiker)
    client.post("/aanstelling/", {"aanstelling": wie.pk})
    _later(client, laatst=1801)
    client.get("/")
    geheim = hulp.met_app(ander.gebruiker)
    hulp.ingelogd(ander.gebruiker, geheim, client)
    assert client.get("/").wsgi_request.actor.aanstelling_id == ander.pk


def test_part_of_a_page_is_not_replaced_by_the_login(client):
    _later(client, laatst=1801)
    antwoord = client.get("/", headers={"HX-Request": "true"})
    assert antwoord["HX-Refresh"] == "true"


def test_working_on_keeps_it_alive_with_few_writes(client):
    voor = client.session["sessie_laatst"]
    client.get("/")
    assert client.session["sessie_laatst"] == voor
    _later(client, laatst=120)
    client.get("/")
    assert client.session["sessie_laatst"] >= int(time.time()) - 5


def test_a_new_password_ends_the_other_sessions(wie, client):
    elders = Client()
    elders.force_login(wie.gebruiker)
    oud, nieuw = f.WACHTWOORD, "nog een lang wachtwoord erbij"
    velden = {"old_password": oud, "new_password1": nieuw, "new_password2": nieuw}
    fout = client.post("/mijn-account/wachtwoord/", velden | {"old_password": "niet dit"})
    assert fout.status_code == 422
    kort = client.post(
        "/mijn-account/wachtwoord/", velden | {"new_password1": "kort", "new_password2": "kort"}
    )
    assert kort.status_code == 422
    assert client.post("/mijn-account/wachtwoord/", velden).url == "/mijn-account/"
    assert client.get("/").status_code == 200
    assert elders.get("/").url.startswith("/inloggen")
    assert hulp.met_wachtwoord(Client(), wie.gebruiker).status_code == 200
    assert hulp.met_wachtwoord(Client(), wie.gebruiker, nieuw).status_code == 302


def test_one_button_ends_all_other_sessions(wie, client):
    elders = Client()
    elders.force_login(wie.gebruiker)
    client.post("/mijn-account/elders-uitloggen/")
    assert elders.get("/").url.startswith("/inloggen")
    assert client.get("/").status_code == 200
