"""What one does with an offer and its costs: each act a form of its own at its own address."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from inbeeld.dossiers.actions import aanbod as acties
from inbeeld.dossiers.actions import aanbodinhoud, kosten
from inbeeld.dossiers.forms_aanbod import (
    AanbiedForm,
    AanvaardForm,
    BeginForm,
    ControleForm,
    EindForm,
    HerstelForm,
    WaaromForm,
    WeigerForm,
    WijzigForm,
)
from inbeeld.dossiers.forms_aanbodrond import (
    AfwijkForm,
    BesluitKostenForm,
    KostenForm,
    OpbouwForm,
)
from inbeeld.dossiers.models import Aanbodtraject, Kostendeel
from inbeeld.dossiers.queries import aanbod as queries
from inbeeld.dossiers.toestanden import AANBODTRAJECT
from inbeeld.dossiers.views.aanbodbasis import formulier, kind_wijzigen
from inbeeld.signalen.queries.zaken import naam_van, plaats_verborgen
from inbeeld.toegang.actor import Actor
from inbeeld.web.formulieren import ingevuld


@dataclass(frozen=True, slots=True)
class Act:
    """`maak(data, traject, actor)` gives the form, `doe(traject, form)` does it and says so.

    `van`: the act of the state machine that must be possible; '': while the offer is open.
    """

    kop: str
    maak: Callable[[Any, Aanbodtraject, Actor], forms.Form]
    doe: Callable[[Aanbodtraject, Any], str]
    van: str = ""
    uitleg: str = ""
    knop: str = "Opslaan"
    soort: str = "primair"


def _bied_aan(t: Aanbodtraject, form: AanbiedForm) -> str:
    passend = {"": None, "ja": True, "nee": False}[form.cleaned_data["passend"]]
    acties.bied_aan(t, op=form.cleaned_data["op"], passend=passend)
    return "Vastgelegd. Over tien schooldagen vraagt In Beeld naar het antwoord."


def _aanvaard(t: Aanbodtraject, form: AanvaardForm) -> str:
    acties.aanvaard(t, **form.cleaned_data)
    return "Vastgelegd: het aanbod is aanvaard."


def _weiger(t: Aanbodtraject, form: WeigerForm) -> str:
    gegeven = form.cleaned_data
    behoefte = form.gevraagd()
    acties.weiger(
        t,
        op=gegeven["op"],
        reden=gegeven["reden"],
        toelichting=gegeven["toelichting"],
        behoefte=behoefte,
        moment=timezone.now(),
    )
    if behoefte:
        return "Vastgelegd: het aanbod is geweigerd, en wat er nodig is staat bij de behoeften."
    return "Vastgelegd: het aanbod is geweigerd. Er staat een taak om af te spreken wat er komt."


def _open_behoeften(t: Aanbodtraject) -> list[Any]:
    return [b for b in queries.behoeften_van(t.jongere_id) if queries.is_open(b)]


def _begin(t: Aanbodtraject, form: BeginForm) -> str:
    gegeven = form.cleaned_data
    gekozen = set(gegeven.get("vervult", ()))
    passend = gegeven["passend"] == "ja"
    acties.begin(
        t,
        op=gegeven["op"],
        passend=passend,
        moment=timezone.now(),
        vervult=tuple(b for b in _open_behoeften(t) if str(b.sleutel) in gekozen),
    )
    if passend:
        return "Vastgelegd. De klok staat stil vanaf de eerste dag. De zaak blijft open."
    return "Vastgelegd. De klok loopt door, want dit aanbod is niet passend."


def _controleer(t: Aanbodtraject, form: ControleForm) -> str:
    acties.controleer(t, sleutel=form.eigen_sleutel, moment=timezone.now(), **form.velden())
    return "Vastgelegd."


def _beeindig(t: Aanbodtraject, form: EindForm) -> str:
    acties.beeindig(t, moment=timezone.now(), **form.cleaned_data)
    return "Vastgelegd: het aanbod is gestopt."


def _herstel(t: Aanbodtraject, form: HerstelForm) -> str:
    acties.herstel_begin(t, moment=timezone.now(), **form.cleaned_data)
    return "Hersteld. Het begin telt niet meer mee."


def _verval(t: Aanbodtraject, form: WaaromForm) -> str:
    acties.laat_vervallen(t, reden=form.cleaned_data["reden"])
    return "Vastgelegd: het aanbod gaat niet door."


def _wijzig(t: Aanbodtraject, form: WijzigForm) -> str:
    aanbodinhoud.wijzig(t, stand=form.cleaned_data["stand"], **form.inhoud())
    return "De gegevens zijn gewijzigd."


def _wijzigform(data: Any, t: Aanbodtraject, actor: Actor) -> WijzigForm:
    uren = t.uren_per_week_honderdsten
    begin = {
        "stand": aanbodinhoud.stand_van(t),
        "soort": t.soort,
        "omschrijving": t.omschrijving,
        "passend": {None: "", True: "ja", False: "nee"}[t.passend],
        "aanbieder": str(t.aanbieder_id or ""),
        "plek": t.plek,
        "uren_per_week": None if uren is None else uren / 100,
        "begin_verwacht_op": t.begin_verwacht_op,
        "toelichting": t.toelichting,
    }
    return WijzigForm(data, aanbieders=queries.aanbieders(), initial=begin)


def _opbouwform(data: Any, t: Aanbodtraject, actor: Actor) -> OpbouwForm:
    delen = t.opbouw.filter(vervallen=False).order_by("vanaf")
    return OpbouwForm(data, rijen=[(d.vanaf, d.uren_per_week_honderdsten) for d in delen])


def _opbouw(t: Aanbodtraject, form: OpbouwForm) -> str:
    aanbodinhoud.zet_opbouw(t, form.opbouw())
    return "De opbouw is opgeslagen."


def _wijk_af(t: Aanbodtraject, form: AfwijkForm) -> str:
    gegeven = form.cleaned_data
    aanbodinhoud.wijk_af(
        t, afwijking=gegeven["afwijking"], besloten_door_id=int(gegeven["besloten_door"])
    )
    return "De afwijking is vastgelegd."


def _kosten(t: Aanbodtraject, form: KostenForm) -> str:
    gegeven = form.cleaned_data
    kosten.voeg_toe(
        t,
        sleutel=form.eigen_sleutel,
        besloten=gegeven["besloten"] == "ja",
        moment=timezone.now(),
        betaler_id=form.betaler_id(),
        omschrijving=gegeven["omschrijving"],
        aandeel_procent=gegeven["aandeel_procent"],
        vanaf=gegeven["vanaf"],
    )
    return "Het deel van de kosten is vastgelegd."


ACTS: dict[str, Act] = {
    "aanbieden": Act(
        "Het aanbod is gedaan",
        lambda d, t, a: AanbiedForm(d, vandaag=a.vandaag, passend=t.passend),
        _bied_aan,
        van="aanbieden",
    ),
    "aanvaarden": Act(
        "Het aanbod is aanvaard",
        lambda d, t, a: AanvaardForm(
            d, vandaag=a.vandaag, initial={"begin_verwacht_op": t.begin_verwacht_op}
        ),
        _aanvaard,
        van="aanvaarden",
    ),
    "weigeren": Act(
        "Het aanbod is geweigerd",
        lambda d, t, a: WeigerForm(d, vandaag=a.vandaag),
        _weiger,
        van="weigeren",
        uitleg="Vraag ouders en kind waarom. Hun antwoord helpt om iets te vinden dat wel past.",
    ),
    "beginnen": Act(
        "Het kind is begonnen",
        lambda d, t, a: BeginForm(
            d, vandaag=a.vandaag, passend=t.passend, behoeften=_open_behoeften(t)
        ),
        _begin,
        van="beginnen",
    ),
    "controleren": Act(
        "Komt het kind er?",
        lambda d, t, a: ControleForm(d, vandaag=a.vandaag, begonnen=t.begonnen_op),
        _controleer,
        van="beeindigen",
        uitleg="Bij 'nee', of twee keer 'voor een deel', komt er een waarschuwing.",
    ),
    "beeindigen": Act(
        "Het aanbod stopt",
        lambda d, t, a: EindForm(d, vandaag=a.vandaag),
        _beeindig,
        van="beeindigen",
        uitleg="Is het kind niet terug op school, dan loopt de klok weer na de laatste dag.",
    ),
    "herstellen": Act(
        "Begin herstellen",
        lambda d, t, a: HerstelForm(d),
        _herstel,
        van="beeindigen",
        uitleg=(
            "Alleen als het begin nooit zo was. Het telt dan niet meer mee: de klok loopt alsof het"
            " er niet was. Is het aanbod echt gestopt? Kies dan 'Het stopt'."
        ),
        knop="Herstellen",
        soort="gevaar",
    ),
    "laten_vervallen": Act(
        "Het aanbod gaat niet door",
        lambda d, t, a: WaaromForm(d, vraag="Waarom gaat het niet door?", lengte=500),
        _verval,
        van="laten_vervallen",
        uitleg="Zeiden ouders of kind nee? Kies dan 'Geweigerd', met hun reden.",
    ),
    "wijzigen": Act("Gegevens wijzigen", _wijzigform, _wijzig),
    "opbouw": Act(
        "Opbouw van uren",
        _opbouwform,
        _opbouw,
        uitleg=(
            "Vul in vanaf welke dag het kind hoeveel uur per week komt. Maak een regel leeg om hem"
            " weg te halen."
        ),
    ),
    "afwijken": Act(
        "Afwijking vastleggen",
        lambda d, t, a: AfwijkForm(
            d,
            beslissers=queries.beslissers(a),
            initial={
                "afwijking": t.afwijking,
                "besloten_door": str(t.afwijking_besloten_door_id or ""),
            },
        ),
        _wijk_af,
        uitleg="Maatwerk mag. Zo is te zien wat anders ging, en wie dat goedvond.",
    ),
    "kosten": Act(
        "Kosten: een deel toevoegen",
        lambda d, t, a: KostenForm(
            d, aanbieders=queries.aanbieders(), initial={"vanaf": a.vandaag}
        ),
        _kosten,
    ),
}
"""Word in the address → what is done there."""


@require_http_methods(["GET", "POST"])
def aanbod_stap(request: HttpRequest, sleutel: UUID, act: str) -> HttpResponse:
    """One act on an offer. 404 for what is no act; what cannot be done now says so."""
    traject = queries.traject_van(sleutel)
    wat = ACTS.get(act)
    if traject is None or wat is None:
        raise Http404
    kind = kind_wijzigen(request, traject.jongere.sleutel)
    naar = ("aanbod_traject", traject.sleutel)
    kan = AANBODTRAJECT.kan(traject.toestand)
    if not (wat.van in kan if wat.van else kan) and act != "kosten":
        messages.warning(
            request, f"Dat kan nu niet: het aanbod is {traject.get_toestand_display()}."
        )
        return redirect(naar[0], sleutel=naar[1])
    form = wat.maak(ingevuld(request), traject, request.actor)
    return formulier(
        request,
        kind,
        form,
        lambda _: wat.doe(traject, form),
        kop=wat.kop,
        naar=naar,
        uitleg=wat.uitleg,
        knop=wat.knop,
        soort=wat.soort,
        traject=traject,
    )


@require_POST
def aanbod_vervolg(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """After a refusal: what comes next is settled, the task is done."""
    traject = queries.traject_van(sleutel)
    if traject is None:
        raise Http404
    kind_wijzigen(request, traject.jongere.sleutel)
    acties.sluit_vervolg(traject)
    messages.success(request, "De taak is klaar.")
    return redirect("aanbod_traject", sleutel=traject.sleutel)


def _deel_of_404(sleutel: UUID) -> Kostendeel:
    deel = (
        Kostendeel.objects.filter(sleutel=sleutel, vervallen_op=None)
        .select_related("traject__jongere")
        .first()
    )
    if deel is None:
        raise Http404
    return deel


@require_http_methods(["GET", "POST"])
def kosten_besluit(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """It is decided who pays this share."""
    deel = _deel_of_404(sleutel)
    if deel.besloten_op is not None:
        raise Http404
    kind = kind_wijzigen(request, deel.traject.jongere.sleutel)
    verborgen = plaats_verborgen(kind.jongere_id)
    begin = {
        "betaler": "" if verborgen else str(deel.betaler_id or ""),
        "aandeel_procent": deel.aandeel_procent,
        "vanaf": deel.vanaf,
    }
    form = BesluitKostenForm(ingevuld(request), aanbieders=queries.aanbieders(), initial=begin)

    def doe(gegeven: dict[str, Any]) -> str:
        kosten.besluit(
            deel,
            betaler_id=form.betaler_id(),
            aandeel_procent=gegeven["aandeel_procent"],
            vanaf=gegeven["vanaf"],
        )
        return "Het besluit over de kosten is vastgelegd."

    return formulier(
        request,
        kind,
        form,
        doe,
        kop="Besluit over de kosten",
        naar=("aanbod_traject", deel.traject.sleutel),
        uitleg=deel.omschrijving,
        traject=deel.traject,
    )


@require_http_methods(["GET", "POST"])
def kosten_vervalt(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """This share does not count any more."""
    deel = _deel_of_404(sleutel)
    kind = kind_wijzigen(request, deel.traject.jongere.sleutel)

    def doe(_: dict[str, Any]) -> str:
        kosten.laat_vervallen(deel)
        return "Dit deel telt niet meer mee."

    verborgen = plaats_verborgen(kind.jongere_id)
    wie = naam_van(deel.betaler, verborgen) if deel.betaler else deel.omschrijving
    return formulier(
        request,
        kind,
        forms.Form(ingevuld(request)),
        doe,
        kop="Deel van de kosten laten vervallen",
        naar=("aanbod_traject", deel.traject.sleutel),
        uitleg=f"Het gaat om: {wie}.",
        knop="Laten vervallen",
        soort="gevaar",
        traject=deel.traject,
    )
