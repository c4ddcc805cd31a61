"""Step-up: the view runs after a fresh proof, with all that was sent and nothing more."""

import time

import pytest
from allauth.mfa.models import Authenticator
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import include, path

from inbeeld.toegang.bevestiging import met_bevestiging, recent_bevestigd
from inbeeld.toegang.matrix.paginas import IEDEREEN, PAGINAS
from tests import fabriek as f
from tests.toegang.aanmelden import hulp

pytestmark = pytest.mark.django_db


@met_bevestiging
def uitvoer(request: HttpRequest) -> HttpResponse:
    paren = [(naam, waarde) for naam, lijst in request.POST.lists() for waarde in lijst]
    return HttpResponse(repr(paren), content_type="text/plain")


def vers(request: HttpRequest) -> HttpResponse:
    return HttpResponse(str(recent_bevestigd(request)))


urlpatterns = [
    path("proef/uitvoer/", uitvoer, name="proef_uitvoer"),
    path("proef/vers/", vers, name="proef_vers"),
    path("", include("inbeeld.config.urls")),
]


@pytest.fixture(autouse=True)
def _met_proefpaginas(monkeypatch):
    for naam in ("proef_uitvoer", "proef_vers"):
        monkeypatch.setitem(PAGINAS, naam, IEDEREEN)
    with override_settings(ROOT_URLCONF=__name__):
        yield


@pytest.fixture
def wie():
    return hulp.iemand()


@pytest.fixture
def geheim(wie) -> str:
    return hulp.met_app(wie.gebruiker)


@pytest.fixture
def client(wie, geheim) -> Client:
    client = hulp.ingelogd(wie.gebruiker, geheim)
    # The code of this half minute was used for logging in: the next ones come from later steps.
    _oud(client)
    return client


def _oud(client: Client, seconden: int = 601) -> None:
    session = client.session
    for bewijs in session["account_authentication_methods"]:
        bewijs["at"] = time.time() - seconden
    session.save()


def test_a_recent_proof_is_enough(client):
    _oud(client, 590)
    assert client.get("/proef/uitvoer/").content == b"[]"
    assert client.post("/proef/uitvoer/", {"a": "1"}).content == b"[('a', '1')]"


def test_a_page_is_asked_again_after_the_proof(client, geheim):
    antwoord = client.get("/proef/uitvoer/?soort=csv")
    assert antwoord.url == "/bevestigen/?next=%2Fproef%2Fuitvoer%2F%3Fsoort%3Dcsv"
    assert client.get(antwoord.url).status_code == 200
    fout = client.post(antwoord.url, {"bevestiging-code": "000000"})
    assert fout.status_code == 422
    goed = client.post(antwoord.url, {"bevestiging-code": hulp.code(geheim, 1)})
    assert goed.url == "/proef/uitvoer/?soort=csv"
    assert client.get(goed.url).content == b"[]"
    assert client.get("/proef/vers/").content == b"True"


def test_a_form_keeps_its_fields_and_runs_with_them(client, geheim):
    velden = {"reden": 'Zorg om <b>"kind"</b>', "keuze": ["een", "twee"]}
    antwoord = client.post("/proef/uitvoer/", velden)
    html = antwoord.content.decode()
    assert antwoord.status_code == 200
    assert antwoord["Cache-Control"] == "no-store"
    assert "Bevestig dat u het bent" in html
    assert 'name="reden" value="Zorg om &lt;b&gt;&quot;kind&quot;&lt;/b&gt;"' in html
    assert html.count('name="keuze"') == 2
    assert 'action="/proef/uitvoer/"' in html
    # Kept in the page only.
    assert "Zorg om" not in str(dict(client.session))
    bewijs = {"bevestiging-code": hulp.code(geheim, 1)}
    assert client.post("/proef/uitvoer/", velden | {"bevestiging-code": "1"}).status_code == 422
    uit = client.post("/proef/uitvoer/", velden | bewijs).content.decode()
    assert uit == str([("reden", velden["reden"]), ("keuze", "een"), ("keuze", "twee")])


def test_a_recovery_code_confirms_too(wie, client):
    codes = Authenticator.objects.get(user=wie.gebruiker, type="recovery_codes").wrap()
    bewijs = {"bevestiging-code": codes.get_unused_codes()[0]}
    assert client.post("/proef/uitvoer/", bewijs).content == b"[]"


def test_a_password_does_not_where_there_is_a_second_factor(client):
    antwoord = client.post("/proef/uitvoer/", {"bevestiging-password": f.WACHTWOORD})
    assert antwoord.status_code == 200
    assert "Bevestig dat u het bent" in antwoord.content.decode()
    assert client.get("/proef/vers/").content == b"False"


def test_a_password_does_where_there_is_none():
    beleid = hulp.iemand("beleidsmedewerker")
    client = Client()
    hulp.met_wachtwoord(client, beleid.gebruiker)
    _oud(client)
    assert client.get("/proef/vers/").content == b"False"
    fout = client.post("/proef/uitvoer/", {"bevestiging-password": "niet dit"})
    assert fout.status_code == 422
    goed = client.post("/proef/uitvoer/", {"bevestiging-password": f.WACHTWOORD})
    assert goed.content == b"[]"


def test_it_leads_nowhere_else(client, geheim):
    goed = {"bevestiging-code": hulp.code(geheim, 1)}
    assert client.post("/bevestigen/?next=https://elders.example/", goed).url == "/"


def test_part_of_a_page_becomes_the_whole_question(client):
    deel = {"HX-Request": "true"}
    antwoord = client.get("/proef/uitvoer/", headers=deel)
    assert antwoord["HX-Redirect"].startswith("/bevestigen/")
    assert client.post("/proef/uitvoer/", headers=deel)["HX-Retarget"] == "body"
