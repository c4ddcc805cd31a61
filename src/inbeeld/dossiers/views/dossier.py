"""The dossier of a child: where it stands, who has it, what must be done, and all that was."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from inbeeld.dossiers import taaksoorten, tijdlijn
from inbeeld.dossiers.queries.dossier import betrokken, onderdelen, stand_van
from inbeeld.dossiers.queries.taken import vervallen_met
from inbeeld.dossiers.queries.tijdlijn import Tijdlijnblad, tijdlijn_van
from inbeeld.signalen.models import Zaak
from inbeeld.tijdlijnen.kinderen import Kind, gegevens_tot
from inbeeld.tijdlijnen.views.basis import kind_of_404
from inbeeld.toegang.matrix import Groep
from inbeeld.toegang.matrix.paginas import mag_openen
from inbeeld.toegang.policies import groepen_op
from inbeeld.web.formulieren import paginanummer
from inbeeld.web.kindpanelen import KindOpPagina


@require_GET
def dossier(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """One look at all of it; of the timeline a page at a time, and only that for who asks older."""
    kind = kind_of_404(request, sleutel, "dossier_bekijken")
    groepen = groepen_op(request.actor, "dossier")
    gekozen = [soort for soort in request.GET.getlist("soort") if soort in tijdlijn.SOORTEN]
    nummer = paginanummer(request)
    blad = _tijdlijn(request, kind, groepen, gekozen, nummer)
    inhoud: dict[str, Any] = {"kind": kind, "blad": blad, "nummer": nummer, "gekozen": gekozen}
    if request.htmx.target == "ouder":
        return render(request, "dossiers/dossier/_dagen.html", inhoud | {"vervolg": True})
    inhoud |= {
        "toont": groepen,
        "vandaag": request.actor.vandaag,
        "kop": f"Dossier van {kind.naam}",
        "gegevens_tot": gegevens_tot(kind.school) if kind.school else None,
        "betrokken": betrokken(kind, groepen),
        "onderdelen": onderdelen(kind, request.actor, groepen),
        "filters": [
            (soort, tijdlijn.SOORTEN.get(soort, soort.capitalize()), aantal, soort in gekozen)
            for soort, aantal in blad.tellingen.items()
        ],
    }
    if inhoud["betrokken"]:
        stand = stand_van(kind, request.actor, groepen)
        inhoud |= {"stand": stand, "klokken": stand.klokken}
    return render(request, "dossiers/dossier/dossier.html", inhoud)


def _tijdlijn(
    request: HttpRequest, kind: Kind, groepen: frozenset[Groep], gekozen: list[str], nummer: int
) -> Tijdlijnblad:
    vandaag = request.actor.vandaag
    return tijdlijn_van(
        kind.jongere_id,
        tijdlijn.bronnen_van(groepen),
        # Nothing is judged any more after a death: no clock stops or fills later.
        vandaag=min(kind.overleden_op or vandaag, vandaag),
        verborgen=kind.adres_verborgen,
        soorten=gekozen,
        bladzijde=nummer,
    )


def paneel(request: HttpRequest, kind: KindOpPagina) -> dict[str, Any] | None:
    """The way in from the page of a child."""
    return {} if kind.status and mag_openen(request.actor.rol, "dossier") else None


def zaakdeel_taken(request: HttpRequest, zaak: Zaak) -> dict[str, Any] | None:
    """On the page of a zaak: which tasks end, or ended, with it."""
    taken = [
        {"wat": taaksoorten.woorden(t.soort), "uiterlijk_op": t.uiterlijk_op}
        for t in vervallen_met(zaak)
    ]
    return {"taken": taken} if taken else None
