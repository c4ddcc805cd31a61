"""Needs and adapted hours of a child, and the needs of all children that the actor sees."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from inbeeld.dossiers.actions import aangepaste_uren as urenacties
from inbeeld.dossiers.actions import behoeften as behoefteacties
from inbeeld.dossiers.forms_aanbod import WaaromForm
from inbeeld.dossiers.forms_aanbodrond import BehoefteForm, UrenForm, VervulForm
from inbeeld.dossiers.models import Aanbodtraject, AangepasteUren, Behoefte
from inbeeld.dossiers.queries import aanbod as queries
from inbeeld.dossiers.views.aanbodbasis import GROEPEN, formulier, kind_wijzigen
from inbeeld.regels.codes import AANBODSOORTEN
from inbeeld.register.models import FeitInschrijving
from inbeeld.register.queries import schoolnamen
from inbeeld.toegang.actions import leg_lezing_vast
from inbeeld.web.formulieren import ingevuld, paginanummer
from inbeeld.web.woorden import AANBOD

PER_PAGINA = 25


@require_http_methods(["GET", "POST"])
def behoefte_nieuw(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """Note what a child needs and nobody offers."""
    kind = kind_wijzigen(request, sleutel)
    form = BehoefteForm(ingevuld(request), vandaag=request.actor.vandaag)

    def doe(gegeven: dict[str, Any]) -> str:
        behoefteacties.noteer(
            kind.jongere_id, sleutel=form.eigen_sleutel, moment=timezone.now(), **form.velden()
        )
        return "De behoefte is vastgelegd."

    uitleg = (
        "Leg vast wat dit kind nodig heeft en wat er niet is. De regio telt dit, en kan er zo"
        " aanbod voor maken."
    )
    naar = ("aanbod", kind.sleutel)
    return formulier(request, kind, form, doe, kop="Behoefte vastleggen", naar=naar, uitleg=uitleg)


def _behoefte_of_404(sleutel: UUID) -> Behoefte:
    rij = Behoefte.objects.filter(sleutel=sleutel).select_related("jongere").first()
    if rij is None or not queries.is_open(rij):
        raise Http404
    return rij


@require_http_methods(["GET", "POST"])
def behoefte_vervuld(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """There is something now."""
    behoefte = _behoefte_of_404(sleutel)
    kind = kind_wijzigen(request, behoefte.jongere.sleutel)
    begonnen = {
        str(t.sleutel): t
        for t in Aanbodtraject.objects.filter(jongere_id=kind.jongere_id).exclude(begonnen_op=None)
    }
    form = VervulForm(
        ingevuld(request),
        vandaag=request.actor.vandaag,
        trajecten={s: t.omschrijving for s, t in begonnen.items()},
    )

    def doe(gegeven: dict[str, Any]) -> str:
        behoefteacties.vervul(behoefte, op=gegeven["op"], traject=begonnen.get(gegeven["traject"]))
        return "De behoefte is vervuld."

    return formulier(
        request,
        kind,
        form,
        doe,
        kop="De behoefte is vervuld",
        naar=("aanbod", kind.sleutel),
        uitleg=f"{AANBOD[behoefte.soort]}: {behoefte.omschrijving}",
    )


@require_http_methods(["GET", "POST"])
def behoefte_vervalt(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """It is not needed any more."""
    behoefte = _behoefte_of_404(sleutel)
    kind = kind_wijzigen(request, behoefte.jongere.sleutel)
    form = WaaromForm(ingevuld(request), vraag="Waarom is dit niet meer nodig?")

    def doe(gegeven: dict[str, Any]) -> str:
        behoefteacties.laat_vervallen(behoefte, reden=gegeven["reden"])
        return "De behoefte is vervallen."

    return formulier(
        request,
        kind,
        form,
        doe,
        kop="De behoefte vervalt",
        naar=("aanbod", kind.sleutel),
        uitleg=f"{AANBOD[behoefte.soort]}: {behoefte.omschrijving}",
    )


@require_GET
def behoeften(request: HttpRequest) -> HttpResponse:
    """What is needed and does not exist, of the children that the actor sees, per kind."""
    soort = request.GET.get("soort", "")
    if soort and soort not in AANBODSOORTEN:
        raise Http404
    nummer = max(paginanummer(request), 1)
    vandaag = request.actor.vandaag
    blad = queries.onvervuld(vandaag, soort=soort, pagina=nummer, per_pagina=PER_PAGINA)
    if blad.regels:
        leg_lezing_vast(
            jongere_ids=sorted({r.kind.jongere_id for r in blad.regels}),
            gegevensgroepen=sorted(GROEPEN),
            handeling="behoeften_bekijken",
        )
    inhoud = {
        "blad": blad,
        "soort": soort,
        "nummer": nummer,
        "bladen": -(-blad.aantal // PER_PAGINA),
        "totaal": sum(aantal for _, aantal in blad.per_soort),
    }
    return render(request, "dossiers/aanbod/behoeften.html", inhoud)


@require_http_methods(["GET", "POST"])
def aangepaste_uren_nieuw(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """Agree on fewer hours at school, until a day."""
    kind = kind_wijzigen(request, sleutel)
    form = UrenForm(
        ingevuld(request),
        scholen=_scholen(kind.jongere_id, request),
        initial={"van": request.actor.vandaag, "school": kind.school},
    )

    def doe(gegeven: dict[str, Any]) -> str:
        velden = form.velden()
        van, tot_en_met = velden.pop("van"), velden.pop("tot_en_met")
        urenacties.spreek_af(
            kind.jongere_id,
            sleutel=form.eigen_sleutel,
            moment=timezone.now(),
            van=van,
            tot_en_met=tot_en_met,
            uren_per_week_honderdsten=velden.pop("uren_per_week"),
            **velden,
        )
        if tot_en_met - van >= queries.LANG:
            messages.warning(
                request,
                "Dit duurt langer dan twaalf weken. Spreek ook af wanneer u tussendoor kijkt.",
            )
        return "De aangepaste uren zijn vastgelegd."

    uitleg = "Aangepaste uren zijn geen verzuim en geen aanbod. De klok verandert er niet door."
    return formulier(
        request,
        kind,
        form,
        doe,
        kop="Aangepaste uren afspreken",
        naar=("aanbod", kind.sleutel),
        uitleg=uitleg,
    )


def _scholen(jongere_id: int, request: HttpRequest) -> dict[str, str]:
    """Where the child is enrolled today or later, as far as the actor sees it."""
    namen = schoolnamen()
    codes = (
        FeitInschrijving.objects.filter(jongere_id=jongere_id, ingetrokken_op=None)
        .exclude(periode__fully_lt=(request.actor.vandaag, None))
        .order_by("periode")
        .values_list("school", flat=True)
    )
    return {code: namen.get(code, code) for code in codes}


def _uren_of_404(sleutel: UUID) -> AangepasteUren:
    rij = AangepasteUren.objects.filter(sleutel=sleutel, ingetrokken_op=None)
    gevonden = rij.select_related("jongere").first()
    if gevonden is None:
        raise Http404
    return gevonden


@require_http_methods(["GET", "POST"])
def aangepaste_uren_intrekken(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """They hold no longer."""
    uren = _uren_of_404(sleutel)
    kind = kind_wijzigen(request, uren.jongere.sleutel)
    form = WaaromForm(ingevuld(request), vraag="Waarom gelden deze uren niet meer?")

    def doe(gegeven: dict[str, Any]) -> str:
        urenacties.trek_in(uren, reden=gegeven["reden"], moment=timezone.now())
        return "De aangepaste uren zijn ingetrokken."

    return formulier(
        request,
        kind,
        form,
        doe,
        kop="Aangepaste uren intrekken",
        naar=("aanbod", kind.sleutel),
        knop="Intrekken",
    )


@require_POST
def aangepaste_uren_besproken(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """How it goes on after the last day is agreed: the task is done."""
    uren = _uren_of_404(sleutel)
    kind = kind_wijzigen(request, uren.jongere.sleutel)
    urenacties.besproken(uren)
    messages.success(request, "De taak is klaar.")
    return redirect("aanbod", sleutel=kind.sleutel)
