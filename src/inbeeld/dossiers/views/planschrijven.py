"""Write a plan or its next version. Who was overtaken sees both texts, and makes one of them."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from inbeeld.dossiers.actions import plan as actions
from inbeeld.dossiers.forms_plan import PlanForm, getypt
from inbeeld.dossiers.models import Planversie
from inbeeld.dossiers.planinhoud import LEEG, Inhoud, inhoud_van, voeg_samen
from inbeeld.dossiers.policies_plan import check_can_plan
from inbeeld.dossiers.queries import plan as queries
from inbeeld.dossiers.tekstverschil import verschillen
from inbeeld.dossiers.views.plan import kind_van
from inbeeld.tijdlijnen.kinderen import Kind

ERBIJ = "erbij"


@require_http_methods(["GET", "POST"])
def schrijven(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """The form; when it is sent and right, the next version."""
    check_can_plan(request.actor)
    kind = kind_van(request, sleutel)
    open_plan = queries.plan_van(kind.jongere_id)
    laatste = queries.laatste_versie(open_plan) if open_plan else None
    if request.method != "POST":
        form = _form(request, kind, inhoud_van(laatste), laatste)
        return _pagina(request, kind, form, laatste)
    if request.POST.get("actie") == ERBIJ:
        form = _form(request, kind, getypt(request.POST), _vanaf(request, kind))
        return _pagina(request, kind, form, _vanaf(request, kind))
    form = _form(request, kind, getypt(request.POST), _vanaf(request, kind), request.POST)
    if not form.is_valid():
        return _pagina(request, kind, form, _vanaf(request, kind), status=422)
    return _bewaar(request, kind, form)


def _vanaf(request: HttpRequest, kind: Kind) -> Planversie | None:
    """The version that the form says it began from, if there is one of this child."""
    try:
        sleutel = UUID(request.POST.get("vanaf", ""))
    except ValueError:
        return None
    return Planversie.objects.filter(jongere_id=kind.jongere_id, sleutel=sleutel).first()


def _form(
    request: HttpRequest,
    kind: Kind,
    begin: Inhoud,
    vanaf: Planversie | None,
    data: Any = None,
) -> PlanForm:
    """`begin` is shown where nothing was sent; who may contribute is who could take part, and who
    contributed before."""
    organisaties = queries.kan_meedoen(kind.jongere_id, kind.adres_verborgen)
    al = inhoud_van(vanaf).bijdragen
    organisaties |= queries.namen([*al, *begin.bijdragen], kind.adres_verborgen)
    open_plan = queries.plan_van(kind.jongere_id)
    doen = queries.deelnemers(open_plan, kind.adres_verborgen) if open_plan else []
    meedoen = dict.fromkeys([request.actor.organisatie_id, *(d.rij.organisatie_id for d in doen)])
    return PlanForm(
        data,
        begin=begin,
        vervolg=vanaf is not None,
        organisaties=organisaties,
        meedoen=tuple(o for o in meedoen if o in organisaties),
        vanaf=vanaf.sleutel if vanaf else None,
    )


def _pagina(
    request: HttpRequest,
    kind: Kind,
    form: PlanForm,
    vanaf: Planversie | None,
    *,
    status: int = 200,
    **meer: Any,
) -> HttpResponse:
    inhoud = {"kind": kind, "form": form, "vanaf": vanaf, **meer}
    return render(request, "dossiers/plan/schrijven.html", inhoud, status=status)


def _bewaar(request: HttpRequest, kind: Kind, form: PlanForm) -> HttpResponse:
    try:
        versie = actions.schrijf_versie(
            kind.jongere_id,
            form.inhoud(),
            vanaf=form.cleaned_data["vanaf"],
            sleutel=form.cleaned_data["sleutel"],
            moment=timezone.now(),
        )
    except actions.NieuwereVersie as nieuwer:
        return _ingehaald(request, kind, form.inhoud(), nieuwer.laatste)
    messages.success(request, f"Versie {versie.nummer} van het plan is opgeslagen.")
    return redirect("plan", sleutel=kind.sleutel)


def _ingehaald(
    request: HttpRequest, kind: Kind, mijn: Inhoud, laatste: Planversie | None
) -> HttpResponse:
    """Nothing is stored yet: what was typed stands beside what is stored, and in the form both."""
    vanaf = _vanaf(request, kind)
    if laatste is None:
        form = _form(request, kind, mijn, None)
        return _pagina(request, kind, form, None, status=409, gesloten=True)
    hun = inhoud_van(laatste)
    samen = voeg_samen(inhoud_van(vanaf) if vanaf else LEEG, hun, mijn)
    form = _form(request, kind, samen, laatste)
    namen = queries.namen({*hun.bijdragen, *mijn.bijdragen}, kind.adres_verborgen)
    anders = [v for v in verschillen(hun, mijn, namen) if v.anders]
    schrijver = queries.met_schrijver([laatste], kind.adres_verborgen)[0]
    return _pagina(
        request,
        kind,
        form,
        laatste,
        status=409,
        ingehaald=schrijver,
        naast=_naast(hun, mijn, namen),
        aantal_anders=len(anders),
    )


def _naast(hun: Inhoud, mijn: Inhoud, namen: dict[int, str]) -> list[dict[str, Any]]:
    """Per part of the plan both texts whole, and whether they differ."""
    leeg = verschillen(LEEG, hun, namen), verschillen(LEEG, mijn, namen)
    per_kop = [{v.kop: _regels(v) for v in kant} for kant in leeg]
    koppen = dict.fromkeys([*per_kop[0], *per_kop[1]])
    delen = [
        {"kop": k, "hun": per_kop[0].get(k, []), "mijn": per_kop[1].get(k, [])} for k in koppen
    ]
    return [deel | {"anders": deel["hun"] != deel["mijn"]} for deel in delen]


def _regels(verschil: Any) -> list[str]:
    """The lines of a part of which everything is new."""
    return [tekst for r in verschil.regels if (tekst := "".join(s.tekst for s in r))]
