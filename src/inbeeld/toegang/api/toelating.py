"""From a bearer token to an actor, and what every operation asks before it does anything."""

from collections.abc import Callable, Collection
from contextlib import nullcontext
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from inbeeld.toegang.actor import Actor, als
from inbeeld.toegang.api.begrenzing import begrenzing
from inbeeld.toegang.api.clients import token_van
from inbeeld.toegang.matrix.paginas import mag_openen
from inbeeld.toegang.models import ApiClient, ApiToken
from inbeeld.web.problemen import Probleem, is_api

MEESTE_BYTES = 64 * 1024
"""Size of a request's body, but for files."""
MEESTE_MS = 20_000
"""How long one question to the database may take."""
JSON = "application/json"
_REALM = 'Bearer realm="inbeeld"'


class ApiActor:
    """Every request of the API runs for the aanstelling of its client, as a page runs for that of
    who logged in. Comes after `ActorMiddleware`, which finds nobody: the API has no cookies."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not is_api(request):
            return self.get_response(request)
        request.api_token = token = _token_of(request)
        if token is None:
            return self.get_response(request)
        request.actor = _actor_of(token)
        try:
            with begrenzing.beurt(token.client_id), als(request.actor):
                return self.get_response(request)
        except Probleem as te_veel:
            return te_veel.antwoord()


def _token_of(request: HttpRequest) -> ApiToken | None:
    soort, _, token = request.headers.get("Authorization", "").partition(" ")
    if soort.lower() != "bearer" or not token.isascii():
        return None
    return token_van(token.strip(), timezone.now(), timezone.localdate())


def _actor_of(token: ApiToken) -> Actor:
    aanstelling = token.client.aanstelling
    return Actor(
        gebruiker_id=aanstelling.gebruiker_id,
        aanstelling_id=aanstelling.pk,
        organisatie_id=aanstelling.organisatie_id,
        rol=aanstelling.rol,
        vandaag=timezone.localdate(),
    )


@dataclass(frozen=True)
class Toelating:
    """What one operation asks of a request; django-ninja calls it as the operation's `auth`.

    Which rol may use it stands in the matrix (`paginas.PAGINAS`, as `api:<naam>`). `scope` '' asks
    for no token. `vragen`: the keys of the query string that the operation knows. `soort`: media
    type of the body ('' none). `vooraf`: runs before the body is read.
    """

    naam: str
    scope: str
    vragen: Collection[str] = ()
    soort: str = ""
    meeste_bytes: int = MEESTE_BYTES
    kosten: int = 1
    vooraf: Callable[[HttpRequest], None] | None = None

    def __call__(self, request: HttpRequest) -> Any:
        """Truthy when the request may go on. Raises Probleem, Geweigerd."""
        if self.scope:
            self._bevoegd(request)
        self._past(request)
        if self.vooraf is not None:
            self.vooraf(request)
        with connection.cursor() as cursor:
            cursor.execute(f"set local statement_timeout = {MEESTE_MS}")
        return self

    def _bevoegd(self, request: HttpRequest) -> None:
        token = request.api_token
        if token is None:
            kop = _REALM
            if request.headers.get("Authorization"):
                kop += ', error="invalid_token"'
            raise Probleem(401, koppen={"WWW-Authenticate": kop})
        begrenzing.betaal(token.client_id, self.kosten)
        if self.scope not in token.scopes:
            kop = f'{_REALM}, error="insufficient_scope", scope="{self.scope}"'
            raise Probleem(
                403,
                f"Dit vraagt de scope '{self.scope}'.",
                koppen={"WWW-Authenticate": kop},
            )
        if not mag_openen(request.actor.rol, f"api:{self.naam}"):
            raise Probleem(403)

    def _past(self, request: HttpRequest) -> None:
        """The parts of HTTP: what is asked for, how large it is and of which kind."""
        if not _neemt_json(request.headers.get("Accept", "")):
            raise Probleem(406)
        vreemd = sorted(set(request.GET) - set(self.vragen))
        dubbel = sorted(naam for naam in self.vragen if len(request.GET.getlist(naam)) > 1)
        fouten = [{"veld": "query", "reden": "kent een onbekende sleutel"}] if vreemd else []
        fouten += [{"veld": naam, "reden": "staat er meer dan een keer"} for naam in dubbel]
        if fouten:
            raise Probleem(400, fouten=fouten)
        if self.soort and request.content_type != self.soort:
            raise Probleem(415, f"Dit verzoek heeft inhoud van de soort {self.soort}.")
        try:
            omvang = int(request.META.get("CONTENT_LENGTH") or 0)
        except ValueError:
            raise Probleem(400) from None
        if omvang > self.meeste_bytes:
            raise Probleem(413, f"Hoogstens {self.meeste_bytes} bytes. Er is niets opgeslagen.")


def _neemt_json(accept: str) -> bool:
    soorten = [deel.split(";")[0].strip().lower() for deel in accept.split(",") if deel.strip()]
    return not soorten or any(
        soort in ("*/*", "application/*", JSON, "application/problem+json") for soort in soorten
    )


def client_van(request: HttpRequest) -> ApiClient:
    """The client that asks. Only in an operation with a scope."""
    return request.api_token.client


def zonder_actor(
    view: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Run an operation for nobody, whatever token came along: giving out tokens."""

    def binnen(request: HttpRequest) -> HttpResponse:
        with als(None) if request.api_token else nullcontext():
            return view(request)

    return binnen
