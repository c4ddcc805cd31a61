"""What comes up about children: the list of a rol, a panel on a child, and acting on it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from inbeeld.signalen.actions import signalen as acties
from inbeeld.signalen.forms.signalen import CorrectieForm, GeenActieForm, WelkeForm
from inbeeld.signalen.queries import waarschuwingen as queries
from inbeeld.signalen.redenen import CORRECTIES, GEEN_ACTIE
from inbeeld.signalen.soorten import SOORTEN, Soort, gevraagd_van
from inbeeld.tijdlijnen.kinderen import Kind
from inbeeld.tijdlijnen.policies import tabellen_van
from inbeeld.tijdlijnen.views.basis import kind_of_404
from inbeeld.toegang.actions import leg_lezing_vast
from inbeeld.toegang.matrix import Groep, Handeling
from inbeeld.toegang.policies import can, groepen_op
from inbeeld.web.formulieren import ingevuld, paginanummer
from inbeeld.web.kindpanelen import KindOpPagina

_REDENEN = GEEN_ACTIE | {code: c.naam for code, c in CORRECTIES.items()}


@dataclass(frozen=True)
class Keuze:
    """One of the soorten to narrow the list to."""

    naam: str
    soort: str
    aantal: int
    gekozen: bool


@require_GET
def lijst(request: HttpRequest) -> HttpResponse:
    """What is asked of one's rol now, a child at a time, most urgent first."""
    actor = request.actor
    soort = request.GET.get("soort", "")
    soort = soort if soort in list(Soort) else ""
    blad = queries.waarschuwingen(
        actor,
        actor.vandaag,
        soort=soort,
        pagina=paginanummer(request),
    )
    leg_lezing_vast(
        jongere_ids=[regel.jongere_id for regel in blad.regels if regel.jongere_id],
        gegevensgroepen=sorted(groepen_op(actor, "waarschuwingen")),
        handeling="waarschuwingen",
    )
    inhoud = {
        "blad": blad,
        "soort": soort,
        "keuzen": _keuzen(blad.tellingen, soort),
        "gevraagd": gevraagd_van(actor.rol),
        "mag": can(actor, Handeling.INVOEREN, Groep.SIGNAAL_EN_ROUTE),
        "toont": groepen_op(actor, "waarschuwingen"),
        "vandaag": actor.vandaag,
    }
    return render(request, "signalen/waarschuwingen/lijst.html", inhoud)


def _keuzen(tellingen: Mapping[str, int], gekozen: str) -> list[Keuze]:
    volgorde = sorted(SOORTEN, key=lambda s: SOORTEN[s].urgentie)
    return [
        Keuze(SOORTEN[s].naam, s.value, tellingen.get(s.value, 0), s.value == gekozen)
        for s in volgorde
        if tellingen.get(s.value) or s.value == gekozen
    ]


def paneel(request: HttpRequest, kind: KindOpPagina) -> Mapping[str, Any] | None:
    """The panel on a child's page: what is open about it, and what people did last."""
    if kind.overleden_op or not kind.status:
        return None
    if not can(request.actor, Handeling.BEKIJKEN, Groep.SIGNAAL_EN_ROUTE):
        return None
    regels = queries.van_kind(kind.jongere_id, request.actor.vandaag)
    gedaan = queries.signalen_van(kind.jongere_id)
    if not regels and not gedaan:
        return None
    return {
        "regels": regels,
        "gedaan": [(s, SOORTEN[Soort(s.soort)].naam, _REDENEN.get(s.reden, "")) for s in gedaan],
        "mag": can(request.actor, Handeling.INVOEREN, Groep.SIGNAAL_EN_ROUTE),
    }


def _welke(request: HttpRequest, *, alleen: Soort | None = None) -> tuple[Soort, date]:
    """(soort, sinds) of the address or the form. 404 for what is none."""
    form = WelkeForm(request.POST if request.method == "POST" else request.GET)
    if not form.is_valid() or alleen not in (None, form.cleaned_data["soort"]):
        raise Http404
    return form.cleaned_data["soort"], form.cleaned_data["sinds"]


def _zonder_keuze(request: HttpRequest) -> bool:
    """The bare address, as from a history: which waarschuwing is meant, another page says."""
    return request.method == "GET" and not request.GET.get("soort")


def _terug(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    naar = request.POST.get("terug") or request.GET.get("terug")
    return redirect("waarschuwingen") if naar == "lijst" else redirect("jongere", sleutel=sleutel)


@require_POST
def oppakken(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """Take it on; from now there is a zaak."""
    kind = kind_of_404(request, sleutel, "waarschuwing", in_beeld=True)
    soort, sinds = _welke(request)
    try:
        acties.pak_op(kind.jongere_id, soort, sinds, moment=timezone.now())
    except acties.NietMeerOpen as fout:
        messages.warning(request, str(fout))
    else:
        messages.success(request, "Opgepakt. Er is een zaak, met een eigenaar en een eerste stap.")
    return _terug(request, sleutel)


@require_http_methods(["GET", "POST"])
def geen_actie(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """Say that nothing is needed, and why."""
    kind = kind_of_404(request, sleutel, "waarschuwing", in_beeld=True)
    if _zonder_keuze(request):
        return _terug(request, sleutel)
    soort, sinds = _welke(request)
    form = GeenActieForm(ingevuld(request), soort=soort)
    if request.method == "POST" and form.is_valid():
        gegeven = form.cleaned_data
        try:
            acties.geen_actie(kind.jongere_id, soort, sinds, moment=timezone.now(), **gegeven)
        except acties.NietMeerOpen as fout:
            messages.warning(request, str(fout))
        else:
            messages.success(request, "Opgeslagen: geen actie nodig.")
        return _terug(request, sleutel)
    return _formulier(request, "geen_actie", kind, soort, sinds, form)


@require_http_methods(["GET", "POST"])
def corrigeren(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """Say why a child is not on no school, and go on to record the fact that says so."""
    kind = kind_of_404(request, sleutel, "waarschuwing", in_beeld=True)
    if _zonder_keuze(request):
        return _terug(request, sleutel)
    soort, sinds = _welke(request, alleen=Soort.ABSOLUUT)
    form = CorrectieForm(ingevuld(request))
    if request.method == "POST" and form.is_valid():
        reden = form.cleaned_data["reden"]
        try:
            acties.corrigeer_absoluut(
                kind.jongere_id, sinds, moment=timezone.now(), **form.cleaned_data
            )
        except acties.NietMeerOpen as fout:
            messages.warning(request, str(fout))
            return _terug(request, sleutel)
        return _naar_feit(request, sleutel, reden)
    return _formulier(request, "corrigeren", kind, soort, sinds, form)


def _naar_feit(request: HttpRequest, sleutel: UUID, reden: str) -> HttpResponse:
    correctie = CORRECTIES[reden]
    messages.info(
        request,
        f"Leg nu vast: {correctie.feit}. Gebeurt dat niet binnen twee weken, dan komt de "
        "waarschuwing terug. De status verandert pas met dat feit.",
    )
    if correctie.tabel and correctie.tabel in tabellen_van(request.actor):
        return redirect("feit_nieuw", sleutel=sleutel, tabel=correctie.tabel)
    return redirect("jongere", sleutel=sleutel)


def _formulier(
    request: HttpRequest, wat: str, kind: Kind, soort: Soort, sinds: date, form: Any
) -> HttpResponse:
    dit = next(
        (
            w
            for w in queries.van_kind(kind.jongere_id, request.actor.vandaag)
            if (w.soort, w.sinds) == (soort, sinds)
        ),
        None,
    )
    if dit is None:
        messages.warning(request, "Deze waarschuwing is er niet meer.")
        return _terug(request, kind.sleutel)
    terug = request.POST.get("terug") or request.GET.get("terug", "")
    inhoud = {
        "kind": kind,
        "w": dit,
        "form": form,
        "terug": "lijst" if terug == "lijst" else "kind",
        "correcties": CORRECTIES,
        "vraag": urlencode({"soort": soort.value, "sinds": sinds.isoformat()}),
    }
    return render(
        request,
        f"signalen/waarschuwingen/{wat}.html",
        inhoud,
        status=422 if form.errors else 200,
    )
