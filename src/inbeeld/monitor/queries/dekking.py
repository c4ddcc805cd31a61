"""Who did not deliver what, on a day: of schools and gemeenten whose figures the actor may read."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from inbeeld.monitor.gebieden import Gebied
from inbeeld.monitor.queries.gebieden import leesbare_gebieden
from inbeeld.regels.definities import DEFINITIES
from inbeeld.regels.volledigheid import VAN_BEIDE, VAN_GEMEENTE, VAN_SCHOOL, nodige_categorie
from inbeeld.register.models import FeitDekking, FeitGegevensstand, FeitSchool
from inbeeld.toegang.actor import Actor, systeem_actor
from inbeeld.toegang.models import Organisatie, Werkgebied


@dataclass(frozen=True, slots=True)
class Bron:
    """A school or gemeente; `gemeente`: of a school the one it stands in."""

    code: str
    naam: str
    soort: str
    gemeente: str = ""


@dataclass(frozen=True, slots=True)
class Gat:
    """Who does not deliver a category, and since when: the first day without; None: never did."""

    bron: Bron
    sinds: date | None


@dataclass(frozen=True, slots=True)
class Achter:
    """A school whose data stop before the day."""

    bron: Bron
    tot_en_met: date


def bronnen(actor: Actor, gebied: Gebied) -> list[Bron]:
    """The schools and gemeenten of an area of which the actor may read the figures, by name."""
    leesbaar = {str(g) for g in leesbare_gebieden(actor)}
    scholen = FeitSchool.objects.filter(ingetrokken_op__isnull=True)
    alle = [
        Bron(code, naam or code, "school", gemeente)
        for code, naam, gemeente in scholen.values_list("school", "naam", "gemeente")
    ]
    rijen = Organisatie.objects.filter(soort="gemeente").values_list("code", "naam")
    alle += [Bron(code, naam, "gemeente") for code, naam in rijen]
    hier = _in_gebied(actor, gebied)
    return sorted(
        (b for b in alle if f"{b.soort}:{b.code}" in leesbaar and (hier is None or b.code in hier)),
        key=lambda b: b.naam.lower(),
    )


def _in_gebied(actor: Actor, gebied: Gebied) -> set[str] | None:
    """The codes of an area; None: all (its children go to school, and live, anywhere)."""
    match gebied.soort:
        case "school":
            return {gebied.code}
        case "organisatie":
            delen = Werkgebied.objects.filter(
                organisatie_id=int(gebied.code), periode__contains=actor.vandaag
            )
            return set(delen.values_list("gebied__code", flat=True))
    return None


def gaten(
    actor: Actor, van_wie: Collection[Bron], definitie: str, dag: date
) -> dict[str, list[Gat]]:
    """Per category that the definitie needs, who did not deliver it for that day.

    When nobody ever said what it delivers, all is taken to be there (`rekenregels.md` §4).
    """
    with systeem_actor("dekking van cijfers", actor.vandaag):
        rijen = list(
            FeitDekking.objects.filter(ingetrokken_op__isnull=True).values_list(
                "dekkingsbron", "categorie", "periode"
            )
        )
    if not rijen:
        return {}
    dekt: dict[tuple[str, str], list[tuple[date, date | None]]] = {}
    for code, categorie, periode in rijen:
        dekt.setdefault((code, categorie), []).append((periode.lower, periode.upper))
    regels = DEFINITIES[definitie].regels
    nodig = sorted({nodige_categorie(r.status, r.soort) for r in regels} - {""})
    uit = {categorie: list(_gaten(van_wie, categorie, dekt, dag)) for categorie in nodig}
    return {categorie: lijst for categorie, lijst in uit.items() if lijst}


def _gaten(
    van_wie: Collection[Bron],
    categorie: str,
    dekt: Mapping[tuple[str, str], list[tuple[date, date | None]]],
    dag: date,
) -> Iterable[Gat]:
    for bron in van_wie:
        if not _levert(bron, categorie):
            continue
        eigen = [bron.code]
        if categorie == VAN_BEIDE:  # either of them will do
            eigen += [b.code for b in van_wie if b.gemeente == bron.code]
        perioden = [p for code in eigen for p in dekt.get((code, categorie), ())]
        if any(van <= dag and (tot is None or dag < tot) for van, tot in perioden):
            continue
        geweest = [tot for van, tot in perioden if tot is not None and tot <= dag]
        yield Gat(bron, max(geweest, default=None))


def _levert(bron: Bron, categorie: str) -> bool:
    if bron.soort == "school":
        return categorie in VAN_SCHOOL
    return categorie in VAN_GEMEENTE or categorie == VAN_BEIDE


def scholen_achter(actor: Actor, van_wie: Collection[Bron], dag: date) -> list[Achter]:
    """Schools that say through when their data go, which is before the day."""
    per_school = {b.code: b for b in van_wie if b.soort == "school"}
    with systeem_actor("dekking van cijfers", actor.vandaag):
        rijen = FeitGegevensstand.objects.filter(
            ingetrokken_op__isnull=True, school__in=list(per_school)
        )
        laatste: dict[str, date] = {}
        for code, tot_en_met in rijen.values_list("school", "gegevens_tot_en_met"):
            laatste[code] = max(tot_en_met, laatste.get(code, date.min))
    grens = dag - timedelta(days=1)  # today's data come tonight
    return [Achter(per_school[code], tot) for code, tot in laatste.items() if tot < grens]
