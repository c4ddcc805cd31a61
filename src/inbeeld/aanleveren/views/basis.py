"""What the pages share."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from inbeeld.toegang.models import Organisatie
from inbeeld.web.fouten import GeweigerdMetUitleg

from ..models import Levering
from ..policies import Geweigerd, check_can_levering_behandelen
from ..queries import levering_van


def organisatie_van(request: HttpRequest) -> Organisatie:
    """The organisation that the actor works for."""
    return Organisatie.objects.get(pk=request.actor.organisatie_id)


def levering_of_404(sleutel: UUID) -> Levering:
    """The delivery, or 404 when the actor may not know that it exists."""
    try:
        return levering_van(sleutel)
    except Levering.DoesNotExist as fout:
        raise Http404 from fout


def eigen_levering(request: HttpRequest, sleutel: UUID) -> Levering:
    """The actor's own delivery; 403 with a sentence for one that may only be looked at."""
    levering = levering_of_404(sleutel)
    geweigerd_met_uitleg(check_can_levering_behandelen, request.actor, levering)
    return levering


def geweigerd_met_uitleg(check: Any, *args: Any) -> None:
    """Run a `check_can_…`; its sentence becomes the page."""
    try:
        check(*args)
    except Geweigerd as fout:
        raise GeweigerdMetUitleg(str(fout)) from fout


def toon(
    request: HttpRequest, naam: str, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """Render a page of this room; never kept by a cache."""
    antwoord = render(request, f"aanleveren/{naam}.html", context, status=status)
    antwoord["Cache-Control"] = "no-store"
    return antwoord
