"""The targets of the region: where they stand, and setting them."""

from collections.abc import Callable
from itertools import dropwhile
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from inbeeld.monitor.actions import doelen as actions
from inbeeld.monitor.actions.doelen import KanNiet
from inbeeld.monitor.beeld import Figuur
from inbeeld.monitor.beeld_doelen import tekening
from inbeeld.monitor.doelstand import Doelstand, Punt
from inbeeld.monitor.forms_doelen import DoelForm, EindeForm, OnvergelijkbaarForm, begin_van
from inbeeld.monitor.gebieden import Gebied
from inbeeld.monitor.models import Doel, Onvergelijkbaar
from inbeeld.monitor.policies import can_doelen_zetten, check_can_doelen_zetten
from inbeeld.monitor.queries import doelen as queries
from inbeeld.monitor.queries.cijfers import blad, is_achter
from inbeeld.monitor.views.kinderlinks import Kinderlinks
from inbeeld.regels.definities import DEFINITIES
from inbeeld.register.queries import gemeenten
from inbeeld.tijdlijnen.queries import regio_definitie
from inbeeld.toegang.perioden import einddatum
from inbeeld.web.formulieren import ingevuld

GET_EN_POST = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def doelen(request: HttpRequest) -> HttpResponse:
    """All targets of now, each with where it stands; years that do not compare; ended targets."""
    vandaag = request.actor.vandaag
    het_blad = blad()
    regelt = can_doelen_zetten(request.actor)
    past, past_niet = actions.te_laden() if regelt else ([], [])
    niet = queries.onvergelijkbare_perioden()
    inhoud = {
        "standen": queries.stand_van_doelen(onvergelijkbaar=niet),
        "blad": het_blad,
        "later": bool(het_blad and is_achter(het_blad)),
        "komend": queries.komende_doelen(vandaag),
        "eerder": queries.eerdere_doelen(vandaag),
        "onvergelijkbaar": niet,
        "regelt": regelt,
        "te_laden": past,
        "past_niet": past_niet,
        "definities": DEFINITIES,
    }
    return render(request, "monitor/doelen.html", inhoud)


@require_safe
def doel(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """One target: its baseline, the line, and our figures of every year."""
    gevonden = _doel_of_404(sleutel)
    niet, namen = queries.onvergelijkbare_perioden(), gemeenten()
    stand = queries.stand_van_doelen(
        sleutels=[gevonden.sleutel], onvergelijkbaar=niet, namen=namen
    )[0]
    waar = queries.gebied_van_doel(gevonden, namen)
    kinderen = _kinderen(request, stand, waar)
    het_blad = blad(gevonden.definitie)
    bekend = list(dropwhile(lambda punt: punt.waarde is None, stand.punten))
    inhoud = {
        "stand": stand,
        "punten": [(punt, kinderen(punt)) for punt in bekend],
        "uitleg": _uitleg(stand, waar),
        "blad": het_blad,
        "later": bool(het_blad and is_achter(het_blad)),
        "eerder_onbekend": len(bekend) < len(stand.punten),
        "doel": gevonden,
        "definitie": DEFINITIES[gevonden.definitie],
        "tekening": tekening(stand, niet),
        "geldt_vanaf": gevonden.periode.lower,
        "laatste_dag": einddatum(gevonden.periode),
        "regelt": can_doelen_zetten(request.actor) and gevonden.periode.upper is None,
        "per_gemeente": waar is None or waar.soort == "gemeente",
    }
    return render(request, "monitor/doel.html", inhoud)


def _kinderen(request: HttpRequest, stand: Doelstand, waar: Gebied | None) -> Callable[[Punt], str]:
    """Gives where the children behind a figure are, for who may see them; '' where there is no
    list."""
    doel, maat = stand.doel, stand.maat
    alles = maat.onderdelen(doel.definitie)
    # Of a target that leaves children out the list would hold these too.
    heel = maat.onderdelen(doel.definitie, tuple(doel.uitgezonderd)) == alles
    if waar is None or not maat.kinderen or not heel:
        return lambda _: ""
    links = Kinderlinks(request, doel.definitie)

    def adres(punt: Punt) -> str:
        if not punt.waarde:
            return ""
        return links.adres(Figuur(str(waar), punt.dag, {}, van=punt.van), maat.kinderen)

    return adres


def _uitleg(stand: Doelstand, waar: Gebied | None) -> str:
    """Where it says how the figure is counted."""
    vraag = {"definitie": stand.doel.definitie}
    if waar is not None and stand.punten:
        vraag["gebied"] = str(waar)
    return f"{reverse('cijfers_uitleg', args=[stand.maat.indicator])}?{urlencode(vraag)}"


@GET_EN_POST
def nieuw(request: HttpRequest) -> HttpResponse:
    """Set a target; with `vervangt` in the address the one that it takes the place of ends."""
    check_can_doelen_zetten(request.actor)
    vandaag = request.actor.vandaag
    oud = _vervangt(request)
    begin = (
        begin_van(oud, vandaag)
        if oud
        else {"vanaf": vandaag, "definitie": regio_definitie(vandaag)}
    )
    form = DoelForm(ingevuld(request), gemeenten=gemeenten(), initial=begin)

    def doe() -> HttpResponse:
        gezet = actions.stel(form.velden(), timezone.now(), vervangt=oud)
        messages.success(request, "Het doel staat vast.")
        return redirect("doel", sleutel=gezet.sleutel)

    kop = {"titel": "Doel wijzigen" if oud else "Nieuw doel", "knop": "Doel vastleggen"}
    return _formulier(request, form, doe, {**kop, "oud": oud})


@GET_EN_POST
def beeindigen(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """The partners no longer hold this target from a day on."""
    check_can_doelen_zetten(request.actor)
    gevonden = _doel_of_404(sleutel)
    form = EindeForm(ingevuld(request), initial={"tot_en_met": request.actor.vandaag})

    def doe() -> HttpResponse:
        actions.beeindig(gevonden, form.cleaned_data["tot_en_met"])
        messages.success(request, "Het doel is beëindigd. Het blijft bewaard.")
        return redirect("doelen")

    kop = {"titel": "Doel beëindigen", "knop": "Doel beëindigen", "over": gevonden.naam}
    return _formulier(request, form, doe, kop)


@require_POST
def laden(request: HttpRequest) -> HttpResponse:
    """Take over the targets that come with In Beeld, those that were ticked."""
    geladen = actions.laad(timezone.now(), set(request.POST.getlist("code")))
    for rij in geladen:
        if rij.reden:
            messages.warning(request, f"{rij.wat.naam}: {rij.reden}")
    if goed := sum(not rij.reden for rij in geladen):
        messages.success(request, f"{goed} overgenomen, met hun bron.")
    return redirect("doelen")


@GET_EN_POST
def onvergelijkbaar_nieuw(request: HttpRequest) -> HttpResponse:
    """Name a period whose figures do not compare."""
    check_can_doelen_zetten(request.actor)
    form = OnvergelijkbaarForm(ingevuld(request))

    def doe() -> HttpResponse:
        actions.noem_onvergelijkbaar(**form.cleaned_data, moment=timezone.now())
        messages.success(request, "Deze periode telt niet mee in vergelijkingen.")
        return redirect("doelen")

    kop = {"titel": "Periode die niet te vergelijken is", "knop": "Vastleggen"}
    return _formulier(request, form, doe, kop)


@GET_EN_POST
def onvergelijkbaar_beeindigen(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """The period compares after all."""
    check_can_doelen_zetten(request.actor)
    rij = Onvergelijkbaar.objects.filter(sleutel=sleutel).first()
    if rij is None:
        raise Http404
    form = Form(ingevuld(request))

    def doe() -> HttpResponse:
        actions.laat_vervallen(rij, request.actor.vandaag)
        messages.success(request, "Deze periode telt weer mee in vergelijkingen.")
        return redirect("doelen")

    kop = {"titel": "Periode weer meetellen", "knop": "Weer meetellen", "over": rij.reden}
    return _formulier(request, form, doe, kop)


def _formulier(
    request: HttpRequest, form: Form, doe: Callable[[], HttpResponse], kop: dict[str, Any]
) -> HttpResponse:
    """Show the form; when it is sent and right, do it. What cannot be stands above the form."""
    if request.method == "POST" and form.is_valid():
        try:
            return doe()
        except KanNiet as fout:
            form.add_error(None, str(fout))
    status = 422 if form.errors else 200
    return render(request, "monitor/doel_formulier.html", {"form": form, **kop}, status=status)


def _doel_of_404(sleutel: UUID) -> Doel:
    gevonden = Doel.objects.filter(sleutel=sleutel).first()
    if gevonden is None:
        raise Http404
    return gevonden


def _vervangt(request: HttpRequest) -> Doel | None:
    sleutel = request.GET.get("vervangt")
    if not sleutel:
        return None
    try:
        return Doel.objects.get(sleutel=sleutel)
    except (Doel.DoesNotExist, ValidationError) as fout:
        raise Http404 from fout
