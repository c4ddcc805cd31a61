"""Where the children of the synthetic region live and learn, from their birth on.

A child goes to a po school near home on its fourth birthday, on 1 August to the next school, and
from vmbo to an mbo location. Real life's exceptions come in small shares, each named below.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import accumulate
from random import Random

from .feitenboek import Feitenboek, Levensloop
from .gebied import GEMEENTEN, Gemeente, School
from .kalender import DAG, jaren_later

# Shares of the children. Chosen to look like a region, not measured in one.
DOUBLEERT = 0.12
VERHUIST = 0.03  # within the region, in the years of the demo
VERTREKT = 0.004
KOMT_BINNEN = 0.008
MAKEN_GAT = 0.3  # of those who move: a few days without a school
VRIJGESTELD = 0.005
UITGESCHREVEN = 0.002  # no school any more, and nobody knows where to
MBO_LATER = 0.15
MBO_NOOIT = 0.01


@dataclass
class Kaart:
    """The schools of the region, to draw one from."""

    scholen: Sequence[School]
    _keuze: dict[tuple[str, str], tuple[list[School], list[int]]] = field(default_factory=dict)

    def kies(self, toeval: Random, sector: str, gemeente: str) -> str:
        """A school of that sector, rather in the child's own gemeente than elsewhere."""
        if (sector, gemeente) not in self._keuze:
            passend = [school for school in self.scholen if school.sector == sector]
            dichtbij = 40 if sector == "po" else 4
            gewicht = [dichtbij if school.gemeente == gemeente else 1 for school in passend]
            self._keuze[sector, gemeente] = (passend, list(accumulate(gewicht)))
        scholen, oplopend = self._keuze[sector, gemeente]
        return scholen[bisect_left(oplopend, toeval.randint(1, oplopend[-1]))].code


Plan = list[tuple[str, date, date]]
"""A school career: (school, first day, last day), with no regard to what today is."""

_GEWICHTEN = [gemeente.gewicht for gemeente in GEMEENTEN]


def leef(boek: Feitenboek, nummer: int, kaart: Kaart, vandaag: date, toeval: Random) -> Levensloop:
    """Write one child's birth, residence, enrolments and exemption; absence comes elsewhere."""
    geboren = vandaag - timedelta(days=toeval.randrange(4 * 365 + 2, 18 * 365 + 60))
    leven = Levensloop(boek, nummer, geboren)
    gemeente = toeval.choices(GEMEENTEN, _GEWICHTEN)[0]
    plan = _schoolplan(leven, gemeente, kaart, vandaag, toeval)
    _woon_en_leer(leven, gemeente, plan, kaart, vandaag, toeval)
    return leven


def _schoolplan(
    leven: Levensloop, gemeente: Gemeente, kaart: Kaart, vandaag: date, toeval: Random
) -> Plan:
    """Draw a career; a diploma that lies behind is written as the startkwalificatie."""
    geboren = leven.geboren
    eerste = toeval.choices(("po", "sbo", "so"), (945, 25, 30))[0]
    naar_vo = date(geboren.year + 12 + (geboren.month >= 10), 8, 1)
    if toeval.random() < DOUBLEERT:
        naar_vo = jaren_later(naar_vo, 1)
    plan = [
        (
            kaart.kies(toeval, eerste, gemeente.code),
            jaren_later(geboren, 4),
            naar_vo - DAG,
        )
    ]
    tweede = {
        "po": toeval.choices(("vmbo", "havo", "vwo", "pro"), (44, 29, 24, 3))[0],
        "sbo": toeval.choices(("vmbo", "pro"), (60, 40))[0],
        "so": toeval.choices(("vso", "vmbo"), (85, 15))[0],
    }[eerste]
    duur = {"vmbo": 4, "havo": 5, "vwo": 6, "pro": 5, "vso": 7}[tweede]
    sector = tweede if tweede in ("pro", "vso") else "vo"
    klaar = jaren_later(naar_vo, duur)
    plan.append((kaart.kies(toeval, sector, gemeente.code), naar_vo, klaar - DAG))
    if tweede in ("vmbo", "pro"):
        begin = klaar
        if toeval.random() < MBO_LATER:
            begin += timedelta(days=toeval.choice((14, 30, 36, 50, 70)))
        if toeval.random() >= MBO_NOOIT:
            mbo = kaart.kies(toeval, "mbo", gemeente.code)
            plan.append((mbo, begin, jaren_later(klaar, 3) - DAG))
    elif tweede in ("havo", "vwo") and klaar <= vandaag:
        leven.klaar(startkwalificatie_op=klaar.replace(month=7, day=5))
    return plan


def _woon_en_leer(
    leven: Levensloop,
    gemeente: Gemeente,
    plan: Plan,
    kaart: Kaart,
    vandaag: date,
    toeval: Random,
) -> None:
    """Turn the plan into facts, with what may happen on the way in the last two years."""
    moment = vandaag - timedelta(days=toeval.randrange(5, 700))
    lot = toeval.random()
    wijk = toeval.choice(gemeente.wijken)
    if lot < VERHUIST:
        nieuw = toeval.choices(GEMEENTEN, _GEWICHTEN)[0]
        leven.woont(gemeente.code, wijk, leven.geboren, moment - DAG)
        leven.woont(nieuw.code, toeval.choice(nieuw.wijken), moment)
        plan = _andere_school(plan, nieuw.code, moment, kaart, toeval)
    elif lot < VERHUIST + VERTREKT:
        leven.woont(gemeente.code, wijk, leven.geboren, moment - DAG)
        plan = _tot(plan, moment - DAG)
    elif lot < VERHUIST + VERTREKT + KOMT_BINNEN:
        leven.woont(gemeente.code, wijk, moment)
        plan = _vanaf(plan, moment + timedelta(days=toeval.choice((0, 0, 3, 12, 30))))
    else:
        leven.woont(gemeente.code, wijk, leven.geboren)
    lot = toeval.random()
    if lot < VRIJGESTELD:
        plan = _vrijgesteld(leven, plan, moment, toeval)
    elif lot < VRIJGESTELD + UITGESCHREVEN:
        # Most of them turn up at a school again.
        weg, terug = moment, moment + timedelta(days=toeval.randrange(15, 200))
        later = _vanaf(plan, terug) if toeval.random() < 0.8 and terug < vandaag else []
        plan = _tot(plan, weg) + later
    for school, van, tot in plan:
        if van <= vandaag:  # the plan's future is nobody's knowledge yet
            leven.leert(school, van, tot if tot <= vandaag else None)


def _andere_school(
    plan: Plan,
    gemeente: str,
    moment: date,
    kaart: Kaart,
    toeval: Random,
) -> Plan:
    """After a removal the youngest change school, some with a gap; the older ones travel."""
    uit: Plan = []
    for nummer, (school, van, tot) in enumerate(plan):
        if nummer == 0 and van < moment < tot - 60 * DAG:
            gat = toeval.randrange(3, 40) if toeval.random() < MAKEN_GAT else 0
            uit.append((school, van, moment - DAG))
            uit.append((kaart.kies(toeval, "po", gemeente), moment + gat * DAG, tot))
        else:
            uit.append((school, van, tot))
    return uit


def _vrijgesteld(leven: Levensloop, plan: Plan, moment: date, toeval: Random) -> Plan:
    grond = toeval.choices(
        ("art5_onder_a", "art5_onder_b", "art5_onder_c", "art15", "art5a_trekkend"),
        (58, 20, 10, 8, 4),
    )[0]
    oud_genoeg = jaren_later(leven.geboren, 16) + timedelta(days=200)
    if grond == "art15" and oud_genoeg > moment + timedelta(days=365):
        grond = "art5_onder_a"  # years too young for the other ground
    if grond == "art15":
        moment = max(moment, oud_genoeg)
    if grond == "art5_onder_b":
        moment = jaren_later(leven.geboren, 5)
    leven.vrijgesteld(grond, moment)
    return _tot(plan, moment - DAG)


def _tot(plan: Plan, laatste: date) -> Plan:
    """The part of a plan through `laatste`."""
    return [(school, van, min(tot, laatste)) for school, van, tot in plan if van <= laatste]


def _vanaf(plan: Plan, eerste: date) -> Plan:
    """The part of a plan from `eerste` on."""
    return [(school, max(van, eerste), tot) for school, van, tot in plan if tot >= eerste]
