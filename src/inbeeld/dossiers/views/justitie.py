"""The road of justice of one child: leerplicht alone."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from inbeeld.dossiers.actions import justitie as actions
from inbeeld.dossiers.actions.basis import open_zaak_van
from inbeeld.dossiers.forms import EindeForm, KlaarForm, RouteForm, StapForm
from inbeeld.dossiers.models import Justitieroute, Justitiestap
from inbeeld.dossiers.policies import can_justitie, check_can_justitie
from inbeeld.dossiers.queries.justitie import leerplicht_handelt, verloop
from inbeeld.dossiers.termijnen import HALT_HOOGSTENS_DAGEN
from inbeeld.tijdlijnen.kinderen import Kind
from inbeeld.tijdlijnen.views.basis import kind_of_404
from inbeeld.toegang.matrix import Groep
from inbeeld.web.formulieren import ingevuld

GROEPEN = (Groep.IDENTITEIT, Groep.JUSTITIE)


def _kind(request: HttpRequest, sleutel: UUID) -> Kind:
    check_can_justitie(request.actor)
    return kind_of_404(request, sleutel, "justitie_bekijken", groepen=GROEPEN)


@require_GET
def justitie(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """The routes of a child and their steps."""
    kind = _kind(request, sleutel)
    routes = verloop(kind.jongere_id, request.actor.vandaag)
    inhoud = {
        "kind": kind,
        "routes": routes,
        "loopt": next((v.route for v in routes if v.route.beeindigd_op is None), None),
        "zaak": open_zaak_van(kind.jongere_id),
    }
    return render(request, "dossiers/justitie.html", inhoud)


@require_http_methods(["GET", "POST"])
def route(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """Begin a route, or change to another one."""
    kind = _kind(request, sleutel)
    loopt = Justitieroute.objects.filter(jongere_id=kind.jongere_id, beeindigd_op=None).first()
    zaak = open_zaak_van(kind.jongere_id)
    if loopt is None and zaak is None:
        raise Http404

    def doe(gegeven: dict[str, Any]) -> str:
        keuze, reden, nu = gegeven["route"], gegeven["reden"], timezone.now()
        if loopt is None:
            actions.begin_route(zaak, keuze, reden=reden, moment=nu)
        else:
            actions.wissel_route(loopt, keuze, reden=reden, moment=nu)
        return "De route is opgeslagen."

    kop = "Andere route" if loopt else "Route beginnen"
    uitleg = f"Halt is er voor ten hoogste {HALT_HOOGSTENS_DAGEN} schooldagen signaalverzuim."
    return _formulier(request, kind, RouteForm(ingevuld(request)), doe, kop=kop, uitleg=uitleg)


@require_http_methods(["GET", "POST"])
def einde(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """End the route that runs."""
    kind = _kind(request, sleutel)
    loopt = _loopt_of_404(kind)

    def doe(gegeven: dict[str, Any]) -> str:
        actions.beeindig_route(loopt, **gegeven)
        return "De route is beëindigd."

    return _formulier(request, kind, EindeForm(ingevuld(request)), doe, kop="Route beëindigen")


@require_http_methods(["GET", "POST"])
def stap(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """Plan a step on the route that runs."""
    kind = _kind(request, sleutel)
    loopt = _loopt_of_404(kind)

    def doe(gegeven: dict[str, Any]) -> str:
        actions.plan_stap(loopt, **gegeven, moment=timezone.now())
        return "De stap is gepland."

    return _formulier(request, kind, StapForm(ingevuld(request)), doe, kop="Stap plannen")


@require_http_methods(["GET", "POST"])
def stap_klaar(request: HttpRequest, sleutel: UUID, pk: int) -> HttpResponse:
    """Record that a step was done."""
    kind = _kind(request, sleutel)
    rij = get_object_or_404(
        Justitiestap.objects.select_related("route"),
        pk=pk,
        jongere_id=kind.jongere_id,
        gedaan_op=None,
        route__beeindigd_op=None,
    )

    def doe(gegeven: dict[str, Any]) -> str:
        actions.voltooi_stap(rij, **gegeven, moment=timezone.now())
        return "De stap is afgerond."

    form = KlaarForm(
        ingevuld(request), vandaag=request.actor.vandaag, begonnen=rij.route.begonnen_op
    )
    return _formulier(request, kind, form, doe, kop=f"Stap afronden: {rij.get_soort_display()}")


def _loopt_of_404(kind: Kind) -> Justitieroute:
    return get_object_or_404(Justitieroute, jongere_id=kind.jongere_id, beeindigd_op=None)


def _formulier(
    request: HttpRequest,
    kind: Kind,
    form: Form,
    doe: Callable[[dict[str, Any]], str],
    *,
    kop: str,
    uitleg: str = "",
) -> HttpResponse:
    """Show the form; when it is sent and right, do it and go back with what `doe` says."""
    if request.method == "POST" and form.is_valid():
        try:
            messages.success(request, doe(form.cleaned_data))
            return redirect("justitie", sleutel=kind.sleutel)
        except actions.RouteLoopt as fout:
            form.add_error(None, str(fout))
    inhoud = {"form": form, "kind": kind, "kop": kop, "uitleg": uitleg}
    return render(
        request, "dossiers/justitie_formulier.html", inhoud, status=422 if form.errors else 200
    )


def paneel(request: HttpRequest, kind: object) -> dict[str, object] | None:
    """For leerplicht the way in; for others only that leerplicht acts, not how."""
    if can_justitie(request.actor):
        return {"justitie_mag": True}
    return {"handelt": True} if leerplicht_handelt(kind.jongere_id) else None
