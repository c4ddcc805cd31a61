"""Who gets a melding, what they will see of it and by when they answer, from the region's plan."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from inbeeld.signalen.actions.melden_concept import Concept, MeldingGeweigerd, soort_van
from inbeeld.signalen.models import Melding
from inbeeld.signalen.plan import (
    Aan,
    Ontvanger,
    Plan,
    Route,
    kalender_van,
    mag_zien,
    plan_van,
    regioplan_op,
)
from inbeeld.signalen.plan.woorden import AAN, DOE
from inbeeld.signalen.queries.meldfeiten import (
    MagNietMelden,
    Meldfeiten,
    Partij,
    meldfeiten_van,
    partijen_van,
)
from inbeeld.toegang.actor import huidige_actor
from inbeeld.toegang.matrix import Groep
from inbeeld.toegang.policies import can_adressen_zien
from inbeeld.web.fouten import GeweigerdMetUitleg

BIJ_GEMEENTE = (Aan.LEERPLICHT, Aan.JGZ, Aan.JEUGDTEAM)
"""Whose name tells in which gemeente a child lives."""
_LANGSTE_VRAAG = 500
_VAN_EEN_MELDING = frozenset(
    {Groep.IDENTITEIT, Groep.INSCHRIJVING, Groep.VERZUIM, Groep.SIGNAAL_EN_ROUTE}
)


class GeenPlan(GeweigerdMetUitleg):
    """No plan of the region is in force on the day, so nobody knows who gets a melding."""

    def __init__(self) -> None:
        super().__init__(
            "Er gelden vandaag geen afspraken van de regio. Daarom is niet bekend wie een melding "
            "krijgt. De regiocoördinator of de beheerder van de regio zet ze klaar op de pagina "
            "'Afspraken'. Er is niets verstuurd."
        )


class GeenOntvanger(GeweigerdMetUitleg):
    """Neither the organisations of the route nor the region itself have a postvak."""

    def __init__(self) -> None:
        super().__init__(
            "Niemand kan deze melding ontvangen: de partners van de route en de regio hebben geen "
            "postvak. De beheerder van de regio kan dat maken bij 'Organisaties'. Er is niets "
            "verstuurd."
        )


@dataclass(frozen=True, slots=True)
class OntvangerVoorbeeld:
    """One recipient, as shown before sending and as stored after it.

    `wie`: the name on screen, without the gemeente where that is a secret. `ziet`: kinds of data.
    `in_plaats_van`: who should have got it, where the region's own postvak takes it. `zonder_wat`:
    what happens without an answer, in words. `zelf`: the reporter's own organisation, which only
    gets it where nobody else does.
    """

    aan: str
    wie: str
    postvak_id: int
    organisatie_id: int
    coordinator_id: int
    ziet: tuple[Groep, ...]
    grondslag: str
    vraag: str
    antwoord_uiterlijk: date
    zonder_antwoord: str
    zonder_antwoord_op: date
    in_plaats_van: str = ""
    zelf: bool = False

    @property
    def ziet_woorden(self) -> str:
        """'identiteit, inschrijving, verzuim'."""
        return ", ".join(ZIET.get(groep, str(groep)) for groep in self.ziet)

    @property
    def zonder_wat(self) -> str:
        return DOE[self.zonder_antwoord]


ZIET: dict[Groep, str] = {
    Groep.IDENTITEIT: "wie het kind is (naam, geboortedatum)",
    Groep.INSCHRIJVING: "op welke school",
    Groep.VERBLIJFPLAATS: "in welke gemeente het kind woont",
    Groep.VERZUIM: "het verzuim (dagen en uren)",
    Groep.VRIJSTELLING: "vrijstellingen",
    Groep.TIJDLIJN: "de tijdlijn en de klok",
    Groep.SIGNAAL_EN_ROUTE: "deze melding, en wie wat doet",
    Groep.PLAN_EN_AFSPRAKEN: "plan en aanbod",
    Groep.DUIDING: "duiding door een professional",
    Groep.GESPREK: "gesprekken met ouders en jongere",
    Groep.OVERDRACHT: "overdracht",
    Groep.BELASTBAARHEID: "hoeveel onderwijs het kind aankan",
}
"""What a recipient can be given, in words for who sends it."""


@dataclass(frozen=True, slots=True)
class Bestemming:
    """Everything that sending needs, read once: the facts, the plan's route and its recipients."""

    feiten: Meldfeiten
    plan: Plan
    plan_versie: int
    route: Route
    ontvangers: tuple[OntvangerVoorbeeld, ...]


def bestemming_van(concept: Concept) -> Bestemming:
    """Where this concept would go today. Raises MagNietMelden, GeenPlan, GeenOntvanger."""
    return _bestemming(concept, huidige_actor().organisatie_id)


def overname_van(concept: Concept, melder_id: int) -> Bestemming:
    """Where it goes when `melder_id` reported it elsewhere, and the actor's organisation, as the
    child's leerplicht, has it already: among the recipients that one is always.

    Raises MagNietMelden, also when it is not leerplicht for this child; GeenPlan, GeenOntvanger.
    """
    bestemming = _bestemming(concept, melder_id)
    eigen = huidige_actor().organisatie_id
    if any(o.organisatie_id == eigen for o in bestemming.ontvangers):
        return bestemming
    partijen = partijen_van(concept.jongere_id, huidige_actor().vandaag)
    wij = next((p for p in partijen if p.aan == Aan.LEERPLICHT and p.organisatie_id == eigen), None)
    if wij is None or wij.postvak_id is None:
        raise MagNietMelden
    ander = bestemming.ontvangers[0]
    erbij = replace(
        ander,
        aan=Aan.LEERPLICHT,
        wie=wij.naam,
        postvak_id=wij.postvak_id,
        organisatie_id=wij.organisatie_id,
        coordinator_id=wij.coordinator_id or 0,
        ziet=tuple(sorted(mag_zien(Aan.LEERPLICHT) & _VAN_EEN_MELDING)),
        grondslag="LPW 21a en 22",
        vraag="U kreeg deze melding buiten In Beeld om. Wat gaat u doen?",
        in_plaats_van="",
        zelf=False,
    )
    return replace(bestemming, ontvangers=(erbij, *bestemming.ontvangers))


def _bestemming(concept: Concept, melder_id: int | None) -> Bestemming:
    dag = huidige_actor().vandaag
    feiten = meldfeiten_van(concept.jongere_id, dag)
    regioplan = regioplan_op(dag)
    if regioplan is None:
        raise GeenPlan
    plan = plan_van(regioplan)
    route = route_voor(plan, concept, feiten, dag)
    partijen = partijen_van(concept.jongere_id, dag)
    kalender = kalender_van(feiten.school, dag)

    def voorbeeld(ontvanger: Ontvanger, partij: Partij, naam: str) -> OntvangerVoorbeeld:
        uiterlijk = ontvanger.termijn.datum(dag, kalender)
        return OntvangerVoorbeeld(
            aan=ontvanger.aan,
            wie=naam,
            postvak_id=partij.postvak_id or 0,
            organisatie_id=partij.organisatie_id,
            coordinator_id=partij.coordinator_id or 0,
            # The plan was held to the matrix of the day on which it was stored.
            ziet=tuple(g for g in ontvanger.ziet if g in mag_zien(ontvanger.aan)),
            grondslag=ontvanger.grondslag,
            vraag=ontvanger.vraag,
            antwoord_uiterlijk=uiterlijk,
            zonder_antwoord=ontvanger.zonder_antwoord.doe,
            zonder_antwoord_op=ontvanger.zonder_antwoord.na.datum(uiterlijk, kalender),
        )

    alle = [
        replace(voorbeeld(ontvanger, partij, wie), in_plaats_van=niet)
        for ontvanger in route.ontvangers
        for partij, wie, niet in _wie(ontvanger, partijen, feiten.geheim)
    ]
    return Bestemming(feiten, plan, regioplan.versie, route, _eenmaal(alle, melder_id))


def route_voor(plan: Plan, concept: Concept, feiten: Meldfeiten, dag: date) -> Route:
    """The first route that applies: that of the waarschuwing when the melding answers one.

    Hours are what the rules count, or what the reporter specified where that is more.
    """
    bekend: list[int | Decimal] = [u for u in (feiten.uren, concept.uren) if u is not None]
    geval = {
        "sector": feiten.sector,
        "leeftijd": feiten.leeftijd_op(dag),
        "gemeente": feiten.gemeente,
        "uren": max(bekend, default=None),
    }
    signaal = concept.signaal[0] if concept.signaal else ""
    if signaal and soort_van(signaal) == concept.soort:
        routes = plan.routes_voor(signaal, **geval)
        if routes:
            return routes[0]
    if concept.soort not in Melding.Soort.values:
        raise MeldingGeweigerd({"soort": "Kies wat er aan de hand is."})
    return plan.routes_voor(concept.soort, **geval)[0]


def _wie(
    ontvanger: Ontvanger, partijen: Iterable[Partij], geheim: bool
) -> Iterable[tuple[Partij, str, str]]:
    """The organisations behind one recipient of the route: (where it goes, name, instead of whom).

    Who has no postvak, or is not there at all, is replaced by the region: never dropped.
    """
    gezocht = [p for p in partijen if p.aan == ontvanger.aan]
    verborgen = geheim and ontvanger.aan in BIJ_GEMEENTE and not can_adressen_zien(huidige_actor())
    woord = ontvanger.naam or AAN[ontvanger.aan]
    for partij in gezocht:
        naam = woord if verborgen else partij.naam
        if partij.postvak_id is not None:
            yield partij, naam, ""
        else:
            yield _regio(partijen), _regio(partijen).naam, naam
    if not gezocht:
        yield _regio(partijen), _regio(partijen).naam, woord


def _regio(partijen: Iterable[Partij]) -> Partij:
    for partij in partijen:
        if partij.aan == Aan.REGIO and partij.postvak_id is not None:
            return partij
    raise GeenOntvanger


def _eenmaal(
    alle: list[OntvangerVoorbeeld], melder_id: int | None
) -> tuple[OntvangerVoorbeeld, ...]:
    """Each postvak once. Named by itself goes before named through the kernteam, and both before
    the region in somebody's place; what the later one would see is added to the first.

    The reporter's own organisation does not report to itself, unless nobody else is left.
    """
    orde = sorted(alle, key=lambda o: (bool(o.in_plaats_van), o.aan == Aan.KERNTEAM))
    uit: dict[int, OntvangerVoorbeeld] = {}
    for ontvanger in orde:
        eerder = uit.get(ontvanger.postvak_id)
        uit[ontvanger.postvak_id] = ontvanger if eerder is None else _samen(eerder, ontvanger)
    anderen = tuple(o for o in uit.values() if o.organisatie_id != melder_id)
    return anderen or tuple(replace(o, zelf=True) for o in uit.values())


def _samen(eerste: OntvangerVoorbeeld, tweede: OntvangerVoorbeeld) -> OntvangerVoorbeeld:
    """One recipient that is asked both: sees what either would, and answers by the earlier day."""
    extra = tuple(groep for groep in tweede.ziet if groep not in eerste.ziet)
    namen = dict.fromkeys(filter(None, (eerste.in_plaats_van, tweede.in_plaats_van)))
    vragen = dict.fromkeys((eerste.vraag, tweede.vraag))
    return replace(
        eerste,
        ziet=(*eerste.ziet, *extra),
        in_plaats_van=" en ".join(namen),
        vraag=" ".join(vragen)[:_LANGSTE_VRAAG],
        antwoord_uiterlijk=min(eerste.antwoord_uiterlijk, tweede.antwoord_uiterlijk),
        zonder_antwoord_op=min(eerste.zonder_antwoord_op, tweede.zonder_antwoord_op),
    )
