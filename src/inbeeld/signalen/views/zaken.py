"""The page of a zaak and what one does there, and its panel on the child's page."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from inbeeld.signalen import zaakdelen
from inbeeld.signalen.actions import zaken as acties
from inbeeld.signalen.forms.zaken import OverdraagForm, SluitForm, StapForm, ToewijsForm
from inbeeld.signalen.models import Zaak
from inbeeld.signalen.policies.zaken import ZaakGeweigerd, can_zaak_behandelen
from inbeeld.signalen.queries import zaken as queries
from inbeeld.signalen.zaakstappen import stappen_op
from inbeeld.tijdlijnen.views.basis import kind_of_404
from inbeeld.toegang.matrix import Groep, Handeling
from inbeeld.toegang.policies import can, groepen_op
from inbeeld.web.kindpanelen import KindOpPagina


def _zaak(sleutel: UUID) -> Zaak:
    zaak = queries.zaken().filter(sleutel=sleutel).first()
    if zaak is None:
        raise Http404
    return zaak


@require_GET
def zaak(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """Who holds it, what happens next and by when, and what was done."""
    return _toon(request, _zaak(sleutel))


def _toon(
    request: HttpRequest, dit: Zaak, formulier: str = "", form: forms.Form | None = None
) -> HttpResponse:
    """The page; with the form that was filled in wrongly in the place of an empty one."""
    vandaag = request.actor.vandaag
    # The forms have addresses of their own, and show the same page.
    groepen = groepen_op(request.actor, "zaak")
    kind = kind_of_404(request, dit.jongere.sleutel, "zaak_bekijken", groepen=groepen)
    klokken = queries.lopende_klokken([dit.jongere_id], vandaag)
    klok = klokken.get(dit.jongere_id)
    mag = dit.gesloten_op is None and can_zaak_behandelen(request.actor, dit)
    inhoud: dict[str, Any] = {
        "kind": kind,
        "vandaag": vandaag,
        "toont": groepen_op(request.actor, "zaak"),
        "beeld": queries.zaakbeeld(dit, vandaag),
        "klok": klok if klok and klok.thuis_sinds <= vandaag else None,
        "klok_n": (vandaag - klok.thuis_sinds).days + 1 if klok else None,
        "klok_van": (klok.drie_maanden_op - klok.thuis_sinds).days if klok else None,
        "geschiedenis": queries.geschiedenis(dit, vandaag),
        "eerdere": queries.eerdere_zaken(dit.jongere_id, behalve=dit.pk),
        "mag": mag,
        "delen": zaakdelen.toon(request, dit),
        "heropenbaar": _heropenbaar(request, dit),
        "open_formulier": formulier,
    }
    if mag:
        inhoud["formulieren"] = _formulieren(request, dit) | ({formulier: form} if form else {})
    return render(request, "signalen/zaak/zaak.html", inhoud, status=422 if form else 200)


def _heropenbaar(request: HttpRequest, dit: Zaak) -> bool:
    if dit.gesloten_op is None or not can(
        request.actor, Handeling.INVOEREN, Groep.SIGNAAL_EN_ROUTE
    ):
        return False
    return queries.zaak_van_kind(dit.jongere_id) is None


def _formulieren(request: HttpRequest, dit: Zaak, data: Any = None) -> dict[str, forms.Form]:
    """All four, unbound or with what was sent; field ids differ, as they share a page."""
    vandaag = request.actor.vandaag
    return {
        "stap": StapForm(
            data,
            stappen=stappen_op(vandaag),
            vandaag=vandaag,
            auto_id="stap_%s",
            initial={"stap": dit.volgende_stap},
        ),
        "toewijzen": ToewijsForm(
            data,
            mensen=queries.collegas([dit.eigenaar_postvak.organisatie_id], vandaag),
            auto_id="toewijzen_%s",
            initial={"wie": str(dit.eigenaar_id or "")},
        ),
        "overdragen": OverdraagForm(
            data, postvakken=queries.mogelijke_postvakken(dit), auto_id="overdragen_%s"
        ),
        "sluiten": SluitForm(data, auto_id="sluiten_%s"),
    }


def _verwerk(
    request: HttpRequest, sleutel: UUID, naam: str, doe: Callable[[Zaak, Any], str]
) -> HttpResponse:
    """Check the form and do it; what the zaak does not allow stands above the form."""
    dit = _zaak(sleutel)
    form = _formulieren(request, dit, request.POST)[naam]
    if form.is_valid():
        try:
            messages.success(request, doe(dit, form))
            return redirect("zaak", sleutel=sleutel)
        except ZaakGeweigerd as reden:
            form.add_error(None, str(reden))
    return _toon(request, dit, naam, form)


@require_POST
def zaak_stap(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    def doe(dit: Zaak, form: StapForm) -> str:
        keuze = form.cleaned_data
        acties.zet_stap(dit, keuze["stap"], keuze["op"], keuze["toelichting"])
        return "De volgende stap staat vast."

    return _verwerk(request, sleutel, "stap", doe)


@require_POST
def zaak_toewijzen(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    def doe(dit: Zaak, form: ToewijsForm) -> str:
        acties.wijs_toe([dit], form.gekozen(), moment=timezone.now())
        return "De zaak is toegewezen." if form.gekozen() else "De zaak staat in het postvak."

    return _verwerk(request, sleutel, "toewijzen", doe)


@require_POST
def zaak_overdragen(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    def doe(dit: Zaak, form: OverdraagForm) -> str:
        naar = form.postvak()
        acties.draag_over(dit, naar, form.cleaned_data["reden"], moment=timezone.now())
        return f"De zaak is van {naar.organisatie}. Zij krijgen bericht."

    return _verwerk(request, sleutel, "overdragen", doe)


@require_POST
def zaak_sluiten(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    def doe(dit: Zaak, form: SluitForm) -> str:
        keuze = form.cleaned_data
        acties.sluit(dit, keuze["reden"], keuze["toelichting"], moment=timezone.now())
        return "De zaak is gesloten. Komt het kind weer thuis te zitten, dan opent een nieuwe zaak."

    return _verwerk(request, sleutel, "sluiten", doe)


@require_POST
def zaak_heropenen(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    nieuw = acties.heropen(_zaak(sleutel), moment=timezone.now())
    messages.success(request, "Er is een nieuwe zaak geopend.")
    return redirect("zaak", sleutel=nieuw.sleutel)


def zaakpaneel(request: HttpRequest, kind: KindOpPagina) -> dict[str, Any] | None:
    """What the child's page says of its zaak: None for who may not see it."""
    mag_zien = can(request.actor, Handeling.BEKIJKEN, Groep.SIGNAAL_EN_ROUTE)
    if not mag_zien or not kind.status:
        return None
    dit = queries.zaak_van_kind(kind.jongere_id)
    eerdere = queries.eerdere_zaken(kind.jongere_id)
    if dit is None and not eerdere:
        return None
    vandaag = request.actor.vandaag
    return {
        "beeld": queries.zaakbeeld(dit, vandaag) if dit else None,
        "eerdere": eerdere,
        "vandaag": vandaag,
    }
