"""Too many wrong answers lock: the password per address, the second factor wherever one is."""

import pytest
from axes.models import AccessAttempt
from django.test import Client, override_settings

from tests.toegang.aanmelden import hulp

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _met_slot():
    with override_settings(AXES_ENABLED=True, AXES_FAILURE_LIMIT=3):
        yield


def _halverwege(wie, adres: str) -> Client:
    client = Client(REMOTE_ADDR=adres)
    hulp.met_wachtwoord(client, wie.gebruiker)
    return client


def test_the_second_factor_locks_from_every_address():
    wie = hulp.iemand()
    geheim = hulp.met_app(wie.gebruiker)
    antwoorden = []
    for laatste in (1, 2, 3):
        client = _halverwege(wie, f"192.0.2.{laatste}")
        antwoorden.append(client.post(hulp.TWEEDE, {"code": "000000"}).status_code)
    assert antwoorden == [422, 422, 429]
    client = _halverwege(wie, "192.0.2.9")
    goed = client.post(hulp.TWEEDE, {"code": hulp.code(geheim)})
    assert goed.status_code == 429
    assert "Wacht een kwartier" in goed.content.decode()
    assert "_auth_user_id" not in client.session


def test_the_confirmation_counts_too():
    wie = hulp.iemand()
    geheim = hulp.met_app(wie.gebruiker)
    client = hulp.ingelogd(wie.gebruiker, geheim)
    session = client.session
    for bewijs in session["account_authentication_methods"]:
        bewijs["at"] -= 3600
    session.save()
    data = {"bevestiging-code": "000000", "naam": "Fatima uit klas 2"}
    antwoorden = [client.post("/bevestigen/", data).status_code for _ in range(3)]
    assert antwoorden == [422, 422, 429]
    # What waits for a confirmation is not kept with the attempt.
    assert AccessAttempt.objects.get().post_data.strip("-\n") == ""


def test_a_password_locks_one_name_at_one_address():
    wie, ander = hulp.iemand(), hulp.iemand()
    for persoon, adres in ((wie, "192.0.2.1"),) * 3:
        client = Client(REMOTE_ADDR=adres)
        laatste = hulp.met_wachtwoord(client, persoon.gebruiker, "niet dit")
    assert laatste.status_code == 429
    assert hulp.met_wachtwoord(Client(REMOTE_ADDR="192.0.2.1"), wie.gebruiker).status_code == 429
    assert hulp.met_wachtwoord(Client(REMOTE_ADDR="192.0.2.2"), wie.gebruiker).status_code == 302
    assert hulp.met_wachtwoord(Client(REMOTE_ADDR="192.0.2.1"), ander.gebruiker).status_code == 302


def test_locked_looks_the_same_for_a_name_that_nobody_has():
    wie = hulp.iemand().gebruiker.username
    paginas = []
    for naam in (wie, "niemand@voorbeeld.example"):
        for _ in range(3):
            antwoord = Client().post(hulp.INLOGGEN, {"username": naam, "password": "niet dit"})
        paginas.append((antwoord.status_code, antwoord.content))
    assert paginas[0] == paginas[1]
