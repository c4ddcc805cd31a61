"""Nazorg of one child: begin, note a talk, end it; and its part on the page of a zaak."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from inbeeld.dossiers.actions import nazorg as actions
from inbeeld.dossiers.actions.basis import open_zaak_van
from inbeeld.dossiers.forms_nazorg import AfrondForm, BeginForm
from inbeeld.dossiers.models import Nazorg
from inbeeld.dossiers.queries.nazorg import Nazorgstand, eerder_geholpen, stand_van
from inbeeld.dossiers.toestanden import KanNiet
from inbeeld.signalen.actions import zaken
from inbeeld.signalen.models import Zaak
from inbeeld.signalen.policies.zaken import ZaakGeweigerd, can_zaak_behandelen
from inbeeld.signalen.queries.zaken import zaakbeeld
from inbeeld.tijdlijnen.kinderen import Kind
from inbeeld.tijdlijnen.views.basis import kind_of_404
from inbeeld.toegang.matrix import Groep, Handeling
from inbeeld.toegang.policies import can, groepen_op
from inbeeld.web.formulieren import ingevuld
from inbeeld.web.kindpanelen import KindOpPagina


@require_GET
def nazorg(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """How the child that is back is followed, and what helped before."""
    kind = kind_of_404(
        request, sleutel, "nazorg_bekijken", groepen=groepen_op(request.actor, "nazorg")
    )
    return _toon(request, kind)


def _toon(request: HttpRequest, kind: Kind, form: BeginForm | None = None) -> HttpResponse:
    vandaag = request.actor.vandaag
    zaak = open_zaak_van(kind.jongere_id)
    stand = stand_van(zaak, vandaag) if zaak else None
    mag = zaak is not None and can_zaak_behandelen(request.actor, zaak)
    if form is None and mag and _te_beginnen(stand):
        form = _beginform(request, kind, None)
    huidig = stand.nazorg.pk if stand and stand.nazorg else None
    inhoud = {
        "kind": kind,
        "zaak": zaak,
        "beeld": zaakbeeld(zaak, vandaag) if zaak else None,
        "stand": stand,
        "mag": mag,
        "form": form,
        "duur": actions.duur(vandaag),
        "eerder": eerder_geholpen(kind.jongere_id, behalve=huidig),
        "duiding": _duiding(request, kind),
        "gesprek": _adres("gesprek_nieuw", kind.sleutel),
    }
    fout = form is not None and form.errors
    return render(request, "dossiers/nazorg/nazorg.html", inhoud, status=422 if fout else 200)


def _te_beginnen(stand: Nazorgstand | None) -> bool:
    """Whether nothing runs, the child is not at home, and the last one did not just end well."""
    return stand is not None and not (stand.loopt or stand.klok or stand.klaar)


def _beginform(request: HttpRequest, kind: Kind, data: Any) -> BeginForm:
    vandaag = request.actor.vandaag
    voorstel = actions.voorstel_tot(kind.jongere_id, vandaag)
    return BeginForm(data, vandaag=vandaag, voorstel=voorstel)


def _duiding(request: HttpRequest, kind: Kind) -> str:
    """Where the duiding, a fact of its own, is written; '' for who writes none."""
    if not can(request.actor, Handeling.INVOEREN, Groep.DUIDING):
        return ""
    return _adres("feit_nieuw", kind.sleutel, "duidingen")


def _adres(naam: str, *args: object) -> str:
    try:
        return reverse(naam, args=args)
    except NoReverseMatch:
        return ""


@require_POST
def beginnen(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """Begin nazorg in the open zaak."""
    kind = kind_of_404(
        request, sleutel, "nazorg_beginnen", groepen=groepen_op(request.actor, "nazorg")
    )
    zaak = open_zaak_van(kind.jongere_id)
    if zaak is None:
        raise Http404
    form = _beginform(request, kind, request.POST)
    if form.is_valid():
        try:
            actions.begin(zaak, tot=form.cleaned_data["tot"], moment=timezone.now())
            messages.success(request, "De nazorg is begonnen. De zaak blijft open.")
            return redirect("nazorg", sleutel=sleutel)
        except (KanNiet, ZaakGeweigerd) as fout:
            form.add_error(None, str(fout))
    return _toon(request, kind, form)


def _van_404(request: HttpRequest, sleutel: UUID, handeling: str) -> tuple[Kind, Nazorg]:
    rij = Nazorg.objects.select_related("jongere", "zaak").filter(sleutel=sleutel).first()
    if rij is None:
        raise Http404
    groepen = groepen_op(request.actor, "nazorg")
    return kind_of_404(request, rij.jongere.sleutel, handeling, groepen=groepen), rij


@require_POST
def gesprek(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """A talk was had: plan the next."""
    kind, rij = _van_404(request, sleutel, "nazorg_gesprek")
    try:
        zaak = actions.gesprek_gehad(rij)
    except (KanNiet, ZaakGeweigerd) as fout:
        messages.error(request, str(fout))
    else:
        messages.success(request, f"De volgende stap is uiterlijk {zaak.stap_op:%d-%m-%Y}.")
    return redirect("nazorg", sleutel=kind.sleutel)


@require_http_methods(["GET", "POST"])
def afronden(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """End it with what helped, and close the zaak with it."""
    kind, rij = _van_404(request, sleutel, "nazorg_afronden")
    form = AfrondForm(ingevuld(request))
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():
                klaar = actions.rond_af(rij, wat_hielp=form.cleaned_data["wat_hielp"])
                if reden := form.cleaned_data["reden"]:
                    zaken.sluit(klaar.zaak, reden, moment=timezone.now())
        except (KanNiet, ZaakGeweigerd) as fout:
            form.add_error(None, str(fout))
        else:
            dicht = " De zaak is gesloten." if reden else ""
            messages.success(request, f"De nazorg is afgerond.{dicht}")
            return redirect("nazorg", sleutel=kind.sleutel)
    inhoud = {"form": form, "kind": kind, "nazorg": rij, "vandaag": request.actor.vandaag}
    return render(
        request, "dossiers/nazorg/afronden.html", inhoud, status=422 if form.errors else 200
    )


def zaakdeel(request: HttpRequest, zaak: Zaak) -> dict[str, Any] | None:
    """Its part on the page of a zaak; None for who may not see it."""
    if not can(request.actor, Handeling.BEKIJKEN, Groep.PLAN_EN_AFSPRAKEN):
        return None
    vandaag = request.actor.vandaag
    stand = stand_van(zaak, vandaag)
    open_ = zaak.gesloten_op is None and zaak.opent_op <= vandaag
    mag = open_ and can_zaak_behandelen(request.actor, zaak)
    van_deze = stand.nazorg.pk if stand.nazorg and not stand.klaar else None
    return {
        "stand": stand,
        "open": open_,
        "te_beginnen": mag and _te_beginnen(stand),
        "mag": mag,
        "eerder": eerder_geholpen(zaak.jongere_id, behalve=van_deze),
    }


def paneel(request: HttpRequest, kind: KindOpPagina) -> dict[str, Any] | None:
    """On the child's page while nazorg runs, and after a relapse."""
    if not kind.status or not can(request.actor, Handeling.BEKIJKEN, Groep.PLAN_EN_AFSPRAKEN):
        return None
    zaak = open_zaak_van(kind.jongere_id)
    stand = stand_van(zaak, request.actor.vandaag) if zaak else None
    return {"stand": stand} if stand and (stand.loopt or stand.terugval) else None
