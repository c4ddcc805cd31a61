"""A person with an app, and the codes that it shows."""

import time

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.test import Client

from inbeeld.toegang.models import Aanstelling, Gebruiker
from tests import fabriek as f

INLOGGEN, TWEEDE, INSTELLEN = "/inloggen", "/inloggen/tweede-stap/", "/tweede-stap/"


def code(geheim: str, stap: int = 0) -> str:
    """What the app shows now, or `stap` half minutes from now."""
    return format_hotp_value(hotp_value(geheim, int(time.time()) // 30 + stap))


def met_app(gebruiker: Gebruiker) -> str:
    """Give somebody an app and recovery codes; the secret of the app."""
    geheim = generate_totp_secret()
    TOTP.activate(gebruiker, geheim)
    RecoveryCodes.activate(gebruiker)
    return geheim


def iemand(rol: str = "", **anders: object) -> Aanstelling:
    """Somebody with one aanstelling, at an organisation that suits the rol."""
    plekken = {"beheerder": f.school, "bestuurder": f.regio, "beleidsmedewerker": f.regio}
    return f.aanstelling(plekken.get(rol, f.school)(), rol, **anders)


def met_wachtwoord(client: Client, gebruiker: Gebruiker, wachtwoord: str = f.WACHTWOORD) -> object:
    """Send the first page of logging in."""
    gegevens = {"username": gebruiker.username, "password": wachtwoord}
    return client.post(INLOGGEN, gegevens)


def ingelogd(gebruiker: Gebruiker, geheim: str, client: Client | None = None) -> Client:
    """Somebody who logged in with password and app, through the pages."""
    client = client or Client()
    met_wachtwoord(client, gebruiker)
    antwoord = client.post(TWEEDE, {"code": code(geheim)})
    assert antwoord.status_code == 302, antwoord.content.decode()
    return client
