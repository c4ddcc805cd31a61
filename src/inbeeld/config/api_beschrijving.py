"""What the OpenAPI document says besides what django-ninja finds in the schemas."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe
from ninja import NinjaAPI

from inbeeld.toegang.api.schemas import FoutUit, ProbleemUit
from inbeeld.toegang.api.toelating import Toelating
from inbeeld.toegang.models import ApiClient
from inbeeld.web.problemen import MEDIA, TITELS

BASIS = "/api/v1"
_VERSIEKOP = {
    "API-Version": {
        "description": "Versie van de API die antwoordt (semver).",
        "schema": {"type": "string"},
    }
}
_RETRY = {
    "Retry-After": {
        "description": "Na zoveel seconden kan het weer.",
        "schema": {"type": "integer"},
    }
}


def operaties(api: NinjaAPI) -> Iterator[tuple[str, Any, Toelating]]:
    """Every operation: its path, django-ninja's object, and what it asks of a request."""
    for router in api._get_bound_routers():
        for pad, wegen in router.path_operations.items():
            for operatie in wegen.operations:
                yield pad, operatie, operatie.auth_callbacks[0]


def vul_aan(document: dict[str, Any], api: NinjaAPI) -> dict[str, Any]:
    """The document with errors, scopes, headers and contact. Changes and returns it."""
    componenten = document["components"]
    fout = FoutUit.model_json_schema(by_alias=True)
    probleem = ProbleemUit.model_json_schema(by_alias=True)
    probleem["properties"]["fouten"] = {"type": "array", "items": fout}
    componenten["schemas"]["Probleem"] = probleem
    componenten["responses"] = {f"Probleem{code}": _respons(code) for code in TITELS}
    componenten["securitySchemes"] = {
        "oauth": {
            "type": "oauth2",
            "flows": {
                "clientCredentials": {
                    "tokenUrl": f"{BASIS}/oauth/token",
                    "scopes": dict(ApiClient.Scope.choices),
                }
            },
        }
    }
    toelatingen = {operatie.operation_id: t for _, operatie, t in operaties(api)}
    for pad, wegen in document["paths"].items():
        for operatie in wegen.values():
            _vul_operatie_aan(operatie, toelatingen[operatie["operationId"]], "{" in pad)
    document["servers"] = [{"url": BASIS}]
    return document


def _respons(code: int) -> dict[str, Any]:
    return {
        "description": TITELS[code],
        "headers": _VERSIEKOP | (_RETRY if code == 429 else {}),
        "content": {MEDIA: {"schema": {"$ref": "#/components/schemas/Probleem"}}},
    }


def _vul_operatie_aan(operatie: dict[str, Any], toelating: Toelating, met_sleutel: bool) -> None:
    codes = {400, 406, 409, 422, 500, 503}
    codes |= {401, 403, 429} if toelating.scope else {401}
    # A body may name a child, and one that is not there or not the client's is not found.
    codes |= {404} if met_sleutel or toelating.soort else set()
    codes |= {413, 415} if toelating.soort else set()
    for parameter in operatie["parameters"]:
        _zonder_null(parameter["schema"])
    for antwoord in operatie["responses"].values():
        antwoord["headers"] = antwoord.get("headers", {}) | _VERSIEKOP
    operatie["responses"] |= {
        str(code): {"$ref": f"#/components/responses/Probleem{code}"} for code in sorted(codes)
    }
    operatie["security"] = [{"oauth": [toelating.scope]}] if toelating.scope else []


def _zonder_null(schema: dict[str, Any]) -> None:
    """A parameter that may be left out is not one that may be null: an address has no null."""
    keuzen = [keus for keus in schema.pop("anyOf", []) if keus != {"type": "null"}]
    if len(keuzen) == 1:
        schema.update(keuzen[0])
    elif keuzen:
        schema["anyOf"] = keuzen


def openapi(api: NinjaAPI) -> Any:
    """A view that gives the document to everybody, on any site (NL API Design Rules)."""

    @require_safe
    def openapi_json(request: HttpRequest) -> HttpResponse:
        antwoord = JsonResponse(
            api.get_openapi_schema(path_prefix=""), json_dumps_params={"ensure_ascii": False}
        )
        antwoord["Access-Control-Allow-Origin"] = "*"
        return antwoord

    return openapi_json
