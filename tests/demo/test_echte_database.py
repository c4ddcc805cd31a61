"""The demo, with its public password, stays out of a database that is somebody's."""

from datetime import date

import pytest
from django.test import Client, override_settings

from inbeeld.demo.accounts import MENSEN, WACHTWOORD
from inbeeld.demo.vul import AlInGebruik, vul
from inbeeld.register.models import Jongere, Vastlegging
from inbeeld.toegang.models import Gebruiker, Organisatie
from tests import fabriek as f

pytestmark = pytest.mark.django_db
DAG = date(2026, 2, 2)


def _iemand() -> None:
    with f.systeem():
        Gebruiker.objects.create_user(
            "iemand@haarlem.example", password=f.WACHTWOORD, naam="Iemand"
        )


def _vastlegging() -> None:
    # Without the organisation that it came from: it must be enough by itself.
    with f.systeem():
        Vastlegging.objects.create(moment=f.MOMENT, soort=Vastlegging.Soort.HAND)


@pytest.mark.parametrize("wat", [_iemand, f.school, _vastlegging], ids=["mens", "school", "feit"])
def test_whatever_is_not_the_demos_stops_it(wat: object) -> None:
    wat()
    voor = Gebruiker.objects.count(), Organisatie.objects.count()
    with pytest.raises(AlInGebruik, match="lege database"):
        vul(DAG, 60)
    assert (Gebruiker.objects.count(), Organisatie.objects.count()) == voor
    with f.systeem():
        assert not Jongere.objects.exists()


def _demo_account() -> Gebruiker:
    with f.systeem():
        return Gebruiker.objects.create_user(
            MENSEN[0].gebruikersnaam, password=WACHTWOORD, naam=MENSEN[0].naam
        )


@pytest.mark.parametrize("demo", [True, False])
def test_a_demo_account_works_in_the_demo_only(client: Client, demo: bool) -> None:
    _demo_account()
    gegevens = {"username": MENSEN[0].gebruikersnaam, "password": WACHTWOORD}
    with override_settings(DEMO=demo):
        assert client.post("/inloggen", gegevens).status_code == (302 if demo else 200)
        assert ("_auth_user_id" in client.session) is demo


def test_a_session_of_the_demo_ends_with_it(client: Client) -> None:
    _demo_account()
    with override_settings(DEMO=True):
        assert client.login(username=MENSEN[0].gebruikersnaam, password=WACHTWOORD)
        assert client.get("/aanstelling/").wsgi_request.user.is_authenticated
    with override_settings(DEMO=False):
        assert not client.get("/aanstelling/").wsgi_request.user.is_authenticated


def test_other_accounts_log_in_anywhere(client: Client) -> None:
    _iemand()
    assert client.login(username="iemand@haarlem.example", password=f.WACHTWOORD)
