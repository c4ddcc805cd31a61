"""What is done with a plan: establish, look back, close, hear the family, take partners in."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods

from inbeeld.dossiers.actions import plan as actions
from inbeeld.dossiers.actions.basis import Verouderd
from inbeeld.dossiers.forms_plan import (
    DeelnemerForm,
    EvaluatieForm,
    RedenForm,
    VaststelForm,
    ZienswijzeForm,
)
from inbeeld.dossiers.models import Plan, Plandeelnemer
from inbeeld.dossiers.policies_plan import check_can_plan, wie_gevraagd
from inbeeld.dossiers.queries import plan as queries
from inbeeld.dossiers.toestanden import KanNiet
from inbeeld.dossiers.views.plan import kind_van, versie_of_404
from inbeeld.signalen.queries.zaken import naam_van
from inbeeld.tijdlijnen.kinderen import Kind
from inbeeld.web.formulieren import ingevuld

GET_EN_POST = require_http_methods(["GET", "POST"])


def _plan(request: HttpRequest, sleutel: UUID, *toestanden: str) -> tuple[Kind, Plan]:
    """The child with its open plan; 404 when there is none in one of these states."""
    check_can_plan(request.actor)
    kind = kind_van(request, sleutel)
    plan = queries.plan_van(kind.jongere_id)
    if plan is None or (toestanden and plan.toestand not in toestanden):
        raise Http404
    return kind, plan


def formulier(
    request: HttpRequest,
    kind: Kind,
    form: Form,
    doe: Callable[[dict[str, Any]], str],
    *,
    kop: str,
    naar: str = "plan",
    **meer: Any,
) -> HttpResponse:
    """Show the form; when it is sent and right, do it and go to `naar` with what `doe` says."""
    if request.method == "POST" and form.is_valid():
        try:
            messages.success(request, doe(form.cleaned_data))
            return redirect(naar, sleutel=kind.sleutel)
        except (KanNiet, Verouderd) as fout:
            form.add_error(None, str(fout))
    inhoud = {"form": form, "kind": kind, "kop": kop, "naar": naar, **meer}
    status = 422 if form.errors else 200
    return render(request, "dossiers/plan/formulier.html", inhoud, status=status)


@GET_EN_POST
def vaststellen(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """Establish the last version, with the day on which it is looked at together."""
    kind, plan = _plan(request, sleutel, Plan.Toestand.CONCEPT)
    laatste = queries.laatste_versie(plan)

    def doe(gegeven: dict[str, Any]) -> str:
        actions.stel_vast(plan, **gegeven)
        return "Het plan is vastgesteld."

    form = VaststelForm(ingevuld(request), vandaag=request.actor.vandaag, versie=laatste.sleutel)
    uitleg = f"U stelt versie {laatste.nummer} vast. Vanaf vandaag werkt iedereen met dit plan."
    ontbreekt = [
        m.wie
        for m in queries.meningen(laatste, kind.geboortedatum, request.actor.vandaag)
        if m.ontbreekt
    ]
    return formulier(
        request,
        kind,
        form,
        doe,
        kop="Plan vaststellen",
        uitleg=uitleg,
        knop="Vaststellen",
        ontbreekt=ontbreekt,
        nummer=laatste.nummer,
    )


@GET_EN_POST
def evalueren(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """Record how it went, and go on or close."""
    kind, plan = _plan(request, sleutel, Plan.Toestand.LOPEND)

    def doe(gegeven: dict[str, Any]) -> str:
        door = gegeven["verder"] == "door"
        actions.evalueer(
            plan,
            gehouden_op=gegeven["gehouden_op"],
            uitkomst=gegeven["uitkomst"],
            volgende_op=gegeven["volgende_op"] if door else None,
            sluitreden="" if door else gegeven["sluitreden"],
            sleutel=gegeven["sleutel"],
            moment=timezone.now(),
        )
        return "De evaluatie is opgeslagen." if door else "Het plan is afgesloten."

    form = EvaluatieForm(
        ingevuld(request), vandaag=request.actor.vandaag, vanaf=plan.vastgesteld_op
    )
    return formulier(request, kind, form, doe, kop="Plan evalueren")


@GET_EN_POST
def sluiten(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """Close the plan with a reason."""
    kind, plan = _plan(request, sleutel)

    def doe(gegeven: dict[str, Any]) -> str:
        actions.sluit(plan, reden=gegeven["reden"])
        return "Het plan is afgesloten."

    uitleg = (
        "Het plan blijft te lezen. Partners die alleen door dit plan meekeken, zien het kind dan "
        "niet meer."
    )
    return formulier(
        request,
        kind,
        RedenForm(ingevuld(request)),
        doe,
        kop="Plan afsluiten",
        uitleg=uitleg,
        knop="Afsluiten",
    )


@GET_EN_POST
def zienswijze(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """Record what parents or child say of this version."""
    check_can_plan(request.actor)
    versie, kind = versie_of_404(request, sleutel)
    vandaag = request.actor.vandaag

    def doe(gegeven: dict[str, Any]) -> str:
        actions.geef_zienswijze(
            versie, geboortedatum=kind.geboortedatum, **gegeven, moment=timezone.now()
        )
        return "De mening is opgeslagen."

    form = ZienswijzeForm(
        ingevuld(request),
        mag=wie_gevraagd(kind.geboortedatum, vandaag).mag,
        vandaag=vandaag,
        vanaf=min(localdate(versie.moment), vandaag),
        van=request.GET.get("van", ""),
    )
    return formulier(
        request,
        kind,
        form,
        doe,
        kop=f"Mening over versie {versie.nummer}",
        uitleg="Schrijf op wat ouders of kind zelf zeggen, ook als zij het niet eens zijn.",
    )


@GET_EN_POST
def deelnemer_nieuw(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """Take a partner in."""
    kind, plan = _plan(request, sleutel)
    al = {d.rij.organisatie_id for d in queries.deelnemers(plan, kind.adres_verborgen)}
    keuzen = queries.kan_meedoen(kind.jongere_id, kind.adres_verborgen)

    def doe(gegeven: dict[str, Any]) -> str:
        actions.neem_deel(plan, gegeven["organisatie"], moment=timezone.now())
        return "De partner doet mee."

    form = DeelnemerForm(
        ingevuld(request), organisaties={o: n for o, n in keuzen.items() if o not in al}
    )
    uitleg = (
        "Wie meedoet, ziet dit kind en dit plan zolang het meedoen duurt. Elke keer dat iemand "
        "kijkt, wordt vastgelegd."
    )
    return formulier(
        request, kind, form, doe, kop="Partner laten meedoen", uitleg=uitleg, knop="Laten meedoen"
    )


@GET_EN_POST
def deelnemer_einde(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """End the part of a partner."""
    check_can_plan(request.actor)
    rijen = Plandeelnemer.objects.select_related("jongere", "organisatie")
    rij = rijen.filter(sleutel=sleutel, periode__endswith__isnull=True).first()
    if rij is None:
        raise Http404
    kind = kind_van(request, rij.jongere.sleutel)

    def doe(_: dict[str, Any]) -> str:
        actions.stop_deelname(rij)
        return "De partner doet niet meer mee."

    naam = naam_van(rij.organisatie, kind.adres_verborgen)
    uitleg = f"{naam} doet dan niet meer mee, en ziet dit kind niet meer door dit plan."
    return formulier(
        request,
        kind,
        Form(ingevuld(request)),
        doe,
        kop=f"Meedoen beëindigen: {naam}",
        uitleg=uitleg,
        knop="Beëindigen",
    )
