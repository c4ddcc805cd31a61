"""Parts of a child's page that belong to rooms above the one that makes the page.

A room adds its panel when the application starts (`AppConfig.ready`), so that the page of
`tijdlijnen` shows what it cannot import. docs/onderdelen.md tells how.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol
from uuid import UUID

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe


class KindOpPagina(Protocol):
    """What a panel is told of the child. `status` empty: the actor is not involved today."""

    jongere_id: int
    sleutel: UUID
    overleden_op: date | None
    status: str


Gegevens = Callable[[HttpRequest, Any], Mapping[str, Any] | None]


@dataclass(frozen=True, slots=True)
class Kindpaneel:
    """`template` gets what `gegevens(request, kind)` answers, with `kind`; None: nothing is shown.

    The lowest `volgorde` stands first.
    """

    naam: str
    volgorde: int
    template: str
    gegevens: Gegevens


_panelen: dict[str, Kindpaneel] = {}


def voeg_toe(naam: str, *, volgorde: int, template: str, gegevens: Gegevens) -> None:
    """Add a panel, once: an application that starts twice in one process has it once."""
    _panelen[naam] = Kindpaneel(naam, volgorde, template, gegevens)


def toon(request: HttpRequest, kind: KindOpPagina) -> list[SafeString]:
    """The panels that have something to say of this child to this actor, in order."""
    uit = []
    for paneel in sorted(_panelen.values(), key=lambda p: (p.volgorde, p.naam)):
        gegevens = paneel.gegevens(request, kind)
        if gegevens is not None:
            inhoud = {"kind": kind, **gegevens}
            uit.append(mark_safe(render_to_string(paneel.template, inhoud, request)))  # noqa: S308
    return uit
