"""Figures of the sheet, of the areas that the client may read. No child is in them."""

from datetime import date, datetime
from typing import Any, Literal

from django.http import Http404, HttpRequest
from ninja import Query

from inbeeld.monitor.gebieden import SOORTEN, Gebied, gebied
from inbeeld.monitor.indicatoren import INDICATOREN
from inbeeld.monitor.models import Cijfer
from inbeeld.monitor.perioden import REEKSEN
from inbeeld.monitor.policies import can_gebied_precies_zien, can_precies_zien
from inbeeld.monitor.queries import cijfers as lees
from inbeeld.monitor.queries.gebieden import Namen, eigen_gebied, leesbare_gebieden
from inbeeld.monitor.queries.samengesteld import eerste_definitie
from inbeeld.regels.definities import DEFINITIES
from inbeeld.toegang.actor import Actor
from inbeeld.toegang.api.router import ApiRouter
from inbeeld.toegang.api.schemas import Dag, In, Uit, tekst
from inbeeld.web.problemen import Probleem

router = ApiRouter(tags=["cijfers"])


class IndicatorUit(Uit):
    """What a figure counts. `moment`: 'peildatum' or 'periode'. `definitie`: whether it depends on
    the definitie."""

    code: str
    naam: str
    uitleg: str
    bron: str
    moment: str
    onderdelen: str
    definitie: bool


class IndicatorenUit(Uit):
    resultaten: list[IndicatorUit]


class GebiedUit(Uit):
    """`sleutel`: what `gebied` of `cijfers` takes."""

    sleutel: str
    soort: str
    naam: str


class GebiedenUit(Uit):
    resultaten: list[GebiedUit]


class CijferVraag(In):
    """`gebied`: one's own when it is left out. `per`: peildata, or a series of periods."""

    indicator: tekst(40, minstens=1)
    gebied: tekst(120) = ""
    per: Literal[(lees.PEILDATUM, *REEKSEN)] = lees.PEILDATUM
    definitie: Literal[tuple(DEFINITIES)] | None = None
    vanaf: Dag | None = None
    tot_en_met: Dag | None = None


class CijferUit(Uit):
    """`van`: null at a peildatum. `waarden`: per onderdeel; what is not in it is not known.
    `onvolledig`: of these onderdelen at least so many. `details`: what is no count."""

    van: date | None
    dag: date
    waarden: dict[str, int]
    onvolledig: list[str]
    details: dict[str, Any] | None


class CijfersUit(Uit):
    """`bekendOp`: what was known then. `achter`: facts were recorded since."""

    indicator: str
    gebied: str
    gebied_naam: str
    definitie: str
    bekend_op: datetime
    achter: bool
    resultaten: list[CijferUit]


@router.operatie("GET", "/indicatoren", "indicatoren", scope="lezen", antwoord=IndicatorenUit)
def indicatoren(request: HttpRequest) -> IndicatorenUit:
    """Welke cijfers er zijn, wat zij tellen en waaruit zij komen."""
    velden = IndicatorUit.model_fields
    return IndicatorenUit(
        resultaten=[
            IndicatorUit(**{veld: getattr(indicator, veld) for veld in velden})
            for indicator in INDICATOREN.values()
        ]
    )


@router.operatie("GET", "/cijfergebieden", "cijfergebieden", scope="lezen", antwoord=GebiedenUit)
def cijfergebieden(request: HttpRequest) -> GebiedenUit:
    """Van welke gebieden u cijfers kunt lezen."""
    namen, actor = Namen(), request.actor
    precies = {soort: can_precies_zien(actor, soort) for soort in SOORTEN}
    return GebiedenUit(
        resultaten=[
            GebiedUit(sleutel=str(g), soort=g.soort, naam=namen.van(g))
            for g in leesbare_gebieden(actor)
            if precies[g.soort] and (g.soort != "organisatie" or can_gebied_precies_zien(actor, g))
        ]
    )


@router.operatie("GET", "/cijfers", "cijfers", scope="lezen", antwoord=CijfersUit, kosten=5)
def cijfers(request: HttpRequest, vraag: Query[CijferVraag]) -> CijfersUit:
    """Een cijfer van een gebied door de tijd, met de definitie en het moment van kennis erbij.

    Er staat geen jongere in. Van een wijk of school alleen voor wie die ook op de pagina's precies
    ziet. Aantallen onder de vijf zijn verder niet afgeschermd: naar buiten gaan alleen de
    publicaties. Zonder definitie: die van het gebied.
    """
    if vraag.indicator not in INDICATOREN:
        raise Probleem(400, fouten=[{"veld": "indicator", "reden": "is niet bekend"}])
    het_gebied = _gebied(request.actor, vraag.gebied)
    namen = Namen()
    eigen = eerste_definitie(het_gebied, namen, request.actor.vandaag)
    het_blad = lees.blad(vraag.definitie or eigen)
    if het_blad is None:
        raise Probleem(409, "Onder deze definitie zijn er nog geen cijfers gemaakt.")
    rijen = lees.reeks(
        vraag.indicator,
        het_gebied,
        vraag.vanaf,
        vraag.tot_en_met,
        per=vraag.per,
        definitie=het_blad.definitie,
    )
    return CijfersUit(
        indicator=vraag.indicator,
        gebied=str(het_gebied),
        gebied_naam=namen.van(het_gebied),
        definitie=het_blad.definitie,
        bekend_op=het_blad.bekend_op,
        achter=lees.is_achter(het_blad),
        resultaten=[_uit(rij) for rij in rijen],
    )


def _gebied(actor: Actor, sleutel: str) -> Gebied:
    """The area that is asked. Raises Probleem where the rol has no figures of such small areas, its
    own school too, and Http404 for what is none."""
    try:
        het_gebied = gebied(sleutel) if sleutel else eigen_gebied(actor)
    except ValueError:
        raise Http404 from None
    if not can_gebied_precies_zien(actor, het_gebied):
        raise Probleem(400, fouten=[{"veld": "gebied", "reden": "kan niet in uw rol"}])
    return het_gebied


def _uit(rij: Cijfer) -> CijferUit:
    return CijferUit(
        van=rij.van,
        dag=rij.dag,
        waarden=rij.waarden,
        onvolledig=rij.onvolledig,
        details=rij.details,
    )
