"""Publishing: what was published, a proposal, and publishing it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from inbeeld.monitor.actions import publicatie as actions
from inbeeld.monitor.forms_publicatie import PublicatieForm
from inbeeld.monitor.models import Berekening, Publicatie
from inbeeld.monitor.peildata import schooljaar_van
from inbeeld.monitor.policies import can_publiceren, check_can_publiceren
from inbeeld.monitor.publicatie.tabellen import TABELLEN
from inbeeld.monitor.queries.cijfers import blad
from inbeeld.monitor.telwijze import telwijze
from inbeeld.monitor.uitvoerders.publicatie import SOORT
from inbeeld.monitor.views.berekening import toont
from inbeeld.monitor.views.opendata import tabelkeuze, tabelpagina, vind
from inbeeld.regels.definities import DEFINITIES
from inbeeld.web.formulieren import ingevuld

GET_EN_POST = require_http_methods(["GET", "HEAD", "POST"])
JAREN_TERUG = 9
toont(
    SOORT,
    lambda berekening: reverse("publicatie_voorstel", args=[berekening.sleutel]),
    "Voorstel voor een publicatie",
)


@require_safe
def lijst(request: HttpRequest) -> HttpResponse:
    """What was published."""
    inhoud = {
        "publicaties": Publicatie.objects.order_by("-van"),
        "mag_publiceren": can_publiceren(request.actor),
        "tabellen": TABELLEN.values(),
    }
    return render(request, "monitor/publicaties.html", inhoud)


@GET_EN_POST
def nieuw(request: HttpRequest) -> HttpResponse:
    """Choose a school year; a proposal follows, nothing is published yet."""
    check_can_publiceren(request.actor)
    wijze = telwijze(request.actor.vandaag)
    form = PublicatieForm(
        ingevuld(request), schooljaren=_te_publiceren(request), definities=wijze.definities
    )
    if request.method == "POST" and form.is_valid():
        jaar, definitie = int(form.cleaned_data["schooljaar"]), form.cleaned_data.get("definitie")
        berekening = actions.stel_voor(jaar, timezone.now(), definitie)
        return redirect("berekening", sleutel=berekening.sleutel)
    inhoud = {
        "form": form,
        "leeg": not form.schooljaren,
        "tabellen": TABELLEN.values(),
        "telwijze": wijze,
    }
    return render(
        request, "monitor/publicatie_nieuw.html", inhoud, status=422 if form.errors else 200
    )


@GET_EN_POST
def voorstel(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """What would be published, and what is protected and why; publishing it."""
    check_can_publiceren(request.actor)
    try:
        berekening = Berekening.objects.get(sleutel=sleutel, soort=SOORT, uitkomst__isnull=False)
    except Berekening.DoesNotExist as fout:
        raise Http404 from fout
    if request.method == "POST":
        try:
            gemaakt = actions.publiceer(berekening, timezone.now())
        except actions.KanNiet as reden:
            messages.error(request, str(reden))
            return redirect("publicaties")
        messages.success(request, "De cijfers zijn gepubliceerd.")
        return redirect("publicatie", sleutel=gemaakt.sleutel)
    uitkomst = berekening.uitkomst
    er = uitkomst["waarom"]
    waarom = [(naam, er[tabel]) for tabel, naam in TABELLEN.items() if tabel in er]
    inhoud = tabelkeuze(request, uitkomst["tabellen"]) | {
        "tabellen": uitkomst["tabellen"],
        "bekend_op": actions.bekend_op(uitkomst["tabellen"]),
        "definitie": DEFINITIES[uitkomst["tabellen"]["definitie"]],
        "waarom": waarom,
        "telwijze": telwijze(request.actor.vandaag),
        "al_eerder": Publicatie.objects.filter(
            van__year=uitkomst["tabellen"]["schooljaar"]
        ).first(),
    }
    return render(request, "monitor/publicatie_voorstel.html", inhoud)


@require_safe
def publicatie(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """One publication, as it was published."""
    return render(request, "monitor/publicatie.html", tabelpagina(request, vind(sleutel)))


def _te_publiceren(request: HttpRequest) -> list[int]:
    """School years that are over and were not published, the last one first."""
    het_blad = blad()
    dag = het_blad.dag if het_blad else request.actor.vandaag
    lopend = schooljaar_van(dag)
    al = {van.year for van in Publicatie.objects.values_list("van", flat=True)}
    return [jaar for jaar in range(lopend - 1, lopend - 1 - JAREN_TERUG, -1) if jaar not in al]
