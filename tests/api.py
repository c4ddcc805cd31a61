"""A client of the API for tests: made through the front door, and spoken to over HTTP."""

import base64
import json
from dataclasses import dataclass
from typing import Any

from django.test import Client
from django.utils import timezone

from inbeeld.toegang.actor import systeem_actor
from inbeeld.toegang.api.clients import NieuweClient, maak_client
from inbeeld.toegang.models import Organisatie
from tests import fabriek as f

BASIS = "/api/v1"


def nieuwe_client(
    organisatie: Organisatie,
    rol: str = "",
    scopes: tuple[str, ...] = ("lezen", "aanleveren"),
    **anders: Any,
) -> NieuweClient:
    """A client of the organisation, by default in the rol that suits it."""
    vandaag = timezone.localdate()
    verantwoordelijke = f.aanstelling(organisatie, rol).gebruiker
    with systeem_actor("test", vandaag):
        return maak_client(
            **{
                "naam": "Proefsysteem",
                "organisatie": organisatie,
                "rol": rol or f.ROL[organisatie.soort],
                "scopes": scopes,
                "verantwoordelijke": verantwoordelijke,
                "van": vandaag,
                "tot_en_met": vandaag.replace(year=vandaag.year + 1),
                "moment": timezone.now(),
            }
            | anders
        )


def basic(sleutel: object, geheim: str) -> dict[str, str]:
    """The header with which a client proves itself."""
    waarde = base64.b64encode(f"{sleutel}:{geheim}".encode()).decode()
    return {"Authorization": f"Basic {waarde}"}


def vraag_token(http: Client, nieuw: NieuweClient, **velden: str) -> Any:
    """The answer of the token endpoint."""
    inhoud = "&".join(
        f"{k}={v}" for k, v in ({"grant_type": "client_credentials"} | velden).items()
    )
    return http.post(
        f"{BASIS}/oauth/token",
        inhoud,
        content_type="application/x-www-form-urlencoded",
        headers=basic(nieuw.client.sleutel, nieuw.geheim),
    )


@dataclass
class Koppeling:
    """A program with a token."""

    http: Client
    token: str

    @property
    def kop(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}

    def get(self, pad: str, vraag: dict[str, Any] | None = None, **koppen: str) -> Any:
        return self.http.get(BASIS + pad, vraag or {}, headers=self.kop | koppen)

    def post(self, pad: str, inhoud: Any, methode: str = "post", **koppen: str) -> Any:
        stuur = getattr(self.http, methode)
        return stuur(
            BASIS + pad,
            json.dumps(inhoud),
            content_type="application/json",
            headers=self.kop | koppen,
        )


def koppeling(
    organisatie: Organisatie, rol: str = "", scopes: tuple[str, ...] = ("lezen", "aanleveren")
) -> Koppeling:
    """A client of the organisation that has a token."""
    http = Client(raise_request_exception=False)
    antwoord = vraag_token(http, nieuwe_client(organisatie, rol, scopes))
    assert antwoord.status_code == 200, antwoord.content
    return Koppeling(http, antwoord.json()["access_token"])
