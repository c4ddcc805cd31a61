"""The national figures beside those of an area."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from inbeeld.monitor import beeld_landelijk as beeld
from inbeeld.monitor.gebieden import REGIO
from inbeeld.monitor.indicatoren import JAAR, STAND
from inbeeld.monitor.landelijk import BRON, landelijke_cijfers
from inbeeld.monitor.policies import can_precies_zien
from inbeeld.monitor.queries import cijfers
from inbeeld.monitor.queries.gebieden import Namen
from inbeeld.monitor.views.basis import gebiedkeuzen, lees_gebied
from inbeeld.regels.definities import DEFINITIES
from inbeeld.tijdlijnen.queries import regio_definitie


@require_safe
def landelijk(request: HttpRequest) -> HttpResponse:
    """Per school year: the country, and the area of the address (the region when it names none)."""
    vandaag = request.actor.vandaag
    waar = lees_gebied(request, request.GET.get("gebied") or REGIO)
    definitie = regio_definitie(vandaag)
    eigen = []
    if can_precies_zien(request.actor, waar.soort):
        eigen = cijfers.reeks(JAAR.code, waar, per="schooljaar", definitie=definitie)
    land = landelijke_cijfers()
    namen = Namen()
    lijst = beeld.jaren(land, eigen, _plichtig(waar, definitie), definitie, vandaag)
    tekening_land, tekening_eigen = beeld.tekeningen(lijst, land)
    inhoud = {
        "reeksen": beeld.per_reeks(lijst),
        "gebied": waar,
        "naam": namen.van(waar),
        "gebieden": gebiedkeuzen(request.actor, waar, namen),
        "definitie": DEFINITIES[definitie],
        "blad": cijfers.blad(definitie),
        "bron": BRON,
        "voorbeeld": beeld.voorbeeld(eigen, definitie),
        "tekening_land": tekening_land,
        "tekening_eigen": tekening_eigen,
        "heeft_eigen": bool(eigen),
    }
    return render(request, "monitor/landelijk.html", inhoud)


def _plichtig(waar: object, definitie: str) -> dict[int, int]:
    """How many must be at school on 1 October of each school year, by its year."""
    return {
        rij.dag.year: rij.waarden["plichtig"]
        for rij in cijfers.reeks(STAND.code, waar, definitie=definitie)
        if (rij.dag.month, rij.dag.day) == (10, 1) and rij.waarden.get("plichtig")
    }
