"""Counts of areas whose sectors go by different definities, put together from the sheets.

Of the region from its sectors, of a gemeente or wijk from its part in every sector
(`gebieden.BINNEN`), of an organisation from its schools or gemeenten. Only days that all the sheets
have: half of a sum is no figure.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from inbeeld.monitor.beeld import Figuur
from inbeeld.monitor.gebieden import REGIO, Gebied
from inbeeld.monitor.indicatoren import STAND
from inbeeld.monitor.models import Cijfer, Cijferblad
from inbeeld.monitor.perioden import peildata
from inbeeld.monitor.queries.gebieden import Namen, werkt_voor
from inbeeld.monitor.queries.standen import binnen
from inbeeld.monitor.telwijze import PER_SECTOR, Telwijze, samen_geteld, telwijze
from inbeeld.toegang.actor import Actor, systeem_actor

Deelrij = tuple[str, str, Figuur, str]
"""The whole that a row is a part of, its sector, its figures, and the definitie they go by."""


@dataclass(frozen=True)
class Bladen:
    """The sheets of all definities of the region. `dag`: the last day that all of them have.
    `namen`: of areas, which say the sector of a school."""

    telwijze: Telwijze
    van: Mapping[int, Cijferblad]
    dag: date
    dagen: frozenset[date]
    namen: Namen

    def als_blad(self) -> Cijferblad:
        """What a page says of them together; it is not stored."""
        oudste = min(self.van.values(), key=lambda blad: blad.bekend_op)
        laagste = min(blad.laatste_vastlegging for blad in self.van.values())
        return Cijferblad(
            definitie=PER_SECTOR,
            bekend_op=oudste.bekend_op,
            dag=self.dag,
            laatste_vastlegging=laagste,
        )


def bladen(telwijze: Telwijze, namen: Namen) -> Bladen | None:
    """None as long as one of the sheets is not made."""
    rijen = {blad.pk: blad for blad in Cijferblad.objects.filter(definitie__in=telwijze.definities)}
    if len(rijen) < len(telwijze.definities):
        return None
    dagen = frozenset.intersection(*(frozenset(peildata(b.dag)) for b in rijen.values()))
    return Bladen(telwijze, rijen, max(dagen), dagen, namen)


def definitie_van(gebied: Gebied, telwijze: Telwijze, namen: Namen, vandaag: date) -> str | None:
    """By which definitie the figures of an area go; None: each of its sectors by its own."""
    if not telwijze.gemengd:
        return telwijze.keuze[""]
    if gebied.soort == "sector":
        return telwijze.van(gebied.code)
    if gebied.soort == "school":
        return telwijze.van(namen.sectoren.get(gebied.code))
    if gebied.soort == "organisatie":
        scholen = werkt_voor(gebied, "school", vandaag)
        eigen = {telwijze.van(namen.sectoren.get(code)) for code in scholen}
        if len(eigen) == 1:
            return eigen.pop()
    return None


def eerste_definitie(gebied: Gebied, namen: Namen, vandaag: date) -> str:
    """By which one definitie a page, file or report of an area begins: its own; of one whose
    sectors have different ones that of all others, which the page then says."""
    wijze = telwijze(vandaag)
    return definitie_van(gebied, wijze, namen, vandaag) or wijze.van(None)


def standen(
    bladen: Bladen, gebied: Gebied, actor: Actor, vanaf: date | None = None
) -> list[Figuur]:
    """The counts of an area by day, from `vanaf` (None: today alone)."""
    dagen = {dag for dag in bladen.dagen if dag >= (vanaf or bladen.dag)}
    rijen = _rijen(bladen, _delen(gebied, actor.vandaag), dagen, actor, gebied)
    per: dict[date, list[tuple[Figuur, str]]] = {}
    for _, _, figuur, definitie in rijen:
        per.setdefault(figuur.dag, []).append((figuur, definitie))
    return [samen_geteld(str(gebied), dag, per[dag]) for dag in sorted(per)]


def per_sector(bladen: Bladen, gebied: Gebied, actor: Actor) -> dict[str, Figuur]:
    """The counts of an area today, of each sector by its own definitie."""
    per: dict[str, list[tuple[Figuur, str]]] = {}
    rijen = _rijen(bladen, _delen(gebied, actor.vandaag), {bladen.dag}, actor)
    for _, sector, figuur, definitie in rijen:
        per.setdefault(sector, []).append((figuur, definitie))
    return {s: samen_geteld(f"sector:{s}", bladen.dag, delen) for s, delen in sorted(per.items())}


def naast_elkaar(bladen: Bladen, gebied: Gebied, per: str, actor: Actor) -> list[Figuur]:
    """The counts today of the gemeenten, wijken or schools inside an area, by area."""
    delen = _binnen(gebied, per, actor.vandaag)
    samen: dict[str, list[tuple[Figuur, str]]] = {}
    for geheel, _, figuur, definitie in _rijen(bladen, delen, {bladen.dag}, actor):
        samen.setdefault(geheel, []).append((figuur, definitie))
    return [samen_geteld(geheel, bladen.dag, van) for geheel, van in sorted(samen.items())]


def _rijen(
    bladen: Bladen,
    waar: Q,
    dagen: Collection[date],
    actor: Actor,
    gebied: Gebied | None = None,
) -> list[Deelrij]:
    """The rows of parts, each by the definitie of its sector. `gebied`: of which they are added up;
    of the region what comes out is a figure that all may read, though not all read its sectors."""
    if gebied == Gebied(REGIO):
        with systeem_actor("cijfers van de regio", actor.vandaag):
            return list(_gelezen(bladen, waar, dagen))
    return list(_gelezen(bladen, waar, dagen))


def _gelezen(bladen: Bladen, waar: Q, dagen: Collection[date]) -> Iterable[Deelrij]:
    rijen = Cijfer.objects.filter(
        waar, blad_id__in=list(bladen.van), indicator=STAND.code, van=None, dag__in=list(dagen)
    ).values_list("blad_id", "gebied", "dag", "waarden", "onvolledig")
    for blad, sleutel, dag, waarden, onvolledig in rijen.order_by("dag", "gebied"):
        geheel, sector = _deel(sleutel, bladen.namen)
        definitie = bladen.van[blad].definitie
        if bladen.telwijze.van(sector) == definitie:
            yield geheel, sector, Figuur(sleutel, dag, waarden, frozenset(onvolledig)), definitie


def _deel(sleutel: str, namen: Namen) -> tuple[str, str]:
    """The whole and the sector of the key of a part."""
    soort, _, code = sleutel.partition(":")
    if soort == "school":
        return sleutel, namen.sectoren.get(code, "onbekend")
    if soort == "sector":
        return REGIO, code
    geheel, _, sector = code.rpartition(":")
    return f"{soort.removesuffix('sector')}:{geheel}", sector


def _delen(gebied: Gebied, vandaag: date) -> Q:
    """The parts of an area that share no child and together are the whole."""
    match gebied.soort:
        case "regio":
            return Q(gebied__startswith="sector:")
        case "gemeente" | "wijk":
            return Q(gebied__startswith=f"{gebied.soort}sector:{gebied.code}:")
        case "organisatie":
            scholen = werkt_voor(gebied, "school", vandaag)
            waar = Q(gebied__in=[f"school:{code}" for code in scholen])
            for code in werkt_voor(gebied, "gemeente", vandaag):
                waar |= Q(gebied__startswith=f"gemeentesector:{code}:")
            return waar
    return Q(gebied=str(gebied))


def _binnen(gebied: Gebied, per: str, vandaag: date) -> Q:
    """The parts of all areas of kind `per` inside an area."""
    if per == "school":
        return binnen(gebied, per, vandaag)
    deel = f"{per}sector"
    if gebied.soort != "organisatie":
        return binnen(gebied, deel, vandaag)
    waar = Q(pk=None)
    for code in werkt_voor(gebied, per, vandaag):
        waar |= Q(gebied__startswith=f"{deel}:{code}:")
    return waar
