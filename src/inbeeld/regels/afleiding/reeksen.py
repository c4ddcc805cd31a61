"""Reeksen (`rekenregels.md` §4): runs of absent lesdagen per kind, and when they reach a number.

Works on stroken. A step looks at the strook before it of the same kind: how many bekende lesdagen
of this strook's school lie strictly between? Those are a difference of lesdag numbers clipped at
the end of the school's data, plus the child's own days after it.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import ibis

from .absentie import KIND, Absentie
from .bits import Lagen
from .grond import Grond
from .kalender import Kalender
from .plan import ONEINDIG, Bron, Plan, als, loopsom, samen, venster

_PER = ["j", "kind"]


class Reeksen(NamedTuple):
    """`begin`: every reeks (j, kind, b, n); `reeks`: those that matter, j, kind, b, cb, z, e, n:
    first absent lesdag b, last z, covers [cb, e); `drempel`: j, kind, b, k, dag of the k-th."""

    begin: Any
    reeks: Any
    drempel: Any


def _stappen(plan: Plan, bron: Bron, k: Kalender, a: Absentie) -> Any:
    """Stage `stap`: strook × kind, in order; `breekt` = 1 where a reeks begins; `tm` = absent
    lesdagen of the kind through it, `oz` the lesdag number of its last day."""
    s = a.strook.mutate(oz=a.strook.ord + a.strook.n - 1)
    t = samen(*(s.filter((s.masker & m) != 0).mutate(kind=ibis.literal(m)) for m in KIND.values()))
    orde = venster(_PER, "b")
    vorige = {f"{c}1": t[c].lag().over(orde) for c in ("z", "oz", "nr")}
    t = t.mutate(**vorige, straks=t.b.lead().over(orde), tm=loopsom(t.n, _PER, "b"))
    t = plan.stap("stap_ruw", t.drop("masker"))
    school = a.school.select(snr="nr", kal="kal", t="t", ord_t="ord_t")
    t = t.inner_join(school, t.nr == school.snr)
    # The number of the previous absent day in *this* school's kalender: known if it was the same
    # school, looked up otherwise.
    t = t.mutate(zoek=als(t.nr1 != t.nr, t.z1, ibis.null("int64")))
    daar = k.kalender.select(zk="kal", zd="dag", zo="ord")
    t = t.left_join(daar, [t.kal == daar.zk, t.zoek == daar.zd])
    ord1 = als(t.nr1 == t.nr, t.oz1, t.zo.fill_null(0))
    t = t.mutate(tussen=ibis.least(t.ord - 1, t.ord_t) - ibis.least(ord1, t.ord_t))
    t = plan.stap("stap_tussen", t.drop("snr", "zk", "zd", "zo", "zoek", "ord_t"), kijk=True)
    eigen = _eigen_dagen(plan, a, t)
    t = t.left_join(eigen, [t.j == eigen.ej, t.kind == eigen.ekind, t.b == eigen.eb])
    nodig = als(
        t.kind == KIND["A_ruim"], bron.p("onderbreking_ruim"), bron.p("onderbreking_lesdagen")
    )
    breekt = t.z1.isnull() | (t.tussen + t.aantal.fill_null(0) >= nodig)
    t = t.mutate(breekt=als(breekt, 1, 0))
    return plan.stap("stap", t.drop("ej", "ekind", "eb", "aantal", "kal", "t"))


def _eigen_dagen(plan: Plan, a: Absentie, t: Any) -> Any:
    """Days after the school's data that the child's own rows make bekend, between two stroken."""
    laat = t.filter(t.z1.notnull() & (t.b > t.t)).select("j", "kind", "nr", "z1", "b")
    dag = a.na_t.select(dj="j", dnr="nr", dag="dag")
    u = laat.inner_join(
        dag, [laat.j == dag.dj, laat.nr == dag.dnr, dag.dag > laat.z1, dag.dag < laat.b]
    )
    u = u.group_by(ej="j", ekind="kind", eb="b").agg(aantal=u.dag.count())
    return plan.stap("stap_eigen", u)


def _begin(plan: Plan, stap: Any) -> Any:
    """Stage `reeks_begin`: j, kind, b; z, oz, lnr of its last absent day; n days; `voor` it.

    What remains of the steps is every begin and the last of all; a reeks ends at the strook before
    the next begin.
    """
    t = stap.filter((stap.breekt == 1) | stap.straks.isnull())
    orde = venster(_PER, "b")
    volgende = t.breekt.lead().over(orde)

    def laatste(hier: Any, ervoor: Any) -> Any:
        return als(
            volgende.isnull(),
            hier,
            als(volgende == 1, ervoor.lead().over(orde), hier.lead().over(orde)),
        )

    t = t.mutate(
        lz=laatste(t.z, t.z1),
        loz=laatste(t.oz, t.oz1),
        lnr=laatste(t.nr, t.nr1),
        ltm=laatste(t.tm, t.tm - t.n),
        voor=t.tm - t.n,
    )
    t = t.filter(t.breekt == 1)
    return plan.stap(
        "reeks_begin",
        t.select("j", "kind", "b", "lnr", "voor", z="lz", oz="loz", n=t.ltm - t.voor),
    )


def _nodig(plan: Plan, bron: Bron, g: Grond, a: Absentie, begin: Any) -> Any:
    """The reeksen that can show in a tijdlijn or klok; with `alles` = 1 all of them.

    Left out are reeksen of a child that was enrolled at one school only, was never `buiten`, and
    has neither aanbod nor duiding, if they hold too few lesdagen. Why that is safe: O, Z and G
    matter to such a child only through a number of lesdagen that they must reach. A thuisperiode of
    such a child is the cover of one reeks A (or A_ruim): two reeksen at one school never touch, as
    the bekende lesdag that ended the first lies between; and O, Z and G at one school lie inside a
    reeks A. It shows only from klok_vanaf_lesdagen, or where O_lang gives a thuiszitter, and then
    A holds at least lang_lesdagen.
    """
    per_school = a.eiland.group_by("j").agg(scholen=a.eiland.nr.nunique())
    lg = Lagen(g.grond.bits)
    iets = g.grond.filter(lg.aanbod | lg.dreigend | lg.thuishouder | lg.nazorg).select("j")
    vol = samen(per_school.filter(per_school.scholen > 1).select("j"), g.buiten.select("j"), iets)
    vol = plan.stap("vol", vol.distinct().rename(vj="j"))
    t = begin.left_join(vol, begin.j == vol.vj)
    p = bron.p
    lang = p("lang_lesdagen")
    drempel = ibis.cases(
        (t.kind == KIND["O"], ibis.least(lang, p("dreigend_lesdagen"))),
        (t.kind == KIND["Z"], ibis.least(lang, p("ziek_lesdagen"))),
        (t.kind == KIND["G"], p("geoorloofd_lesdagen")),
        (t.kind == KIND["A"], ibis.least(lang, p("klok_vanaf_lesdagen"))),
        else_=p("klok_vanaf_lesdagen"),
    )
    t = t.filter((t.n >= drempel) | t.vj.notnull() | (p("alles") == 1))
    return t.drop("vj")


def _reeksen(plan: Plan, k: Kalender, a: Absentie, t: Any) -> Any:
    """Stage `reeks`: until the first bekende lesdag of the last day's school, at the latest with
    the enrolment there; of two reeksen of one kind the one that began first holds."""
    school = a.school.select(snr="nr", kal="kal", t="t")
    t = t.inner_join(school, t.lnr == school.snr)
    t = t.mutate(ov=t.oz + 1)
    les = k.kalender.filter(k.kalender.les == 1).select(lk="kal", lo="ord", ld="dag")
    t = t.left_join(les, [t.kal == les.lk, t.ov == les.lo])
    t = t.mutate(terug=als(t.ld <= t.t, t.ld, ONEINDIG))
    t = plan.stap("reeks_terug", t.select("j", "kind", "b", "z", "n", "voor", "lnr", "terug"))
    # Not bekend by the school's data: the child's own next day there, if it has one.
    open_ = t.filter(t.terug == ONEINDIG)
    dag = a.na_t.select(dj="j", dnr="nr", dag="dag")
    eigen = open_.inner_join(dag, [open_.j == dag.dj, open_.lnr == dag.dnr, dag.dag > open_.z])
    eigen = eigen.group_by(oj="j", okind="kind", ob="b").agg(eigen=eigen.dag.min())
    t = t.left_join(eigen, [t.j == eigen.oj, t.kind == eigen.okind, t.b == eigen.ob])
    i = a.eiland.select(ij="j", inr="nr", ib="b", ie="e")
    t = t.inner_join(i, [t.j == i.ij, t.lnr == i.inr, i.ib <= t.z, i.ie > t.z])
    t = t.mutate(e=ibis.least(t.terug, t.eigen.fill_null(ONEINDIG), t.ie))
    eerder = t.e.max().over(ibis.window(group_by=_PER, order_by="b", preceding=(None, 1)))
    t = t.mutate(cb=ibis.greatest(t.b, eerder.fill_null(t.b)))
    return plan.stap(
        "reeks", t.filter(t.cb < t.e).select("j", "kind", "b", "cb", "z", "e", "n", "voor")
    )


def _drempels(plan: Plan, bron: Bron, k: Kalender, a: Absentie, stap: Any, reeks: Any) -> Any:
    """Stage `drempel`: the day of the k-th absent lesdag of a reeks, for each k that is asked."""
    vragen = {
        "O": ("lang_lesdagen", "dreigend_lesdagen"),
        "Z": ("lang_lesdagen", "ziek_lesdagen"),
        "G": ("geoorloofd_lesdagen",),
    }
    r = reeks.select("j", "kind", "cb", "e", "n", "voor", rb="b")
    delen = [
        r.filter(r.kind == KIND[kind]).mutate(k=bron.p(naam), waarom=ibis.literal(naam))
        for kind, namen in vragen.items()
        for naam in namen
    ]
    t = samen(*delen)
    t = t.filter(t.n >= t.k)
    s = stap.select(sj="j", sk="kind", snr="nr", so="ord", sn="n", stm="tm")
    t = t.inner_join(
        s, [t.j == s.sj, t.kind == s.sk, s.stm - s.sn < t.voor + t.k, s.stm >= t.voor + t.k]
    )
    school = a.school.select(hnr="nr", kal="kal")
    t = t.inner_join(school, t.snr == school.hnr)
    t = t.mutate(nummer=t.so + t.voor + t.k - (t.stm - t.sn) - 1)
    les = k.kalender.filter(k.kalender.les == 1).select(lk="kal", lo="ord", ld="dag")
    t = t.inner_join(les, [t.kal == les.lk, t.nummer == les.lo])
    return plan.stap("drempel", t.select("j", "kind", "cb", "e", "waarom", b="rb", dag="ld"))


def maak(plan: Plan, bron: Bron, k: Kalender, g: Grond, a: Absentie) -> Reeksen:
    """All stages of this family."""
    stap = _stappen(plan, bron, k, a)
    begin = _begin(plan, stap)
    reeks = _reeksen(plan, k, a, _nodig(plan, bron, g, a, begin))
    return Reeksen(begin, reeks, _drempels(plan, bron, k, a, stap, reeks))
