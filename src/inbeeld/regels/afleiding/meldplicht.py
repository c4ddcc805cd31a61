"""The days that count for a wettelijke melding (`rekenregels.md` §6); `..meldingen` walks them."""

from __future__ import annotations

from typing import Any

from .bits import Lagen
from .grond import Grond
from .kalender import Kalender
from .plan import Bron, Plan, weekdag


def maak(plan: Plan, bron: Bron, k: Kalender, g: Grond, uren_dag: Any, segment: Any) -> Any:
    """Stage `melddag`: j, dag, uren, lw; days through `tot` on which the child is plichtig and not
    vrijgesteld, of children whose hours in the venster ever reach the threshold: of which a melding
    counts at most as many."""
    d = uren_dag.filter((uren_dag.uren > 0) & (uren_dag.dag <= bron.p("tot")))
    per = segment.filter(Lagen(segment.bits).uren_op_drempel).select(pj="j").distinct()
    d = d.semi_join(per, d.j == per.pj)
    lg = Lagen(g.grond.bits)
    telt = g.grond.filter(lg.plichtig & ~lg.vrijgesteld).select(gj="j", gb="b", ge="e")
    d = d.inner_join(telt, [d.j == telt.gj, d.dag >= telt.gb, d.dag < telt.ge])
    d = d.mutate(ma=d.dag - weekdag(d.dag))
    week = k.week.select(hm="ma", lw="lw")
    d = d.inner_join(week, d.ma == week.hm)
    return plan.stap("melddag", d.select("j", "dag", "uren", "lw"))
