"""Requests of parents and youngsters: to see what an organisation has of a child, or correct it."""

import json
from datetime import date
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from inbeeld.register.models import FeitJongere, Jongere
from inbeeld.register.queries import jongere_van, personalia_van
from inbeeld.tijdlijnen import inzage
from inbeeld.tijdlijnen.forms_bewaren import BesluitForm, VerzoekForm
from inbeeld.toegang.actions import leg_lezing_vast
from inbeeld.toegang.bevestiging import met_bevestiging
from inbeeld.toegang.bewaren import verzoeken as acties
from inbeeld.toegang.bewaren.queries import bewaarplichten
from inbeeld.toegang.matrix import Groep, Handeling
from inbeeld.toegang.models import AvgVerzoek
from inbeeld.toegang.policies import can, check_can
from inbeeld.web.formulieren import ingevuld

Soort = AvgVerzoek.Soort
SOORTEN = {"inzage": Soort.INZAGE, "rectificatie": Soort.RECTIFICATIE}
VORMEN = {"pdf": "application/pdf", "json": "application/json"}


def _mag(request: HttpRequest) -> None:
    check_can(request.actor, Handeling.INZAGE_GEVEN, Groep.IDENTITEIT)


def _gelezen(jongere_ids: list[int]) -> None:
    leg_lezing_vast(
        jongere_ids=jongere_ids, gegevensgroepen=[Groep.IDENTITEIT], handeling="avg_verzoek"
    )


def _jongere(sleutel: UUID) -> Jongere:
    """The child of the address, with its log line; 404 when it may not be known to exist."""
    try:
        jongere = jongere_van(str(sleutel))
    except Jongere.DoesNotExist:
        raise Http404 from None
    _gelezen([jongere.pk])
    return jongere


def _verzoek(sleutel: UUID) -> AvgVerzoek:
    try:
        return acties.verzoek_van(sleutel)
    except AvgVerzoek.DoesNotExist:
        raise Http404 from None


@require_GET
def verzoeken(request: HttpRequest) -> HttpResponse:
    """All requests to the actor's organisation, those that wait first."""
    _mag(request)
    lijst = list(acties.verzoeken()[:500])
    namen = personalia_van([v.jongere_id for v in lijst])
    _gelezen(list(namen))
    regels = [(v, namen.get(v.jongere_id), acties.uiterlijk(v.ontvangen_op)) for v in lijst]
    inhoud = {
        "open": [rij for rij in regels if not rij[0].besluit],
        "gedaan": [rij for rij in reversed(regels) if rij[0].besluit],
        "vandaag": request.actor.vandaag,
    }
    return render(request, "tijdlijnen/verzoeken.html", inhoud)


@require_GET
def verzoeken_kind(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """The requests about one child, the holds, and where a new one begins."""
    _mag(request)
    jongere = _jongere(sleutel)
    lijst = acties.verzoeken().filter(jongere_id=jongere.pk)
    inhoud = {
        "jongere": jongere,
        "verzoeken": [(v, acties.uiterlijk(v.ontvangen_op)) for v in lijst],
        "plichten": bewaarplichten(request.actor.vandaag, jongere.pk),
        "vandaag": request.actor.vandaag,
        "bewaarplicht_mag": can(request.actor, Handeling.VERNIETIGEN, Groep.IDENTITEIT),
    }
    return render(request, "tijdlijnen/verzoeken_kind.html", inhoud)


@require_http_methods(["GET", "POST"])
def verzoek_nieuw(request: HttpRequest, sleutel: UUID, soort: str) -> HttpResponse:
    """Keep a request that came in."""
    if soort not in SOORTEN:
        raise Http404
    check_can(request.actor, acties.HANDELING[SOORTEN[soort]], Groep.IDENTITEIT)
    jongere = _jongere(sleutel)
    form = VerzoekForm(
        ingevuld(request),
        soort=SOORTEN[soort],
        vandaag=request.actor.vandaag,
        geboren=_geboren(jongere),
    )
    if request.method == "POST" and form.is_valid():
        verzoek = acties.ontvang(jongere.pk, SOORTEN[soort], **form.cleaned_data)
        messages.success(request, "Het verzoek is vastgelegd.")
        return redirect("verzoek", sleutel=verzoek.sleutel)
    inhoud = {"jongere": jongere, "form": form, "soort": soort}
    status = 422 if form.errors else 200
    return render(request, "tijdlijnen/verzoek_nieuw.html", inhoud, status=status)


def _geboren(jongere: Jongere) -> date | None:
    feit = FeitJongere.objects.filter(jongere=jongere, ingetrokken_op__isnull=True).first()
    return feit.geboortedatum if feit else None


@require_http_methods(["GET", "POST"])
def verzoek(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """One request, and what was or must be decided about it."""
    _mag(request)
    dit = _verzoek(sleutel)
    personalia = personalia_van([dit.jongere_id]).get(dit.jongere_id)
    _gelezen([dit.jongere_id] if personalia else [])
    form = BesluitForm(ingevuld(request))
    if request.method == "POST" and form.is_valid():
        try:
            acties.besluit(dit, **form.cleaned_data)
        except acties.AlBesloten as fout:
            messages.error(request, str(fout))
        else:
            messages.success(request, "Het besluit is vastgelegd.")
        return redirect("verzoek", sleutel=sleutel)
    inhoud = {
        "verzoek": dit,
        "wie": personalia,
        "uiterlijk": acties.uiterlijk(dit.ontvangen_op),
        "vandaag": request.actor.vandaag,
        "form": form,
    }
    return render(request, "tijdlijnen/verzoek.html", inhoud, status=422 if form.errors else 200)


@require_POST
@met_bevestiging
def inzage_bestand(request: HttpRequest, sleutel: UUID, vorm: str) -> HttpResponse:
    """The data as a file. Made in memory, and its name says nothing of whom it is about."""
    _mag(request)
    dit = _verzoek(sleutel)
    if vorm not in VORMEN or dit.soort != Soort.INZAGE or dit.besluit != "toegewezen":
        raise Http404
    try:
        gegevens = inzage.gegevens(dit)
    except Jongere.DoesNotExist:
        raise Http404 from None
    leg_lezing_vast(
        jongere_ids=[dit.jongere_id],
        gegevensgroepen=inzage.GROEPEN,
        handeling="inzage_geven",
        grond="AVG 15",
    )
    if vorm == "pdf":
        inhoud = inzage.als_pdf(gegevens)
    else:
        inhoud = json.dumps(gegevens, ensure_ascii=False, indent=2).encode()
    antwoord = HttpResponse(inhoud, content_type=VORMEN[vorm])
    naam = f"inzage-{request.actor.vandaag.isoformat()}.{vorm}"
    antwoord["Content-Disposition"] = f'attachment; filename="{naam}"'
    antwoord["Cache-Control"] = "no-store"
    return antwoord
