"""The region's agreements: what is in force, what was, and a new version tried before it counts."""

from typing import Any

from django.contrib import messages
from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_safe

from inbeeld.signalen.forms.plan import IngangForm, PlantekstForm, VoorbeeldForm
from inbeeld.signalen.models import Regioplan
from inbeeld.signalen.plan import (
    NietTeActiveren,
    Plan,
    PlanFout,
    activeer,
    beeld,
    functies,
    kalender_van,
    lees,
    opslag,
    plan_van,
    regioplan_op,
    trek_in,
)
from inbeeld.signalen.plan.policies import can_afspraken_beheren, check_can_afspraken_beheren
from inbeeld.toegang.matrix.begrippen import Groep
from inbeeld.toegang.policies import groepen_op

GET_EN_POST = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def afspraken(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """The agreements in force today, or (`pk`) another version."""
    vandaag = request.actor.vandaag
    nu = regioplan_op(vandaag)
    getoond = nu if pk is None else _versie_of_404(pk)
    context: dict[str, Any] = {
        "regioplan": getoond,
        "nu": nu,
        "vandaag": vandaag,
        "versies": opslag.versies().select_related("door__gebruiker"),
        "beheert": can_afspraken_beheren(request.actor),
        "namen": Groep.MENSEN in groepen_op(request.actor, "afspraken"),
    }
    if getoond is not None:
        context |= _in_woorden(plan_van(getoond))
        context["functies"] = _functies(context["plan"], request)
    return render(request, "signalen/plan/afspraken.html", context)


def _in_woorden(plan: Plan) -> dict[str, Any]:
    return {
        "plan": plan,
        "zaken": beeld.zaken(plan),
        "routes": beeld.routes(plan),
        "ladders": beeld.ladders(plan),
        "nazorg": beeld.nazorg(plan),
        "belemmeringen": beeld.belemmeringen(plan),
    }


def _functies(plan: Plan, request: HttpRequest) -> list[dict[str, Any]]:
    per_functie: dict[str, list[Any]] = {}
    for vervulling in functies.vervullingen(request.actor.vandaag):
        per_functie.setdefault(vervulling.functie, []).append(vervulling)
    return [
        {
            "functie": functie,
            "bij": beeld.functie_bij(functie),
            "vervuld": per_functie.get(functie.code, []),
        }
        for functie in plan.functies
    ]


def _versie_of_404(pk: int) -> Regioplan:
    versie = opslag.versies().filter(pk=pk).first()
    if versie is None:
        raise Http404
    return versie


@require_safe
def vergelijken(request: HttpRequest, pk: int, met: int) -> HttpResponse:
    """What the version `met` agrees otherwise than `pk`."""
    oud, nieuw = _versie_of_404(pk), _versie_of_404(met)
    context = {
        "oud": oud,
        "nieuw": nieuw,
        "verschillen": beeld.vergelijk(plan_van(oud), plan_van(nieuw)),
    }
    return render(request, "signalen/plan/vergelijken.html", context)


@csrf_exempt
def nieuw(request: HttpRequest) -> HttpResponse:
    """A new text: its mistakes, or what it would do. The handler must stand before anything reads
    the body, also the CSRF check: no other page takes a file."""
    request.upload_handlers = [MemoryFileUploadHandler(request)]
    return _nieuw(request)


@GET_EN_POST
@csrf_protect
def _nieuw(request: HttpRequest) -> HttpResponse:
    check_can_afspraken_beheren(request.actor)
    nu = regioplan_op(request.actor.vandaag)
    if request.method != "POST":
        form = PlantekstForm(initial={"tekst": nu.tekst if nu else ""})
        return render(request, "signalen/plan/nieuw.html", {"form": form})
    form = PlantekstForm(request.POST, request.FILES)
    if not form.is_valid():
        return render(request, "signalen/plan/nieuw.html", {"form": form}, status=422)
    tekst = form.cleaned_data["tekst"]
    try:
        plan = lees(tekst)
    except PlanFout as fout:
        context = {
            # A file with mistakes is mended in the box: what it held stands there now.
            "form": PlantekstForm(initial={"tekst": tekst}),
            "fouten": fout.fouten,
            "regels": _rond_de_fouten(tekst, fout),
        }
        return render(request, "signalen/plan/nieuw.html", context, status=422)
    return _proef(request, tekst, plan, nu)


def _rond_de_fouten(tekst: str, fout: PlanFout) -> dict[int, str]:
    """The lines with a mistake, to show beside the reason."""
    regels = tekst.split("\n")
    return {
        f.regel: regels[f.regel - 1].strip()[:120] for f in fout.fouten if f.regel <= len(regels)
    }


def _proef(request: HttpRequest, tekst: str, plan: Plan, nu: Regioplan | None) -> HttpResponse:
    """What the text would do, an example, and putting it in force."""
    doe = request.POST.get("doe", "")
    ingang = IngangForm(
        request.POST if doe == "activeren" else None, initial={"van": request.actor.vandaag}
    )
    if doe == "activeren" and ingang.is_valid():
        try:
            gemaakt = activeer(tekst, van=ingang.cleaned_data["van"], moment=timezone.now())
        except NietTeActiveren as fout:
            ingang.add_error("van", str(fout))
        else:
            messages.success(request, f"De afspraken gelden vanaf {gemaakt.geldig.lower:%d-%m-%Y}.")
            return redirect("afspraken_versie", pk=gemaakt.pk)
    voorbeeld = VoorbeeldForm(request.POST if doe == "voorbeeld" else None, plan=plan)
    context = {
        **_in_woorden(plan),
        "tekst": tekst,
        "nu": nu,
        "verschillen": beeld.vergelijk(plan_van(nu), plan) if nu else [],
        "ingang": ingang,
        "voorbeeld": voorbeeld,
        "gevonden": _voorbeeld(request, plan, voorbeeld),
    }
    fout = ingang.errors or voorbeeld.errors
    return render(request, "signalen/plan/proef.html", context, status=422 if fout else 200)


def _voorbeeld(request: HttpRequest, plan: Plan, form: VoorbeeldForm) -> beeld.RouteBeeld | None:
    if not form.is_bound or not form.is_valid():
        return None
    kind = form.cleaned_data
    routes = plan.routes_voor(
        kind["soort"],
        kind["sector"] or None,
        kind["leeftijd"],
        kind["gemeente"] or None,
        kind["uren"],
    )
    vandaag = request.actor.vandaag
    return beeld.route(plan, routes[0], vandaag, kalender_van(None, vandaag))


@GET_EN_POST
def intrekken(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back a version that has not begun."""
    check_can_afspraken_beheren(request.actor)
    versie = _versie_of_404(pk)
    if request.method == "POST":
        try:
            trek_in(versie)
        except NietTeActiveren as fout:
            messages.error(request, str(fout))
        else:
            messages.success(request, "De geplande afspraken zijn ingetrokken.")
        return redirect("afspraken")
    return render(request, "signalen/plan/intrekken.html", {"regioplan": versie})
