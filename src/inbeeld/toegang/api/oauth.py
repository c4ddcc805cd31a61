"""OAuth 2.0 client credentials (RFC 6749 §4.4) and revocation (RFC 7009), by oauthlib.

oauthlib reads the protocol; here is only what it asks of us: who is this client, what may it, and
keep this token.
"""

import base64
import binascii
import json
from typing import Any
from urllib.parse import unquote_plus

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from oauthlib.oauth2 import BackendApplicationServer, RequestValidator

from inbeeld.toegang.api import clients
from inbeeld.web.problemen import probleem

_ADRES = "https://api.example"
"""oauthlib wants an address; which one is not its concern, and it must not see our query string."""
_UITLEG = {
    "invalid_client": "De client-id of het geheim klopt niet, of de koppeling geldt niet meer.",
    "invalid_scope": "Deze koppeling heeft niet iedere scope die gevraagd is.",
    "unsupported_grant_type": "Vraag een token met grant_type=client_credentials.",
    "unsupported_token_type": "Alleen access_token kan worden ingetrokken.",
}


class _Beoordelaar(RequestValidator):
    """oauthlib's questions. What it does not ask for client credentials is not answered."""

    def client_authentication_required(self, request: Any, *args: Any, **kw: Any) -> bool:
        return True

    def authenticate_client(self, request: Any, *args: Any, **kw: Any) -> bool:
        sleutel, geheim = _inloggegevens(request)
        request.client = clients.client_met_geheim(
            sleutel, geheim, timezone.now(), timezone.localdate()
        )
        if request.client is None:
            return False
        request.client.client_id = request.client_id = sleutel
        return True

    def validate_grant_type(
        self, client_id: str, grant_type: str, client: Any, request: Any, *args: Any, **kw: Any
    ) -> bool:
        return grant_type == "client_credentials"

    def get_default_scopes(self, client_id: str, request: Any, *args: Any, **kw: Any) -> list[str]:
        return list(request.client.scopes)

    def validate_scopes(
        self, client_id: str, scopes: list[str], client: Any, request: Any, *args: Any, **kw: Any
    ) -> bool:
        return set(scopes) <= set(client.scopes)

    def save_bearer_token(self, token: Any, request: Any, *args: Any, **kw: Any) -> None:
        scopes = token["scope"].split()
        clients.geef_token(request.client, token["access_token"], scopes, timezone.now())

    def revoke_token(
        self, token: str, token_type_hint: str, request: Any, *a: Any, **kw: Any
    ) -> None:
        clients.vergeet_token(request.client, token)


def _inloggegevens(request: Any) -> tuple[str, str]:
    """Client id and secret: from the header (RFC 6749 §2.3.1), or from the body."""
    soort, _, waarde = (request.headers.get("Authorization") or "").partition(" ")
    if soort.lower() == "basic":
        try:
            sleutel, _, geheim = base64.b64decode(waarde, validate=True).decode().partition(":")
        except (binascii.Error, UnicodeDecodeError):
            return "", ""
        return unquote_plus(sleutel), unquote_plus(geheim)
    return request.client_id or "", request.client_secret or ""


_server = BackendApplicationServer(
    _Beoordelaar(),
    token_expires_in=int(clients.TOKEN_GELDIG.total_seconds()),
    token_generator=lambda request: clients.nieuw_geheim("token"),
)


def token_aanvragen(request: HttpRequest) -> HttpResponse:
    """Give out a token."""
    return _antwoord(_server.create_token_response(_ADRES, "POST", *_inhoud(request)))


def token_intrekken(request: HttpRequest) -> HttpResponse:
    """End a token before its time. An unknown token gives no error (RFC 7009 §2.2)."""
    return _antwoord(_server.create_revocation_response(_ADRES, "POST", *_inhoud(request)))


def _inhoud(request: HttpRequest) -> tuple[str, dict[str, str]]:
    lichaam = request.body.decode("utf-8", "replace").replace("\0", "")
    return lichaam, {"Authorization": request.headers.get("Authorization", "")}


def _antwoord(uitkomst: tuple[dict[str, str], str, int]) -> HttpResponse:
    koppen, tekst, status = uitkomst
    if status < 400:
        antwoord = HttpResponse(tekst or "{}", content_type="application/json", status=status)
        antwoord["Cache-Control"] = "no-store"
        return antwoord
    code = json.loads(tekst)["error"]
    detail = _UITLEG.get(code, "Kijk in de beschrijving van de API wat dit verzoek nodig heeft.")
    koppen = {"WWW-Authenticate": 'Basic realm="inbeeld"'} if status == 401 else {}
    # What RFC 6749 §5.2 asks for stands in the problem as members of its own.
    return probleem(status, detail, koppen=koppen, error=code, error_description=detail)
