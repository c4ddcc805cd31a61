"""Vensters (`rekenregels.md` §3, §4): sums over the last n lesweken.

A day counts from itself until the Monday of the n-th lesweek after it, so it is +h on the day and
-h on that Monday: one running sum, no range window. A week without lesdagen neither counts nor
resets, because weeks are numbered by lesweken. Where the question is only whether there are n, it
is simpler still: from the n-th on, until the first of the n leaves.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import ibis

from .kalender import Kalender
from .plan import Bron, Plan, als, breed, loopsom, samen, venster, weekdag, zonder
from .reeksen import Reeksen

_ZIEK = 1 << 16
"""Ziekmeldingen in one number with the te_laat rows below them."""


class Vensters(NamedTuple):
    """`punt`: uren_dag with `uit` (see `met_uitgang`); `te_laat`, `ziek`: j, dag, aan: as many as
    the parameter asks begin (1) or cease (-1) to lie in the venster; `venster` (for the list of
    lagen): j, dag, e (next change), and per sum its value on [dag, e). Changes of one day are rows
    of their own, all but the last of no length."""

    punt: Any
    te_laat: Any
    ziek: Any
    som_uren: Any
    som_aantal: Any


def _met_lesweek(k: Kalender, t: Any) -> Any:
    """Add `lw`: lesweken begun on or before the day `dag`."""
    hier = k.week.select(hm="ma", lw="lw")
    t = t.mutate(_ma=t.dag - weekdag(t.dag))
    return zonder(t.inner_join(hier, t._ma == hier.hm), "_ma", "hm")


def _met_maandag(k: Kalender, t: Any, lesweek: Any) -> Any:
    """Add `uit`: the Monday of that lesweek (null: beyond the calendar)."""
    daar = k.week.filter(k.week.heeft == 1).select(uit="ma", dlw="lw")
    t = t.mutate(_lw=lesweek)
    return zonder(t.left_join(daar, t._lw == daar.dlw), "_lw", "dlw")


def met_uitgang(k: Kalender, t: Any, lesweken: Any) -> Any:
    """Add `uit`: the Monday on which the day `dag` leaves a venster of n lesweken (null: never)."""
    t = _met_lesweek(k, t)
    return zonder(_met_maandag(k, t, t.lw + lesweken), "lw")


def _genoeg(plan: Plan, k: Kalender, t: Any, aantal: Any, lesweken: Any, naam: str) -> Any:
    """(j, dag, aan): 1 on the day from which at least `aantal` of the rows (j, dag) lie in the
    venster, -1 on the Monday from which they do not."""
    t = _met_lesweek(k, t.select("j", "dag"))
    orde = venster("j", "dag")
    t = t.mutate(
        eerste=t.lw.lag((aantal - 1).cast("int32")).over(orde),
        vorige=t.lw.lag(aantal.cast("int32")).over(orde),
        straks=t.lw.lead().over(orde),
    )
    t = t.filter(t.lw - t.eerste < lesweken)
    t = t.select(
        *("j", "dag", "eerste"),
        begin=als((t.lw - t.vorige < lesweken).fill_null(False), 0, 1),
        eind=als((t.straks - t.eerste < lesweken).fill_null(False), 0, 1),
    )
    t = plan.stap(naam, t.filter((t.begin == 1) | (t.eind == 1)))
    eind = _met_maandag(k, t.filter(t.eind == 1), t.eerste + lesweken)
    eind = eind.filter(eind.uit.notnull()).select("j", dag="uit", aan=ibis.literal(-1))
    return samen(t.filter(t.begin == 1).select("j", "dag", aan=ibis.literal(1)), eind)


def maak(plan: Plan, bron: Bron, k: Kalender, uren_dag: Any, r: Reeksen) -> Vensters:
    """All stages of this family."""
    weken, weken_ziek = bron.p("venster_lesweken"), bron.p("ziek_venster_lesweken")
    keer = uren_dag.filter(uren_dag.tl > 0)
    te_laat = _genoeg(plan, k, keer, bron.p("te_laat_aantal"), weken, "te_laat_genoeg")
    ziek = _genoeg(plan, k, r.ziek, bron.p("ziek_meldingen"), weken_ziek, "ziek_genoeg")
    punt = plan.stap("uren_punt", met_uitgang(k, uren_dag, weken), kijk=True)
    uren = punt.select("j", "dag", "uit", pak="uren")
    keer = keer.select("j", "dag", pak=breed(keer.tl), weken=weken)
    ziek_begin = r.ziek.select("j", "dag", pak=ibis.literal(_ZIEK, "int64"), weken=weken_ziek)
    aantal = _met_lesweek(k, samen(keer, ziek_begin))
    aantal = _met_maandag(k, aantal, aantal.lw + aantal.weken)
    aantal = _som(plan, bron, aantal, "som_aantal")
    aantal = aantal.select("j", "b", "e", tl=aantal.nu % _ZIEK, zm=aantal.nu // _ZIEK)
    return Vensters(punt, te_laat, ziek, _som(plan, bron, uren, "som_uren"), aantal)


def _som(plan: Plan, bron: Bron, t: Any, naam: str) -> Any:
    """View: the running sum of `pak` (never negative) between its changes."""
    t = t.filter((t.pak > 0) & (t.dag <= bron.p("tot")))
    weg = t.filter(t.uit.notnull() & (t.uit <= bron.p("tot")))
    t = samen(t.select("j", "dag", "pak"), weg.select("j", dag="uit", pak=-weg.pak))
    t = t.select(
        *("j", "dag"),
        nu=loopsom(t.pak, "j", "dag"),
        e=t.dag.lead().over(venster("j", "dag")).fill_null(bron.p("tot") + 1),
    )
    return plan.stap(naam, t.select("j", "e", "nu", b="dag"), kijk=True)
