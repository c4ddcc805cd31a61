"""Whom one can turn to: of a school, of a child, and a sheet of that for parents."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from inbeeld.dossiers.queries import terecht as queries
from inbeeld.tijdlijnen.views.basis import kind_of_404
from inbeeld.toegang.matrix import Groep
from inbeeld.toegang.models import Organisatie
from inbeeld.web.formulieren import paginanummer

GROEPEN = (Groep.IDENTITEIT, Groep.INSCHRIJVING)
_OP_EEN_PAGINA = 50


@require_GET
def scholen(request: HttpRequest) -> HttpResponse:
    """The schools, to choose one; the name of a school is no name of a person."""
    zoek = request.GET.get("zoek", "").replace("\x00", "").strip()[:100]
    rijen = queries.scholen(zoek)
    nummer, aantal = paginanummer(request), rijen.count()
    vanaf = (max(nummer, 1) - 1) * _OP_EEN_PAGINA
    inhoud = {
        "scholen": rijen[vanaf : vanaf + _OP_EEN_PAGINA],
        "zoek": zoek,
        "nummer": nummer,
        "paginas": -(-aantal // _OP_EEN_PAGINA),
    }
    return render(request, "dossiers/terecht/scholen.html", inhoud)


@require_GET
def van_school(request: HttpRequest, code: str) -> HttpResponse:
    """The core team of a school; no child."""
    school = get_object_or_404(Organisatie, soort="school", code=code)
    inhoud = {"school": school, "contacten": queries.van_school(school, request.actor.vandaag)}
    return render(request, "dossiers/terecht/school.html", {**inhoud, **_vandaag(request)})


@require_GET
def van_kind(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """Who helps this child, for who works with it."""
    kind = kind_of_404(request, sleutel, "terecht_bekijken", in_beeld=True, groepen=GROEPEN)
    terecht = queries.van_kind(kind, request.actor.vandaag)
    inhoud = {"kind": kind, "terecht": terecht, **_vandaag(request)}
    return render(request, "dossiers/terecht/kind.html", inhoud)


@require_GET
def voor_ouders(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """The same as a sheet to hand to parents and child."""
    kind = kind_of_404(request, sleutel, "terecht_ouders", in_beeld=True, groepen=GROEPEN)
    terecht = queries.van_kind(kind, request.actor.vandaag, voor_ouders=True)
    inhoud = {"kind": kind, "terecht": terecht, **_vandaag(request)}
    return render(request, "dossiers/terecht/ouders.html", inhoud)


def _vandaag(request: HttpRequest) -> dict[str, object]:
    return {"vandaag": request.actor.vandaag}
