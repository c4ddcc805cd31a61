"""What one's organisation was asked, over the API, and its answer.

Fetching a melding is not seeing it: that is for a person, on the page.
"""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest
from django.utils import timezone
from ninja import Body, Query

from inbeeld.signalen.actions import melden
from inbeeld.signalen.api.meldingen import Bladzijde
from inbeeld.signalen.api.schemas import (
    AntwoordIn,
    OntvangenMeldingenUit,
    OntvangenMeldingUit,
)
from inbeeld.signalen.models import Melding, Meldingontvanger
from inbeeld.signalen.queries import meldingen as lezen
from inbeeld.tijdlijnen.api import basis
from inbeeld.toegang.api.router import ApiRouter
from inbeeld.toegang.matrix import Groep
from inbeeld.toegang.matrix.velden import groep_van
from inbeeld.toegang.policies import groepen_van
from inbeeld.web.problemen import Probleem

router = ApiRouter(tags=["meldingen"])
PAD = "/ontvangen-meldingen"


def _uit(request: HttpRequest, stand: lezen.Meldingstand) -> dict[str, Any]:
    """The values of an OntvangenMeldingUit. Not the object: put into another it would be read anew,
    and what was left out of it would come back as null."""
    eigen = stand.ontvangers[0]
    rij, kind = eigen.ontvanger, stand.kind
    ziet = frozenset(Groep(g) for g in rij.ziet) & groepen_van(request.actor)
    meer: dict[str, Any] = {"melding": _gegevens(stand.melding, ziet)}
    if Groep.IDENTITEIT in ziet and kind is not None:
        meer["identiteit"] = {
            "naam": kind.naam,
            "geboortedatum": kind.geboortedatum,
            "overleden_op": kind.overleden_op,
        }
    return dict(
        sleutel=rij.sleutel,
        jongere=kind.sleutel if kind else None,
        van=stand.melding.organisatie.naam,
        vraag=rij.vraag,
        ziet=rij.ziet,
        grondslag=rij.grondslag,
        staat=rij.staat,
        staat_sinds=rij.staat_sinds,
        antwoord_uiterlijk=rij.antwoord_uiterlijk,
        dagen_te_laat=eigen.dagen_te_laat,
        ingetrokken_op=stand.melding.ingetrokken_op,
        **meer,
    )


def _gegevens(melding: Melding, ziet: frozenset[Groep]) -> dict[str, Any]:
    """The fields of the melding that are given; empty ones as null."""
    uit = {}
    for veld in lezen.VELDEN:
        if groep_van("Melding", veld) not in ziet:
            continue
        if veld == "contact":
            uit[veld] = lezen.contact_van(melding) or None
        elif veld == "specificatie":
            uit[veld] = [
                {
                    "datum": date.fromisoformat(d["datum"]),
                    "uren": float(d["uren"]) if d.get("uren") else None,
                }
                for d in melding.specificatie
            ]
        else:
            uit[veld] = getattr(melding, veld) or None
    return uit


def _noteer(request: HttpRequest, standen: list[lezen.Meldingstand], naam: str) -> None:
    groepen = {Groep(g) for s in standen for g in s.ontvangers[0].ontvanger.ziet}
    ids = [s.kind.jongere_id for s in standen if s.kind]
    basis.noteer(request, ids, basis.zichtbaar(request, groepen), naam)


@router.operatie("GET", PAD, "ontvangen_meldingen", scope="lezen", antwoord=OntvangenMeldingenUit)
def ontvangen_meldingen(request: HttpRequest, vraag: Query[Bladzijde]) -> OntvangenMeldingenUit:
    """Wat aan uw organisatie is gevraagd: wat open staat eerst, de kortste termijn bovenaan."""
    bladzijde, standen = lezen.ontvangen_meldingen(vraag.pagina)
    standen = standen if bladzijde.number == vraag.pagina else []
    _noteer(request, standen, "ontvangen_meldingen")
    return OntvangenMeldingenUit(
        resultaten=[_uit(request, s) for s in standen],
        aantal=bladzijde.paginator.count,
        pagina=vraag.pagina,
        per_pagina=lezen.PER_PAGINA,
    )


def _stand(sleutel: UUID) -> lezen.Meldingstand:
    try:
        return lezen.ontvangen_van(sleutel)
    except Meldingontvanger.DoesNotExist:
        raise Http404 from None


@router.operatie(
    "GET",
    f"{PAD}/{{uuid:sleutel}}",
    "ontvangen_melding",
    scope="lezen",
    antwoord=OntvangenMeldingUit,
)
def ontvangen_melding(request: HttpRequest, sleutel: UUID) -> OntvangenMeldingUit:
    """Een melding aan uw organisatie: alleen het deel dat voor u is."""
    stand = _stand(sleutel)
    _noteer(request, [stand], "ontvangen_melding")
    return OntvangenMeldingUit(**_uit(request, stand))


@router.operatie(
    "POST",
    f"{PAD}/{{uuid:sleutel}}/antwoord",
    "melding_beantwoorden",
    scope="aanleveren",
    antwoord=OntvangenMeldingUit,
    kosten=5,
)
def melding_beantwoorden(
    request: HttpRequest, sleutel: UUID, antwoord: Body[AntwoordIn]
) -> OntvangenMeldingUit:
    """Neem een melding aan, weiger haar met een reden, rond haar af, of geef belastbaarheid."""
    stand = _stand(sleutel)
    _noteer(request, [stand], "melding_beantwoorden")
    try:
        _doe(stand.ontvangers[0].ontvanger.pk, antwoord)
    except melden.AntwoordGeweigerd as fout:
        raise Probleem(409, str(fout)) from None
    return OntvangenMeldingUit(**_uit(request, _stand(sleutel)))


def _doe(nummer: int, antwoord: AntwoordIn) -> None:
    moment = timezone.now()
    woorden = {"reden": antwoord.reden or "", "toelichting": antwoord.toelichting}
    if antwoord.handeling == "aannemen":
        melden.neem_aan(nummer, toelichting=antwoord.toelichting, moment=moment)
    elif antwoord.handeling == "weigeren":
        melden.weiger(nummer, **woorden, moment=moment)
    elif antwoord.handeling == "afronden":
        melden.rond_af(nummer, **woorden, moment=moment)
    elif antwoord.belastbaarheid is None:
        raise Probleem(422, fouten=[{"veld": "belastbaarheid", "reden": "ontbreekt"}])
    else:
        gegeven = antwoord.belastbaarheid.model_dump()
        uren = gegeven.pop("uren_per_week")
        advies = melden.Belastbaarheidsadvies(
            uren_per_week=None if uren is None else Decimal(str(uren)), **gegeven
        )
        melden.geef_belastbaarheid(nummer, advies, moment=moment)
