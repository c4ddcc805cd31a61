"""Report over the API: who would get it, send it once, see what became of it."""

from typing import Annotated
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from ninja import Body, Header, Query
from ninja.responses import Status
from pydantic.alias_generators import to_camel

from inbeeld.signalen.actions import melden
from inbeeld.signalen.api.schemas import (
    MeldingIn,
    VerstuurdeMeldingenUit,
    VerstuurdeMeldingUit,
    VoorbeeldenUit,
    VoorbeeldUit,
    verstuurd_uit,
)
from inbeeld.signalen.models import Melding
from inbeeld.signalen.queries import meldingen as lezen
from inbeeld.tijdlijnen.api import basis
from inbeeld.toegang.api.router import ApiRouter
from inbeeld.toegang.api.schemas import In, getal, tekst
from inbeeld.toegang.matrix import Groep
from inbeeld.web.problemen import Probleem

router = ApiRouter(tags=["meldingen"])
GROEPEN = (Groep.IDENTITEIT, Groep.SIGNAAL_EN_ROUTE)
Sleutel = Annotated[tekst(80, minstens=8), Header(alias="Idempotency-Key")]


class Bladzijde(In):
    pagina: getal(1, 10_000) = 1


def _concept(request: HttpRequest, melding: MeldingIn, naam: str) -> melden.Concept:
    """The concept for a child that the client may know; noted in the read log. Raises Http404."""
    kind = basis.kind_in_beeld(request, melding.jongere, basis.zichtbaar(request, GROEPEN), naam)
    return melding.concept(kind.jongere_id)


def _geweigerd(fout: melden.MeldingGeweigerd) -> Probleem:
    return Probleem(
        422,
        fouten=[{"veld": to_camel(veld), "reden": zin} for veld, zin in fout.fouten.items()],
    )


@router.operatie(
    "POST", "/meldingen/voorbeeld", "melding_voorbeeld", scope="lezen", antwoord=VoorbeeldenUit
)
def melding_voorbeeld(request: HttpRequest, melding: Body[MeldingIn]) -> VoorbeeldenUit:
    """Wie een melding zou krijgen, wat zij zien en wanneer zij antwoorden. Bewaart niets."""
    try:
        bestemming = melden.bestemming_van(_concept(request, melding, "melding_voorbeeld"))
    except melden.MeldingGeweigerd as fout:
        raise _geweigerd(fout) from None
    return VoorbeeldenUit(
        route=bestemming.route.sleutel,
        resultaten=[
            VoorbeeldUit(
                wie=o.wie,
                aan=o.aan,
                ziet=list(o.ziet),
                grondslag=o.grondslag,
                vraag=o.vraag,
                antwoord_uiterlijk=o.antwoord_uiterlijk,
                zonder_antwoord=o.zonder_antwoord,
                zonder_antwoord_op=o.zonder_antwoord_op,
                in_plaats_van=o.in_plaats_van or None,
            )
            for o in bestemming.ontvangers
        ],
    )


@router.operatie(
    "GET", "/meldingen", "verstuurde_meldingen", scope="lezen", antwoord=VerstuurdeMeldingenUit
)
def verstuurde_meldingen(request: HttpRequest, vraag: Query[Bladzijde]) -> VerstuurdeMeldingenUit:
    """De meldingen van uw organisatie en wat ermee gebeurt, de nieuwste eerst."""
    bladzijde, standen = lezen.meldingen_van_ons(vraag.pagina)
    basis.noteer(
        request,
        [s.kind.jongere_id for s in standen if s.kind],
        basis.zichtbaar(request, (Groep.SIGNAAL_EN_ROUTE,)),
        "verstuurde_meldingen",
    )
    return VerstuurdeMeldingenUit(
        resultaten=[verstuurd_uit(s) for s in standen] if bladzijde.number == vraag.pagina else [],
        aantal=bladzijde.paginator.count,
        pagina=vraag.pagina,
        per_pagina=lezen.PER_PAGINA,
    )


@router.operatie(
    "POST",
    "/meldingen",
    "melding_versturen",
    scope="aanleveren",
    antwoord={201: VerstuurdeMeldingUit},
    kosten=5,
)
def melding_versturen(
    request: HttpRequest, melding: Body[MeldingIn], sleutel: Sleutel, response: HttpResponse
) -> Status[VerstuurdeMeldingUit]:
    """Verstuur een melding aan iedereen die het regioplan noemt.

    De kop `Idempotency-Key` is verplicht: hetzelfde verzoek met dezelfde sleutel nog eens sturen
    geeft de melding die er al is, en verstuurt niets.
    """
    concept = _concept(request, melding, "melding_versturen")
    try:
        verstuurd = melden.verstuur(concept, moment=timezone.now(), sleutel=sleutel)
    except melden.MeldingGeweigerd as fout:
        raise _geweigerd(fout) from None
    response["Location"] = reverse("api:verstuurde_melding", args=[verstuurd.sleutel])
    return Status(201, verstuurd_uit(lezen.melding_van(verstuurd.sleutel)))


@router.operatie(
    "GET",
    "/meldingen/{uuid:sleutel}",
    "verstuurde_melding",
    scope="lezen",
    antwoord=VerstuurdeMeldingUit,
)
def verstuurde_melding(request: HttpRequest, sleutel: UUID) -> VerstuurdeMeldingUit:
    """Een melding van uw organisatie: van iedere ontvanger de staat en het antwoord."""
    try:
        stand = lezen.melding_van(sleutel)
    except Melding.DoesNotExist:
        raise Http404 from None
    basis.noteer(
        request,
        [stand.melding.jongere_id],
        basis.zichtbaar(request, (Groep.SIGNAAL_EN_ROUTE,)),
        "verstuurde_melding",
    )
    return verstuurd_uit(stand)
