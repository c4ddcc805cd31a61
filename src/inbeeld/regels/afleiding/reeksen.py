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
from .plan import ONEINDIG, Bron, Plan, als, loopsom, samen, venster, zonder

_PER = ["j", "kind"]


class Reeksen(NamedTuple):
    """`ziek`: first day of every reeks of kind Z (j, b); `reeks`: those that matter (j, kind, b,
    cb, z, e, n): first absent lesdag b, last z, covers [cb, e); `drempel`: j, kind, b, cb, e,
    waarom, dag: the day of the lesdag that a parameter asks for."""

    ziek: Any
    reeks: Any
    drempel: Any


def _stappen(plan: Plan, bron: Bron, k: Kalender, a: Absentie, t: Any, naam: str) -> Any:
    """Stage `<naam>_stap`: the stroken of `t` (with a kind) in order; `breekt` = 1 where a reeks
    begins; `tm` = absent lesdagen of the kind through it, `oz` the number of its last lesdag."""
    t = t.mutate(oz=t.ord + t.n - 1)
    orde = venster(_PER, "b")
    vorige = {f"{c}1": t[c].lag().over(orde) for c in ("z", "oz", "nr", "kort")}
    t = t.mutate(**vorige, straks=t.b.lead().over(orde), tm=loopsom(t.n, _PER, "b"))
    t = plan.stap(f"{naam}_ruw", t)
    school = a.school.select(snr="nr", kal="kal", t="t", ord_t="ord_t")
    t = t.inner_join(school, t.nr == school.snr)
    # The number of the previous absent day in *this* school's kalender: known if it was the same
    # school, looked up otherwise.
    t = t.mutate(zoek=als(t.nr1 != t.nr, t.z1, ibis.null("int64")))
    daar = k.kalender.select(zk="kal", zd="dag", zo="ord")
    t = t.left_join(daar, [t.kal == daar.zk, t.zoek == daar.zd])
    ord1 = als(t.nr1 == t.nr, t.oz1, t.zo.fill_null(0))
    t = t.mutate(tussen=ibis.least(t.ord - 1, t.ord_t) - ibis.least(ord1, t.ord_t))
    t = zonder(t, "snr", "zk", "zd", "zo", "zoek", "ord_t", "kal")
    t = plan.stap(f"{naam}_tussen", t, kijk=True)
    eigen = _eigen_dagen(plan, a, t, naam)
    t = t.left_join(eigen, [t.j == eigen.ej, t.kind == eigen.ekind, t.b == eigen.eb])
    nodig = als(
        t.kind == KIND["A_ruim"], bron.p("onderbreking_ruim"), bron.p("onderbreking_lesdagen")
    )
    breekt = t.z1.isnull() | (t.tussen + t.aantal.fill_null(0) >= nodig)
    t = t.mutate(breekt=als(breekt, 1, 0))
    return plan.stap(f"{naam}_stap", zonder(t, "ej", "ekind", "eb", "aantal", "t", "tussen"))


def _eigen_dagen(plan: Plan, a: Absentie, t: Any, naam: str) -> Any:
    """Days after the school's data that the child's own rows make bekend, between two stroken."""
    laat = t.filter(t.z1.notnull() & (t.b > t.t)).select("j", "kind", "nr", "z1", "b")
    dag = a.na_t.select(dj="j", dnr="nr", dag="dag")
    u = laat.inner_join(
        dag, [laat.j == dag.dj, laat.nr == dag.dnr, dag.dag > laat.z1, dag.dag < laat.b]
    )
    u = u.group_by(ej="j", ekind="kind", eb="b").agg(aantal=u.dag.count())
    return plan.stap(f"{naam}_eigen", u)


def _begin(plan: Plan, stap: Any, naam: str) -> Any:
    """Stage `<naam>_begin`: j, kind, b; z, oz, lnr of its last absent day; n days; `voor` it.

    What remains of the steps is every begin and the last of all; a reeks ends at the strook before
    the next begin.
    """
    # A short reeks is left out, but its begin still ends the one before it, if that is not short.
    doet_mee = (stap.kort == 0) | (stap.kort1 == 0)
    t = stap.filter(((stap.breekt == 1) & doet_mee) | ((stap.kort == 0) & stap.straks.isnull()))
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
    t = t.filter((t.breekt == 1) & (t.kort == 0))
    return plan.stap(
        f"{naam}_begin",
        t.select("j", "kind", "b", "lnr", "voor", z="lz", oz="loz", n=t.ltm - t.voor),
    )


def _vol(plan: Plan, bron: Bron, g: Grond, a: Absentie, ruim: Any) -> Any:
    """Stage `vol`: children of whom no reeks is left out.

    They were `buiten`, or have aanbod or duiding, or went from one school to another with a reeks
    A_ruim that goes on, or that the first school's enrolment could carry to the second's absence.
    """
    lg = Lagen(g.grond.bits)
    iets = g.grond.filter(lg.aanbod | lg.dreigend | lg.thuishouder | lg.nazorg).select("j")
    over = ruim.filter(ruim.nr1 != ruim.nr)
    i = a.eiland.select(ij="j", inr="nr", ib="b", ie="e")
    over = over.inner_join(i, [over.j == i.ij, over.nr1 == i.inr, over.z1 >= i.ib, over.z1 < i.ie])
    over = over.filter((over.breekt == 0) | (over.ie >= over.b)).select("j")
    # A kind that takes longer to break than A_ruim may span two of its reeksen.
    langer = bron.p("onderbreking_lesdagen") > bron.p("onderbreking_ruim")
    ieder = g.kind.filter((bron.p("alles") == 1) | langer).select("j")
    vol = samen(g.buiten.select("j"), iets, over, ieder)
    return plan.stap("vol", vol.distinct().rename(vj="j"))


def _drempel(plan: Plan, bron: Bron) -> Any:
    """Stage `drempel_kind`: from how many absent lesdagen a reeks of a kind matters to a child that
    is not `vol`; `minst` the least for O, Z, G and A."""
    p = bron.parameters
    lang = p.lang_lesdagen
    per = {
        "O": ibis.least(lang, p.dreigend_lesdagen),
        "Z": ibis.least(lang, p.ziek_lesdagen),
        "G": p.geoorloofd_lesdagen,
        "A": ibis.least(lang, p.klok_vanaf_lesdagen),
    }
    minst = ibis.least(*per.values())
    per["A_ruim"] = p.klok_vanaf_lesdagen
    rijen = [p.select(dk=ibis.literal(KIND[n]), drempel=d, minst=minst) for n, d in per.items()]
    return plan.stap("drempel_kind", samen(*rijen))


def _nodig(drempel: Any, vol: Any, t: Any) -> Any:
    """Leave out the reeksen with too few lesdagen of children that are not `vol`.

    Why that is safe. Such a child's absence falls into blocks at one school each, with a day
    between their covers (`_vol`). Within a block two reeksen never touch: the bekende lesdag that
    ended the first lies between. O, Z and G matter only through a number of lesdagen that one reeks
    must reach. A and A_ruim matter only through the thuisperiode, which is then the cover of one
    reeks: O, Z and G of a block lie inside one A, there is no absoluut or wacht to join it, and no
    aanbod or duiding that asks for a single day. It shows from klok_vanaf_lesdagen on, or where
    O_lang gives a thuiszitter, and then its A holds lang_lesdagen too.
    """
    t = t.left_join(vol, t.j == vol.vj)
    t = t.inner_join(drempel, t.kind == drempel.dk)
    t = t.filter((t.n >= t.drempel) | t.vj.notnull())
    return zonder(t, "vj", "dk", "drempel", "minst")


def _stroken(plan: Plan, a: Absentie, drempel: Any, vol: Any, ruim: Any) -> Any:
    """Stage `strook_kind`: stroken per kind O, Z, G and A that can matter.

    At one school a reeks of any kind lies inside one of A_ruim, so one that must reach a number of
    lesdagen lies in one that reaches it. Of Z all are kept, as each first day is a ziekmelding;
    `kort` = 1 where only that matters.
    """
    r = ruim.inner_join(drempel, ruim.kind == drempel.dk).left_join(vol, ruim.j == vol.vj)
    r = r.filter((r.n >= r.minst) | r.vj.notnull())
    r = r.select(rj="j", rb="b", rz="z", rn=als(r.vj.notnull(), ONEINDIG, r.n))
    s = a.strook
    t = s.left_join(r, [s.j == r.rj, s.b >= r.rb, s.b <= r.rz])
    t = t.filter(t.rn.notnull() | ((t.masker & KIND["Z"]) != 0))
    d = drempel.filter(drempel.dk != KIND["A_ruim"])
    t = t.inner_join(d, (t.masker & d.dk) != 0)
    kort = als((t.rn >= t.drempel).fill_null(False), 0, 1)
    t = t.select("j", "nr", "ord", "b", "z", "n", kind="dk", kort=kort)
    return plan.stap("strook_kind", t.filter((t.kort == 0) | (t.kind == KIND["Z"])))


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
    """All stages of this family. A_ruim goes first: it tells where the other kinds can matter."""
    t = a.strook.mutate(kind=ibis.literal(KIND["A_ruim"]), kort=ibis.literal(0))
    t = zonder(t, "masker")
    ruim_stap = _stappen(plan, bron, k, a, t, "ruim")
    ruim = _begin(plan, ruim_stap, "ruim")
    vol, drempel = _vol(plan, bron, g, a, ruim_stap), _drempel(plan, bron)
    stap = _stappen(plan, bron, k, a, _stroken(plan, a, drempel, vol, ruim), "reeks")
    ziek = stap.filter((stap.kind == KIND["Z"]) & (stap.breekt == 1)).select("j", "b")
    begin = _begin(plan, stap, "reeks")
    reeks = _reeksen(plan, k, a, _nodig(drempel, vol, samen(begin, ruim)))
    return Reeksen(ziek, reeks, _drempels(plan, bron, k, a, stap, reeks))
