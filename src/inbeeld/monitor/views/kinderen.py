"""The children behind a figure, for who may see them; each reading is logged."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from inbeeld.monitor.beeld_stand import langer, thuiszitters
from inbeeld.monitor.beeld_stroom import koppen
from inbeeld.monitor.queries.kinderen import Kindervraag, TeVeel, kinderen_achter, standen_op
from inbeeld.monitor.queries.standen import figuur as lees_figuur
from inbeeld.monitor.views.basis import Basis, lees_basis, verantwoording, weiger_klein
from inbeeld.regels.definities import DEFINITIES
from inbeeld.regels.stroom import NIVEAUS, POSTEN
from inbeeld.register.queries import personalia_van
from inbeeld.tijdlijnen.models import Tijdlijn
from inbeeld.tijdlijnen.queries import regio_definities
from inbeeld.tijdlijnen.telbeeld import BUITEN_BEELD, Getal
from inbeeld.toegang.actions import leg_lezing_vast
from inbeeld.toegang.policies import can_kinderen_zien, groepen_op
from inbeeld.web import woorden
from inbeeld.web.datums import lang
from inbeeld.web.datums import periode as in_woorden

MEESTE_NAMEN = 200
PAGINA = "cijfers_kinderen"


@dataclass(frozen=True)
class Regel:
    """A child of the list: since when the figure counts it, and how it stands on its last day."""

    sleutel: object
    naam: str
    sinds: date
    stand: Tijdlijn | None


@require_GET
def kinderen(request: HttpRequest) -> HttpResponse:
    """The list; nothing of a child is in the address. Who may see no children reads the figure."""
    basis = lees_basis(request)
    weiger_klein(request.actor, basis.gebied)
    vraag = _vraag(request, basis)
    if vraag.definitie not in regio_definities(request.actor.vandaag).values():
        raise Http404
    getal = _getal(basis, vraag)
    inhoud = {
        "basis": basis,
        "wat": _wat(vraag),
        "verantwoording": _verantwoording(basis, vraag, getal),
        "getal": getal,
        "stroom": bool(vraag.post),
        "ziet_kinderen": can_kinderen_zien(request.actor),
    }
    if inhoud["ziet_kinderen"]:
        try:
            inhoud |= _lijst(request, vraag)
        except TeVeel:
            inhoud["te_veel"] = True
    return render(request, "monitor/kinderen.html", inhoud)


def _vraag(request: HttpRequest, basis: Basis) -> Kindervraag:
    """What the address asks. Raises Http404 for what is no figure of children."""
    niveau, _, naam = request.GET.get("wat", "").partition(":")
    namen = {
        "soort": {r.soort for r in DEFINITIES[basis.definitie].regels} - set(BUITEN_BEELD),
        "status": {
            r.status for r in DEFINITIES[basis.definitie].regels if r.soort not in BUITEN_BEELD
        },
    }
    post = request.GET.get("post", "")
    if niveau not in NIVEAUS or naam not in namen[niveau] or post not in ("", *POSTEN):
        raise Http404
    try:
        dag = date.fromisoformat(request.GET.get("dag", ""))
        van = request.GET.get("van")
        eerste = date.fromisoformat(van) if van else None
    except ValueError as fout:
        raise Http404 from fout
    if dag > request.actor.vandaag or (eerste and eerste > dag) or (post and not eerste):
        raise Http404
    return Kindervraag(
        basis.gebied,
        basis.definitie,
        dag,
        niveau,
        naam,
        eerste,
        post,
        langer=request.GET.get("langer") == "1",
    )


def _wat(vraag: Kindervraag) -> str:
    lijst = woorden.SOORT if vraag.niveau == "soort" else woorden.STATUS
    delen = [woorden.woord(vraag.naam, lijst)]
    if vraag.langer:
        delen.append("langer dan drie maanden")
    if vraag.post:
        delen.append(koppen(vraag.gebied.soort)[vraag.post].lower())
    return ", ".join(delen)


def _verantwoording(basis: Basis, vraag: Kindervraag, getal: Getal | None) -> dict[str, Any]:
    wanneer = in_woorden(vraag.van, vraag.dag) if vraag.van else f"op {lang(vraag.dag)}"
    return verantwoording(
        indicator="stroom" if vraag.post else "jaar" if vraag.van else "stand",
        definitie=basis.definitie,
        gebied=basis.gebied,
        naam=basis.naam,
        wanneer=wanneer,
        dag=vraag.dag,
        blad=basis.blad,
        onvolledig=getal is not None and not getal.volledig,
    )


def _getal(basis: Basis, vraag: Kindervraag) -> Getal | None:
    """The figure itself, when the sheet has it."""
    if basis.blad is None:
        return None
    indicator = "stroom" if vraag.post else "jaar" if vraag.van else "stand"
    figuur = lees_figuur(basis.blad, indicator, str(basis.gebied), vraag.van, vraag.dag)
    if figuur is None:
        return None
    if vraag.post:
        return figuur.getal(f"{vraag.niveau}:{vraag.naam}.{vraag.post}")
    if vraag.langer:
        return langer(figuur, basis.definitie)
    if vraag.niveau == "status":
        return figuur.getal(vraag.naam)
    if vraag.naam == "thuiszitter":
        return thuiszitters(figuur, basis.definitie)
    return None


def _lijst(request: HttpRequest, vraag: Kindervraag) -> dict[str, Any]:
    """Those of today's children that the figure counts, by name; who is shown is logged."""
    gevonden = kinderen_achter(vraag)
    personalia = personalia_van(gevonden)
    op_naam = sorted(personalia.values(), key=lambda p: p.sorteersleutel)[:MEESTE_NAMEN]
    leg_lezing_vast(
        jongere_ids=[p.pk for p in op_naam],
        gegevensgroepen=sorted(groepen_op(request.actor, PAGINA)),
        handeling="cijfer_bekijken",
    )
    standen = standen_op(vraag.definitie, vraag.dag, [p.pk for p in op_naam])
    return {
        "aantal": len(personalia),
        "meer": len(personalia) - len(op_naam),
        "regels": [
            Regel(p.jongere.sleutel, p.naam, gevonden[p.pk], standen.get(p.pk)) for p in op_naam
        ],
    }
