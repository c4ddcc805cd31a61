"""Requests for an exemption over the API: how they stand, and the advice of the
samenwerkingsverband. What a declaration says is not in it, as it is not kept."""

from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone
from ninja import Body, Query
from ninja.responses import Status

from inbeeld.dossiers.actions import vrijstellingen as actions
from inbeeld.dossiers.api.basis import (
    Bladzijde,
    Sleutel,
    bladzijde,
    gedaan,
    ingevuld,
    keur,
    kind_om_te_lezen,
    rij_of_404,
    rijsleutel,
)
from inbeeld.dossiers.forms_vrijstelling import AdviesForm
from inbeeld.dossiers.models import Vrijstellingsadvies, Vrijstellingsverzoek
from inbeeld.dossiers.policies_vrijstelling import check_can_adviseren, check_can_verzoek_zien
from inbeeld.dossiers.queries import vrijstellingen as queries
from inbeeld.signalen.queries.zaken import naam_van, plaats_verborgen
from inbeeld.toegang.api.router import ApiRouter
from inbeeld.toegang.api.schemas import Bladeren, In, Uit, tekst
from inbeeld.toegang.matrix import Groep

router = ApiRouter(tags=["vrijstellingen"])
GROEPEN = (Groep.VRIJSTELLING,)


class AdviesUit(Uit):
    sleutel: UUID
    advies: str
    toelichting: str
    gegeven_op: date
    van: str


class VrijstellingsverzoekUit(Uit):
    """`adviesUiterlijkOp`: the advice was asked, and is due then. `loopt`: it was established and
    holds today."""

    sleutel: UUID
    jongere: UUID
    grond: str
    toestand: str
    ontvangen_op: date
    ingangsdatum: date
    einddatum: date | None
    loopt: bool
    geen_aanbod: bool
    leermogelijkheden: str
    besluit_op: date | None
    besluit_wijze: str
    besluit_reden: str
    beeindigd_op: date | None
    einde_reden: str
    van: str
    advies_uiterlijk_op: date | None
    adviezen: list[AdviesUit]
    herbeoordelen_uiterlijk_op: date | None
    moment: datetime


class VrijstellingsverzoekenUit(Bladzijde):
    resultaten: list[VrijstellingsverzoekUit]


class AdviesIn(In):
    advies: Literal[tuple(Vrijstellingsadvies.Advies.values)]
    toelichting: tekst(5000, minstens=1)


@router.operatie(
    "GET",
    "/jongeren/{uuid:sleutel}/vrijstellingsverzoeken",
    "vrijstellingsverzoeken",
    scope="lezen",
    antwoord=VrijstellingsverzoekenUit,
)
def vrijstellingsverzoeken(
    request: HttpRequest, sleutel: UUID, vraag: Query[Bladeren]
) -> VrijstellingsverzoekenUit:
    """De verzoeken om vrijstelling van een kind, het nieuwste eerst.

    Wie van een vrijstelling alleen de grond en de periode mag weten, vindt die bij de feiten.
    """
    check_can_verzoek_zien(request.actor)
    kind = kind_om_te_lezen(request, sleutel, GROEPEN, "vrijstellingsverzoeken")
    rijen = queries.van_kind(kind.jongere_id)
    verborgen = plaats_verborgen(kind.jongere_id)
    dag = request.actor.vandaag
    return VrijstellingsverzoekenUit(
        **bladzijde(rijen, vraag, lambda rij: _uit(rij, dag, verborgen))
    )


@router.operatie(
    "GET",
    "/vrijstellingsverzoeken/{uuid:sleutel}",
    "vrijstellingsverzoek",
    scope="lezen",
    antwoord=VrijstellingsverzoekUit,
)
def vrijstellingsverzoek(request: HttpRequest, sleutel: UUID) -> VrijstellingsverzoekUit:
    """Een verzoek om vrijstelling."""
    check_can_verzoek_zien(request.actor)
    rij = _een(request, sleutel, "vrijstellingsverzoek")
    verborgen = plaats_verborgen(rij.jongere_id)
    return VrijstellingsverzoekUit(**_uit(rij, request.actor.vandaag, verborgen))


@router.operatie(
    "POST",
    "/vrijstellingsverzoeken/{uuid:sleutel}/advies",
    "vrijstellingsadvies_geven",
    scope="aanleveren",
    antwoord={201: AdviesUit},
    kosten=5,
)
def vrijstellingsadvies_geven(
    request: HttpRequest, sleutel: UUID, advies: Body[AdviesIn], eenmaal: Sleutel
) -> Status[AdviesUit]:
    """Geef als samenwerkingsverband het advies dat leerplicht vroeg."""
    check_can_adviseren(request.actor)
    rij = _een(request, sleutel, "vrijstellingsadvies_geven")
    eigen = rijsleutel(request, "advies", rij.sleutel, eenmaal)
    velden = keur(AdviesForm(ingevuld(advies, sleutel=eigen)))
    with gedaan():
        nieuw = actions.geef_advies(rij, **velden, moment=timezone.now())
    return Status(201, AdviesUit(**_advies_uit(nieuw, plaats_verborgen(rij.jongere_id))))


def _een(request: HttpRequest, sleutel: UUID, naam: str) -> Vrijstellingsverzoek:
    rij = rij_of_404(queries.verzoeken(), sleutel)
    kind_om_te_lezen(request, rij.jongere.sleutel, GROEPEN, naam)
    return rij


def _uit(rij: Vrijstellingsverzoek, dag: date, verborgen: bool) -> dict[str, Any]:
    gevraagd = queries.open_taak(rij, queries.ADVIES)
    opnieuw = queries.open_herbeoordeling(rij)
    velden = (
        *("sleutel", "grond", "toestand", "ontvangen_op", "ingangsdatum", "einddatum"),
        *("geen_aanbod", "leermogelijkheden", "besluit_op", "besluit_wijze", "besluit_reden"),
        *("beeindigd_op", "einde_reden", "moment"),
    )
    return {
        "jongere": rij.jongere.sleutel,
        "loopt": queries.loopt(rij, dag),
        "van": naam_van(rij.bron, verborgen),
        "advies_uiterlijk_op": gevraagd.uiterlijk_op if gevraagd else None,
        "adviezen": [_advies_uit(a, verborgen) for a in queries.adviezen_van(rij)],
        "herbeoordelen_uiterlijk_op": opnieuw.uiterlijk_op if opnieuw else None,
        **{veld: getattr(rij, veld) for veld in velden},
    }


def _advies_uit(rij: Vrijstellingsadvies, verborgen: bool) -> dict[str, Any]:
    velden = ("sleutel", "advies", "toelichting", "gegeven_op")
    return {"van": naam_van(rij.bron, verborgen), **{v: getattr(rij, v) for v in velden}}
