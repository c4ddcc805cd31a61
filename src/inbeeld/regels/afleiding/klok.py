"""Klok (`rekenregels.md` §6): the thuisperioden that have become a clock."""

from __future__ import annotations

from typing import Any

from .absentie import KIND, Absentie
from .kalender import Kalender
from .plan import Bron, Plan, als, samen, som
from .thuis import RUIM


def maak(plan: Plan, bron: Bron, k: Kalender, thuis: Any, a: Absentie) -> Any:
    """Stage `klok`: j, soort (0 streng, 1 ruim), b (thuis_sinds), drie_op, e (exclusive).

    A thuisperiode with at least `klok_vanaf_lesdagen` absent lesdagen through `tot` (A's days, for
    ruim those of A_ruim), or with a day of absoluut. e = tot + 1: it holds on `tot`.
    """
    lang_genoeg = thuis.e - thuis.b >= bron.p("klok_vanaf_lesdagen")
    t = thuis.filter((thuis.abs == 0) & lang_genoeg)
    t = t.mutate(masker=als(t.soort == RUIM, KIND["A_ruim"], KIND["A"]))
    # Stroken of one kind never share a day, so their lesdagen add up.
    s = a.strook.select(sj="j", nr="nr", sb="b", sz="z", n="n", sm="masker")
    t = t.inner_join(s, [t.j == s.sj, s.sb < t.e, s.sz >= t.b])
    t = t.filter((t.sm & t.masker) != 0)
    binnen = (t.sb >= t.b) & (t.sz < t.e)
    # Of a strook that lies partly outside, the lesdagen inside.
    school = k.school.select(hnr="nr", kal="kal")
    les = k.kalender.filter(k.kalender.les == 1).select(lk="kal", dag="dag")
    deels = t.filter(~binnen)
    deels = deels.inner_join(school, deels.nr == school.hnr)
    deels = deels.inner_join(
        les,
        [
            *(deels.kal == les.lk, les.dag >= deels.sb, les.dag <= deels.sz),
            *(les.dag >= deels.b, les.dag < deels.e),
        ],
    ).mutate(n=1)
    velden = ("j", "soort", "b", "drie_op", "e")
    t = samen(t.filter(binnen).select(*velden, "n"), deels.select(*velden, "n"))
    t = t.group_by(*velden).agg(dagen=som(t.n))
    t = t.filter(t.dagen >= bron.p("klok_vanaf_lesdagen"))
    met = thuis.filter(thuis.abs == 1)
    return plan.stap("klok", samen(t.select(*velden), met.select(*velden)))
