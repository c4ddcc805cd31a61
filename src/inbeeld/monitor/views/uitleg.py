"""What a figure means: its definitie line by line, its sources, its coverage and its traps."""

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from inbeeld.monitor.indicatoren import INDICATOREN
from inbeeld.monitor.queries.dekking import bronnen, gaten, scholen_achter
from inbeeld.monitor.uitlegteksten import FEITEN, OFFICIEEL, VALKUILEN
from inbeeld.monitor.views.basis import Basis, lees_basis
from inbeeld.monitor.views.vergelijkbaar import banden_van
from inbeeld.regels.definities import DEFINITIES, Definitie
from inbeeld.regels.parameters import PARAMETERS
from inbeeld.regels.volledigheid import nodige_categorie
from inbeeld.toegang.actor import Actor

MET_OFFICIEEL = ("stand", "jaar", "stroom")


@require_GET
def uitleg(request: HttpRequest, indicator: str) -> HttpResponse:
    """The explanation of one indicator, for an area, a definitie and a day."""
    gekozen = INDICATOREN[indicator]
    basis = lees_basis(request)
    dag = _dag(request, basis)
    definitie = DEFINITIES[basis.definitie]
    inhoud: dict[str, Any] = {
        "indicator": gekozen,
        "basis": basis,
        "dag": dag,
        "valkuilen": VALKUILEN.get(indicator, ()),
        "officieel": OFFICIEEL if indicator in MET_OFFICIEEL else (),
        "niet_vergelijkbaar": banden_van(indicator),
        "einde": date.max,
    }
    if gekozen.definitie:
        inhoud |= {
            "definitie": definitie,
            "regels": _regels(definitie),
            "parameters": _parameters(definitie),
            "buiten": _buiten(definitie, dag),
            "dekking": _dekking(request.actor, basis, dag),
        }
    return render(request, "monitor/uitleg.html", inhoud)


def _dag(request: HttpRequest, basis: Basis) -> date:
    """The peildatum of the address; else the day of the sheet, or today."""
    try:
        return date.fromisoformat(request.GET["dag"])
    except KeyError:
        return basis.blad.dag if basis.blad else request.actor.vandaag
    except ValueError as fout:
        raise Http404 from fout


def _regels(definitie: Definitie) -> list[dict[str, Any]]:
    """The lines in order, each with the facts that it needs somebody to deliver."""
    return [
        {"regel": regel, "feiten": FEITEN.get(nodige_categorie(regel.status, regel.soort))}
        for regel in definitie.regels
    ]


def _parameters(definitie: Definitie) -> list[dict[str, Any]]:
    """The numbers in its lines, with the definitie's own value where it has one."""
    namen = dict.fromkeys(naam for regel in definitie.regels for naam in regel.parameters)
    return [
        {
            "parameter": PARAMETERS[naam],
            "waarde": definitie.parameters.get(naam, PARAMETERS[naam].standaard),
        }
        for naam in namen
    ]


def _buiten(definitie: Definitie, dag: date) -> bool:
    """Whether the day lies outside the definitie's own years: computed, and labelled."""
    na = definitie.geldig_tot is not None and dag > definitie.geldig_tot
    return na or dag < definitie.geldig_vanaf


def _dekking(actor: Actor, basis: Basis, dag: date) -> dict[str, Any]:
    """Who did not deliver, as far as the actor may know that."""
    van_wie = bronnen(actor, basis.gebied)
    per_categorie = gaten(actor, van_wie, basis.definitie, dag)
    return {
        "bekeken": van_wie,
        "gaten": [(*FEITEN[categorie], lijst) for categorie, lijst in per_categorie.items()],
        "achter": scholen_achter(actor, van_wie, dag),
    }
