"""What rooms above this one add to a zaak: a part of its page, and what must come before it closes.

A room adds both when the application starts, as the page cannot import what stands above it.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from inbeeld.signalen.models import Zaak

Gegevens = Callable[[HttpRequest, Zaak], Mapping[str, Any] | None]
Bezwaar = Callable[[Zaak, str, date], str]
"""(zaak, reason, vandaag) → a sentence that says what must come first; '' when nothing does."""
_delen: dict[str, tuple[str, Gegevens]] = {}
_bezwaren: dict[str, Bezwaar] = {}


def voeg_toe(naam: str, *, template: str, gegevens: Gegevens) -> None:
    """Show `template` on the page of a zaak, with what `gegevens` answers; None: not shown."""
    _delen[naam] = (template, gegevens)


def toon(request: HttpRequest, zaak: Zaak) -> list[SafeString]:
    """The parts that have something to say, in order of their names."""
    uit = []
    for _, (template, gegevens) in sorted(_delen.items()):
        inhoud = gegevens(request, zaak)
        if inhoud is not None:
            tekst = render_to_string(template, {"zaak": zaak, **inhoud}, request)
            uit.append(mark_safe(tekst))  # noqa: S308
    return uit


def voor_sluiten(naam: str, bezwaar: Bezwaar) -> None:
    """Ask this before a zaak closes, once per name."""
    _bezwaren[naam] = bezwaar


def bezwaar_tegen(zaak: Zaak, reden: str, vandaag: date) -> str:
    """The first thing that must come before; '' when the zaak can close."""
    for _, bezwaar in sorted(_bezwaren.items()):
        if zin := bezwaar(zaak, reden, vandaag):
            return zin
    return ""
