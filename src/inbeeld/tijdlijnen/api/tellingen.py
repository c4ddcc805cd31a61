"""Counts, of the client's own organisation."""

from datetime import date
from typing import Any, Literal

from django.http import HttpRequest
from ninja import Query

from inbeeld.regels.fouten import AanroepFout
from inbeeld.tijdlijnen import queries
from inbeeld.tijdlijnen.api.tijdlijnen import Definitie
from inbeeld.toegang.api.router import ApiRouter
from inbeeld.toegang.api.schemas import Dag, In, Moment, Uit
from inbeeld.toegang.matrix import Groep
from inbeeld.toegang.matrix.velden import groep_van
from inbeeld.toegang.policies import groepen_van
from inbeeld.web.problemen import Probleem

router = ApiRouter(tags=["tellingen"])


class TellingVraag(In):
    """`peildatum`: today when it is left out. `definitie`: the region's."""

    peildatum: Dag | None = None
    definitie: Definitie | None = None
    per: Literal["gemeente", "wijk", "sector", "school", "grond"] | None = None
    bekend_op: Moment | None = None


class TelregelUit(Uit):
    """How many children have this status. `volledig` false: at least so many, data are missing.
    `groep`: the value of what is split by; null without a split, or where it is not known."""

    groep: str | None
    status: str
    soort: str
    langer_dan_drie_maanden: bool
    aantal: int
    volledig: bool


class TellingUit(Uit):
    peildatum: date
    definitie: str
    per: str | None
    resultaten: list[TelregelUit]


@router.operatie("GET", "/tellingen", "tellingen", scope="lezen", antwoord=TellingUit, kosten=20)
def tellingen(request: HttpRequest, vraag: Query[TellingVraag]) -> TellingUit:
    """Hoeveel jongeren op een dag welke status hebben, bij uw eigen organisatie.

    Er staat geen jongere in. Aantallen onder de vijf worden nog niet afgeschermd: wie de cijfers
    naar buiten brengt, doet dat zelf.
    """
    mag = groepen_van(request.actor) | {Groep.CIJFERS}
    if vraag.per and groep_van("PER", vraag.per) not in mag:
        raise Probleem(400, fouten=[{"veld": "per", "reden": "kan niet in uw rol"}])
    peildatum = vraag.peildatum or request.actor.vandaag
    definitie = vraag.definitie or queries.regio_definitie(request.actor.vandaag)
    try:
        rijen = queries.telling(
            actor=request.actor,
            peildatum=peildatum,
            definitie=definitie,
            per=(vraag.per,) if vraag.per else (),
            bekend_op=vraag.bekend_op,
        )
    except AanroepFout:
        raise Probleem(422, "Voor deze dag is niets te tellen.") from None
    return TellingUit(
        peildatum=peildatum,
        definitie=definitie,
        per=vraag.per,
        resultaten=[_regel(rij, vraag.per) for rij in rijen],
    )


def _regel(rij: dict[str, Any], per: str | None) -> TelregelUit:
    return TelregelUit(
        groep=rij[per] or None if per else None,
        status=rij["status"],
        soort=rij["soort"],
        langer_dan_drie_maanden=rij["langer_dan_drie_maanden"] == "ja",
        aantal=rij["aantal"],
        volledig=rij["volledig"] == "ja",
    )
