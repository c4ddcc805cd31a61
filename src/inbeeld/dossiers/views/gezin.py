"""Brothers and sisters of a child: who stands there, who is added, who leaves."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from inbeeld.dossiers.actions import gezin as actions
from inbeeld.dossiers.forms_plan import GezinForm, RedenForm
from inbeeld.dossiers.models import Gezinslid
from inbeeld.dossiers.policies_plan import check_can_plan
from inbeeld.dossiers.queries.gezin import anderen, lid_van
from inbeeld.dossiers.toestanden import KanNiet
from inbeeld.dossiers.views.plan import kind_van
from inbeeld.dossiers.views.plandoen import GET_EN_POST, formulier
from inbeeld.register.queries import zoek_jongeren
from inbeeld.tijdlijnen.kinderen import Kind, kinderen_op
from inbeeld.toegang.actions import leg_lezing_vast
from inbeeld.toegang.matrix import Groep
from inbeeld.web.datums import kort
from inbeeld.web.formulieren import ingevuld, zoektekst

MEESTE = 20


@GET_EN_POST
def gezin(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """Find a brother or sister by name, by POST, and join them."""
    check_can_plan(request.actor)
    kind = kind_van(request, sleutel)
    lid = lid_van(kind.jongere_id)
    tekst = zoektekst(request)
    gevonden = _gevonden(request, kind, tekst)
    form = GezinForm(_gekozen(request), kinderen=_keuzen(gevonden)) if gevonden else None
    if form is not None and form.is_bound and _voeg_bij(form, kind, gevonden):
        messages.success(request, "De kinderen staan bij elkaar in één gezin.")
        return redirect("plan", sleutel=kind.sleutel)
    inhoud = {
        "kind": kind,
        "lid": lid,
        "anderen": _al(request, lid),
        "zoek": tekst,
        "form": form,
    }
    status = 422 if form is not None and form.errors else 200
    return render(request, "dossiers/plan/gezin.html", inhoud, status=status)


def _gekozen(request: HttpRequest) -> Any:
    """What was sent with a choice; a search alone chooses nothing yet."""
    return request.POST if "reden" in request.POST else None


def _al(request: HttpRequest, lid: Gezinslid | None) -> list[dict[str, Any]]:
    """The other children of the gezin that the actor sees, each with the row that says so."""
    kinderen = anderen(lid, request.actor.vandaag)
    _gelezen(kinderen)
    return [{"kind": k, "lid": lid_van(k.jongere_id)} for k in kinderen]


def _gevonden(request: HttpRequest, kind: Kind, tekst: str) -> list[Kind]:
    """Children in the actor's sight today, by name or number; not the child itself."""
    if not tekst:
        return []
    ids = [p.jongere_id for p in zoek_jongeren(tekst, hoogstens=MEESTE)]
    rijen = kinderen_op([i for i in ids if i != kind.jongere_id], request.actor.vandaag)
    zichtbaar = [k for k in rijen if k.status]
    _gelezen(zichtbaar)
    return zichtbaar


def _gelezen(kinderen: list[Kind]) -> None:
    leg_lezing_vast(
        jongere_ids=[k.jongere_id for k in kinderen],
        gegevensgroepen=[Groep.IDENTITEIT, Groep.INSCHRIJVING],
        handeling="gezin_bekijken",
    )


def _keuzen(kinderen: list[Kind]) -> dict[str, str]:
    """What tells two children of one name apart: birthday and school."""
    return {str(k.sleutel): ", ".join(filter(None, _wie(k))) for k in kinderen}


def _wie(kind: Kind) -> tuple[str, str, str]:
    geboren = f"geboren op {kort(kind.geboortedatum)}" if kind.geboortedatum else ""
    return kind.naam, geboren, kind.schoolnaam


def _voeg_bij(form: GezinForm, kind: Kind, gevonden: list[Kind]) -> bool:
    """Whether they are joined; otherwise the form says what is wrong."""
    if not form.is_valid():
        return False
    ander = next(k for k in gevonden if k.sleutel == form.cleaned_data["kind"])
    try:
        actions.voeg_bij_elkaar(
            kind.jongere_id,
            ander.jongere_id,
            reden=form.cleaned_data["reden"],
            moment=timezone.now(),
        )
    except KanNiet as fout:
        form.add_error(None, str(fout))
        return False
    return True


@GET_EN_POST
def uit_gezin(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """End that a child belongs to its gezin."""
    check_can_plan(request.actor)
    leden = Gezinslid.objects.select_related("jongere").filter(
        sleutel=sleutel, periode__endswith__isnull=True
    )
    lid = leden.first()
    if lid is None:
        raise Http404
    kind = kind_van(request, lid.jongere.sleutel)

    def doe(gegeven: dict[str, Any]) -> str:
        actions.haal_uit_gezin(lid, reden=gegeven["reden"])
        return "Het kind hoort niet meer bij dit gezin."

    return formulier(
        request,
        kind,
        RedenForm(ingevuld(request)),
        doe,
        kop=f"Uit het gezin halen: {kind.naam}",
        uitleg="De plannen van de kinderen blijven. Afspraken voor het hele gezin horen dan niet "
        "meer bij dit kind.",
        knop="Uit het gezin halen",
    )
