"""Who looked: for the privacy officer, for whoever it is about, and for oneself."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from inbeeld.toegang.logboek import queries
from inbeeld.toegang.logboek.forms import PeriodeForm, ZoekForm
from inbeeld.toegang.logboek.grenzen import grenzen_op
from inbeeld.toegang.logboek.patronen import patronen
from inbeeld.toegang.matrix.begrippen import Groep, Handeling
from inbeeld.toegang.policies import can, check_can

BEGIN = date(2020, 1, 1)  # before the first line of any installation
FAMILIE = ("ouder", "jongere")
LANGST = timedelta(days=92)  # most days that patterns are sought in at once


def _begin_van(dag: date) -> datetime:
    return timezone.make_aware(datetime(dag.year, dag.month, dag.day))


def _voor(request: HttpRequest) -> int | None:
    tekst = request.GET.get("voor", "")
    return int(tekst) if tekst.isdecimal() and len(tekst) < 19 else None


@require_http_methods(["GET", "POST"])
def logboek(request: HttpRequest) -> HttpResponse:
    """Search the log. A POST, also for the next page: no address holds whom it is about."""
    check_can(request.actor, Handeling.ZOEKEN, Groep.LOGBOEK)
    gevraagd = request.POST if request.method == "POST" else {}
    form = ZoekForm(gevraagd, begin=BEGIN, eind=request.actor.vandaag)
    bladzijde = _gevonden(form) if form.is_valid() else None
    inhoud = {
        "form": form,
        "bladzijde": bladzijde,
        "zegel": queries.zegelstand(),
        "gezocht": request.method == "POST",
        "velden": {veld: form.data.get(veld, "") for veld in ZoekForm.field_order[:-1]},
    }
    return render(
        request, "toegang/logboek/zoeken.html", inhoud, status=422 if form.errors else 200
    )


def _gevonden(form: ZoekForm) -> queries.Bladzijde:
    gegeven = form.cleaned_data
    jongere_id = None
    if gegeven["kind"] is not None:
        jongere_id = queries.jongere_van_sleutel(gegeven["kind"])
        if jongere_id is None:
            return queries.Bladzijde([], None)
    return queries.zoek(
        jongere_id=jongere_id,
        naam=gegeven["wie"],
        organisatie_id=gegeven["organisatie"].pk if gegeven["organisatie"] else None,
        van=_begin_van(gegeven["van"]),
        tot=_begin_van(gegeven["tot"] + timedelta(days=1)),
        handeling=gegeven["handeling"],
        voor=gegeven["voor"],
    )


@require_GET
def kind(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """Who looked at one child; who works here and does not oversee the log sees their own lines.

    A family sees which organisation and in which rol, not which person: of people who do their work
    the law does not ask the name.
    """
    check_can(request.actor, Handeling.BEKIJKEN, Groep.LOGBOEK)
    familie = request.actor.rol in FAMILIE
    jongere_id = queries.jongere_van_sleutel(sleutel)
    if jongere_id is None:
        raise Http404
    bladzijde = queries.zoek(jongere_id=jongere_id, voor=_voor(request), met_namen=not familie)
    inhoud = {
        "bladzijde": bladzijde,
        "sleutel": sleutel,
        "familie": familie,
        "toezicht": can(request.actor, Handeling.ZOEKEN, Groep.LOGBOEK),
    }
    return render(request, "toegang/logboek/kind.html", inhoud)


@require_GET
def eigen(request: HttpRequest) -> HttpResponse:
    """What the person behind the request looked at, in all their aanstellingen."""
    check_can(request.actor, Handeling.BEKIJKEN, Groep.LOGBOEK)
    bladzijde = queries.zoek(gebruiker_id=request.actor.gebruiker_id, voor=_voor(request))
    return render(request, "toegang/logboek/eigen.html", {"bladzijde": bladzijde})


@require_http_methods(["GET", "POST"])
def patroon(request: HttpRequest) -> HttpResponse:
    """Unusual patterns of some days, by default the last seven."""
    check_can(request.actor, Handeling.ZOEKEN, Groep.LOGBOEK)
    vandaag = request.actor.vandaag
    form = PeriodeForm(
        request.POST if request.method == "POST" else {},
        begin=vandaag - timedelta(days=6),
        eind=vandaag,
    )
    gevonden = None
    if form.is_valid():
        van, tot = form.cleaned_data["van"], form.cleaned_data["tot"]
        if tot - van > LANGST:
            form.add_error("van", "Kies hooguit drie maanden.")
        else:
            gevonden = patronen(van=van, tot_en_met=tot)
    inhoud = {
        "form": form,
        "patronen": gevonden,
        "van": form.cleaned_data.get("van"),
        "tot": form.cleaned_data.get("tot"),
        "grenzen": grenzen_op(form.cleaned_data.get("tot") or vandaag),
    }
    status = 422 if form.errors else 200
    return render(request, "toegang/logboek/patronen.html", inhoud, status=status)
