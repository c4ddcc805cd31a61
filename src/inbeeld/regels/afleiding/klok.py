"""Klok (`rekenregels.md` §6): the thuisperioden that have become a clock."""

from __future__ import annotations

from typing import Any

import ibis

from .absentie import KIND, Absentie
from .plan import Bron, Plan, als
from .thuis import RUIM


def maak(plan: Plan, bron: Bron, thuis: Any, a: Absentie) -> Any:
    """Stage `klok`: j, soort (0 streng, 1 ruim), b (thuis_sinds), drie_op, e (exclusive).

    A thuisperiode with at least `klok_vanaf_lesdagen` absent lesdagen through `tot` (A's days, for
    ruim those of A_ruim), or with a day of absoluut. e = tot + 1: it holds on `tot`.
    """
    masker = als(thuis.soort == RUIM, KIND["A_ruim"], KIND["A"])
    t = thuis.filter(thuis.abs == 0).mutate(masker=masker)
    d = a.schooldag.filter(a.schooldag.masker > 0).select(dj="j", dag="dag", dm="masker")
    t = t.inner_join(d, [t.j == d.dj, d.dag >= t.b, d.dag < t.e])
    t = t.filter((t.dm & t.masker) != 0)
    t = t.group_by("j", "soort", "b", "drie_op", "e").agg(dagen=t.dag.nunique())
    t = t.filter(t.dagen >= bron.p("klok_vanaf_lesdagen"))
    velden = ("j", "soort", "b", "drie_op", "e")
    met = thuis.filter(thuis.abs == 1)
    return plan.stap("klok", ibis.union(t.select(*velden), met.select(*velden), distinct=False))
