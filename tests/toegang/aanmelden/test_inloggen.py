"""Logging in: a password, then a code that works once. What it says tells nobody who exists."""

import re
from html import unescape

import pytest
from allauth.mfa.models import Authenticator
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from inbeeld.toegang.aanmelden.noteren import apparaat
from inbeeld.toegang.actor import als
from inbeeld.toegang.models import Aanmelding
from tests import fabriek as f
from tests.toegang.aanmelden import hulp

pytestmark = pytest.mark.django_db
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"


def _lijst(aanstelling) -> list[tuple[str, bool]]:
    with als(f.actor_van(aanstelling)):
        # One test is one transaction, with one moment: the order says nothing here.
        return sorted(Aanmelding.objects.values_list("hoe", "gelukt"))


@pytest.fixture
def wie():
    return hulp.iemand()


def test_a_password_alone_opens_nothing(wie):
    hulp.met_app(wie.gebruiker)
    client = Client()
    antwoord = hulp.met_wachtwoord(client, wie.gebruiker)
    assert antwoord.url == hulp.TWEEDE
    assert client.get("/").url.startswith(hulp.INLOGGEN)
    assert "_auth_user_id" not in client.session


def test_the_code_of_the_app_opens_and_works_once(wie):
    geheim = hulp.met_app(wie.gebruiker)
    client = hulp.ingelogd(wie.gebruiker, geheim)
    assert client.get("/").status_code == 200
    later = Client()
    hulp.met_wachtwoord(later, wie.gebruiker)
    weer = later.post(hulp.TWEEDE, {"code": hulp.code(geheim)})
    assert weer.status_code == 422
    assert "Deze code klopt niet" in weer.content.decode()
    assert later.post(hulp.TWEEDE, {"code": hulp.code(geheim, 1)}).status_code == 302


def test_a_recovery_code_works_once(wie):
    hulp.met_app(wie.gebruiker)
    codes = Authenticator.objects.get(user=wie.gebruiker, type="recovery_codes").wrap()
    een = codes.get_unused_codes()[0]
    for verwacht in (302, 422):
        client = Client()
        hulp.met_wachtwoord(client, wie.gebruiker)
        assert client.post(hulp.TWEEDE, {"code": een}).status_code == verwacht
    assert _lijst(wie) == [("app", False), ("herstelcode", True)]


def test_the_secret_is_not_readable_in_the_database(wie):
    geheim = hulp.met_app(wie.gebruiker)
    for middel in Authenticator.objects.all():
        assert geheim not in str(middel.data)
        assert re.fullmatch(r"[0-9a-f]+", middel.data.get("secret") or middel.data["seed"])


def test_one_goes_on_to_the_page_that_one_wanted(wie):
    geheim = hulp.met_app(wie.gebruiker)
    client = Client()
    gegevens = {"username": wie.gebruiker.username, "password": f.WACHTWOORD, "next": "/telling/"}
    client.post(hulp.INLOGGEN, gegevens)
    assert client.post(hulp.TWEEDE, {"code": hulp.code(geheim)}).url == "/telling/"


def test_unknown_and_wrong_and_inactive_look_the_same(wie):
    weg = hulp.iemand().gebruiker
    weg.is_active = False
    with f.systeem():
        weg.save()
    teksten = set()
    for naam in (wie.gebruiker.username, weg.username, "niemand@voorbeeld.example"):
        wachtwoord = f.WACHTWOORD if naam == weg.username else "een ander"
        antwoord = Client().post(hulp.INLOGGEN, {"username": naam, "password": wachtwoord})
        html = unescape(antwoord.content.decode()).replace(naam, "")
        teksten.add((antwoord.status_code, re.sub(r'(csrf\w+" value)="\w+"', r"\1", html)))
    assert len(teksten) == 1
    assert "De gebruikersnaam of het wachtwoord klopt niet" in teksten.pop()[1]


def test_unknown_takes_as_many_questions_to_the_database_as_wrong(wie):
    def vragen(naam: str) -> int:
        with CaptureQueriesContext(connection) as gevangen:
            Client().post(hulp.INLOGGEN, {"username": naam, "password": "een ander"})
        return len(gevangen)

    assert vragen(wie.gebruiker.username) == vragen("niemand@voorbeeld.example") > 0


def test_the_second_page_cannot_be_had_without_the_first():
    assert Client().get(hulp.TWEEDE).url == hulp.INLOGGEN
    assert Client().post(hulp.TWEEDE, {"code": "000000"}).url == hulp.INLOGGEN


def test_who_stops_halfway_begins_anew(wie):
    hulp.met_app(wie.gebruiker)
    client = Client()
    hulp.met_wachtwoord(client, wie.gebruiker)
    client.post("/uitloggen")
    assert client.get(hulp.TWEEDE).url == hulp.INLOGGEN


def test_every_attempt_is_in_the_own_list_and_in_nobody_elses(wie):
    ander = hulp.iemand()
    geheim = hulp.met_app(wie.gebruiker)
    client = Client(headers={"user-agent": FIREFOX})
    hulp.met_wachtwoord(client, wie.gebruiker, "een ander")
    hulp.met_wachtwoord(client, wie.gebruiker)
    client.post(hulp.TWEEDE, {"code": "000000"})
    client.post(hulp.TWEEDE, {"code": hulp.code(geheim)})
    with als(f.actor_van(wie)):
        regels = Aanmelding.objects.values_list("hoe", "gelukt", "apparaat")
        assert sorted(regels) == [
            ("app", False, "Firefox op Linux"),
            ("app", True, "Firefox op Linux"),
            ("wachtwoord", False, "Firefox op Linux"),
        ]
    assert _lijst(ander) == []
    with als(None):
        assert Aanmelding.objects.count() == 0
    html = client.get("/mijn-account/").content.decode()
    assert html.count("Firefox op Linux") == 3


def test_nothing_is_kept_of_a_name_that_nobody_has(wie):
    Client().post(hulp.INLOGGEN, {"username": "niemand@voorbeeld.example", "password": "x"})
    with f.systeem():
        assert _lijst(wie) == []


@pytest.mark.parametrize(
    ("agent", "verwacht"),
    [
        (FIREFOX, "Firefox op Linux"),
        ("(Windows NT 10.0) AppleWebKit/537 Chrome/140 Safari/537 Edg/140", "Edge op Windows"),
        ("(iPhone; iOS 18 like Mac OS X) Version/18 Safari/604", "Safari op iPhone of iPad"),
        ("(Linux; Android 15) Chrome/140 Mobile Safari/537", "Chrome op Android"),
        ("curl/8", "onbekende browser"),
    ],
)
def test_a_device_in_few_words(rf, agent, verwacht):
    assert apparaat(rf.get("/", headers={"user-agent": agent})) == verwacht


def test_allauths_other_pages_are_not_there():
    for pad in ("/accounts/login/", "/signup/", "/email/", "/password/reset/", "/3rdparty/"):
        assert Client().get(pad).status_code == 404, pad
