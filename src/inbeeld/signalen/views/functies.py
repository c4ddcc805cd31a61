"""Who holds the functies that the agreements name."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from inbeeld.signalen.forms.plan import FunctieForm
from inbeeld.signalen.models import Functievervulling
from inbeeld.signalen.plan import functies, plan_op
from inbeeld.signalen.plan.model import Functie
from inbeeld.signalen.plan.policies import check_can_afspraken_beheren
from inbeeld.toegang.beheer.forms import EindeForm
from inbeeld.toegang.beheer.views.basis import Kop, formulier
from inbeeld.web.formulieren import ingevuld

GET_EN_POST = require_http_methods(["GET", "HEAD", "POST"])


@GET_EN_POST
def nieuw(request: HttpRequest, plek: int) -> HttpResponse:
    """Let somebody hold a functie: the `plek`-th of the agreements, as an address holds no text."""
    check_can_afspraken_beheren(request.actor)
    functie = _functie_of_404(request, plek)
    kandidaten = functies.kandidaten(functie, request.actor.vandaag)

    def doe(gegeven: dict[str, Any]) -> HttpResponse:
        functies.benoem(functie, gegeven.pop("aanstelling"), **gegeven)
        return _klaar(request, "De functie is vervuld.")

    uitleg = (
        "Wie deze functie vervult, beslist als er wordt opgeschaald, en ziet dan dat ene kind.",
        *(() if kandidaten.exists() else ("Er werkt nog niemand die deze functie kan vervullen.",)),
    )
    form: forms.Form = FunctieForm(
        ingevuld(request), kandidaten=kandidaten, vandaag=request.actor.vandaag
    )
    return formulier(request, form, _kop(functie.naam, "Opslaan", *uitleg), doe)


@GET_EN_POST
def beeindigen(request: HttpRequest, pk: int) -> HttpResponse:
    """Say until when somebody holds a functie."""
    check_can_afspraken_beheren(request.actor)
    vervulling = Functievervulling.objects.select_related("aanstelling__gebruiker").filter(pk=pk)
    gevonden = vervulling.first()
    if gevonden is None:
        raise Http404

    def doe(gegeven: dict[str, Any]) -> HttpResponse:
        functies.beeindig(gevonden, tot_en_met=gegeven["laatste_dag"], reden=gegeven["reden"])
        return _klaar(request, "De functie heeft een laatste dag.")

    naam = gevonden.aanstelling.gebruiker.naam
    kop = _kop(
        "Functie beëindigen", "Beëindigen", f"{naam} vervult de functie na deze dag niet meer."
    )
    form = EindeForm(ingevuld(request), vandaag=request.actor.vandaag)
    return formulier(request, form, kop, doe)


def _functie_of_404(request: HttpRequest, plek: int) -> Functie:
    plan = plan_op(request.actor.vandaag)
    if plan is None or not 0 < plek <= len(plan.functies):
        raise Http404
    return plan.functies[plek - 1]


def _kop(titel: str, knop: str, *uitleg: str) -> Kop:
    terug = reverse("afspraken")
    return Kop(titel, knop, (("Afspraken", terug),), terug, uitleg)


def _klaar(request: HttpRequest, zin: str) -> HttpResponse:
    messages.success(request, zin)
    return redirect("afspraken")
