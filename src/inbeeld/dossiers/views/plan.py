"""The plan of a child, its versions, and what changed between two of them."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from inbeeld.dossiers.models import Plan, Planversie
from inbeeld.dossiers.planinhoud import inhoud_van
from inbeeld.dossiers.policies_plan import can_plan
from inbeeld.dossiers.queries import plan as queries
from inbeeld.dossiers.queries.afspraken import open_van
from inbeeld.dossiers.queries.gezin import anderen, lid_van
from inbeeld.dossiers.tekstverschil import verschillen
from inbeeld.tijdlijnen.kinderen import Kind
from inbeeld.tijdlijnen.views.basis import kind_of_404
from inbeeld.toegang.actions import leg_lezing_vast
from inbeeld.toegang.matrix import Groep

GROEPEN = (Groep.IDENTITEIT, Groep.PLAN_EN_AFSPRAKEN)


def kind_van(
    request: HttpRequest, sleutel: UUID, handeling: str = "plan_bekijken", *, lezen: bool = False
) -> Kind:
    """The child of an address of the plan; 404 for who is not involved with it today.

    `lezen`: who was once involved still reads what its organisation wrote.
    """
    return kind_of_404(request, sleutel, handeling, in_beeld=not lezen, groepen=GROEPEN)


def mag_schrijven(request: HttpRequest, kind: Kind) -> bool:
    """Whether the page offers what changes the plan: only who is involved today."""
    return bool(kind.status) and can_plan(request.actor)


@require_GET
def plan(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """One page: where it goes, who wants and does what, and what is still missing."""
    kind = kind_van(request, sleutel, lezen=True)
    dag = request.actor.vandaag
    open_plan = queries.plan_van(kind.jongere_id)
    if open_plan is not None and queries.laatste_versie(open_plan) is None:
        open_plan = None
    inhoud: dict[str, Any] = {
        "kind": kind,
        "mag": mag_schrijven(request, kind),
        "plan": open_plan,
        "afspraken": open_van(kind.jongere_id, dag),
        "eerder": [_eerder(p, kind) for p in queries.afgesloten_plannen(kind.jongere_id)],
        "lid": (lid := lid_van(kind.jongere_id)),
        "gezin": anderen(lid, dag),
    }
    # Who reads the plan of one child reads the names of its brothers and sisters.
    leg_lezing_vast(
        jongere_ids=[ander.jongere_id for ander in inhoud["gezin"]],
        gegevensgroepen=[Groep.IDENTITEIT],
        handeling="plan_bekijken",
    )
    if open_plan is not None:
        inhoud |= _lopend(open_plan, kind, request)
    return render(request, "dossiers/plan/plan.html", inhoud)


def _lopend(open_plan: Plan, kind: Kind, request: HttpRequest) -> dict[str, Any]:
    verborgen = kind.adres_verborgen
    alle = queries.met_schrijver(queries.versies(open_plan), verborgen)
    return {
        "versie": alle[0],
        "versies": alle,
        "deelnemers": queries.deelnemers(open_plan, verborgen),
        "evaluaties": queries.met_schrijver(queries.evaluaties(open_plan), verborgen),
        "te_laat": open_plan.evaluatie_op is not None
        and open_plan.evaluatie_op < request.actor.vandaag,
        **tekst_van(alle[0].rij, kind, request),
    }


def _eerder(plan_: Plan, kind: Kind) -> tuple[Plan, list[queries.Door], list[queries.Door]]:
    """A plan that was closed, with its versions and evaluations."""
    verborgen = kind.adres_verborgen
    return (
        plan_,
        queries.met_schrijver(queries.versies(plan_), verborgen),
        queries.met_schrijver(queries.evaluaties(plan_), verborgen),
    )


def tekst_van(versie: Planversie, kind: Kind, request: HttpRequest) -> dict[str, Any]:
    """What a version says and what the family says of it, for a template."""
    return {
        "doelgroepen": queries.doelgroepen(versie),
        "bijdragen": queries.bijdragen(versie, kind.adres_verborgen),
        "meningen": queries.meningen(versie, kind.geboortedatum, request.actor.vandaag),
    }


def versie_of_404(
    request: HttpRequest, sleutel: UUID, *, lezen: bool = False
) -> tuple[Planversie, Kind]:
    """A version by its own key, with its child and the line in the read log."""
    versies = Planversie.objects.select_related(
        "jongere", "plan", "door__gebruiker", "door__organisatie"
    )
    versie = versies.filter(sleutel=sleutel).first()
    if versie is None:
        raise Http404
    return versie, kind_van(request, versie.jongere.sleutel, "planversie_bekijken", lezen=lezen)


@require_GET
def versie(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """One version as it was, with every view on it."""
    rij, kind = versie_of_404(request, sleutel, lezen=True)
    verborgen = kind.adres_verborgen
    inhoud = {
        "kind": kind,
        "mag": mag_schrijven(request, kind),
        "versie": queries.met_schrijver([rij], verborgen)[0],
        "zienswijzen": queries.met_schrijver(queries.zienswijzen(rij), verborgen),
        "andere": [v for v in queries.versies(rij.plan) if v.pk != rij.pk],
        **tekst_van(rij, kind, request),
    }
    return render(request, "dossiers/plan/versie.html", inhoud)


@require_GET
def vergelijken(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """What changed from one version to another; without a choice between the last two."""
    plannen = Plan.objects.select_related("jongere").filter(sleutel=sleutel)
    gevonden = plannen.first()
    if gevonden is None:
        raise Http404
    kind = kind_van(request, gevonden.jongere.sleutel, "planversie_bekijken", lezen=True)
    alle = {v.nummer: v for v in queries.versies(gevonden)}
    nummers = sorted(alle)
    if not nummers:
        raise Http404
    naar = _keus(request, "naar", nummers, nummers[-1])
    van = _keus(request, "van", nummers, max([n for n in nummers if n < naar], default=naar))
    oud, nieuw = inhoud_van(alle[van]), inhoud_van(alle[naar])
    namen = queries.namen({*oud.bijdragen, *nieuw.bijdragen}, kind.adres_verborgen)
    schrijvers = {
        d.rij.nummer: d for d in queries.met_schrijver(alle.values(), kind.adres_verborgen)
    }
    delen = verschillen(oud, nieuw, namen)
    inhoud = {
        "kind": kind,
        "plan": gevonden,
        "nummers": nummers,
        "van": schrijvers[van],
        "naar": schrijvers[naar],
        "anders": [v for v in delen if v.anders],
        "gelijk": [v.kop.lower() for v in delen if not v.anders],
    }
    return render(request, "dossiers/plan/vergelijken.html", inhoud)


def _keus(request: HttpRequest, naam: str, nummers: list[int], anders: int) -> int:
    tekst = request.GET.get(naam, "")
    keus = int(tekst) if tekst.isdecimal() and len(tekst) < 6 else anders
    return keus if keus in nummers else anders
