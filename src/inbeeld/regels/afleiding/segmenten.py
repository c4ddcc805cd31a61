"""`segment`: the elementary periods of each child, with all boolean layers as bits."""

from __future__ import annotations

from typing import Any

import ibis

from ..laagnamen import BANDEN
from .absentie import KIND
from .bits import BIT, NAMEN, UREN_BAND, Lagen
from .grond import Grond
from .plan import Bron, Plan, als, breed, loopsom, samen, venster
from .reeksen import Reeksen
from .vensters import Vensters

_UREN = 1 << len(NAMEN)
_BANDEN_UREN = tuple(int(uren) for uren in BANDEN["sein_uren"][1])
_DREMPEL = {
    (KIND["O"], "dreigend_lesdagen"): "O_op_drempel",
    (KIND["Z"], "ziek_lesdagen"): "Z_op_drempel",
    (KIND["G"], "geoorloofd_lesdagen"): "G_op_drempel",
}


def _uit_reeksen(bron: Bron, r: Reeksen) -> list[Any]:
    """(j, b, e, bits) of the covers, of `…_lang`, and of the numbers of lesdagen reached."""
    bedekt = ibis.cases(*((r.reeks.kind == m, BIT[naam]) for naam, m in KIND.items()), else_=0)
    d = r.drempel
    lang = d.filter(d.waarom == "lang_lesdagen")
    # A run that began on a has lasted d - a + 1 days on d; strict means one day more.
    duur = lang.b + bron.p("lang_dagen") - 1 + bron.p("lang_strikt")
    lang_bit = als(lang.kind == KIND["O"], BIT["O_lang"], BIT["Z_lang"])
    uit = [
        r.reeks.select("j", "e", b="cb", bits=bedekt),
        lang.select("j", "e", b=ibis.greatest(lang.cb, lang.dag, duur), bits=lang_bit),
    ]
    for (kind, waarom), laag in _DREMPEL.items():
        t = d.filter((d.kind == kind) & (d.waarom == waarom))
        bits = ibis.literal(BIT[laag], "int64")
        uit.append(t.select("j", "e", b=ibis.greatest(t.cb, t.dag), bits=bits))
    return uit


def _uren_band(nu: Any) -> Any:
    """See `bits.UREN_BAND`. The bands are whole hours without a gap."""
    eerste, laatste = _BANDEN_UREN[0], _BANDEN_UREN[-1]
    uren = ibis.least(nu // (100 * _UREN), laatste).cast("int64")
    return als(nu >= 100 * eerste * _UREN, uren - (eerste - 2), als(nu >= _UREN, 1, 0))


def maak(
    plan: Plan, bron: Bron, g: Grond, absoluut: Any, uitstroom: Any, r: Reeksen, v: Vensters
) -> Any:
    """Stage `segment`: j, b, e, bits; from birth through `tot`, without gap."""
    tot = bron.p("tot")
    perioden = [
        g.buiten.select("j", b="b", e="w", bits=ibis.literal(BIT["wacht"], "int64")),
        g.buiten.select("j", b="w", e="e", bits=ibis.literal(BIT["niet_ingeschreven"], "int64")),
        absoluut.select("j", "b", "e", bits=ibis.literal(BIT["absoluut"], "int64")),
        uitstroom.select("j", "b", "e", bits=ibis.literal(BIT["uitgestroomd"], "int64")),
        *_uit_reeksen(bron, r),
    ]
    p = samen(*(t.select("j", "b", "e", "bits") for t in perioden))
    p = plan.stap("laag_periode", p.filter((p.b < p.e) & (p.b <= tot)))
    af = p.filter(p.e <= tot)
    te_laat, ziek = (w.filter(w.dag <= tot) for w in (v.te_laat, v.ziek))
    uur = v.punt.filter((v.punt.uren > 0) & (v.punt.dag <= tot))
    weg = uur.filter(uur.uit <= tot)
    # Of the hours only the sum is known, and what it comes to is seen as it runs along above the
    # bits: together below 2**53.
    t = samen(
        g.grond.select("j", dag="b", pak=g.grond.bits - g.grond.was),
        p.select("j", dag="b", pak="bits"),
        af.select("j", dag="e", pak=-af.bits),
        te_laat.select("j", "dag", pak=te_laat.aan * BIT["te_laat_op_drempel"]),
        ziek.select("j", "dag", pak=ziek.aan * BIT["ziek_meldingen_op_drempel"]),
        uur.select("j", "dag", pak=breed(uur.uren) * _UREN),
        weg.select("j", dag="uit", pak=-breed(weg.uren) * _UREN),
    )
    t = plan.stap("wissel", t, kijk=True)
    t = t.select(
        "j",
        "dag",
        nu=loopsom(t.pak, "j", "dag"),
        e=t.dag.lead().over(venster("j", "dag")),
    )
    t = t.mutate(e=t.e.fill_null(tot + 1))
    t = t.filter((t.dag < t.e) & Lagen(t.nu).geboren)
    bits = (t.nu & (_UREN - 1)) + _uren_band(t.nu) * UREN_BAND
    bits = bits + als(t.nu >= breed(bron.p("uren_drempel")) * _UREN, BIT["uren_op_drempel"], 0)
    return plan.stap("segment", t.select("j", "e", b="dag", bits=bits))
