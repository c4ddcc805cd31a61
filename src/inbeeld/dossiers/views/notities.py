"""Closed notes of one's own organisation: strips, of which each is opened on purpose."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from inbeeld.dossiers.actions.eenmaal import AlOpgeslagen
from inbeeld.dossiers.actions.notities import noteer
from inbeeld.dossiers.forms_gesprek import NotitieForm, met_nieuwe_sleutel
from inbeeld.dossiers.models import Notitie
from inbeeld.dossiers.policies_gesprek import can_noteren
from inbeeld.dossiers.queries.notities import dicht_van
from inbeeld.tijdlijnen.views.basis import kind_of_404
from inbeeld.web.formulieren import ingevuld


@require_GET
def notities(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """Who noted something, and when; not what."""
    kind = kind_of_404(request, sleutel, "notities_bekijken")
    inhoud = {
        "kind": kind,
        "notities": dicht_van(kind.jongere_id),
        "mag_nieuw": can_noteren(request.actor) and bool(kind.status),
    }
    return render(request, "dossiers/gesprek/notities.html", inhoud)


@require_http_methods(["GET", "POST"])
def nieuw(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """Write a note."""
    kind = kind_of_404(request, sleutel, "notitie_schrijven", in_beeld=True)
    form = NotitieForm(ingevuld(request))
    if request.method == "POST" and form.is_valid():
        try:
            noteer(kind.jongere_id, **form.cleaned_data, moment=timezone.now())
        except AlOpgeslagen as al:
            form = NotitieForm(met_nieuwe_sleutel(request))
            form.add_error(None, str(al))
        else:
            messages.success(request, "De notitie is opgeslagen.")
            return redirect("notities", sleutel=kind.sleutel)
    return render(
        request,
        "dossiers/gesprek/notitie_nieuw.html",
        {"form": form, "kind": kind},
        status=422 if form.errors else 200,
    )


@require_http_methods(["GET", "POST"])
def notitie(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """One note: closed, and with a POST open. Opening is a line of its own in the read log, so it
    never comes from following a link."""
    rijen = Notitie.objects.select_related("jongere", "door__gebruiker")
    open_ = request.method == "POST"
    rij = get_object_or_404(rijen if open_ else rijen.defer("tekst"), sleutel=sleutel)
    kind = kind_of_404(
        request, rij.jongere.sleutel, "notitie_openen" if open_ else "notities_bekijken"
    )
    inhoud = {"kind": kind, "notitie": rij, "open": open_}
    return render(request, "dossiers/gesprek/notitie.html", inhoud)
