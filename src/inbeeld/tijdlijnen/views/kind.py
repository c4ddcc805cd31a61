"""The page of a child, and the page that says why its status is what it is."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.db.backends.postgresql.psycopg_any import DateRange
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from inbeeld.regels.definities import DEFINITIES
from inbeeld.regels.fouten import AanroepFout
from inbeeld.regels.uitleg import Uitleg
from inbeeld.register.omschrijving import met_namen
from inbeeld.register.queries import (
    feiten_van,
    gemeenten,
    scholen,
    zonder_gemeente,
)
from inbeeld.tijdlijnen import kindbeeld, queries
from inbeeld.tijdlijnen.forms import WaaromForm, einde_van_dag
from inbeeld.tijdlijnen.kinderen import Kind, gegevens_tot
from inbeeld.tijdlijnen.models import Klok, Tijdlijn
from inbeeld.tijdlijnen.policies import tabellen_van
from inbeeld.tijdlijnen.views.basis import kind_of_404
from inbeeld.toegang.matrix import Groep, Handeling
from inbeeld.toegang.policies import can, can_aanleveren, groepen_op
from inbeeld.web import datums, woorden
from inbeeld.web.grafieken import teken_tijdbaan

FEITEN_PER_PAGINA = 25
MET_DE_HAND = ("verzuim", "inschrijvingen", "vrijstellingen", "aanbod", "duidingen", "woonplaatsen")


@dataclass(frozen=True)
class Overgang:
    """Something that changes by itself on a day: another status, or three months full."""

    op: date
    status: str = ""
    soort: str = ""
    tekst: str = ""


@require_GET
def kind(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """Header with clocks, the timeline as a picture and a table, and the facts."""
    vandaag = request.actor.vandaag
    dit = kind_of_404(request, sleutel, "kind_bekijken")
    klokken = list(queries.klokken_van(dit.jongere_id))
    tijdlijn = list(queries.tijdlijn_van(dit.jongere_id, dit.definitie))
    if dit.overleden_op:
        klokken, tijdlijn = [], _tot_en_met(tijdlijn, dit.overleden_op)
    feiten = feiten_van(dit.jongere_id, met_ingetrokken=request.GET.get("ingetrokken") == "1")
    if dit.adres_verborgen:
        feiten = [zonder_gemeente(feit) for feit in feiten if feit.tabel != "woonplaatsen"]
    namen = {s.school: s.naam or s.school for s in scholen()}
    alle_gemeenten = gemeenten()
    bladzijde = Paginator(feiten, FEITEN_PER_PAGINA).get_page(request.GET.get("pagina"))
    inhoud: dict[str, Any] = {
        "kind": dit,
        "toont": groepen_op(request.actor, "jongere"),
        "vandaag": vandaag,
        "klokken": kindbeeld.lopend(klokken, vandaag),
        "overgangen": _overgangen(tijdlijn, klokken, vandaag),
        "leveranciers": sorted({f.bron for f in feiten}),
        "gegevens_tot": gegevens_tot(dit.school) if dit.school else None,
        "feiten": [replace(f, tekst=met_namen(f.tekst, namen | alle_gemeenten)) for f in bladzijde],
        "feitpagina": bladzijde,
        "met_ingetrokken": request.GET.get("ingetrokken") == "1",
        "nieuw_mag": can_aanleveren(request.actor),
        "verzoeken_mag": can(request.actor, Handeling.INZAGE_GEVEN, Groep.IDENTITEIT),
        "samenvoegen_mag": can(request.actor, Handeling.SAMENVOEGEN, Groep.IDENTITEIT),
        "tabellen": [
            (t, woorden.TABEL[t]) for t in MET_DE_HAND if t in tabellen_van(request.actor)
        ],
    }
    if dit.status:
        inhoud |= _beeld(request, dit, tijdlijn, klokken, namen)
    return render(request, "tijdlijnen/kind.html", inhoud)


@require_GET
def meldingen(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """The wettelijke meldingen: a page of its own, and a part that the child's page fetches when
    it stands, because they are computed anew and that takes a moment."""
    dit = kind_of_404(request, sleutel, "meldingen_bekijken")
    inhoud = {
        "kind": dit,
        "meldingen": queries.meldingen_van(
            dit.jongere_id, tot=dit.overleden_op or request.actor.vandaag
        ),
    }
    naam = "_meldingen" if request.htmx else "meldingen"
    return render(request, f"tijdlijnen/{naam}.html", inhoud)


def _tot_en_met(tijdlijn: list[Tijdlijn], dag: date) -> list[Tijdlijn]:
    """The timeline of a child that died on `dag`: the rules know no death, and go on."""
    tijdlijn = [t for t in tijdlijn if t.periode.lower <= dag]
    for t in tijdlijn[-1:]:
        t.periode = DateRange(t.periode.lower, dag + timedelta(days=1))
    return tijdlijn


def _overgangen(tijdlijn: list[Tijdlijn], klokken: list[Klok], vandaag: date) -> list[Overgang]:
    """What lies ahead within a year, if no fact is added."""
    grens = vandaag + timedelta(days=366)
    # Neighbours with one status part where three months are full; that has its own line below.
    straks = [
        Overgang(t.periode.lower, t.status, t.soort)
        for vorige, t in pairwise(tijdlijn)
        if vandaag < t.periode.lower <= grens and t.status != vorige.status
    ]
    straks += [
        Overgang(k.drie_maanden_op, tekst="drie maanden vol")
        for k in klokken
        if k.soort == "streng"
        and vandaag < k.drie_maanden_op <= grens
        and (k.einddatum is None or k.einddatum >= k.drie_maanden_op)
    ]
    return sorted(straks, key=lambda o: o.op)


def _beeld(
    request: HttpRequest,
    dit: Kind,
    tijdlijn: list[Tijdlijn],
    klokken: list[Klok],
    namen: Mapping[str, str],
) -> dict[str, Any]:
    vandaag = request.actor.vandaag
    keuze = request.GET.get("venster", "")
    keuze = keuze if keuze in kindbeeld.VENSTERS else "jaar"
    feiten = kindbeeld.beeldfeiten_van(dit.jongere_id)
    begin, tot = kindbeeld.venster(keuze, vandaag, feiten, klokken)
    alle = kindbeeld.banen(feiten, tijdlijn, klokken, vandaag=vandaag, schoolnamen=namen)
    lanen = kindbeeld.in_venster(alle, begin, tot)
    beeld = kindbeeld.maak_tijdbeeld(
        lanen,
        kindbeeld.vakanties(queries.vakantieregio(), begin, tot),
        begin=begin,
        tot=tot,
        vandaag=vandaag,
        samenvatting=_samenvatting(dit, kindbeeld.lopend(klokken, vandaag)),
    )
    return {
        "venster": keuze,
        "vensters": kindbeeld.VENSTERS,
        "beeld_breed": teken_tijdbaan(beeld, breed=True),
        "beeld_smal": teken_tijdbaan(beeld, breed=False),
        "beeldtabel": kindbeeld.tabelrijen(lanen),
    }


def _samenvatting(dit: Kind, klokken: list[kindbeeld.Lopend]) -> str:
    if dit.overleden_op:
        return f"Overleden op {datums.lang(dit.overleden_op)}."
    zinnen = [f"Status vandaag: {woorden.woord(dit.status, woorden.STATUS)}."]
    zinnen += [
        f"{'Thuis' if k.soort == 'streng' else 'Ruim geteld thuis'} sinds "
        f"{datums.lang(k.thuis_sinds)}, dag {k.n} van {k.van}."
        for k in klokken
    ]
    return " ".join(zinnen)


@require_GET
def waarom(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """The full uitleg for any day and definitie, also as known on an earlier day."""
    dit = kind_of_404(request, sleutel, "uitleg_bekijken")
    # It was once theirs: identity and own facts are all that is left to see. After a death nothing
    # is judged any more.
    if not dit.status or dit.overleden_op:
        raise Http404
    begin = {"dag": request.actor.vandaag, "definitie": dit.definitie}
    form = WaaromForm(begin | request.GET.dict())
    inhoud: dict[str, Any] = {"kind": dit, "form": form}
    geldig = form.is_valid()
    if geldig:
        inhoud |= _uitleg(dit, form)
    naam = "_uitleg" if request.htmx.target == "uitleg" else "waarom"
    return render(request, f"tijdlijnen/{naam}.html", inhoud, status=200 if geldig else 422)


def _uitleg(dit: Kind, form: WaaromForm) -> dict[str, Any]:
    dag, definitie = form.cleaned_data["dag"], form.cleaned_data["definitie"]
    bekend = form.cleaned_data["bekend"]
    inhoud: dict[str, Any] = {"definitie": DEFINITIES[definitie], "bekend": bekend}

    def vraag(bekend_op: datetime | None) -> Uitleg:
        return queries.uitleg_van(
            dit.jongere_id, peildatum=dag, definitie=definitie, bekend_op=bekend_op
        )

    try:
        inhoud["uitleg"] = _uitleg_met_namen(vraag(einde_van_dag(bekend)), dit)
        inhoud["nu"] = _stand_nu(dit, dag, definitie) or vraag(None) if bekend else None
    except AanroepFout:
        inhoud["waarom_niet"] = (
            "Over deze dag is niets uit te rekenen: het kind was nog niet geboren, of er was toen "
            "nog niets over het kind bekend."
        )
    return inhoud


def _stand_nu(dit: Kind, dag: date, definitie: str) -> Tijdlijn | None:
    """The status by what is known now, when it is stored: computing it anew takes a moment."""
    rijen = queries.tijdlijn_van(dit.jongere_id, definitie)
    return rijen.filter(periode__contains=dag).first()


_GEMEENTE = re.compile(r"\b\d{4}\b(?= levert)|(?<=gemeente )\d{4}\b")
_DAG = re.compile(r"\d{4}-\d{2}-\d{2}")


def _uitleg_met_namen(uitleg: Uitleg, dit: Kind) -> Uitleg:
    """The rules know schools and gemeenten by their code, and days as ISO text; people do not.

    Layers that hold come first. Of a hidden address only that there is one is left.
    """
    namen = gemeenten()
    if dit.adres_verborgen:
        namen = dict.fromkeys(namen, "geheim")
    alle = {s.school: s.naam or s.school for s in scholen()} | namen

    def waarde(tekst: str) -> str:
        if _DAG.fullmatch(tekst):
            return f"vanaf {datums.lang(date.fromisoformat(tekst))}"
        return alle.get(tekst, tekst)

    return replace(
        uitleg,
        feiten=tuple(
            replace(f, tekst=_GEMEENTE.sub(lambda m: namen.get(m[0], m[0]), f.tekst))
            for f in uitleg.feiten
        ),
        lagen=tuple(
            replace(laag, waarde=waarde(laag.waarde))
            for laag in sorted(uitleg.lagen, key=lambda laag: not laag.geldt)
        ),
    )
