"""A long calculation: how far it is, and where its outcome is to be seen."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from inbeeld.monitor import werk
from inbeeld.monitor.models import Berekening

NET_BEGONNEN = timedelta(seconds=5)
"""So long after the question a calculation without a lock has only to begin, and was not killed."""
_schermen: dict[str, tuple[Callable[[Berekening], str], str]] = {}


def toont(soort: str, adres: Callable[[Berekening], str], titel: str = "Berekening") -> None:
    """Register where the outcome of a soort is to be seen: `adres` gives the address of the page.

    Call it beside the page itself, in the views of its part. `titel` heads the page with progress.
    """
    _schermen[soort] = (adres, titel)


@require_GET
def berekening(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """How far it is; once it is ready, on to its outcome.

    The page asks again by itself, without JavaScript too. The row policy hides another's (404).
    """
    gevonden = _van_mij(sleutel)
    htmx = bool(getattr(request, "htmx", False))
    adres, titel = _schermen.get(gevonden.soort, (None, "Berekening"))
    if gevonden.uitkomst is not None and adres is not None:
        doel = adres(gevonden)
        return HttpResponse(headers={"HX-Redirect": doel}) if htmx else redirect(doel)
    inhoud = {
        "berekening": gevonden,
        "titel": titel,
        "bezig": gevonden.klaar_op is None and _loopt(gevonden),
    }
    naam = "_berekening" if htmx else "berekening"
    antwoord = render(request, f"monitor/{naam}.html", inhoud)
    antwoord["Cache-Control"] = "no-store"
    return antwoord


@require_POST
def opnieuw(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """Begin again what was interrupted; ask anew what failed, which is kept as it is."""
    gevonden = _van_mij(sleutel)
    with transaction.atomic():
        if gevonden.fout:
            gevonden = werk.vraag_aan(gevonden.soort, gevonden.vraag, timezone.now())
        elif gevonden.klaar_op is None and not werk.bezig(gevonden):
            werk.begin(gevonden)
    return redirect("berekening", sleutel=gevonden.sleutel)


def _van_mij(sleutel: UUID) -> Berekening:
    try:
        return Berekening.objects.get(sleutel=sleutel)
    except Berekening.DoesNotExist as fout:
        raise Http404 from fout


def _loopt(gevonden: Berekening) -> bool:
    return werk.bezig(gevonden) or timezone.now() - gevonden.gevraagd_op < NET_BEGONNEN
