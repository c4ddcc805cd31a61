"""The agreements of one child, and what becomes of each."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from inbeeld.dossiers.actions import afspraken as actions
from inbeeld.dossiers.actions.eenmaal import AlOpgeslagen
from inbeeld.dossiers.forms_gesprek import (
    AfrondForm,
    HeropenForm,
    LosseAfspraakForm,
    VervalForm,
    met_nieuwe_sleutel,
)
from inbeeld.dossiers.models import Afspraak, Gesprek, Gezin, Plan
from inbeeld.dossiers.policies_gesprek import can_afronden, can_afspreken
from inbeeld.dossiers.queries.afspraken import gezin_van, regels_van, van_kind
from inbeeld.dossiers.queries.gesprekken import betrokkenen_bij, kop_van
from inbeeld.dossiers.toestanden import KanNiet
from inbeeld.tijdlijnen.kinderen import Kind
from inbeeld.tijdlijnen.views.basis import kind_of_404
from inbeeld.toegang.models import Aanstelling, Organisatie
from inbeeld.web.formulieren import ingevuld


@require_GET
def afspraken(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """All agreements: what is late and open first."""
    kind = kind_of_404(request, sleutel, "afspraken_bekijken")
    regels = van_kind(kind.jongere_id, request.actor.vandaag)
    inhoud = {
        "kind": kind,
        "open": [r for r in regels if r.afspraak.toestand == "open"],
        "af": [r for r in regels if r.afspraak.toestand != "open"],
        "te_laat": sum(r.te_laat for r in regels),
        "mag_nieuw": can_afspreken(request.actor),
    }
    return render(request, "dossiers/gesprek/afspraken.html", inhoud)


@require_http_methods(["GET", "POST"])
def nieuw(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """Make an agreement; it belongs to the plan of the child when there is one."""
    kind = kind_of_404(request, sleutel, "afspraak_maken", in_beeld=True)
    vandaag = request.actor.vandaag
    gezin = gezin_van(kind.jongere_id, vandaag)

    def maak_form(gegeven: Any) -> LosseAfspraakForm:
        betrokkenen = betrokkenen_bij(kind.jongere_id, vandaag)
        return LosseAfspraakForm(
            gegeven, vandaag=vandaag, betrokkenen=betrokkenen, gezin=gezin is not None
        )

    form = maak_form(ingevuld(request))
    if request.method == "POST" and form.is_valid():
        try:
            _maak(kind, form, gezin)
        except AlOpgeslagen as al:
            form = maak_form(met_nieuwe_sleutel(request))
            form.add_error(None, str(al))
        else:
            messages.success(request, "De afspraak is opgeslagen.")
            return redirect("afspraken_kind", sleutel=kind.sleutel)
    return render(
        request,
        "dossiers/gesprek/afspraak_nieuw.html",
        {"form": form, "kind": kind},
        status=422 if form.errors else 200,
    )


def _maak(kind: Kind, form: LosseAfspraakForm, gezin: Gezin | None) -> None:
    a = form.afspraak()
    plannen = Plan.objects.filter(jongere_id=kind.jongere_id).exclude(toestand="afgesloten")
    actions.maak(
        kind.jongere_id,
        tekst=a.tekst,
        wie=a.wie,
        uiterlijk_op=a.uiterlijk_op,
        plan=plannen.first(),
        gezin=gezin if a.voor_gezin else None,
        organisatie=Organisatie.objects.filter(pk=a.organisatie_id).first(),
        eigenaar=Aanstelling.objects.filter(pk=a.eigenaar_id).first(),
        moment=timezone.now(),
        sleutel=form.cleaned_data["sleutel"],
    )


@require_GET
def afspraak(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """One agreement, and what can be done with it."""
    kind, rij = _vind(request, sleutel, "afspraak_bekijken")
    return _toon(request, kind, rij)


@require_POST
def afronden(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """It was done."""

    def doe(rij: Afspraak, gegeven: dict[str, Any]) -> str:
        actions.rond_af(rij, **gegeven)
        return "De afspraak is afgerond."

    return _doe(request, sleutel, lambda rij: AfrondForm(request.POST), doe)


@require_POST
def vervallen(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """It need not be done any more."""

    def doe(rij: Afspraak, gegeven: dict[str, Any]) -> str:
        actions.laat_vervallen(rij, **gegeven)
        return "De afspraak is vervallen."

    return _doe(request, sleutel, lambda rij: VervalForm(request.POST), doe)


@require_POST
def heropenen(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """It must be done after all."""

    def doe(rij: Afspraak, gegeven: dict[str, Any]) -> str:
        actions.heropen(rij, **gegeven)
        return "De afspraak staat weer open."

    return _doe(request, sleutel, lambda rij: _heropen(request, rij, request.POST), doe)


def _heropen(request: HttpRequest, rij: Afspraak, gegeven: Any = None) -> HeropenForm:
    vandaag = request.actor.vandaag
    return HeropenForm(gegeven, vandaag=vandaag, uiterlijk_op=rij.uiterlijk_op)


def _vind(request: HttpRequest, sleutel: UUID, handeling: str) -> tuple[Kind, Afspraak]:
    rij = get_object_or_404(
        Afspraak.objects.select_related(
            "jongere",
            "organisatie",
            "eigenaar__gebruiker",
            "eigenaar__organisatie",
            "door__gebruiker",
            "door__organisatie",
            "afgerond_door__gebruiker",
            "afgerond_door__organisatie",
        ),
        sleutel=sleutel,
    )
    return kind_of_404(request, rij.jongere.sleutel, handeling), rij


def _doe(
    request: HttpRequest,
    sleutel: UUID,
    maak_form: Callable[[Afspraak], Form],
    doe: Callable[[Afspraak, dict[str, Any]], str],
) -> HttpResponse:
    """Do what was sent and go back; show the agreement again when the form is not right."""
    kind, rij = _vind(request, sleutel, "afspraak_bijwerken")
    form = maak_form(rij)
    if not form.is_valid():
        return _toon(request, kind, rij, form)
    try:
        messages.success(request, doe(rij, form.cleaned_data))
    except KanNiet:
        messages.warning(request, "Iemand was u voor: deze afspraak is intussen al veranderd.")
        return redirect("afspraak", sleutel=rij.sleutel)
    return redirect("afspraken_kind", sleutel=kind.sleutel)


def _toon(
    request: HttpRequest, kind: Kind, rij: Afspraak, fout: Form | None = None
) -> HttpResponse:
    def form(soort: type[Form], leeg: Form) -> Form:
        return fout if isinstance(fout, soort) else leeg

    actor = request.actor
    gesprek = Gesprek.objects.filter(pk=rij.gesprek_id).first()
    inhoud = {
        "kind": kind,
        "regel": regels_van([rij], kind.jongere_id, actor.vandaag)[0],
        "gesprek": gesprek,
        "gesprek_kop": kop_van(gesprek) if gesprek else "",
        "fout": fout,
        "afrond": form(AfrondForm, AfrondForm(auto_id="afrond_%s")),
        "verval": form(VervalForm, VervalForm(auto_id="verval_%s")),
        "heropen": form(HeropenForm, _heropen(request, rij)),
        "mag_afronden": can_afronden(actor, rij),
        "mag_vervallen": can_afspreken(actor),
    }
    return render(request, "dossiers/gesprek/afspraak.html", inhoud, status=422 if fout else 200)
