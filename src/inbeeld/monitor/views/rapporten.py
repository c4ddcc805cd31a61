"""Reports: made in one click or by a form, read on screen, kept as a file, made once more."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from inbeeld.monitor import werk
from inbeeld.monitor.actions.rapporten import (
    KanNiet,
    begin_planning,
    laatste_dag,
    maak_of_vraag,
    stop_planning,
)
from inbeeld.monitor.druk import VORMEN
from inbeeld.monitor.druk.grafieken import teken
from inbeeld.monitor.druk.pdf import kolomsoorten
from inbeeld.monitor.forms_rapporten import RapportForm, vorm_voor
from inbeeld.monitor.gebieden import gebied
from inbeeld.monitor.models import Berekening, Rapport, Rapportplanning
from inbeeld.monitor.queries.gebieden import Namen
from inbeeld.monitor.queries.samengesteld import eerste_definitie
from inbeeld.monitor.rapporten.inhoud import als_tekst
from inbeeld.monitor.rapporten.perioden import laatste
from inbeeld.monitor.rapporten.soorten import PEILDATA, SOORTEN, Soort
from inbeeld.monitor.rapporten.vraag import Vraag, naam_van
from inbeeld.monitor.rapporten.wie import gebieden_van, soorten_van
from inbeeld.monitor.uitvoerders.rapport import SOORT
from inbeeld.monitor.views.berekening import toont

_MEESTE = 50
toont(
    SOORT,
    lambda berekening: reverse("rapport", args=[berekening.uitkomst["rapport"]]),
    "Een rapport maken",
)


@require_GET
def rapporten(request: HttpRequest) -> HttpResponse:
    """What can be made, what was made, and what makes itself."""
    namen = Namen()
    actor = request.actor
    kaarten = [
        {
            "soort": soort,
            "gebied": namen.van(gebieden_van(actor, soort)[0]),
            "periode": naam_van(*laatste(soort.over, actor.vandaag))
            if soort.over != PEILDATA
            else "",
        }
        for soort in soorten_van(actor)
    ]
    gemaakt = Rapport.objects.order_by("-moment").defer("inhoud").select_related("door__gebruiker")
    planningen = Rapportplanning.objects.filter(gestopt_op=None).order_by("soort", "gebied")
    inhoud = {
        "kaarten": kaarten,
        "rapporten": [_regel(rapport, namen) for rapport in gemaakt[:_MEESTE]],
        "planningen": [(p, namen.van(gebied(p.gebied))) for p in planningen],
    }
    return render(request, "monitor/rapporten.html", inhoud)


def _regel(rapport: Rapport, namen: Namen) -> dict[str, Any]:
    return {
        "rapport": rapport,
        "gebied": namen.van(gebied(rapport.gebied)),
        "periode": Vraag.uit_json(rapport.vraag).periode,
    }


@require_http_methods(["GET", "POST"])
def nieuw(request: HttpRequest, soort: str) -> HttpResponse:
    """The form of one kind of report; a POST makes it."""
    deze = _soort(request, soort)
    form = _form(request, deze)
    if request.method == "POST" and form.is_valid():
        # Of what was known then, no figure speaks of a later day.
        dag = form.cleaned_data["bekend"] or laatste_dag(
            form.cleaned_data["definitie"], request.actor
        )
        return _maak(request, form.vraag(dag), form.bekend_op())
    status = 422 if request.method == "POST" else 200
    inhoud = {"soort": deze, "form": form}
    return render(request, "monitor/rapport_nieuw.html", inhoud, status=status)


@require_POST
def direct(request: HttpRequest, soort: str) -> HttpResponse:
    """One click: my own area, the last period that is over, the region's definitie, as known."""
    deze = _soort(request, soort)
    waar = gebieden_van(request.actor, deze)[0]
    definitie = eerste_definitie(waar, Namen(), request.actor.vandaag)
    dag = laatste_dag(definitie, request.actor)
    van, tot = laatste(deze.over, dag)
    vraag = Vraag(deze.code, waar, van, tot, definitie, dag)
    if deze.over == PEILDATA:
        form = _form(request, deze, {"definitie": definitie, "dagen": "kop"})
        form.is_valid()
        vraag = form.vraag(dag)
    return _maak(request, vraag, None)


def _maak(request: HttpRequest, vraag: Vraag, bekend_op: datetime | None) -> HttpResponse:
    """At once from the sheet; what it does not have, as a calculation."""
    gevraagd = maak_of_vraag(vraag, request.actor, bekend_op, timezone.now())
    if isinstance(gevraagd, Berekening):
        return redirect("berekening", sleutel=gevraagd.sleutel)
    messages.success(request, "Het rapport is gemaakt.")
    return redirect("rapport", sleutel=gevraagd.sleutel)


@require_GET
def rapport(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """The report to read, from what was kept of it. Another organisation's does not exist (404)."""
    het = _rapport(sleutel)
    namen = Namen()
    inhoud = {
        "rapport": het,
        "regel": _regel(het, namen),
        "inhoud": het.inhoud,
        "delen": [_te_lezen(nr, deel) for nr, deel in enumerate(het.inhoud["delen"])],
        "vormen": [(vorm, v.naam) for vorm, v in VORMEN.items()],
        "herhalingen": Rapport.objects.filter(herhaalt=het).defer("inhoud").order_by("moment"),
    }
    return render(request, "monitor/rapport.html", inhoud)


def _te_lezen(nr: int, deel: dict[str, Any]) -> dict[str, Any]:
    match deel["soort"]:
        case "grafiek":
            return {**deel, "tekening": [teken(deel, breed=b, nr=nr) for b in (True, False)]}
        case "tabel":
            soorten = kolomsoorten(deel)
            koppen = deel["kolommen"]
            rijen = [_rij(rij, koppen, soorten) for rij in deel["rijen"]]
            totaal = _rij(deel["totaal"], koppen, soorten) if deel["totaal"] else None
            kolommen = [
                {"naam": naam_, "getal": soort == "getal"}
                for naam_, soort in zip(deel["kolommen"], soorten, strict=True)
            ]
            return {**deel, "rijen": rijen, "totaal": totaal, "koppen": kolommen}
    return deel


def _rij(cellen: list[Any], koppen: list[str], soorten: list[str]) -> list[dict[str, Any]]:
    """The cells as they are read; in a column of numbers words stand to the right as well."""
    return [
        {"tekst": als_tekst(cel), "kop": kop, "getal": soort == "getal"}
        for cel, kop, soort in zip(cellen, koppen, soorten, strict=True)
    ]


@require_GET
def bestand(request: HttpRequest, sleutel: UUID, vorm: str) -> HttpResponse:
    """The report as a file, made of what was kept of it alone."""
    het = _rapport(sleutel)
    soort = VORMEN[vorm]
    antwoord = HttpResponse(soort.maak(het.inhoud), content_type=soort.mediatype)
    naam_ = f"{het.soort}-{het.van:%Y-%m-%d}"
    antwoord["Content-Disposition"] = f'attachment; filename="{naam_}.{vorm}"'
    return antwoord


@require_POST
def herhalen(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """The same report once more, from what was known then: its figures must come out the same."""
    het = _rapport(sleutel)
    with transaction.atomic():
        berekening = werk.vraag_aan(
            SOORT,
            {
                "vraag": het.vraag,
                "bekend_op": het.bekend_op.isoformat(),
                "herhaalt": str(het.sleutel),
            },
            timezone.now(),
        )
    return redirect("berekening", sleutel=berekening.sleutel)


@require_POST
def plannen(request: HttpRequest, soort: str) -> HttpResponse:
    """From now on by itself, of my own area, each time its period is over."""
    deze = _soort(request, soort)
    actor = request.actor
    try:
        waar = gebieden_van(actor, deze)[0]
        definitie = eerste_definitie(waar, Namen(), actor.vandaag)
        begin_planning(deze.code, waar, definitie, actor, timezone.now())
    except KanNiet as reden:
        messages.error(request, str(reden))
    else:
        messages.success(request, "Dit rapport maakt zich voortaan vanzelf. U krijgt bericht.")
    return redirect("rapporten")


@require_POST
def stoppen(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    try:
        planning = Rapportplanning.objects.get(sleutel=sleutel)
    except Rapportplanning.DoesNotExist as fout:
        raise Http404 from fout
    stop_planning(planning, request.actor)
    messages.success(request, "Gestopt. De rapporten die er al zijn, blijven.")
    return redirect("rapporten")


def _soort(request: HttpRequest, code: str) -> Soort:
    """Raises Http404 for a kind that the actor's organisation does not make."""
    soort = SOORTEN[code]
    if soort not in soorten_van(request.actor):
        raise Http404
    return soort


def _rapport(sleutel: UUID) -> Rapport:
    try:
        return Rapport.objects.select_related("bron", "herhaalt").get(sleutel=sleutel)
    except Rapport.DoesNotExist as fout:
        raise Http404 from fout


def _form(request: HttpRequest, soort: Soort, data: dict[str, str] | None = None) -> RapportForm:
    actor = request.actor
    if data is not None:
        eerste = laatste(soort.over, actor.vandaag)[0].isoformat()
        eigen = {"gebied": str(gebieden_van(actor, soort)[0]), "periode": eerste}
        return vorm_voor(actor, soort, eigen | data)
    return vorm_voor(actor, soort, request.POST if request.method == "POST" else None)
