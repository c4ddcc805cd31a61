"""The router of every room: an operation says its name, scope and answer; the rest is shared."""

from collections.abc import Callable
from typing import Any

from ninja import Router

from inbeeld.toegang.api.toelating import JSON, Toelating

METHODEN_MET_INHOUD = ("POST", "PUT")


class ApiRouter(Router):
    """A django-ninja router whose operations are let in by `Toelating`."""

    def operatie(
        self,
        methode: str,
        pad: str,
        naam: str,
        *,
        scope: str,
        antwoord: Any,
        **opties: Any,
    ) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
        """Register an operation; its summary is the first line of its docstring.

        `naam` is its operationId, and `api:<naam>` its name in the matrix. `antwoord`: schema of
        the good answer, or {status: schema}. `opties`: further fields of `Toelating`, and `extra`
        for the OpenAPI document.
        """
        extra = opties.pop("extra", {})
        opties.setdefault("soort", JSON if methode in METHODEN_MET_INHOUD else "")

        def registreer(functie: Callable[..., Any]) -> Callable[..., Any]:
            toelating = Toelating(naam=naam, scope=scope, vragen=vragen, **opties)
            self.add_api_operation(
                pad,
                [methode],
                functie,
                auth=toelating,
                response=antwoord,
                operation_id=naam,
                url_name=naam,
                summary=(functie.__doc__ or naam).strip().splitlines()[0],
                by_alias=True,
                exclude_unset=True,
                openapi_extra=extra,
            )
            vragen.extend(_vragen_van(functie._ninja_operation))
            return functie

        vragen: list[str] = []
        return registreer


def _vragen_van(operatie: Any) -> list[str]:
    """The keys of the query string that the operation's parameters know."""
    return [
        naam
        for model in operatie.models
        if model.__ninja_param_source__ == "query"
        for naam in model.__ninja_flatten_map__
    ]
