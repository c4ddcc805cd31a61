"""Operations of this room: tokens, and what a client itself may."""

from datetime import date

from django.http import HttpRequest, HttpResponse

from inbeeld.toegang.api import oauth
from inbeeld.toegang.api.router import ApiRouter
from inbeeld.toegang.api.schemas import Uit
from inbeeld.toegang.api.toelating import client_van, zonder_actor
from inbeeld.toegang.perioden import einddatum
from inbeeld.toegang.policies import groepen_van

router = ApiRouter(tags=["toegang"])
FORMULIER = "application/x-www-form-urlencoded"


def _formulier(verplicht: list[str], **velden: dict[str, object]) -> dict[str, object]:
    """The request body of OAuth, which is read by oauthlib and not by a schema of ours."""
    schema = {"type": "object", "required": verplicht, "properties": velden}
    return {"requestBody": {"required": True, "content": {FORMULIER: {"schema": schema}}}}


_CLIENT = {"client_id": {"type": "string"}, "client_secret": {"type": "string"}}


class TokenUit(Uit):
    """A token (RFC 6749 §5.1), with the names of that standard."""

    access_token: str
    token_type: str
    expires_in: int
    scope: str


@router.operatie(
    "POST",
    "/oauth/token",
    "token_aanvragen",
    scope="",
    antwoord=TokenUit,
    soort=FORMULIER,
    extra=_formulier(
        ["grant_type"],
        grant_type={"type": "string", "enum": ["client_credentials"]},
        scope={"type": "string"},
        **_CLIENT,
    ),
)
def token_aanvragen(request: HttpRequest) -> HttpResponse:
    """Vraag een token aan met client-id en geheim.

    Stuur ze in de kop `Authorization: Basic`, of anders in het formulier. Het token geldt een half
    uur.
    """
    return zonder_actor(oauth.token_aanvragen)(request)


@router.operatie(
    "POST",
    "/oauth/revoke",
    "token_intrekken",
    scope="",
    antwoord=dict,
    soort=FORMULIER,
    extra=_formulier(["token"], token={"type": "string"}, **_CLIENT),
)
def token_intrekken(request: HttpRequest) -> HttpResponse:
    """Trek een token in voordat het verloopt."""
    return zonder_actor(oauth.token_intrekken)(request)


class EigenRechtenUit(Uit):
    """What this client is and may."""

    naam: str
    organisatie: str
    rol: str
    scopes: list[str]
    gegevensgroepen: list[str]
    begindatum: date
    einddatum: date | None


@router.operatie("GET", "/eigen-rechten", "eigen_rechten", scope="lezen", antwoord=EigenRechtenUit)
def eigen_rechten(request: HttpRequest) -> EigenRechtenUit:
    """Wat deze koppeling is, en wat zij mag zien."""
    client = client_van(request)
    aanstelling = client.aanstelling
    return EigenRechtenUit(
        naam=client.naam,
        organisatie=aanstelling.organisatie.naam,
        rol=aanstelling.rol,
        scopes=request.api_token.scopes,
        gegevensgroepen=sorted(groepen_van(request.actor)),
        begindatum=aanstelling.periode.lower,
        einddatum=einddatum(aanstelling.periode),
    )
