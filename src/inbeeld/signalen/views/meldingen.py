"""One melding: as its reporter sees it, as a recipient does, and what a recipient answers."""

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from inbeeld.signalen.actions import melden as acties
from inbeeld.signalen.actions.melden_ontvangers import ZIET
from inbeeld.signalen.forms import melden as formulieren
from inbeeld.signalen.models import Melding, Meldingontvanger
from inbeeld.signalen.plan.woorden import AAN, DOE
from inbeeld.signalen.queries import meldingen as lezen
from inbeeld.signalen.queries.zaken import collegas
from inbeeld.signalen.views.melden import noteer
from inbeeld.tijdlijnen.models import Klok
from inbeeld.tijdlijnen.queries import lopend_op
from inbeeld.toegang.matrix import Groep, Handeling
from inbeeld.toegang.policies import can, check_can, groepen_op
from inbeeld.web.formulieren import ingevuld
from inbeeld.web.kindpanelen import KindOpPagina

VERBEN = {
    "aannemen": ("Neem aan", formulieren.AannemenForm),
    "weigeren": ("Neem niet aan", formulieren.WeigerForm),
    "afronden": ("Rond af", formulieren.AfrondForm),
    "belastbaarheid": ("Zeg hoeveel onderwijs mogelijk is", formulieren.BelastbaarheidForm),
    "toewijzen": ("Geef aan een collega", formulieren.ToewijsForm),
}
"""What a recipient can do with it: in the address, on the button, and its form."""
_NAAR = {"aannemen": "aangenomen", "weigeren": "geweigerd", "afronden": "afgehandeld"}


MEESTE_OP_PANEEL = 5


def paneel(request: HttpRequest, kind: KindOpPagina) -> dict[str, Any] | None:
    """On the child's page: report it, and what was reported of it by or to one's organisation."""
    if not kind.status or not can(request.actor, Handeling.BEKIJKEN, Groep.SIGNAAL_EN_ROUTE):
        return None
    mag = can(request.actor, Handeling.INVOEREN, Groep.SIGNAAL_EN_ROUTE) and not kind.overleden_op
    meldingen = lezen.meldingen_over(kind.jongere_id)[:MEESTE_OP_PANEEL]
    return {"mag_melden": mag, "meldingen": meldingen} if mag or meldingen else None


@require_GET
def melding(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """What became of one's own melding: each recipient's state and answer, and what is late."""
    try:
        stand = lezen.melding_van(sleutel)
    except Melding.DoesNotExist:
        return _eigen_deel(sleutel)
    noteer(request, [stand.melding.jongere_id], "melding_bekijken")
    groepen = groepen_op(request.actor, "melding")
    inhoud = {
        "stand": stand,
        "melding": stand.melding,
        "kind": stand.kind,
        "velden": lezen.velden_van(stand.melding, groepen),
        "ontvangers": [
            (o, _ziet(o.ontvanger), DOE[o.ontvanger.zonder_antwoord]) for o in stand.ontvangers
        ],
        "verhuisd": lezen.is_verhuisd(stand),
        "belastbaarheid": _belastbaarheid(request, stand),
        "mag_intrekken": stand.melding.organisatie_id == request.actor.organisatie_id
        and not stand.melding.ingetrokken_op
        and can(request.actor, Handeling.INVOEREN, Groep.SIGNAAL_EN_ROUTE),
    }
    return render(request, "signalen/melden/melding.html", inhoud)


def _eigen_deel(sleutel: UUID) -> HttpResponse:
    """A recipient who comes by the address of the whole is led to its own part."""
    for ontvanger in Meldingontvanger.objects.filter(melding__sleutel=sleutel):
        try:
            lezen.ontvangen_van(ontvanger.sleutel)
        except Meldingontvanger.DoesNotExist:
            continue
        return redirect("ontvangen_melding", sleutel=ontvanger.sleutel)
    raise Http404


def _belastbaarheid(request: HttpRequest, stand: lezen.Meldingstand) -> list[Any]:
    if not can(request.actor, Handeling.BEKIJKEN, Groep.BELASTBAARHEID):
        return []
    return lezen.belastbaarheid_van(stand.melding.jongere_id)


def _ziet(ontvanger: Meldingontvanger) -> str:
    return ", ".join(ZIET[Groep(g)] for g in ontvanger.ziet)


def _ontvangen(sleutel: UUID) -> lezen.Meldingstand:
    try:
        return lezen.ontvangen_van(sleutel)
    except Meldingontvanger.DoesNotExist:
        raise Http404 from None


@require_GET
def ontvangen_melding(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """What one recipient was given to see, what it is asked, and what it can answer."""
    stand = _ontvangen(sleutel)
    if _maak_gezien(request, stand):
        stand = _ontvangen(sleutel)
    eigen = stand.ontvangers[0]
    rij = eigen.ontvanger
    ziet = frozenset(Groep(g) for g in rij.ziet) & groepen_op(request.actor, "ontvangen_melding")
    noteer(request, [rij.jongere_id], "melding_ontvangen")
    inhoud = {
        "stand": stand,
        "melding": stand.melding,
        "eigen": eigen,
        "rij": rij,
        "kind": stand.kind,
        "ziet": ziet,
        "ziet_woorden": _ziet(rij),
        "velden": lezen.velden_van(stand.melding, ziet),
        "klok": _klok(rij.jongere_id, request.actor.vandaag) if Groep.TIJDLIJN in ziet else None,
        "anderen": stand.ontvangers[1:],
        "verben": _verben(request, stand),
        "aan": AAN[rij.aan],
        "zonder": DOE[rij.zonder_antwoord],
        "vandaag": request.actor.vandaag,
        "belastbaarheid": _belastbaarheid(request, stand) if Groep.BELASTBAARHEID in ziet else [],
    }
    return render(request, "signalen/melden/ontvangen.html", inhoud)


def _maak_gezien(request: HttpRequest, stand: lezen.Meldingstand) -> bool:
    """The first of this organisation who could answer it has opened it now."""
    rij = stand.ontvangers[0].ontvanger
    if rij.staat != Meldingontvanger.Staat.VERZONDEN or stand.melding.ingetrokken_op:
        return False
    if not can(request.actor, Handeling.INVOEREN, Groep.SIGNAAL_EN_ROUTE):
        return False
    acties.markeer_gezien(rij.pk, moment=timezone.now())
    return True


def _klok(jongere_id: int, vandaag: date) -> Klok | None:
    return lopend_op(vandaag).filter(jongere_id=jongere_id, soort="streng").first()


def _verben(request: HttpRequest, stand: lezen.Meldingstand) -> list[tuple[str, str]]:
    """What the actor can do now, as (verb, words)."""
    rij = stand.ontvangers[0].ontvanger
    if stand.melding.ingetrokken_op or not can(
        request.actor, Handeling.INVOEREN, Groep.SIGNAAL_EN_ROUTE
    ):
        return []
    mogelijk = acties.OVERGANGEN[rij.staat]
    uit = [verb for verb, staat in _NAAR.items() if staat in mogelijk]
    if can(request.actor, Handeling.INVOEREN, Groep.BELASTBAARHEID):
        uit.insert(0, "belastbaarheid")
    if mogelijk:
        uit.append("toewijzen")
    return [(verb, VERBEN[verb][0]) for verb in uit]


@require_http_methods(["GET", "POST"])
def ontvangen_antwoord(request: HttpRequest, sleutel: UUID, verb: str) -> HttpResponse:
    """One answer: a form that says what it does and who reads it."""
    stand = _ontvangen(sleutel)
    if verb == "belastbaarheid":
        check_can(request.actor, Handeling.INVOEREN, Groep.BELASTBAARHEID)
    noteer(request, [stand.melding.jongere_id], "melding_beantwoorden")
    rij = stand.ontvangers[0].ontvanger
    form = _form(request, verb, rij)
    if request.method == "POST" and form.is_valid():
        try:
            _doe(verb, rij, form.cleaned_data)
        except acties.AntwoordGeweigerd as fout:
            form.add_error(None, str(fout))
        else:
            messages.success(request, "Uw antwoord is opgeslagen. De melder krijgt bericht.")
            return redirect("ontvangen_melding", sleutel=sleutel)
    inhoud = {
        "stand": stand,
        "rij": rij,
        "kind": stand.kind,
        "verb": verb,
        "kop": VERBEN[verb][0],
        "form": form,
    }
    status = 422 if form.errors else 200
    return render(request, "signalen/melden/antwoord.html", inhoud, status=status)


def _form(request: HttpRequest, verb: str, rij: Meldingontvanger) -> forms.Form:
    soort = VERBEN[verb][1]
    if verb == "toewijzen":
        return soort(
            ingevuld(request), initial={"wie": rij.behandelaar_id}, collegas=_collegas(request)
        )
    return soort(ingevuld(request))


def _collegas(request: HttpRequest) -> list[tuple[int, str]]:
    actor = request.actor
    return [
        (a.pk, f"{a.gebruiker.naam} ({a.get_rol_display()})")
        for a in collegas([actor.organisatie_id], actor.vandaag)
    ]


def _doe(verb: str, rij: Meldingontvanger, gegeven: dict[str, Any]) -> None:
    moment = timezone.now()
    if verb == "aannemen":
        acties.neem_aan(rij.pk, toelichting=gegeven["toelichting"], moment=moment)
    elif verb == "weigeren":
        acties.weiger(rij.pk, **gegeven, moment=moment)
    elif verb == "afronden":
        acties.rond_af(rij.pk, **gegeven, moment=moment)
    elif verb == "toewijzen":
        acties.wijs_toe(rij.pk, gegeven["wie"], moment=moment)
    else:
        advies = acties.Belastbaarheidsadvies(**gegeven)
        acties.geef_belastbaarheid(rij.pk, advies, moment=moment)


@require_http_methods(["GET", "POST"])
def melding_intrekken(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """Take one's own melding back, with the reason that every recipient reads."""
    try:
        stand = lezen.melding_van(sleutel)
    except Melding.DoesNotExist:
        raise Http404 from None
    noteer(request, [stand.melding.jongere_id], "melding_intrekken")
    form = formulieren.IntrekForm(ingevuld(request))
    if request.method == "POST" and form.is_valid():
        try:
            acties.trek_in(stand.melding, form.cleaned_data["reden"], moment=timezone.now())
        except acties.AntwoordGeweigerd as fout:
            form.add_error(None, str(fout))
        else:
            messages.success(request, "De melding is ingetrokken.")
            return redirect("melding", sleutel=sleutel)
    inhoud = {"stand": stand, "kind": stand.kind, "form": form}
    status = 422 if form.errors else 200
    return render(request, "signalen/melden/intrekken.html", inhoud, status=status)
