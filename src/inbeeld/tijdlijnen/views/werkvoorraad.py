"""The work list, its kept filters, and the search for a child."""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from inbeeld.regels.definities import DEFINITIES
from inbeeld.register import queries as register
from inbeeld.register.models import Personalia
from inbeeld.register.queries import zoek_jongeren
from inbeeld.tijdlijnen import queries, weergaven
from inbeeld.tijdlijnen.forms import FilterForm
from inbeeld.tijdlijnen.kinderen import adres_verborgen, kinderen_op
from inbeeld.toegang.actions import leg_lezing_vast
from inbeeld.toegang.matrix.velden import velden_voor
from inbeeld.toegang.policies import check_can_kinderen_zien, groepen_op, groepen_van
from inbeeld.web import woorden
from inbeeld.web.formulieren import paginanummer, zoektekst

PER_PAGINA = 50
MEESTE_GEVONDEN = 50
SORTEERTEKST = {
    "klok": "Bovenaan: de klok die het verst is",
    "naam": "Op achternaam",
    "school": "Op school",
    "status": "Op status",
    "volgende": "Bovenaan: wat het eerst verandert",
}


@dataclass(frozen=True)
class Teller:
    """A card with a count that opens the filtered list."""

    naam: str
    aantal: int
    toon: str
    vraag: str
    gekozen: bool


@require_GET
def werkvoorraad(request: HttpRequest) -> HttpResponse:
    """Children that need attention, most urgent clock first."""
    check_can_kinderen_zien(request.actor)
    vandaag = request.actor.vandaag
    definitie = queries.regio_definitie(vandaag)
    schoolnamen = register.schoolnamen()
    gemeentenamen = register.gemeenten()
    keuzen = queries.filterkeuzen(actor=request.actor, vandaag=vandaag)
    form = FilterForm(
        request.GET,
        definitie=definitie,
        scholen={code: schoolnamen.get(code, code) for code in keuzen.scholen},
        gemeenten={code: gemeentenamen.get(code, code) for code in keuzen.gemeenten},
        sectoren={code: woorden.SECTOR[code] for code in keuzen.sectoren},
        velden=velden_voor("WerkvoorraadFilter", groepen_van(request.actor)),
    )
    sortering = request.GET.get("sorteer") or "klok"
    pagina = _pagina(request, form, sortering) if form.is_valid() else None
    inhoud = {
        "form": form,
        "pagina": pagina,
        "sortering": sortering,
        "sorteertekst": SORTEERTEKST.get(sortering, ""),
        "gefilterd": any(request.GET.get(v) for v in weergaven.VELDEN if v != "sorteer"),
    }
    bewaard = weergaven.weergaven_van(request.user.pk, schoolnamen | gemeentenamen)
    inhoud |= {
        "vandaag": vandaag,
        "definitie": DEFINITIES[definitie],
        "toont": groepen_op(request.actor, "werkvoorraad"),
        "tellers": _tellers(request, pagina),
        "weergaven": bewaard,
        "al_bewaard": urlencode(weergaven.schoon(request.GET.dict())) in {b.vraag for b in bewaard},
    }
    naam = "_werk" if request.htmx.target == "werk" else "werkvoorraad"
    return render(request, f"tijdlijnen/{naam}.html", inhoud, status=200 if pagina else 400)


def _pagina(
    request: HttpRequest, form: FilterForm, sortering: str
) -> queries.Pagina[queries.WerkRegel]:
    pagina = queries.werkvoorraad(
        actor=request.actor,
        vandaag=request.actor.vandaag,
        filter=form.filter(),
        sortering=sortering,
        pagina=paginanummer(request),
        per_pagina=PER_PAGINA,
    )
    leg_lezing_vast(
        jongere_ids=[regel.jongere_id for regel in pagina.regels],
        gegevensgroepen=sorted(groepen_op(request.actor, "werkvoorraad")),
        handeling="werkvoorraad",
    )
    return replace(pagina, regels=_zonder_geheim_adres(pagina.regels))


def _zonder_geheim_adres(regels: list[queries.WerkRegel]) -> list[queries.WerkRegel]:
    geheim = Personalia.objects.filter(
        pk__in=register.onder(regel.jongere_id for regel in regels), geheim_adres=True
    )
    weg = {personalia.pk for personalia in geheim if adres_verborgen(personalia)}
    return [
        replace(regel, gemeente="", gemeentenaam="geheim") if regel.jongere_id in weg else regel
        for regel in regels
    ]


# (words, key of the count, tone, what the card asks of the list)
_TELLERS = (
    ("drie maanden voorbij", "klok_voorbij", "dringend", {"klok": "voorbij"}),
    ("bijna drie maanden", "klok_bijna", "let-op", {"klok": "bijna"}),
    ("thuiszitters", "thuiszitter", "dringend", {"soort": "thuiszitter"}),
    ("verzuim", "verzuim", "let-op", {"soort": "verzuim"}),
    ("ziek", "ziek", "zorg", {"soort": "ziek"}),
    ("geoorloofd", "geoorloofd", "zorg", {"soort": "geoorloofd"}),
    ("thuis, met aanbod", "met_aanbod", "goed", {"soort": "met_aanbod"}),
    ("onbekend", "onbekend", "rustig", {"soort": "onbekend"}),
)
_ALTIJD = ("klok_voorbij", "klok_bijna", "thuiszitter", "verzuim")


def _tellers(
    request: HttpRequest, pagina: queries.Pagina[queries.WerkRegel] | None
) -> list[Teller]:
    """The cards. Those of kinds that are rare are left out while nobody is of that kind."""
    actor = request.actor
    aantallen = (
        pagina.tellingen
        if pagina
        else queries.werkvoorraad_tellingen(actor=actor, vandaag=actor.vandaag)
    )
    vraag = weergaven.schoon(request.GET.dict())
    return [
        Teller(naam, aantallen.get(sleutel, 0), toon, urlencode(filter_), vraag == filter_)
        for naam, sleutel, toon, filter_ in _TELLERS
        if sleutel in _ALTIJD or aantallen.get(sleutel)
    ]


@require_POST
def weergave_nieuw(request: HttpRequest) -> HttpResponse:
    """Keep the filter of the address, and go back to it."""
    vraag = weergaven.schoon(request.GET.dict())
    try:
        weergaven.bewaar_weergave(request.user.pk, vraag)
    except weergaven.TeVeelWeergaven as reden:
        messages.warning(request, str(reden))
    return HttpResponseRedirect(f"{reverse('werkvoorraad')}?{urlencode(vraag)}")


@require_POST
def weergave_weg(request: HttpRequest, pk: int) -> HttpResponse:
    """Forget a kept filter."""
    weergaven.verwijder_weergave(request.user.pk, pk)
    return redirect("werkvoorraad")


@require_http_methods(["GET", "POST"])
def zoeken(request: HttpRequest) -> HttpResponse:
    """Find a child by name or number. A POST, answered at once: no address holds what was typed."""
    check_can_kinderen_zien(request.actor)
    tekst = zoektekst(request)
    gevonden = zoek_jongeren(tekst, hoogstens=MEESTE_GEVONDEN + 1) if tekst else []
    ids = [p.jongere_id for p in gevonden[:MEESTE_GEVONDEN]]
    if ids:
        groepen = sorted(groepen_op(request.actor, "zoeken"))
        leg_lezing_vast(jongere_ids=ids, gegevensgroepen=groepen, handeling="zoeken")
    inhoud = {
        "zoek": tekst,
        "vandaag": request.actor.vandaag,
        "gevonden": kinderen_op(ids, request.actor.vandaag),
        "te_veel": len(gevonden) > MEESTE_GEVONDEN,
    }
    return render(request, "tijdlijnen/zoeken.html", inhoud)
