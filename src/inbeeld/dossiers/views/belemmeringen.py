"""Obstacles: of one child, one by one, and gathered per kind."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from inbeeld.dossiers.actions import belemmeringen as actions
from inbeeld.dossiers.forms_belemmering import AntwoordForm, HeropenForm, NoteerForm
from inbeeld.dossiers.models import Belemmering
from inbeeld.dossiers.queries import belemmeringen as queries
from inbeeld.dossiers.toestanden import KanNiet
from inbeeld.tijdlijnen.kinderen import Kind
from inbeeld.tijdlijnen.views.basis import kind_of_404
from inbeeld.toegang.actions import leg_lezing_vast
from inbeeld.toegang.matrix import Groep, Handeling
from inbeeld.toegang.policies import can, groepen_op, mag

GROEPEN = (Groep.IDENTITEIT, Groep.SIGNAAL_EN_ROUTE)
GEVRAAGD = "gevraagd te antwoorden"
"""The ground of reading a line about a child that one does not see otherwise."""


def _mag_noteren(request: HttpRequest) -> bool:
    return can(request.actor, Handeling.INVOEREN, Groep.SIGNAAL_EN_ROUTE)


@require_GET
def belemmeringen(request: HttpRequest) -> HttpResponse:
    """Counts per kind, what is asked of the actor, and the open lines that the actor sees."""
    soort = request.GET.get("soort", "")
    if soort not in Belemmering.Soort.values:
        soort = ""
    zien = can(request.actor, Handeling.BEKIJKEN, Groep.SIGNAAL_EN_ROUTE)
    beelden = queries.beelden(queries.open_rijen(soort), request.actor.vandaag) if zien else []
    _leg_vast(beelden, "belemmeringen_bekijken")
    mijn = queries.van_mij() if zien else set()
    inhoud = {
        "tellingen": queries.tellingen(),
        "zien": zien,
        "soort": Belemmering.Soort(soort).label if soort else "",
        "van_mij": [b for b in beelden if b.rij.pk in mijn],
        "andere": [b for b in beelden if b.rij.pk not in mijn],
    }
    return render(request, "dossiers/belemmering/belemmeringen.html", inhoud)


def _leg_vast(beelden: list[queries.Regelbeeld], handeling: str) -> None:
    """A line in the read log per child; of whom one only answers, by that ground."""
    gezien = {b.rij.jongere_id for b in beelden if b.kind}
    groepen = [str(g) for g in GROEPEN]
    leg_lezing_vast(jongere_ids=gezien, gegevensgroepen=groepen, handeling=handeling)
    leg_lezing_vast(
        jongere_ids={b.rij.jongere_id for b in beelden if not b.kind},
        gegevensgroepen=[str(Groep.SIGNAAL_EN_ROUTE)],
        handeling=handeling,
        grond=GEVRAAGD,
    )


@require_GET
def van_kind(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """What stood in the way of one child, and one line more."""
    return _toon_kind(request, _kind(request, sleutel, "belemmeringen_bekijken"))


def _kind(request: HttpRequest, sleutel: UUID, handeling: str) -> Kind:
    groepen = groepen_op(request.actor, "belemmeringen_kind")
    return kind_of_404(request, sleutel, handeling, in_beeld=True, groepen=groepen)


def _toon_kind(request: HttpRequest, kind: Kind, form: NoteerForm | None = None) -> HttpResponse:
    fout = form is not None
    if form is None and _mag_noteren(request):
        form = NoteerForm()
    inhoud = {
        "kind": kind,
        "form": form,
        "beelden": queries.beelden(queries.van_kind(kind.jongere_id), request.actor.vandaag),
    }
    return render(
        request, "dossiers/belemmering/van_kind.html", inhoud, status=422 if fout else 200
    )


@require_POST
def nieuw(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """Note one."""
    kind = _kind(request, sleutel, "belemmering_noteren")
    form = NoteerForm(request.POST)
    if form.is_valid():
        try:
            actions.noteer(kind.jongere_id, **form.cleaned_data, moment=timezone.now())
        except KanNiet as fout:
            form.add_error(None, str(fout))
        else:
            messages.success(request, "Opgeschreven. U krijgt bericht als er antwoord is.")
            return redirect("belemmeringen_kind", sleutel=sleutel)
    return _toon_kind(request, kind, form)


def _een_404(request: HttpRequest, sleutel: UUID, handeling: str) -> queries.Regelbeeld:
    rij = queries.een(sleutel)
    if rij is None:
        raise Http404
    (beeld,) = queries.beelden([rij], request.actor.vandaag)
    _leg_vast([beeld], handeling)
    return beeld


@require_GET
def belemmering(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """One line, what was answered, and what one can do."""
    return _toon(request, _een_404(request, sleutel, "belemmering_bekijken"))


def _toon(
    request: HttpRequest, beeld: queries.Regelbeeld, form: forms.Form | None = None
) -> HttpResponse:
    open_ = beeld.rij.toestand == Belemmering.Toestand.OPEN
    mag_antwoord = open_ and mag(actions.check_can_beantwoorden, request.actor, beeld.rij)
    mag_heropen = not open_ and bool(beeld.kind) and _mag_noteren(request)
    leeg = AntwoordForm() if mag_antwoord else HeropenForm() if mag_heropen else None
    inhoud = {
        "beeld": beeld,
        "verloop": queries.verloop(beeld.rij),
        "open": open_,
        "form": form or leeg,
        "adres": "belemmering_antwoord" if open_ else "belemmering_heropenen",
    }
    return render(
        request, "dossiers/belemmering/belemmering.html", inhoud, status=422 if form else 200
    )


def _doe(
    request: HttpRequest,
    sleutel: UUID,
    handeling: str,
    form: forms.Form,
    doe: Callable[[Belemmering, dict[str, Any]], str],
) -> HttpResponse:
    beeld = _een_404(request, sleutel, handeling)
    if form.is_valid():
        try:
            messages.success(request, doe(beeld.rij, form.cleaned_data))
        except KanNiet as fout:
            form.add_error(None, str(fout))
        else:
            return redirect("belemmering", sleutel=sleutel)
    return _toon(request, beeld, form)


@require_POST
def antwoord(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """Answer it."""

    def doe(rij: Belemmering, gegeven: dict[str, Any]) -> str:
        actions.beantwoord(rij, gegeven["antwoord"], moment=timezone.now())
        return "Uw antwoord is opgeslagen. Wie het opschreef, krijgt bericht."

    return _doe(request, sleutel, "belemmering_beantwoorden", AntwoordForm(request.POST), doe)


@require_POST
def heropenen(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """Ask again."""

    def doe(rij: Belemmering, gegeven: dict[str, Any]) -> str:
        actions.heropen(rij, gegeven["reden"], moment=timezone.now())
        return "De belemmering is weer open en opnieuw gevraagd."

    return _doe(request, sleutel, "belemmering_heropenen", HeropenForm(request.POST), doe)
