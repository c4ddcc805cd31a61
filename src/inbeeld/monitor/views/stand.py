"""Counts at peildata or over a school year: from the sheet, else as a calculation."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from inbeeld.monitor import werk
from inbeeld.monitor.beeld import Figuur, van_uitkomst
from inbeeld.monitor.beeld import blad as als_blad
from inbeeld.monitor.beeld_afgeschermd import afgeschermd
from inbeeld.monitor.beeld_doorlooptijd import schooljaar
from inbeeld.monitor.beeld_stand import Gekopt, tabellen, tekening
from inbeeld.monitor.forms_cijfers import BEGINREEKS, StandForm, Standvraag
from inbeeld.monitor.gebieden import Gebied, gebied
from inbeeld.monitor.models import Berekening, Cijferblad
from inbeeld.monitor.peildata import naam_schooljaar, periode_van, schooljaar_van
from inbeeld.monitor.policies import can_precies_zien
from inbeeld.monitor.queries.cijfers import blad as blad_van
from inbeeld.monitor.queries.gebieden import Namen
from inbeeld.monitor.queries.samengesteld import eerste_definitie
from inbeeld.monitor.queries.standen import binnen, jaren, op_dagen
from inbeeld.monitor.views.basis import (
    KOPPEN,
    als_bestand,
    bestandslinks,
    gebiedkeuzen,
    gevraagd_bestand,
    lees_gebied,
    meer_cijfers,
    noten,
    verantwoording,
)
from inbeeld.monitor.views.berekening import toont
from inbeeld.monitor.views.kinderlinks import Kinderlinks
from inbeeld.monitor.views.vergelijkbaar import banden_van
from inbeeld.tijdlijnen.forms import einde_van_dag
from inbeeld.web.datums import kort, lang, moment

SOORT = "telling"
toont(SOORT, lambda b: f"{reverse('cijfers_stand')}?berekening={b.sleutel}", "Een telling")


@dataclass(frozen=True)
class Gevonden:
    """The figures, and what of the question is not among them. `blad`: whence, None when they were
    calculated. `bekend_op`: in words, '' for what the sheet knows."""

    rijen: list[Figuur]
    delen: list[Figuur]
    ontbreekt: list[str]
    blad: Cijferblad | None
    bekend_op: str = ""


@require_http_methods(["GET", "POST"])
def stand(request: HttpRequest) -> HttpResponse:
    """The form, and below it what it asks for; a POST has it calculated."""
    if request.method == "POST":
        return _reken_uit(request)
    namen = Namen()
    berekening = _berekening(request)
    if berekening:
        vraag = Standvraag.uit_json(berekening.vraag)
        form = _form(request, lees_gebied(request, vraag.gebied), vraag.velden(), namen)
        gevonden = _uit_berekening(berekening)
    else:
        form = _form(request, lees_gebied(request), request.GET.dict(), namen)
        if not form.is_valid():
            return render(request, "monitor/stand.html", {"form": form}, status=422)
        vraag = form.vraag()
        gevonden = _van_het_blad(vraag, request.actor.vandaag)
    inhoud = _uitkomst(request, vraag, gevonden, namen)
    soort = gevraagd_bestand(request)
    if soort:
        if not inhoud["tabellen"]:
            raise Http404
        return als_bestand(soort, [inhoud["rekenblad"]], "in-beeld-stand")
    keuze = {"gebied": vraag.gebied, "definitie": vraag.definitie}
    pagina = {
        "form": form,
        "uitkomst": inhoud,
        "meer_cijfers": meer_cijfers("cijfers_stand", keuze),
    }
    return render(request, "monitor/stand.html", pagina)


def _form(request: HttpRequest, waar: Gebied, velden: dict[str, Any], namen: Namen) -> StandForm:
    """The form, filled in as asked; what was not asked as it begins."""
    vandaag = request.actor.vandaag
    begin = {
        "gebied": str(waar),
        "definitie": eerste_definitie(waar, namen, vandaag),
        "reeks": BEGINREEKS,
        "schooljaar": str(schooljaar_van(vandaag)),
    }
    gebieden = gebiedkeuzen(request.actor, waar, namen)
    return StandForm(begin | velden, gebieden=gebieden, vandaag=vandaag)


def _reken_uit(request: HttpRequest) -> HttpResponse:
    """Have the question calculated, as known now or on an earlier day."""
    waar = lees_gebied(request, request.POST.get("gebied", ""))
    form = _form(request, waar, request.POST.dict(), Namen())
    if not form.is_valid():
        return render(request, "monitor/stand.html", {"form": form}, status=422)
    vraag = form.vraag()
    einde = einde_van_dag(form.cleaned_data["bekend_op"])
    bekend_op = einde.astimezone(UTC).isoformat() if einde else None
    with transaction.atomic():
        berekening = werk.vraag_aan(
            SOORT, vraag.als_json(request.actor.vandaag, bekend_op), timezone.now()
        )
    return redirect("berekening", sleutel=berekening.sleutel)


def _berekening(request: HttpRequest) -> Berekening | None:
    """The calculation that the address names; one that is not ready goes back to its progress."""
    sleutel = request.GET.get("berekening")
    if not sleutel:
        return None
    try:
        gevonden = Berekening.objects.get(sleutel=UUID(sleutel), soort=SOORT)
    except (ValueError, Berekening.DoesNotExist) as fout:
        raise Http404 from fout
    if gevonden.uitkomst is None:
        raise Http404
    return gevonden


def _uit_berekening(berekening: Berekening) -> Gevonden:
    vraag = Standvraag.uit_json(berekening.vraag)
    rijen = [van_uitkomst(rij) for rij in berekening.uitkomst["rijen"]]
    tijd = berekening.vraag["bekend_op"]
    bekend = moment(datetime.fromisoformat(tijd) if tijd else berekening.klaar_op)
    eigen = [rij for rij in rijen if rij.gebied == vraag.gebied]
    delen = [rij for rij in rijen if rij.gebied.startswith(f"{vraag.per}:")] if vraag.per else []
    return Gevonden(eigen, delen, [], None, bekend)


def _van_het_blad(vraag: Standvraag, vandaag: date) -> Gevonden:
    """What the sheet has; what is asked beyond that is to be calculated."""
    blad = blad_van(vraag.definitie)
    if vraag.bekend_op:
        return Gevonden(
            [], [], [f"zoals bekend op {lang(date.fromisoformat(vraag.bekend_op))}"], blad
        )
    if blad is None:
        return Gevonden([], [], ["deze definitie"], None)
    if vraag.is_jaar:
        return _jaren(vraag, blad, vandaag)
    dagen = vraag.dagen(vandaag)
    rijen = op_dagen(blad, Q(gebied=vraag.gebied), dagen)
    er_is = {rij.dag for rij in rijen}
    mist = [lang(dag) for dag in dagen if dag not in er_is]
    delen = []
    if vraag.per and dagen:
        delen = op_dagen(blad, binnen(vraag.waar, vraag.per, vandaag), dagen[-1:])
        mist = mist if dagen[-1] not in er_is else []
    return Gevonden(rijen, delen, mist, blad)


def _jaren(vraag: Standvraag, blad: Cijferblad, vandaag: date) -> Gevonden:
    """The school year asked for and those before it; split, that one alone."""
    begin = periode_van(vraag.schooljaar, vandaag)[0]
    rijen = jaren(blad, Q(gebied=vraag.gebied, van__lte=begin))
    er_is = any(rij.van == begin for rij in rijen)
    delen = []
    if vraag.per:
        delen = jaren(blad, Q(van=begin) & binnen(vraag.waar, vraag.per, vandaag))
    mist = [] if er_is else [f"schooljaar {naam_schooljaar(vraag.schooljaar)}"]
    return Gevonden(rijen, delen, mist, blad)


def _uitkomst(
    request: HttpRequest, vraag: Standvraag, gevonden: Gevonden, namen: Namen
) -> dict[str, Any]:
    waar, naam = vraag.waar, namen.van(vraag.waar)
    rijen = _gekopt(vraag, gevonden, namen)
    kop = KOPPEN.get(vraag.per) or ("Schooljaar" if vraag.is_jaar else "Peildatum")
    precies = can_precies_zien(request.actor, vraag.per or waar.soort)
    lijst = (tabellen if precies else afgeschermd)(rijen, vraag.definitie, kop)
    links = Kinderlinks(request, vraag.definitie)
    if precies and links.mogelijk and not vraag.bekend_op:
        lijst = [tabel.met_adressen(links.adres) for tabel in lijst]
    dagen = [rij.figuur.dag for rij in rijen]
    uitleg = verantwoording(
        indicator="jaar" if vraag.is_jaar else "stand",
        definitie=vraag.definitie,
        gebied=waar,
        naam=naam,
        wanneer=_wanneer(vraag, rijen),
        dag=max(dagen, default=None),
        blad=gevonden.blad,
        onvolledig=any(not rij.figuur.is_volledig for rij in rijen),
        bekend_op=gevonden.bekend_op,
        per=vraag.per,
    )
    banden = banden_van("jaar" if vraag.is_jaar else "stand")
    return {
        "vraag": vraag,
        "ontbreekt": gevonden.ontbreekt,
        "te_komen": vraag.te_komen(request.actor.vandaag),
        "velden": vraag.velden(),
        "verantwoording": uitleg,
        "tabellen": lijst if rijen else [],
        "tekening": tekening(rijen, vraag.definitie, naam, banden) if precies else None,
        "niet_vergelijkbaar": [b for b in banden if any(b.van <= d <= b.tot_en_met for d in dagen)],
        "precies": precies,
        "bestanden": bestandslinks(request),
        "rekenblad": als_blad(
            lijst, naam="Stand", titel=f"{lijst[0].naam}, {naam}", noten=noten(uitleg)
        ),
    }


def _gekopt(vraag: Standvraag, gevonden: Gevonden, namen: Namen) -> list[Gekopt]:
    if vraag.per:
        rijen = [(namen.van(gebied(rij.gebied)), rij) for rij in gevonden.delen]
        rijen.sort(key=lambda paar: paar[0].lower())
        eigen = [rij for rij in gevonden.rijen if _zelfde_tijd(rij, vraag, gevonden)]
        rijen += [(f"{namen.van(gebied(rij.gebied))} (alles)", rij) for rij in eigen]
        return [Gekopt(naam, naam, rij) for naam, rij in rijen]
    if vraag.is_jaar:
        return [Gekopt(schooljaar(rij), schooljaar(rij), rij) for rij in gevonden.rijen]
    return [Gekopt(kort(rij.dag), rij.dag, rij) for rij in gevonden.rijen]


def _zelfde_tijd(rij: Figuur, vraag: Standvraag, gevonden: Gevonden) -> bool:
    return bool(gevonden.delen) and (rij.van, rij.dag) == (
        gevonden.delen[0].van,
        gevonden.delen[0].dag,
    )


def _wanneer(vraag: Standvraag, rijen: Sequence[Gekopt]) -> str:
    if vraag.is_jaar:
        return "unieke kinderen in een schooljaar (1 augustus t/m 31 juli)"
    dagen = sorted({rij.figuur.dag for rij in rijen})
    if not dagen:
        return "op peildata"
    if len(dagen) == 1:
        return f"op {lang(dagen[0])}"
    return f"op {len(dagen)} peildata, van {lang(dagen[0])} tot en met {lang(dagen[-1])}"
