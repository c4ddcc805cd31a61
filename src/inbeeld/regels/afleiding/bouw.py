"""The whole plan, in the order in which its stages are run, and in parts that are compiled apart.

`kalender` first; `lagen` (all layers, and the thuisperioden) on it; on those `klok`, `meldplicht`,
`lagenlijst`, `seinen` (or `bewaard`: what of both is stored) and, per definitie, `tijdlijn-<naam>`.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from ..definities import DEFINITIES
from ..laagnamen import BEWAARD, SEINEN
from . import (
    absentie,
    grond,
    kalender,
    klok,
    lijst,
    meldplicht,
    reeksen,
    segmenten,
    thuis,
    tijdlijn,
    vensters,
)
from .plan import Bron, Plan, Stap


class Tafels(NamedTuple):
    """The families of stages of one plan, for what is built upon them."""

    kalender: kalender.Kalender
    grond: grond.Grond
    absentie: absentie.Absentie
    reeksen: reeksen.Reeksen
    vensters: vensters.Vensters
    woning: Any
    segment: Any
    thuis: Any


def lagen(plan: Plan, bron: Bron, k: kalender.Kalender) -> Tafels:
    """All layers of §4, given the calendar."""
    g = grond.maak(plan, bron, k)
    woning = grond.woningen(plan, bron, g)
    absoluut = grond.absoluut(plan, bron, g, woning)
    uitstroom = grond.uitstroom(plan, bron, g)
    a = absentie.maak(plan, bron, k, g.inschrijving)
    r = reeksen.maak(plan, bron, k, g, a)
    v = vensters.maak(plan, bron, k, a.uren_dag, r)
    s = segmenten.maak(plan, bron, g, absoluut, uitstroom, r, v)
    return Tafels(k, g, a, r, v, woning, s, thuis.maak(plan, bron, s))


def delen() -> dict[str, list[Stap]]:
    """Every part by name, with its own stages."""
    bron, uit = Bron(), {}
    plan = Plan()
    k = kalender.maak(plan, bron)
    uit["kalender"] = plan.stappen
    plan = Plan()
    t = lagen(plan, bron, k)
    uit["lagen"] = plan.stappen
    plan = Plan()
    klok.maak(plan, bron, t.kalender, t.thuis, t.absentie)
    uit["klok"] = plan.stappen
    plan = Plan()
    meldplicht.maak(plan, bron, t.kalender, t.grond, t.absentie.uren_dag, t.segment)
    uit["meldplicht"] = plan.stappen
    plan = Plan()
    lijst.maak(plan, bron, t)
    uit["lagenlijst"] = plan.stappen
    plan = Plan()
    lijst.maak(plan, bron, t, SEINEN)
    uit["seinen"] = plan.stappen
    plan = Plan()
    lijst.maak(plan, bron, t, BEWAARD)
    uit["bewaard"] = plan.stappen
    for naam, definitie in DEFINITIES.items():
        plan = Plan()
        tijdlijn.maak(plan, bron, t.segment, t.thuis, definitie)
        uit[f"tijdlijn-{naam}"] = plan.stappen
    return uit
