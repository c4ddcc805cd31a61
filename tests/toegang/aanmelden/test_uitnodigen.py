"""An invitation: once, for 72 hours, without anything personal, and not past the second factor."""

from datetime import timedelta

import pytest
from django.db.models import F
from django.test import Client

from inbeeld.toegang.models import Uitnodiging
from inbeeld.toegang.uitnodigen import maak_uitnodiging
from tests import fabriek as f
from tests.toegang.aanmelden import hulp

pytestmark = pytest.mark.django_db
NIEUW = "een heel ander lang wachtwoord"
VELDEN = {"new_password1": NIEUW, "new_password2": NIEUW}


@pytest.fixture
def wie():
    aanstelling = hulp.iemand()
    aanstelling.gebruiker.set_unusable_password()
    aanstelling.gebruiker.save()
    return aanstelling


def test_a_joiner_chooses_a_password_and_then_a_second_step(wie):
    pad = maak_uitnodiging(wie.gebruiker)
    assert wie.gebruiker.username not in pad
    assert str(wie.gebruiker.pk) not in pad.split("/")
    client = Client()
    html = client.get(pad).content.decode()
    assert wie.gebruiker.username in html
    assert client.post(pad, VELDEN | {"new_password2": "anders"}).status_code == 422
    assert client.post(pad, VELDEN).url == "/begin/"
    assert client.get("/").url == hulp.INSTELLEN


def test_it_works_once(wie):
    pad = maak_uitnodiging(wie.gebruiker)
    Client().post(pad, VELDEN)
    for antwoord in (Client().get(pad), Client().post(pad, VELDEN)):
        assert antwoord.status_code == 404
        assert "werkt niet meer" in antwoord.content.decode()


def test_a_new_one_replaces_the_old(wie):
    oud, nieuw = maak_uitnodiging(wie.gebruiker), maak_uitnodiging(wie.gebruiker)
    assert Client().get(oud).status_code == 404
    assert Client().get(nieuw).status_code == 200


def test_it_ends_after_72_hours(wie):
    pad = maak_uitnodiging(wie.gebruiker)
    Uitnodiging.objects.update(gemaakt_op=F("gemaakt_op") - timedelta(hours=71, minutes=59))
    assert Client().get(pad).status_code == 200
    Uitnodiging.objects.update(gemaakt_op=F("gemaakt_op") - timedelta(minutes=2))
    assert Client().get(pad).status_code == 404


def test_a_leaver_cannot_use_it(wie):
    pad = maak_uitnodiging(wie.gebruiker)
    wie.gebruiker.is_active = False
    with f.systeem():
        wie.gebruiker.save()
    assert Client().get(pad).status_code == 404


def test_the_key_is_not_in_the_database(wie):
    sleutel = maak_uitnodiging(wie.gebruiker).split("/")[2]
    rij = Uitnodiging.objects.values().get()
    assert sleutel not in str(rij)
    assert sleutel.replace("-", "") not in str(rij)


def test_a_lost_password_does_not_do_away_with_the_second_factor():
    wie = hulp.iemand()
    geheim = hulp.met_app(wie.gebruiker)
    elders = hulp.ingelogd(wie.gebruiker, geheim)
    client = Client()
    assert client.post(maak_uitnodiging(wie.gebruiker), VELDEN).url == hulp.TWEEDE
    assert client.get("/").url.startswith(hulp.INLOGGEN)
    assert client.post(hulp.TWEEDE, {"code": hulp.code(geheim, 1)}).url == "/begin/"
    assert elders.get("/").url.startswith(hulp.INLOGGEN)
    assert hulp.met_wachtwoord(Client(), wie.gebruiker, f.WACHTWOORD).status_code == 200
