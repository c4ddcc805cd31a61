"""Thuisperioden, streng and ruim (`rekenregels.md` §4): the runs that the klok measures."""

from __future__ import annotations

from typing import Any

import ibis

from .bits import Lagen
from .plan import Bron, Plan, als, loopsom, plus_maanden, samen, venster

STRENG, RUIM = 0, 1
_PER = ["j", "soort"]


def _kern(bits: Any, soort: int) -> Any:
    lg = Lagen(bits)
    return (lg.absoluut | (lg.afwezig if soort == STRENG else lg.afwezig_ruim)) & ~lg.aanbod


def _brug(bits: Any) -> Any:
    return Lagen(bits).wacht & ~Lagen(bits).aanbod


def kan_thuis(bits: Any) -> Any:
    """Segments that may belong to a strict thuisperiode."""
    return _kern(bits, STRENG) | _brug(bits)


def maak(plan: Plan, bron: Bron, segment: Any) -> Any:
    """Stage `thuis`: j, soort (0 streng, 1 ruim), b (= thuis_sinds), e, abs, drie_op.

    A run of neighbouring segments of core (actual absence) and bridge (wacht); it begins with its
    first core, and whatever is neither breaks it. `abs`: 1 if it holds a day of absoluut.
    """
    delen = []
    for soort in (STRENG, RUIM):
        t = segment.filter(_kern(segment.bits, soort) | _brug(segment.bits))
        delen.append(
            t.select(
                "j",
                "b",
                "e",
                soort=ibis.literal(soort, "int64"),
                kern=als(_kern(t.bits, soort), 1, 0),
                abs=als(Lagen(t.bits).absoluut, 1, 0),
            )
        )
    t = plan.stap("thuis_deel", samen(*delen))
    vorige = t.e.lag().over(venster(_PER, "b"))
    t = t.mutate(nieuw=als((vorige == t.b).fill_null(False), 0, 1))
    t = t.mutate(loop=loopsom(t.nieuw, _PER, "b"))
    t = t.group_by("j", "soort", "loop").agg(
        b=als(t.kern == 1, t.b, ibis.null("int64")).min(), e=t.e.max(), abs=t.abs.max()
    )
    t = t.filter(t.b.notnull())
    return plan.stap(
        "thuis",
        t.select("j", "soort", "b", "e", "abs", drie_op=plus_maanden(t.b, bron.p("drie_maanden"))),
    )
