"""Vensters (`rekenregels.md` §3, §4): sums over the last n lesweken.

A day counts from itself until the Monday of the n-th lesweek after it, so it is +h on the day and
-h on that Monday: one running sum, no range window. A week without lesdagen neither counts nor
resets, because weeks are numbered by lesweken.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import ibis

from .absentie import Absentie
from .bits import BIT
from .kalender import Kalender
from .plan import Bron, Plan, als, loopsom, samen, som, venster, weekdag, zonder
from .reeksen import Reeksen

_PLEK = {"uren": 0, "tl": 24, "zm": 37}
"""Place of each sum in one number below 2**50."""
_MASKER = {"uren": (1 << 24) - 1, "tl": (1 << 13) - 1, "zm": (1 << 13) - 1}
_SOMMEN = tuple(_PLEK)


class Vensters(NamedTuple):
    """`uren_dag`: j, dag, uren (ongeoorloofd); `venster`: j, dag, e (next change), and per sum its
    value on [dag, e) and (`…_was`) before this change. Changes of one day are rows of their own,
    all but the last of no length."""

    uren_dag: Any
    venster: Any


def uren_dagen(plan: Plan, a: Absentie) -> Any:
    """Stage `uren_dag`: hours of ongeoorloofd and te_laat rows per day; of two schools the hours
    of the one with more."""
    s = a.schooldag.filter((a.schooldag.uren > 0) | (a.schooldag.tl > 0))
    t = s.group_by("j", "dag").agg(uren=s.uren.max(), tl=som(s.tl))
    return plan.stap("uren_dag", t)


def met_uitgang(k: Kalender, t: Any, lesweken: Any) -> Any:
    """Add `uit`: the Monday on which the day `dag` leaves a venster of n lesweken (null: never)."""
    hier = k.week.select(hm="ma", hlw="lw")
    t = t.mutate(_ma=t.dag - weekdag(t.dag))
    t = t.inner_join(hier, t._ma == hier.hm)
    t = t.mutate(_lw=t.hlw + lesweken)
    daar = k.week.filter(k.week.heeft == 1).select(uit="ma", dlw="lw")
    t = t.left_join(daar, t._lw == daar.dlw)
    return zonder(t, "_ma", "_lw", "hm", "hlw", "dlw")


def _meldingen(plan: Plan, bron: Bron, r: Reeksen) -> Any:
    """First days of reeksen Z, of children that have enough of them to matter (or `alles`)."""
    z = r.ziek
    per = z.group_by("j").agg(aantal=z.b.count())
    nodig = bron.p("ziek_meldingen")
    per = per.filter((per.aantal >= nodig) | (bron.p("alles") == 1)).select(pj="j")
    z = z.semi_join(per, z.j == per.pj)
    return z.select("j", dag="b")


def maak(plan: Plan, bron: Bron, k: Kalender, a: Absentie, r: Reeksen) -> Vensters:
    """All stages of this family."""
    uren_dag = uren_dagen(plan, a)
    nul = ibis.literal(0, "int64")
    gewoon = met_uitgang(k, uren_dag, bron.p("venster_lesweken")).mutate(zm=nul)
    ziek = met_uitgang(k, _meldingen(plan, bron, r), bron.p("ziek_venster_lesweken"))
    ziek = ziek.mutate(uren=nul, tl=nul, zm=ibis.literal(1, "int64"))
    velden = ("j", "dag", "uit", *_SOMMEN)
    punt = samen(gewoon.select(*velden), ziek.select(*velden))
    # The three sums in one number; a running sum is never negative in any of them.
    pak = sum((punt[c] * (1 << plek) for c, plek in _PLEK.items()), ibis.literal(0, "int64"))
    punt = plan.stap("punt", punt.select("j", "dag", "uit", pak=pak))
    punt = punt.filter(punt.dag <= bron.p("tot"))
    weg = punt.filter(punt.uit.notnull() & (punt.uit <= bron.p("tot")))
    t = samen(punt.select("j", "dag", "pak"), weg.select("j", dag="uit", pak=-weg.pak))
    t = t.mutate(nu=loopsom(t.pak, "j", "dag"), straks=t.dag.lead().over(venster("j", "dag")))
    uit = {c: (t.nu >> plek) & _MASKER[c] for c, plek in _PLEK.items()}
    was = {f"{c}_was": ((t.nu - t.pak) >> plek) & _MASKER[c] for c, plek in _PLEK.items()}
    t = t.select("j", "dag", e="straks", **uit, **was)
    # Read once, by `segment` (and by the list of lagen): it would cost more to write it down.
    return Vensters(uren_dag, plan.stap("venster", t, kijk=True))


def wissels(bron: Bron, v: Any) -> Any:
    """(j, dag, bits): the bits that the vensters switch on and off."""
    p = bron.p
    toetsen = (
        ("uren", "uren_boven_nul", 1),
        ("uren", "uren_op_drempel", p("uren_drempel")),
        ("tl", "te_laat_op_drempel", p("te_laat_aantal")),
        ("zm", "ziek_meldingen_op_drempel", p("ziek_meldingen")),
    )
    bits = ibis.literal(0, "int64")
    for kolom, laag, drempel in toetsen:
        nu = als(v[kolom] >= drempel, BIT[laag], 0)
        bits = bits + nu - als(v[f"{kolom}_was"] >= drempel, BIT[laag], 0)
    t = v.select("j", "dag", bits=bits)
    return t.filter(t.bits != 0)
