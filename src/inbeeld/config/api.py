"""The API of all rooms: one document, one way in which things go wrong."""

import json
import logging
from typing import Any

from django.conf import settings
from django.core.exceptions import (
    BadRequest,
    PermissionDenied,
    RequestDataTooBig,
    SuspiciousOperation,
)
from django.db import DatabaseError, transaction
from django.db.utils import OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from ninja.parser import Parser
from psycopg.errors import QueryCanceled

from inbeeld.aanleveren.api import ROUTERS as AANLEVEREN
from inbeeld.config import api_beschrijving
from inbeeld.dossiers.api import ROUTERS as DOSSIERS
from inbeeld.koppelingen.api import ROUTERS as KOPPELINGEN
from inbeeld.monitor.api import ROUTERS as MONITOR
from inbeeld.signalen.api import ROUTERS as SIGNALEN
from inbeeld.tijdlijnen.api import ROUTERS as TIJDLIJNEN
from inbeeld.toegang.api.eindpunten import router as toegang
from inbeeld.web.fouten import GeweigerdMetUitleg
from inbeeld.web.middleware import API_VERSIE
from inbeeld.web.problemen import Probleem, probleem

log = logging.getLogger(__name__)

_REDENEN = {
    "missing": "ontbreekt",
    "extra_forbidden": "is hier niet bekend",
    "string_too_long": "is te lang",
    "string_too_short": "is te kort",
    "literal_error": "is geen van de mogelijke waarden",
    "enum": "is geen van de mogelijke waarden",
    "greater_than_equal": "is te klein of te vroeg",
    "less_than_equal": "is te groot of te laat",
}


class _Lezer(Parser):
    """Reads JSON as the standard has it: no NaN, and no nesting that exhausts the interpreter."""

    def parse_body(self, request: HttpRequest) -> Any:
        try:
            return json.loads(request.body, parse_constant=_geen_getal)
        except (ValueError, RecursionError):
            raise HttpError(400, "") from None


def _geen_getal(naam: str) -> None:
    raise ValueError(naam)


class _Api(NinjaAPI):
    """Our API; the description gets what django-ninja does not say of itself."""

    def get_openapi_schema(self, **opties: Any) -> dict[str, Any]:
        return api_beschrijving.vul_aan(super().get_openapi_schema(**opties), self)


api = _Api(
    title="In Beeld",
    version=API_VERSIE,
    description="Kinderen zonder onderwijs in beeld: feiten, tijdlijnen, tellingen en leveringen. "
    "Wat een koppeling ziet, volgt uit de rol van haar organisatie.",
    docs_url=None,
    openapi_url="",
    urls_namespace="api-v1",
    parser=_Lezer(),
    openapi_extra={"info": {"contact": settings.API_CONTACT}},
)
_KAMERS = (*TIJDLIJNEN, *AANLEVEREN, *SIGNALEN, *DOSSIERS, *MONITOR, *KOPPELINGEN)
for router in (toegang, *_KAMERS):
    api.add_router("", router)


def _fout(request: HttpRequest, antwoord: HttpResponse) -> HttpResponse:
    # An answer is no exception, so nobody else takes back what was written before it went wrong.
    if transaction.get_connection().in_atomic_block:
        transaction.set_rollback(True)
    return antwoord


@api.exception_handler(Probleem)
def _probleem(request: HttpRequest, fout: Probleem) -> HttpResponse:
    return _fout(request, fout.antwoord())


@api.exception_handler(Http404)
def _niet_gevonden(request: HttpRequest, fout: Http404) -> HttpResponse:
    return _fout(request, probleem(404))


@api.exception_handler(PermissionDenied)
def _geweigerd(request: HttpRequest, fout: PermissionDenied) -> HttpResponse:
    uitleg = str(fout) if isinstance(fout, GeweigerdMetUitleg) else ""
    return _fout(request, probleem(403, uitleg))


@api.exception_handler(ValidationError)
def _ongeldig(request: HttpRequest, fout: ValidationError) -> HttpResponse:
    """Which fields, and a reason in our own words: the library's own repeats what was sent."""
    fouten = []
    for regel in fout.errors:
        # A key that we do not know is the sender's own text, and may be anything.
        bekend = regel["loc"][:-1] if regel["type"] == "extra_forbidden" else regel["loc"]
        fouten.append(
            {
                "veld": ".".join(str(deel) for deel in bekend),
                "reden": _REDENEN.get(regel["type"], "heeft niet de juiste vorm"),
            }
        )
    return _fout(request, probleem(400, fouten=fouten))


@api.exception_handler(HttpError)
def _http(request: HttpRequest, fout: HttpError) -> HttpResponse:
    return _fout(request, probleem(fout.status_code))


@api.exception_handler(BadRequest)
@api.exception_handler(SuspiciousOperation)
def _afgebroken(request: HttpRequest, fout: Exception) -> HttpResponse:
    return _fout(request, probleem(400))


@api.exception_handler(RequestDataTooBig)
def _te_groot(request: HttpRequest, fout: RequestDataTooBig) -> HttpResponse:
    return _fout(request, probleem(413))


@api.exception_handler(OperationalError)
def _database(request: HttpRequest, fout: OperationalError) -> HttpResponse:
    log.exception("Een vraag aan de database is niet afgemaakt.")
    te_lang = isinstance(fout.__cause__, QueryCanceled)
    return _fout(request, probleem(503 if te_lang else 500))


@api.exception_handler(DatabaseError)
def _geweigerd_door_database(request: HttpRequest, fout: DatabaseError) -> HttpResponse:
    """A constraint or trigger that the checks before it did not know of: nothing is stored."""
    log.exception("De database weigerde een wijziging.")
    return _fout(request, probleem(409))


@api.exception_handler(Exception)
def _onverwacht(request: HttpRequest, fout: Exception) -> HttpResponse:
    log.exception("Een verzoek aan de API ging mis.")
    return _fout(request, probleem(500))


def _zonder_login(patronen: list[URLPattern]) -> list[URLPattern]:
    """Django's login is for sessions; here the token of `Toelating` lets in, or does not."""
    for patroon in patronen:
        patroon.callback.login_required = False
    return patronen


app_name = "api"
urlpatterns = _zonder_login(
    [
        path("openapi.json", api_beschrijving.openapi(api), name="openapi"),
        # Without the library's own page at the root, which has no use here.
        *(patroon for patroon in api.urls[0] if patroon.name != "api-root"),
    ]
)
