"""Tijdlijn (`rekenregels.md` §5, §6): the first line of the definitie that holds, per period."""

from __future__ import annotations

from typing import Any

import ibis

from ..definities import Definitie
from .bits import Lagen
from .plan import Bron, Plan, als, breed, samen, venster
from .thuis import STRENG, kan_thuis


def _met_thuis(plan: Plan, segment: Any, thuis: Any) -> Any:
    """View `dagdeel`: segments with thuis_sinds and `lang`, cut where three months are full.

    A thuisperiode begins and ends where segments do, so a segment lies in it or outside it.
    """
    nul = ibis.literal(0, "int64")
    niets = ibis.null("int64")
    kan = kan_thuis(segment.bits)
    buiten = segment.filter(~kan).select("j", "b", "e", "bits", sinds=niets, lang=nul)
    t = thuis.filter(thuis.soort == STRENG).select(tj="j", tb="b", te="e", drie_op="drie_op")
    s = segment.filter(kan)
    s = s.left_join(t, [s.j == t.tj, s.b >= t.tb, s.b < t.te])
    s = plan.stap("thuis_segment", s.select("j", "b", "e", "bits", "drie_op", sinds="tb"))
    grens = ibis.least(ibis.greatest(s.drie_op.fill_null(s.e), s.b), s.e)
    voor = s.select("j", "b", "bits", "sinds", e=grens, lang=nul)
    na = s.select("j", "e", "bits", "sinds", b=grens, lang=nul + 1)
    velden = ("j", "b", "e", "bits", "sinds", "lang")
    return plan.stap(
        "dagdeel",
        samen(
            buiten.select(*velden),
            voor.filter(voor.b < voor.e).select(*velden),
            na.filter(na.b < na.e).select(*velden),
        ),
        kijk=True,
    )


def maak(plan: Plan, bron: Bron, segment: Any, thuis: Any, definitie: Definitie) -> Any:
    """Stage `tijdlijn`: j, b, e (exclusive), status (place of the line in the definitie), sinds,
    lang; equal neighbours merged. sinds and lang are given where soort = thuiszitter."""
    t = _met_thuis(plan, segment, thuis)
    lg = Lagen(t.bits, t.lang)
    regels = [(regel.wanneer(lg), nr) for nr, regel in enumerate(definitie.regels)]
    thuiszitters = [nr for nr, r in enumerate(definitie.regels) if r.soort == "thuiszitter"]
    t = t.mutate(status=ibis.cases(*regels, else_=-1))
    zit = t.status.isin(thuiszitters)
    t = t.mutate(sinds=als(zit, t.sinds, ibis.null("int64")), lang=als(zit, t.lang, 0))
    # One number per (sinds, lang, status): equal neighbours have the same.
    t = t.mutate(zelfde=(breed(t.sinds.fill_null(-1)) + 1) * 128 + t.status * 2 + t.lang)
    vorige = t.zelfde.lag().over(venster("j", "b"))
    t = t.mutate(nieuw=als((vorige == t.zelfde).fill_null(False), 0, 1))
    t = t.filter(t.nieuw == 1)
    t = t.mutate(e=t.b.lead().over(venster("j", "b")).fill_null(bron.p("tot") + 1))
    return plan.stap("tijdlijn", t.select("j", "b", "e", "status", "sinds", "lang"))
