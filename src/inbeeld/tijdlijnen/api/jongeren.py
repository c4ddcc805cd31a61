"""Lists of children, one child, and its facts."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Query

from inbeeld.register.queries import zoek_jongeren
from inbeeld.tijdlijnen import queries
from inbeeld.tijdlijnen.api import basis
from inbeeld.tijdlijnen.api.schemas import (
    GROEPEN,
    GevondenUit,
    JongerenUit,
    JongereUit,
    jongere_uit,
)
from inbeeld.tijdlijnen.api.werkvoorraad import WerkvoorraadUit, WerkvoorraadVraag, regel_uit
from inbeeld.tijdlijnen.kinderen import kinderen_op
from inbeeld.toegang.api.router import ApiRouter
from inbeeld.toegang.api.schemas import In, getal, tekst
from inbeeld.toegang.matrix import Groep
from inbeeld.toegang.matrix.velden import groep_van
from inbeeld.web.problemen import Probleem

router = ApiRouter(tags=["jongeren"])
MEESTE_GEVONDEN = 50


class JongerenVraag(In):
    """`na`: the last child of the page before."""

    na: UUID | None = None
    aantal: getal(1, 100) = 50


@router.operatie("GET", "/jongeren", "jongeren", scope="lezen", antwoord=JongerenUit)
def jongeren(request: HttpRequest, vraag: Query[JongerenVraag]) -> JongerenUit:
    """De jongeren die uw organisatie nu of eerder in beeld had, per bladzijde.

    De volgorde is vast en zegt niets. Vraag de volgende bladzijde met `na`.
    """
    ids, volgende = queries.jongeren_na(vraag.na, vraag.aantal)
    return JongerenUit(resultaten=_toon(request, ids, "jongeren"), volgende=volgende)


class Zoekvraag(In):
    zoek: tekst(100, minstens=1)


@router.operatie("POST", "/jongeren/zoek", "jongeren_zoeken", scope="lezen", antwoord=GevondenUit)
def jongeren_zoeken(request: HttpRequest, vraag: Zoekvraag) -> GevondenUit:
    """Zoek jongeren op (delen van) hun naam of op hun BSN of onderwijsnummer.

    Een POST: in een adres, en dus in een logboek van een webserver, staat zo geen naam of nummer.
    """
    gevonden = zoek_jongeren(vraag.zoek, hoogstens=MEESTE_GEVONDEN + 1)
    ids = [personalia.jongere_id for personalia in gevonden[:MEESTE_GEVONDEN]]
    return GevondenUit(
        resultaten=_toon(request, ids, "zoeken"), te_veel=len(gevonden) > MEESTE_GEVONDEN
    )


def _toon(request: HttpRequest, ids: list[int], naam: str) -> list[JongereUit]:
    """These children, as far as they are visible, in the order of `ids`, each with its line."""
    groepen = basis.zichtbaar(request, GROEPEN)
    kinderen = {kind.jongere_id: kind for kind in kinderen_op(ids, request.actor.vandaag)}
    basis.noteer(request, list(kinderen), groepen, naam)
    return [jongere_uit(kinderen[i], groepen) for i in ids if i in kinderen]


@router.operatie("GET", "/jongeren/{uuid:sleutel}", "jongere", scope="lezen", antwoord=JongereUit)
def jongere(request: HttpRequest, sleutel: UUID) -> JongereUit:
    """Een jongere zoals die vandaag is."""
    groepen = basis.zichtbaar(request, GROEPEN)
    return jongere_uit(basis.kind_van(request, sleutel, groepen, "jongere"), groepen)


@router.operatie(
    "GET", "/werkvoorraadregels", "werkvoorraadregels", scope="lezen", antwoord=WerkvoorraadUit
)
def werkvoorraadregels(request: HttpRequest, vraag: Query[WerkvoorraadVraag]) -> WerkvoorraadUit:
    """De jongeren die vandaag aandacht vragen, de dringendste klok eerst."""
    groepen = basis.zichtbaar(request, GROEPEN)
    _weiger_zijdeuren(vraag, groepen)
    pagina = queries.werkvoorraad(
        actor=request.actor,
        vandaag=request.actor.vandaag,
        filter=vraag.filter(),
        sortering=vraag.sorteer or "klok",
        pagina=vraag.pagina,
        per_pagina=vraag.per_pagina,
    )
    ids = [regel.jongere_id for regel in pagina.regels]
    kinderen = {kind.jongere_id: kind for kind in kinderen_op(ids, request.actor.vandaag)}
    basis.noteer(request, ids, groepen, "werkvoorraad")
    return WerkvoorraadUit(
        resultaten=[
            regel_uit(regel, kinderen[regel.jongere_id], groepen) for regel in pagina.regels
        ],
        aantal=pagina.aantal,
        pagina=pagina.nummer,
        per_pagina=pagina.per_pagina,
    )


def _weiger_zijdeuren(vraag: WerkvoorraadVraag, groepen: frozenset[Groep]) -> None:
    """Who may not see a field may not narrow or sort by it either: that would tell it."""
    gevraagd: list[tuple[str, Any]] = [
        (veld, groep_van("WerkvoorraadFilter", veld))
        for veld in vraag.FILTERVELDEN
        if getattr(vraag, veld)
    ]
    if vraag.sorteer:
        gevraagd.append(("sorteer", groep_van("SORTERINGEN", vraag.sorteer)))
    fouten = [
        {"veld": veld, "reden": "kan niet in uw rol"} for veld, g in gevraagd if g not in groepen
    ]
    if fouten:
        raise Probleem(400, fouten=fouten)
