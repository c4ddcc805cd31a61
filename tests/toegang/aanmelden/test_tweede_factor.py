"""Without the second factor that somebody's work asks for, nothing opens: no page and no row."""

import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import SECRET_SESSION_KEY
from django.test import Client, override_settings

from inbeeld.toegang.aanmelden import herstel_tweede_factor
from inbeeld.toegang.aanmelden.bewijs import vraagt_tweede_factor
from inbeeld.toegang.actor import als
from inbeeld.toegang.models import Aanmelding, Aanstelling
from inbeeld.toegang.policies import Geweigerd
from tests import fabriek as f
from tests.toegang.aanmelden import hulp

pytestmark = pytest.mark.django_db
PAGINAS = ("/", "/telling/", "/mijn-account/", "/mijn-account/wachtwoord/", "/aanleveren/")


def _alleen_wachtwoord(aanstelling: Aanstelling) -> Client:
    client = Client()
    antwoord = hulp.met_wachtwoord(client, aanstelling.gebruiker)
    assert antwoord.status_code == 302
    return client


def test_who_has_none_is_led_to_setting_one_up_and_nowhere_else():
    client = _alleen_wachtwoord(hulp.iemand())
    for pad in PAGINAS:
        assert client.get(pad).url == hulp.INSTELLEN, pad
    assert client.get("/", headers={"HX-Request": "true"})["HX-Redirect"] == hulp.INSTELLEN
    html = client.get(hulp.INSTELLEN).content.decode()
    assert "Stel eerst een tweede stap in" in html


@pytest.mark.parametrize("pad", ["/over/", "/aanstelling/", hulp.INSTELLEN])
def test_what_does_open_runs_without_an_actor(pad):
    client = _alleen_wachtwoord(hulp.iemand())
    antwoord = client.get(pad)
    assert antwoord.status_code == 200
    assert antwoord.wsgi_request.actor is None


def test_the_matrix_says_of_whom_it_is_asked():
    """Figures alone do not; anything of a child, or of people and the log, does."""
    zonder = {rol for rol in Aanstelling.Rol if not vraagt_tweede_factor(rol)}
    assert zonder == {"beleidsmedewerker"}
    assert vraagt_tweede_factor("nog onbekend")


@pytest.mark.parametrize("rol", ["beheerder", "verzuimcoordinator"])
def test_it_is_asked_of_administrators_and_of_who_sees_children(rol):
    assert _alleen_wachtwoord(hulp.iemand(rol)).get("/over/").wsgi_request.actor is None


def test_one_aanstelling_that_asks_for_it_is_enough():
    een = hulp.iemand("beleidsmedewerker")
    assert _alleen_wachtwoord(een).get("/aanstelling/").wsgi_request.actor is not None
    f.aanstelling(f.school(), gebruiker=een.gebruiker)
    assert _alleen_wachtwoord(een).get("/over/").wsgi_request.tweede_factor_ontbreekt


def test_in_the_demo_none_is_asked():
    een = hulp.iemand()
    with override_settings(DEMO=True):
        client = _alleen_wachtwoord(een)
        assert client.get("/").status_code == 200
        assert (
            "tweede stap bij het inloggen niet nodig" in Client().get("/inloggen").content.decode()
        )
    assert client.get("/").url == hulp.INSTELLEN


def _stel_app_in(client: Client, stap: int = 0) -> object:
    assert client.get("/mijn-account/app/").status_code == 200
    return client.post(
        "/mijn-account/app/", {"code": hulp.code(client.session[SECRET_SESSION_KEY], stap)}
    )


def test_setting_up_the_app_opens_the_rest_and_shows_the_recovery_codes_once():
    een = hulp.iemand()
    client = _alleen_wachtwoord(een)
    fout = client.post("/mijn-account/app/", {"code": "000000"})
    assert fout.status_code == 422
    client = _alleen_wachtwoord(een)
    antwoord = _stel_app_in(client)
    assert antwoord.url == "/mijn-account/herstelcodes/"
    codes = Authenticator.objects.get(user=een.gebruiker, type="recovery_codes").wrap()
    eerste = codes.generate_codes()[0]
    gezien = client.get(antwoord.url).content.decode().replace(" ", "")
    assert eerste in gezien
    assert eerste not in client.get(antwoord.url).content.decode().replace(" ", "")
    assert client.get("/").status_code == 200


def test_setting_up_asks_again_who_one_is_when_the_login_is_old():
    een = hulp.iemand()
    client = _alleen_wachtwoord(een)
    session = client.session
    session["account_authentication_methods"][0]["at"] = time.time() - 601
    session.save()
    antwoord = client.get("/mijn-account/app/")
    assert antwoord.url == "/bevestigen/?next=%2Fmijn-account%2Fapp%2F"
    pagina = client.get(antwoord.url)
    assert "Uw wachtwoord" in pagina.content.decode()
    goed = client.post(antwoord.url, {"bevestiging-password": f.WACHTWOORD})
    assert goed.url == "/mijn-account/app/"
    assert client.get(goed.url).status_code == 200


def test_without_the_last_one_the_session_is_back_at_the_start():
    een = hulp.iemand()
    geheim = hulp.met_app(een.gebruiker)
    client = hulp.ingelogd(een.gebruiker, geheim)
    antwoord = client.post("/mijn-account/app/weghalen/")
    assert antwoord.url == "/mijn-account/"
    assert not Authenticator.objects.filter(user=een.gebruiker).exists()
    assert client.get("/").url == hulp.INSTELLEN


def test_removing_a_lost_device_ends_its_sessions():
    een = hulp.iemand()
    geheim = hulp.met_app(een.gebruiker)
    gevonden = hulp.ingelogd(een.gebruiker, geheim)
    client = Client()
    client.force_login(een.gebruiker)
    assert gevonden.get("/").status_code == 200
    client.post("/mijn-account/app/weghalen/")
    assert gevonden.get("/").url.startswith(hulp.INLOGGEN)
    assert client.get(hulp.INSTELLEN).status_code == 200


def test_an_administrator_resets_it_and_the_person_reads_by_whom():
    een, beheerder = hulp.iemand(), hulp.iemand("beheerder")
    geheim = hulp.met_app(een.gebruiker)
    client = hulp.ingelogd(een.gebruiker, geheim)
    herstel_tweede_factor(een.gebruiker, beheerder.gebruiker)
    assert client.get("/").url.startswith(hulp.INLOGGEN)
    assert _alleen_wachtwoord(een).get("/").url == hulp.INSTELLEN
    with als(f.actor_van(een)):
        (regel,) = Aanmelding.objects.filter(hoe="hersteld")
    assert regel.door == beheerder.gebruiker
    with pytest.raises(Geweigerd):
        herstel_tweede_factor(beheerder.gebruiker, beheerder.gebruiker)
