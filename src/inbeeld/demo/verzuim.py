"""Absence as schools see it: most children hardly, a few very often, one in a hundred for weeks.

Rates are per school year of about 190 lesdagen. They are set by eye to the usual picture (short
illness everywhere; lateness and missed lessons from VO on, most of it by a small group) and carry
no claim about any real school.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from random import Random

from .feitenboek import Levensloop
from .gebied import School
from .kalender import Kalender

LESDAGEN_PER_JAAR = 190
MET_UREN = ("vo", "pro", "vso", "mbo")
"""Sectors that register absence by the hour."""


@dataclass(frozen=True)
class Stand:
    """What the absence of a child is drawn within."""

    kalender: Kalender
    scholen: Mapping[str, School]
    van: date
    gegevens_tot: Mapping[str, date]
    stil: Mapping[tuple[str, str], date]  # (school, soort) -> first day without data


def schrijf_verzuim(leven: Levensloop, stand: Stand, toeval: Random) -> None:
    """Draw and write one child's absences over the years of `stand`."""
    lang = _lange_reeks(leven, stand, toeval)
    aanleg = toeval.choices((0.35, 1.0, 3.0), (55, 38, 7))[0]
    for plaats in _momenten(toeval, stand, 2.1 * aanleg):
        lengte = toeval.choices((1, 2, 3, 4, 5, 9), (38, 27, 15, 8, 8, 4))[0]
        _dagen(leven, stand, "ziek", plaats, lengte, lang)
    for plaats in _momenten(toeval, stand, 0.8):
        _dagen(leven, stand, "geoorloofd", plaats, toeval.choices((1, 2, 5), (80, 15, 5))[0], lang)
    if toeval.random() < 0.015:  # a holiday outside the holidays
        for plaats in _momenten(toeval, stand, 0.8):
            _dagen(leven, stand, "ongeoorloofd", plaats, toeval.randint(2, 5), lang)
    spijbelt = toeval.choices((0.25, 3.5, 21.0), (76, 20, 4))[0]
    for plaats in _momenten(toeval, stand, spijbelt):
        uren = toeval.choices((1, 2, 3, 0.75, 1.5), (50, 25, 10, 8, 7))[0]
        _uren(leven, stand, "ongeoorloofd", plaats, uren, lang)
    slaapt_uit = toeval.choices((0.3, 3.0, 18.0), (74, 22, 4))[0]
    for plaats in _momenten(toeval, stand, slaapt_uit):
        _uren(leven, stand, "te_laat", plaats, None, lang)


def _momenten(toeval: Random, stand: Stand, per_jaar: float) -> list[int]:
    """Indices of lesdagen, `per_jaar` of them a year on average."""
    plaats, einde = 0.0, len(stand.kalender.lesdagen)
    momenten = []
    while True:
        plaats += toeval.expovariate(per_jaar / LESDAGEN_PER_JAAR)
        if plaats >= einde:
            return momenten
        momenten.append(int(plaats))


def _laatste_dag(
    leven: Levensloop, stand: Stand, soort: str, dag: date
) -> tuple[str, date | None] | None:
    """School and last possible day of an absence that begins on `dag`; None when none can."""
    inschrijving = leven.school_op(dag)
    if inschrijving is None:
        return None
    school, tot = inschrijving
    # A jongere outside the region's schools has no delivering school.
    grens = stand.gegevens_tot.get(school)
    stil = stand.stil.get((school, soort))
    if grens is None or dag > grens or (stil is not None and dag >= stil):
        return None
    return school, min(tot, grens) if tot is not None else grens


def _dagen(
    leven: Levensloop, stand: Stand, soort: str, plaats: int, lengte: int, lang: tuple[int, int]
) -> None:
    lesdagen = stand.kalender.lesdagen
    if lang[0] <= plaats <= lang[1]:
        return
    plek = _laatste_dag(leven, stand, soort, lesdagen[plaats])
    if plek is not None:
        school, tot = plek
        laatste = lesdagen[min(plaats + lengte, len(lesdagen)) - 1]
        leven.verzuimt(school, soort, lesdagen[plaats], min(laatste, tot) if tot else laatste)


def _uren(
    leven: Levensloop,
    stand: Stand,
    soort: str,
    plaats: int,
    uren: float | None,
    lang: tuple[int, int],
) -> None:
    dag = stand.kalender.lesdagen[plaats]
    if lang[0] <= plaats <= lang[1]:
        return
    plek = _laatste_dag(leven, stand, soort, dag)
    if plek is not None and (
        stand.scholen[plek[0]].sector in MET_UREN or (soort == "te_laat" and plaats % 3 == 0)
    ):
        leven.verzuimt(plek[0], soort, dag, dag, uren)


def _lange_reeks(leven: Levensloop, stand: Stand, toeval: Random) -> tuple[int, int]:
    """About 1 in 40 children has a long run once; returns its first and last index (or none)."""
    geen = (1, 0)
    soort = toeval.choices(("", "ongeoorloofd", "ziek", "geoorloofd"), (975, 13, 9, 3))[0]
    if not soort:
        return geen
    lesdagen = stand.kalender.lesdagen
    loopt_nog = toeval.random() < 0.25
    # A draw in some ten thousands is longer than the three years.
    duur = min(int(toeval.lognormvariate(3.9, 0.7)) + 5, len(lesdagen) - 1)
    plaats = len(lesdagen) - duur if loopt_nog else toeval.randrange(len(lesdagen) - duur)
    plek = _laatste_dag(leven, stand, soort, lesdagen[max(plaats, 0)])
    if plaats < 0 or plek is None:
        return geen
    school, grens = plek
    einde = min(plaats + duur, len(lesdagen)) - 1
    tot = lesdagen[einde]
    if loopt_nog:
        leven.verzuimt(school, soort, lesdagen[plaats], None)
    elif grens is None or tot <= grens:
        leven.verzuimt(school, soort, lesdagen[plaats], tot)
    else:
        return geen
    if duur > 35 and toeval.random() < 0.6:
        _aanbod(leven, stand, toeval, (plaats, einde), None if loopt_nog else tot)
    if soort == "ongeoorloofd" and stand.scholen[school].sector in MET_UREN:
        leven.geduid("nazorg" if not loopt_nog else "dreigend", tot, None if loopt_nog else tot)
    return plaats, einde


def _aanbod(
    leven: Levensloop, stand: Stand, toeval: Random, reeks: tuple[int, int], tot: date | None
) -> None:
    plaats = toeval.randint(reeks[0] + 15, reeks[1])
    van = stand.kalender.lesdagen[plaats]
    op = stand.kalender.lesdagen[plaats - toeval.randint(2, 12)]
    soort = toeval.choice(("onderwijs_zorg", "zorg", "onderwijs", "dagbesteding", "leerwerk"))
    leven.krijgt_aanbod(soort, op, van, tot, toeval.choices(("ja", "nee"), (85, 15))[0])
