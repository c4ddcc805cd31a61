"""An organisation's own provider, a real one: whom it logs in, and what it vouches for."""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from allauth.mfa.totp.internal.auth import SECRET_SESSION_KEY
from allauth.socialaccount.models import SocialAccount
from django.test import Client, override_settings
from oidc_provider_mock import User, run_server_in_thread

from inbeeld.config.oidc import Aanbieder
from inbeeld.toegang.aanmelden import koppel_aanbieder
from inbeeld.toegang.actor import als
from inbeeld.toegang.models import Aanmelding, Gebruiker
from tests import fabriek as f
from tests.toegang.aanmelden import hulp

pytestmark = pytest.mark.django_db
ADRES = "nieuw@school.example"
MENSEN = (
    User(sub="s-mfa", claims={"amr": ["pwd", "mfa"]}),
    User(sub="s-acr", claims={"acr": "hoog", "amr": ["pwd"]}),
    User(sub="s-kaal", claims={"amr": ["pwd"]}),
    User(sub="s-oud", claims={"amr": ["mfa"], "auth_time": 1}),
    User(sub="s-nieuw", claims={"email": ADRES, "email_verified": True, "amr": ["mfa"]}),
    User(sub="s-los", claims={"email": ADRES, "email_verified": False, "amr": ["mfa"]}),
)


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with run_server_in_thread(user_claims=MENSEN) as draait:
        yield f"http://localhost:{draait.server_port}"


@pytest.fixture
def aanbieder(server) -> Aanbieder:
    return Aanbieder(
        id="school-ab",
        naam="School AB",
        server=server,
        client_id="inbeeld",
        client_geheim="geheim",
        organisaties=("school:10AB00",),
        amr=("mfa",),
        acr=("hoog",),
    )


@pytest.fixture
def met() -> Iterator[Callable[[Aanbieder], None]]:
    """Configure a provider for the rest of the test."""
    aan = []

    def zet(aanbieder: Aanbieder) -> None:
        apps = {"openid_connect": {"APPS": [aanbieder.app()]}}
        anders = override_settings(
            OIDC_AANBIEDERS={aanbieder.id: aanbieder}, SOCIALACCOUNT_PROVIDERS=apps
        )
        anders.enable()
        aan.append(anders)

    yield zet
    for anders in reversed(aan):
        anders.disable()


@pytest.fixture(autouse=True)
def _geconfigureerd(aanbieder, met) -> None:
    met(aanbieder)


def _kies(adres: str, subject: str) -> str:
    """Log in at the provider's own page, and give the address to which it sends one back."""
    antwoord = requests.post(adres, data={"sub": subject}, allow_redirects=False, timeout=30)
    return antwoord.headers["location"]


def _ga(client: Client, subject: str, **velden: str) -> object:
    """Through the provider as a browser goes: the answer to coming back."""
    heen = client.post("/inloggen/via/school-ab/", {"process": "login", **velden})
    assert heen.status_code == 302
    terug = _kies(heen.url, subject)
    assert "10AB00" not in terug
    return client.get(terug.removeprefix("http://testserver"))


@pytest.fixture
def wie():
    return f.aanstelling(f.school("10AB00"))


def test_it_asks_with_pkce_and_for_no_more_than_needed(client):
    heen = client.post("/inloggen/via/school-ab/", {"process": "login"})
    vraag = parse_qs(urlsplit(heen.url).query)
    assert vraag["code_challenge_method"] == ["S256"]
    assert vraag["scope"] == ["openid"]
    assert len(vraag["state"][0]) >= 16


@pytest.mark.parametrize("subject", ["s-mfa", "s-acr"])
def test_a_provider_that_vouches_opens_everything_at_once(client, wie, subject):
    koppel_aanbieder(wie.gebruiker, "school-ab", subject)
    assert _ga(client, subject, next="/telling/").url == "/telling/"
    assert client.get("/").wsgi_request.actor.aanstelling_id == wie.pk
    with als(f.actor_van(wie)):
        (regel,) = Aanmelding.objects.all()
    assert (regel.hoe, regel.aanbieder, regel.gelukt) == ("aanbieder", "school-ab", True)
    # What the provider tells of a person is not kept.
    assert SocialAccount.objects.get().extra_data == {}


def test_without_a_word_on_a_second_factor_one_is_set_up_here(client, wie):
    koppel_aanbieder(wie.gebruiker, "school-ab", "s-kaal")
    assert _ga(client, "s-kaal").status_code == 302
    assert client.get("/").url == hulp.INSTELLEN
    assert client.get("/mijn-account/app/").status_code == 200


def test_or_is_asked_for_here(client, wie):
    koppel_aanbieder(wie.gebruiker, "school-ab", "s-kaal")
    geheim = hulp.met_app(wie.gebruiker)
    assert _ga(client, "s-kaal").url == hulp.TWEEDE
    client.post(hulp.TWEEDE, {"code": hulp.code(geheim)})
    assert client.get("/").status_code == 200


def test_a_provider_that_names_no_values_vouches_for_nothing(client, wie, aanbieder, met):
    met(replace(aanbieder, amr=(), acr=()))
    koppel_aanbieder(wie.gebruiker, "school-ab", "s-mfa")
    _ga(client, "s-mfa")
    assert client.get("/").url == hulp.INSTELLEN


def test_it_opens_its_own_organisations_only(client, wie):
    elders = f.aanstelling(f.gemeente(), gebruiker=wie.gebruiker)
    koppel_aanbieder(wie.gebruiker, "school-ab", "s-mfa")
    _ga(client, "s-mfa")
    client.post("/aanstelling/", {"aanstelling": elders.pk})
    assert client.get("/").url == hulp.INSTELLEN
    assert "Log anders in voor deze aanstelling" in client.get(hulp.INSTELLEN).content.decode()
    # Nor does a second factor that is set up in such a session.
    assert client.get("/mijn-account/app/").status_code == 200
    geheim = client.session[SECRET_SESSION_KEY]
    assert client.post("/mijn-account/app/", {"code": hulp.code(geheim)}).status_code == 302
    antwoord = client.get("/")
    assert (antwoord.url, antwoord.wsgi_request.actor) == (hulp.INSTELLEN, None)
    client.post("/aanstelling/", {"aanstelling": wie.pk})
    assert client.get("/").status_code == 200


def test_with_a_password_and_a_second_factor_of_ones_own_every_aanstelling_opens(client, wie):
    elders = f.aanstelling(f.gemeente(), gebruiker=wie.gebruiker)
    koppel_aanbieder(wie.gebruiker, "school-ab", "s-mfa")
    hulp.ingelogd(wie.gebruiker, hulp.met_app(wie.gebruiker), client)
    client.post("/aanstelling/", {"aanstelling": elders.pk})
    assert client.get("/").status_code == 200


def _geweigerd(antwoord: object, client: Client) -> None:
    assert antwoord.status_code == 403
    assert "hoort bij niemand die hier mag werken" in antwoord.content.decode()
    assert "_auth_user_id" not in client.session


def test_a_stranger_is_told_so_and_no_account_is_made(client):
    voor = Gebruiker.objects.count()
    _geweigerd(_ga(client, "s-mfa"), client)
    assert (Gebruiker.objects.count(), SocialAccount.objects.count()) == (voor, 0)


def test_somebody_of_another_organisation_or_a_leaver_is_a_stranger(client):
    ander = f.aanstelling(f.school("20CD00"))
    weg = f.aanstelling(f.school("10AB00"), tot_en_met=f.d("2016-01-01"))
    for aanstelling, subject in ((ander, "s-mfa"), (weg, "s-acr")):
        koppel_aanbieder(aanstelling.gebruiker, "school-ab", subject)
        _geweigerd(_ga(client, subject), client)


def _met_adres(adres: str = ADRES) -> object:
    with f.systeem():
        gebruiker = Gebruiker.objects.create_user(adres, naam="Nieuw")
    return f.aanstelling(f.school("10AB00"), gebruiker=gebruiker)


def test_an_address_ties_nobody_unless_the_installation_says_so(client):
    _met_adres()
    _geweigerd(_ga(client, "s-nieuw"), client)


def test_a_verified_address_in_the_domain_ties_once(client, aanbieder, met):
    met(replace(aanbieder, domein="school.example"))
    _met_adres()
    _geweigerd(_ga(client, "s-los"), client)
    assert _ga(client, "s-nieuw").status_code == 302
    assert client.get("/").status_code == 200
    assert SocialAccount.objects.get().uid == "s-nieuw"


def test_an_address_in_another_domain_does_not(client, aanbieder, met):
    met(replace(aanbieder, domein="elders.example"))
    _met_adres()
    _geweigerd(_ga(client, "s-nieuw"), client)


def test_a_forged_or_old_answer_is_refused(client, wie):
    koppel_aanbieder(wie.gebruiker, "school-ab", "s-mfa")
    antwoord = client.get("/inloggen/via/school-ab/terug/?code=x&state=verzonnen")
    assert antwoord.status_code == 403
    assert "niet gelukt" in antwoord.content.decode()
    heen = client.post("/inloggen/via/school-ab/", {"process": "login"})
    staat = parse_qs(urlsplit(heen.url).query)["state"][0]
    weg = client.get(f"/inloggen/via/school-ab/terug/?error=access_denied&state={staat}")
    assert weg.status_code == 403
    # Somebody else's browser cannot use the answer of this one.
    terug = _kies(heen.url, "s-mfa")
    assert Client().get(terug.removeprefix("http://testserver")).status_code == 403


def test_no_way_but_logging_in_and_confirming(client, wie):
    koppel_aanbieder(wie.gebruiker, "school-ab", "s-mfa")
    assert _ga(client, "s-mfa", process="connect").status_code == 403
    assert client.get("/inloggen/via/school-ab/").status_code == 405


@pytest.mark.parametrize(("subject", "gelukt"), [("s-mfa", True), ("s-oud", False)])
def test_confirming_there_counts_when_it_says_that_it_was_just_now(client, wie, subject, gelukt):
    koppel_aanbieder(wie.gebruiker, "school-ab", subject)
    _ga(client, subject)
    session = client.session
    for bewijs in session["account_authentication_methods"]:
        bewijs["at"] -= 3600
    session.save()
    vraag = client.get("/bevestigen/?next=/telling/")
    html = vraag.content.decode()
    assert "Via School AB" in html
    assert "prompt%3Dlogin" in html
    antwoord = _ga(client, subject, process="redirect", next="/telling/")
    assert antwoord.status_code == (302 if gelukt else 403)
    sinds = max(b["at"] for b in client.session["account_authentication_methods"])
    assert (time.time() - sinds < 60) is gelukt
    assert client.get("/").status_code == 200


def test_the_policy_opens_for_exactly_this_provider(client, server):
    beleid = client.get("/inloggen")["Content-Security-Policy"]
    assert f"form-action 'self' {server}" in beleid
    assert beleid.count("http") == 1
    assert "http" not in client.get("/over/")["Content-Security-Policy"]
