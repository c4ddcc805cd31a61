"""The decision on an exemption, and what comes after it: copy, review, move, end."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from inbeeld.dossiers.actions import vrijstelling_loop as loop
from inbeeld.dossiers.actions import vrijstellingen as actions
from inbeeld.dossiers.forms_vrijstelling import (
    BesluitForm,
    EindeForm,
    HerbeoordelingForm,
    RedenForm,
)
from inbeeld.dossiers.models import Herbeoordeling, Vrijstellingsverzoek
from inbeeld.dossiers.policies_vrijstelling import check_can_vrijstellen
from inbeeld.dossiers.queries import vrijstellingen as queries
from inbeeld.dossiers.toestanden import VRIJSTELLINGSVERZOEK as MACHINE
from inbeeld.dossiers.toestanden import KanNiet
from inbeeld.dossiers.views.vrijstellingbasis import Kop, formulier, verzoek_of_404
from inbeeld.dossiers.vrijstellingregels import Oordeel
from inbeeld.tijdlijnen.kinderen import Kind
from inbeeld.web.formulieren import ingevuld


def _dit(request: HttpRequest, sleutel: UUID) -> tuple[Vrijstellingsverzoek, Kind]:
    check_can_vrijstellen(request.actor)
    return verzoek_of_404(request, sleutel, "vrijstelling_bijwerken")


def _kan(request: HttpRequest, dit: Vrijstellingsverzoek, act: str) -> HttpResponse | None:
    """Back to the request, with the sentence, when this act is not possible (any more)."""
    try:
        MACHINE.na(dit.toestand, act)
    except KanNiet as fout:
        messages.warning(request, str(fout))
        return redirect("vrijstelling_verzoek", sleutel=dit.sleutel)
    return None


@require_http_methods(["GET", "POST"])
def besluit(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """Establish the exemption or refuse it."""
    dit, kind = _dit(request, sleutel)
    if terug := _kan(request, dit, "vaststellen"):
        return terug
    lijst = queries.controles_van(dit, request.actor.vandaag)
    niet_goed = [c for c in lijst if c.oordeel is not Oordeel.GOED]
    form = BesluitForm(
        ingevuld(request),
        grond=dit.grond,
        alles_goed=not niet_goed,
        initial={"leermogelijkheden": dit.leermogelijkheden, "einddatum": dit.einddatum},
    )

    def doe(gegeven: dict[str, Any]) -> str:
        vaststellen = gegeven.pop("besluit") == "vaststellen"
        genomen = actions.Besluit(**gegeven)
        if vaststellen:
            actions.stel_vast(dit, genomen, moment=timezone.now())
            return "De vrijstelling staat vast. Het kind houdt een zaak met een eigenaar."
        actions.wijs_af(dit, genomen, moment=timezone.now())
        return "De afwijzing staat vast."

    kop = Kop("Besluit", knop="Besluit vastleggen")
    return formulier(request, dit, kind, form, doe, kop, niet_goed=niet_goed)


@require_http_methods(["GET", "POST"])
def intrekken(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """Take back a request that is not decided."""
    dit, kind = _dit(request, sleutel)
    if terug := _kan(request, dit, "intrekken"):
        return terug

    def doe(gegeven: dict[str, Any]) -> str:
        actions.trek_in(dit, gegeven["reden"])
        return "Het verzoek is ingetrokken."

    kop = Kop("Verzoek intrekken", knop="Verzoek intrekken")
    return formulier(request, dit, kind, RedenForm(ingevuld(request)), doe, kop)


@require_http_methods(["GET", "POST"])
def herbeoordelen(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """Record what came of looking at an exemption again."""
    dit, kind = _dit(request, sleutel)
    if queries.open_herbeoordeling(dit) is None:
        messages.warning(request, "Er staat geen herbeoordeling open.")
        return redirect("vrijstelling_verzoek", sleutel=dit.sleutel)
    form = HerbeoordelingForm(ingevuld(request), vandaag=request.actor.vandaag)

    def doe(gegeven: dict[str, Any]) -> str:
        loop.herbeoordeel(dit, **gegeven, moment=timezone.now())
        if gegeven["uitkomst"] == Herbeoordeling.Uitkomst.AANBOD:
            return "Er is weer een leerplek mogelijk. Leg nu het aanbod vast."
        return "De herbeoordeling is opgeslagen."

    return formulier(request, dit, kind, form, doe, Kop("Vrijstelling opnieuw beoordelen"))


@require_http_methods(["GET", "POST"])
def beeindigen(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """End an exemption before its time, or one without an end."""
    dit, kind = _dit(request, sleutel)
    if terug := _kan(request, dit, "beeindigen"):
        return terug
    form = EindeForm(ingevuld(request), vandaag=request.actor.vandaag, laatst=dit.einddatum)

    def doe(gegeven: dict[str, Any]) -> str:
        loop.beeindig(dit, **gegeven, moment=timezone.now())
        return "De vrijstelling is beëindigd. De zaak blijft open: zet de volgende stap."

    kop = Kop("Vrijstelling beëindigen", knop="Vrijstelling beëindigen")
    return formulier(request, dit, kind, form, doe, kop)


def _klik(
    request: HttpRequest, dit: Vrijstellingsverzoek, doe: Callable[[], None], zin: str
) -> HttpResponse:
    try:
        doe()
    except KanNiet as fout:
        messages.warning(request, str(fout))
    else:
        messages.success(request, zin)
    return redirect("vrijstelling_verzoek", sleutel=dit.sleutel)


@require_POST
def afschrift(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """The copy of the decision was sent."""
    dit, _ = _dit(request, sleutel)
    zin = "Genoteerd: het afschrift is verstuurd."
    return _klik(request, dit, lambda: actions.afschrift_verstuurd(dit), zin)


@require_POST
def verhuisd(request: HttpRequest, sleutel: UUID) -> HttpResponse:
    """Whoever has the zaak now goes on with the exemption that came along."""
    dit, _ = verzoek_of_404(request, sleutel, "vrijstelling_bijwerken")
    zin = "Genoteerd: u gaat verder met deze vrijstelling."
    return _klik(request, dit, lambda: loop.verhuizing_opgepakt(dit), zin)
