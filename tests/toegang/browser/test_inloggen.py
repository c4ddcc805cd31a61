"""Logging in as people do it, in a real browser: app, recovery code, passkey, provider, lock."""

import time
from collections.abc import Callable

import pytest
from django.contrib.sessions.models import Session
from django.test import override_settings
from playwright.sync_api import Page, expect

from inbeeld.config.oidc import Aanbieder
from inbeeld.toegang.aanmelden import koppel_aanbieder
from inbeeld.toegang.uitnodigen import maak_uitnodiging
from tests import fabriek as f
from tests.toegang.aanmelden import hulp
from tests.toegang.browser.conftest import SUBJECT, VREEMDE, Kijker

pytestmark = [
    pytest.mark.browser,
    pytest.mark.traag,
    pytest.mark.usefixtures("regels_geinstalleerd"),
]
Nieuw = Callable[[], Kijker]


def _met_wachtwoord(kijker: Kijker, naam: str, wachtwoord: str = f.WACHTWOORD) -> None:
    kijker.ga("/inloggen")
    kijker.vul(Gebruikersnaam=naam, Wachtwoord=wachtwoord)
    kijker.druk("Inloggen")


def _met_code(kijker: Kijker, code: str) -> None:
    kijker.page.get_by_label("Code", exact=True).fill(code)
    kijker.druk("Verder")


def _binnen(page: Page) -> None:
    expect(page.get_by_role("button", name="Uitloggen")).to_be_visible()
    expect(page.get_by_role("navigation", name="Hoofdmenu")).to_be_visible()


def _maak_oud() -> None:
    """Let every proof in every session be an hour old."""
    for rij in Session.objects.all():
        inhoud = rij.get_decoded()
        for bewijs in inhoud["account_authentication_methods"]:
            bewijs["at"] -= 3600
        rij.session_data = Session.objects.encode(inhoud)
        rij.save()


def _sleutelbos(kijker: Kijker) -> tuple[object, str]:
    """A virtual device with a fingerprint reader in the browser; its session and its id."""
    cdp = kijker.page.context.new_cdp_session(kijker.page)
    cdp.send("WebAuthn.enable")
    opties = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    antwoord = cdp.send("WebAuthn.addVirtualAuthenticator", {"options": opties})
    return cdp, antwoord["authenticatorId"]


def test_a_joiner_from_invitation_to_app_and_recovery_code(kijker: Nieuw) -> None:
    wie = hulp.iemand().gebruiker
    k = kijker()
    k.ga(maak_uitnodiging(wie))
    k.bekijk("uitnodiging")
    nieuw = "paarden lopen niet in de gang"
    k.page.get_by_label("Uw nieuwe wachtwoord", exact=True).fill(nieuw)
    k.page.get_by_label("Nog een keer het nieuwe wachtwoord").fill(nieuw)
    k.druk("Wachtwoord opslaan")
    expect(k.page.get_by_role("heading", level=1)).to_have_text("Stel eerst een tweede stap in")
    k.bekijk("tweede-stap-instellen")
    k.ga("/telling/")
    assert k.page.url.endswith(hulp.INSTELLEN)
    k.druk("App instellen")
    k.page.get_by_label("Code uit de app").fill("000000")
    k.druk("Controleren en instellen")
    expect(k.page.get_by_role("alert")).to_contain_text("Deze code klopt niet")
    k.bekijk("app-instellen")
    geheim = k.page.locator("code.ib-sleutel").inner_text().replace(" ", "")
    k.page.get_by_label("Code uit de app").fill(hulp.code(geheim))
    k.druk("Controleren en instellen")
    expect(k.page.get_by_text("U ziet deze codes maar één keer")).to_be_visible()
    k.bekijk("herstelcodes")
    herstelcode = k.page.locator(".ib-codes code").first.inner_text()
    k.druk("Ik heb ze bewaard")
    _binnen(k.page)
    k.druk("Uitloggen")
    k.bekijk("inloggen")
    _met_wachtwoord(k, wie.username, nieuw)
    k.bekijk("tweede-stap")
    _met_code(k, "123456")
    expect(k.page.get_by_role("alert")).to_contain_text("Deze code klopt niet")
    _met_code(k, hulp.code(geheim, 1))
    _binnen(k.page)
    k.druk("Uitloggen")
    _met_wachtwoord(k, wie.username, nieuw)
    _met_code(k, herstelcode)
    _binnen(k.page)


def test_a_passkey_by_keyboard(kijker: Nieuw) -> None:
    wie = hulp.iemand().gebruiker
    k = kijker()
    cdp, apparaat = _sleutelbos(k)
    _met_wachtwoord(k, wie.username)
    k.druk("Passkey instellen")
    k.bekijk("passkey-toevoegen")
    k.page.get_by_label("Naam van deze passkey").fill("Mijn telefoon")
    with k.page.expect_navigation():
        k.page.keyboard.press("Enter")
    expect(k.page.get_by_role("heading", level=1)).to_have_text("Herstelcodes")
    assert len(cdp.send("WebAuthn.getCredentials", {"authenticatorId": apparaat})["credentials"])
    k.druk("Uitloggen")
    _met_wachtwoord(k, wie.username)
    k.bekijk("tweede-stap-passkey")
    k.page.get_by_role("button", name="Gebruik uw passkey").focus()
    with k.page.expect_navigation():
        k.page.keyboard.press("Enter")
    _binnen(k.page)
    k.ga("/mijn-account/")
    expect(k.page.get_by_role("rowheader", name="Passkey: Mijn telefoon")).to_be_visible()
    k.bekijk("mijn-account")
    # The device is lost: it is taken away, and no longer opens anything.
    with k.page.expect_navigation():
        k.page.get_by_role("link", name="Weghalen").click()
    k.bekijk("passkey-weghalen")
    k.druk("Passkey weghalen")
    expect(k.page.get_by_role("heading", level=1)).to_have_text("Stel eerst een tweede stap in")


def test_a_passkey_that_is_not_there_says_so(kijker: Nieuw) -> None:
    wie = hulp.iemand().gebruiker
    k = kijker()
    cdp, apparaat = _sleutelbos(k)
    _met_wachtwoord(k, wie.username)
    k.druk("Passkey instellen")
    k.druk("Passkey maken")
    k.druk("Uitloggen")
    cdp.send("WebAuthn.clearCredentials", {"authenticatorId": apparaat})
    # Without anybody at the device the browser gives up; here at once.
    cdp.send("WebAuthn.setUserVerified", {"authenticatorId": apparaat, "isUserVerified": False})
    _met_wachtwoord(k, wie.username)
    k.page.get_by_role("button", name="Gebruik uw passkey").click()
    expect(k.page.get_by_text("Dat is niet gelukt, of u bent gestopt")).to_be_visible()
    expect(k.page.get_by_role("button", name="Gebruik uw passkey")).to_be_enabled()


def test_the_organisations_own_login(kijker: Nieuw, aanbieder: Aanbieder) -> None:
    wie = f.aanstelling(f.school("10AB00"))
    koppel_aanbieder(wie.gebruiker, aanbieder.id, SUBJECT)
    k = kijker()
    k.ga("/telling/")
    k.bekijk("inloggen-aanbieder")
    k.druk("School AB")
    assert k.page.url.startswith(aanbieder.server)
    with k.page.expect_navigation():
        k.page.get_by_role("button", name=SUBJECT).click()
    assert k.page.url == f"{k.url}/telling/"
    _binnen(k.page)
    _maak_oud()
    k.ga("/bevestigen/?next=/mijn-account/")
    k.bekijk("bevestigen-aanbieder")
    k.druk("School AB")
    with k.page.expect_navigation():
        k.page.get_by_role("button", name=SUBJECT).first.click()
    assert k.page.url == f"{k.url}/mijn-account/"
    expect(k.page.get_by_text("inlog van de organisatie (School AB)")).to_be_visible()
    # For another organisation its provider is no key.
    f.aanstelling(f.gemeente(), gebruiker=wie.gebruiker)
    k.ga("/aanstelling/")
    k.page.get_by_role("button", name="Gemeente 0392").click()
    expect(k.page.get_by_role("heading", level=1)).to_have_text(
        "Log anders in voor deze aanstelling"
    )
    k.bekijk("andere-inlog")


def test_a_stranger_from_the_organisation_reads_why_not(
    kijker: Nieuw, aanbieder: Aanbieder
) -> None:
    k = kijker()
    k.ga("/inloggen")
    k.druk("School AB")
    with k.page.expect_navigation():
        k.page.get_by_role("button", name=VREEMDE).click()
    expect(k.page.get_by_role("alert")).to_contain_text("hoort bij niemand die hier mag werken")
    k.bekijk("aanbieder-geweigerd")
    k.druk("Naar het inloggen")
    k.druk("School AB")
    k.druk("Deny")
    expect(k.page.get_by_role("alert")).to_contain_text("niet gelukt")


def _binnen_met_app(kijker: Nieuw, wie: object) -> tuple[Kijker, str]:
    geheim = hulp.met_app(wie)
    k = kijker()
    _met_wachtwoord(k, wie.username)
    _met_code(k, hulp.code(geheim))
    _binnen(k.page)
    return k, geheim


@pytest.mark.usefixtures("proef")
def test_step_up_keeps_what_was_filled_in(kijker: Nieuw) -> None:
    k, geheim = _binnen_met_app(kijker, hulp.iemand().gebruiker)
    _maak_oud()
    k.ga("/proef/")
    k.page.get_by_label("Reden").fill("Uitvoer voor het overleg")
    k.druk("Uitvoeren")
    expect(k.page.get_by_role("heading", level=1)).to_have_text("Bevestig dat u het bent")
    k.bekijk("bevestigen")
    _met_code(k, "000000")
    expect(k.page.get_by_role("alert")).to_contain_text("Deze code klopt niet")
    _met_code(k, hulp.code(geheim, 1))
    expect(k.page.get_by_text("Uw reden: Uitvoer voor het overleg")).to_be_visible()
    # For ten minutes nothing more is asked.
    k.ga("/proef/")
    k.page.get_by_label("Reden").fill("Nog een keer")
    k.druk("Uitvoeren")
    expect(k.page.get_by_text("Uw reden: Nog een keer")).to_be_visible()


@pytest.mark.usefixtures("proef")
def test_step_up_with_a_passkey(kijker: Nieuw) -> None:
    k = kijker()
    _sleutelbos(k)
    _met_wachtwoord(k, hulp.iemand().gebruiker.username)
    k.druk("Passkey instellen")
    k.druk("Passkey maken")
    _maak_oud()
    k.ga("/proef/")
    k.page.get_by_label("Reden").fill("Met mijn vinger")
    k.druk("Uitvoeren")
    k.bekijk("bevestigen-passkey")
    k.druk("Gebruik uw passkey")
    expect(k.page.get_by_text("Uw reden: Met mijn vinger")).to_be_visible()


def test_who_guesses_is_locked_out(kijker: Nieuw) -> None:
    wie = hulp.iemand().gebruiker
    hulp.met_app(wie)
    with override_settings(AXES_ENABLED=True, AXES_FAILURE_LIMIT=3):
        k = kijker()
        for _ in range(3):
            _met_wachtwoord(k, wie.username, "dit is het niet")
        expect(k.page.get_by_role("heading", level=1)).to_have_text("Te vaak geprobeerd")
        k.bekijk("te-vaak")
        ander = hulp.iemand().gebruiker
        hulp.met_app(ander)
        _met_wachtwoord(k, ander.username)
        for _ in range(3):
            _met_code(k, "000000")
        expect(k.page.get_by_role("heading", level=1)).to_have_text("Te vaak geprobeerd")


def test_another_aanstelling_is_chosen_and_shown(kijker: Nieuw) -> None:
    een = f.aanstelling(f.school("10AB00"))
    f.aanstelling(f.gemeente(), gebruiker=een.gebruiker)
    geheim = hulp.met_app(een.gebruiker)
    k = kijker()
    _met_wachtwoord(k, een.gebruiker.username)
    _met_code(k, hulp.code(geheim))
    expect(k.page.get_by_role("heading", level=1)).to_have_text("Voor wie werkt u nu?")
    for organisatie in ("School 10AB00", "Gemeente 0392"):
        with k.page.expect_navigation():
            k.page.get_by_role("button", name=organisatie).click()
        rol = k.page.locator(".ib-wie__rol")
        expect(rol).to_contain_text(organisatie)
        with k.page.expect_navigation():
            rol.click()


def test_after_half_an_hour_one_comes_back_where_one_was(kijker: Nieuw) -> None:
    k, geheim = _binnen_met_app(kijker, hulp.iemand().gebruiker)
    for rij in Session.objects.all():
        inhoud = rij.get_decoded() | {"sessie_laatst": int(time.time()) - 1801}
        rij.session_data = Session.objects.encode(inhoud)
        rij.save()
    k.ga("/telling/")
    expect(k.page.get_by_text("U hebt 30 minuten niets gedaan")).to_be_visible()
    k.bekijk("uitgelogd")
    naam = f.Gebruiker.objects.get(authenticator__type="totp").username
    k.vul(Gebruikersnaam=naam, Wachtwoord=f.WACHTWOORD)
    k.druk("Inloggen")
    _met_code(k, hulp.code(geheim, 1))
    assert k.page.url == f"{k.url}/telling/"


def test_the_own_account(kijker: Nieuw) -> None:
    k, _ = _binnen_met_app(kijker, hulp.iemand().gebruiker)
    k.page.get_by_role("link", name="Medewerker").click()
    expect(k.page.get_by_role("heading", level=1)).to_have_text("Mijn account")
    k.bekijk("mijn-account-app")
    k.druk("Nieuwe herstelcodes maken")
    k.bekijk("herstelcodes-maken")
    k.druk("Nieuwe codes maken")
    expect(k.page.locator(".ib-codes li")).to_have_count(10)
    k.ga("/mijn-account/herstelcodes/")
    expect(k.page.get_by_text("U kunt ze niet opnieuw bekijken")).to_be_visible()
    k.bekijk("herstelcodes-gezien")
    k.ga("/mijn-account/wachtwoord/")
    k.druk("Wachtwoord veranderen")
    k.bekijk("wachtwoord")
    k.ga("/mijn-account/app/weghalen/")
    k.bekijk("app-weghalen")
    k.ga("/mijn-account/")
    k.druk("Op alle andere apparaten uitloggen")
    expect(k.page.get_by_text("op alle andere apparaten uitgelogd")).to_be_visible()
