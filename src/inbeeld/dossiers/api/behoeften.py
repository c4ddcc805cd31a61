"""What a child needs and nobody offers, over the API."""

from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone
from ninja import Body, Query
from ninja.responses import Status

from inbeeld.dossiers.actions import behoeften as acties
from inbeeld.dossiers.api.basis import (
    Bladzijde,
    Sleutel,
    bladzijde,
    gedaan,
    ingevuld,
    keur,
    kind_om_te_lezen,
    kind_om_te_wijzigen,
    rij_of_404,
    rijsleutel,
)
from inbeeld.dossiers.forms_aanbodrond import BehoefteForm
from inbeeld.dossiers.models import Behoefte
from inbeeld.dossiers.queries.aanbod import behoeften_van
from inbeeld.regels import codes
from inbeeld.toegang.api.router import ApiRouter
from inbeeld.toegang.api.schemas import Bladeren, Dag, In, Uit, tekst
from inbeeld.toegang.matrix import Groep

router = ApiRouter(tags=["aanbod"])
GROEPEN = (Groep.PLAN_EN_AFSPRAKEN,)


class BehoefteUit(Uit):
    """`vervuldDoor`: the offer that met it, when it was one of the child's."""

    sleutel: UUID
    jongere: UUID
    soort: str
    omschrijving: str
    plek: str
    sinds: date
    vervuld_op: date | None
    vervuld_door: UUID | None
    vervallen_op: date | None
    vervallen_reden: str
    moment: datetime


class BehoeftenUit(Bladzijde):
    resultaten: list[BehoefteUit]


class BehoefteIn(In):
    soort: Literal[tuple(codes.AANBODSOORTEN)]
    omschrijving: tekst(300, minstens=1)
    plek: tekst(100) = ""
    sinds: Dag


@router.operatie(
    "GET", "/jongeren/{uuid:sleutel}/behoeften", "behoeften", scope="lezen", antwoord=BehoeftenUit
)
def behoeften(request: HttpRequest, sleutel: UUID, vraag: Query[Bladeren]) -> BehoeftenUit:
    """Wat een kind nodig heeft en er niet is: wat open staat eerst."""
    kind = kind_om_te_lezen(request, sleutel, GROEPEN, "behoeften")
    rijen = behoeften_van(kind.jongere_id)
    return BehoeftenUit(**bladzijde(rijen, vraag, lambda rij: _uit(rij, kind.sleutel)))


@router.operatie(
    "GET", "/behoeften/{uuid:sleutel}", "behoefte", scope="lezen", antwoord=BehoefteUit
)
def behoefte(request: HttpRequest, sleutel: UUID) -> BehoefteUit:
    """Een behoefte."""
    rij = rij_of_404(Behoefte.objects.select_related("jongere", "vervuld_door"), sleutel)
    kind = kind_om_te_lezen(request, rij.jongere.sleutel, GROEPEN, "behoefte")
    return BehoefteUit(**_uit(rij, kind.sleutel))


@router.operatie(
    "POST",
    "/jongeren/{uuid:sleutel}/behoeften",
    "behoefte_noteren",
    scope="aanleveren",
    antwoord={201: BehoefteUit},
    kosten=5,
)
def behoefte_noteren(
    request: HttpRequest, sleutel: UUID, behoefte: Body[BehoefteIn], eenmaal: Sleutel
) -> Status[BehoefteUit]:
    """Leg vast wat een kind nodig heeft en niemand biedt."""
    kind = kind_om_te_wijzigen(request, sleutel, GROEPEN, "behoefte_noteren")
    eigen = rijsleutel(request, "behoefte", kind.sleutel, eenmaal)
    form = BehoefteForm(ingevuld(behoefte, sleutel=eigen), vandaag=request.actor.vandaag)
    keur(form)
    with gedaan():
        rij = acties.noteer(kind.jongere_id, sleutel=eigen, moment=timezone.now(), **form.velden())
    return Status(201, BehoefteUit(**_uit(rij, kind.sleutel)))


def _uit(rij: Behoefte, jongere: UUID) -> dict[str, Any]:
    velden = (
        *("sleutel", "soort", "omschrijving", "plek", "sinds", "vervuld_op"),
        *("vervallen_op", "vervallen_reden", "moment"),
    )
    return {
        "jongere": jongere,
        "vervuld_door": rij.vervuld_door.sleutel if rij.vervuld_door else None,
        **{veld: getattr(rij, veld) for veld in velden},
    }
