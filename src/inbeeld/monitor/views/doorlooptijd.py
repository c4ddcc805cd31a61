"""How long it takes until an offer, open cases counted."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from inbeeld.monitor.beeld import Figuur
from inbeeld.monitor.beeld import blad as als_blad
from inbeeld.monitor.beeld_doorlooptijd import punten, schooljaar, tabel, tekening, zinnen
from inbeeld.monitor.queries.standen import figuren
from inbeeld.monitor.views.basis import (
    Basis,
    als_bestand,
    bestandslinks,
    cijferform,
    gevraagd_bestand,
    lees_basis,
    meer_cijfers,
    noten,
    verantwoording,
    weiger_klein,
)
from inbeeld.monitor.views.vergelijkbaar import banden_van

WAT = "een passend aanbod"


@require_GET
def doorlooptijd(request: HttpRequest) -> HttpResponse:
    """A row per school year, and the curve of one of them."""
    basis = lees_basis(request)
    weiger_klein(request.actor, basis.gebied)
    jaren = figuren(basis.blad, "doorlooptijd", str(basis.gebied)) if basis.blad else []
    soort = gevraagd_bestand(request)
    if soort and not jaren:
        raise Http404
    inhoud: dict[str, Any] = {
        "basis": basis,
        "meer_cijfers": meer_cijfers("cijfers_doorlooptijd", basis.vraag),
        "form": cijferform(request, basis),
    }
    if jaren:
        inhoud |= _uitkomst(request, basis, jaren)
        if soort:
            return als_bestand(soort, inhoud["rekenbladen"], "in-beeld-doorlooptijd")
    return render(request, "monitor/doorlooptijd.html", inhoud)


def _uitkomst(request: HttpRequest, basis: Basis, jaren: list[Figuur]) -> dict[str, Any]:
    gekozen = _gekozen(request, jaren)
    lijst = tabel(jaren, "Per schooljaar")
    lijn = punten(gekozen)
    uitleg = verantwoording(
        indicator="doorlooptijd",
        definitie=basis.definitie,
        gebied=basis.gebied,
        naam=basis.naam,
        wanneer="kinderen voor wie in het schooljaar de klok ging lopen",
        dag=gekozen.dag,
        blad=basis.blad,
        onvolledig=any(not figuur.is_volledig for figuur in jaren),
    )
    titel = f"Doorlooptijd tot {WAT}, {basis.naam}"
    return {
        "jaren": [(str(f.van), schooljaar(f), f is gekozen) for f in jaren],
        "jaar": schooljaar(gekozen),
        "zinnen": zinnen(gekozen, WAT),
        "tekening": tekening(gekozen, basis.naam, WAT),
        "tabel": lijst,
        "lijn": lijn,
        "verantwoording": uitleg,
        "niet_vergelijkbaar": [
            band
            for band in banden_van("doorlooptijd")
            if band.van <= gekozen.dag
            and gekozen.van is not None
            and band.tot_en_met >= gekozen.van
        ],
        "bestanden": bestandslinks(request),
        "rekenbladen": [
            als_blad([lijst], naam="Per schooljaar", titel=titel, noten=noten(uitleg)),
            als_blad([lijn], naam="Lijn", titel=f"{titel}, {schooljaar(gekozen)}", noten=[]),
        ],
    }


def _gekozen(request: HttpRequest, jaren: list[Figuur]) -> Figuur:
    """The school year of the address; else the latest that is over, as of the running one it is
    too early to say much."""
    gevraagd = request.GET.get("schooljaar", "")
    if gevraagd:
        gevonden = next((f for f in jaren if str(f.van) == gevraagd), None)
        if gevonden is None:
            raise Http404
        return gevonden
    heel = (f for f in jaren if (f.dag.month, f.dag.day) == (7, 31) and f.waarden.get("aantal"))
    return next(heel, jaren[0])
