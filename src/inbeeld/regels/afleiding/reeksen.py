"""Reeksen (`rekenregels.md` §4): runs of absent lesdagen per kind, and when they reach a number.

Works on stroken. A step looks at the strook before it of the same kind: how many bekende lesdagen
of this strook's school lie strictly between? At one school that is a difference of two numbers.

Most children never go from one school to another with a reeks that could go on there. Theirs break
at every school, so a strook knows from its neighbours alone where reeksen of A_ruim and Z begin and
end; what is too short to matter is not looked at again. The others are `vol`: nothing of them is
left out, and every strook is weighed per kind.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import ibis

from .absentie import KIND, RAND, Absentie
from .bits import Lagen
from .grond import Grond
from .kalender import Kalender
from .plan import ONEINDIG, Bron, Plan, als, loopsom, samen, venster, zonder

_PER = ["j", "kind"]


class Reeksen(NamedTuple):
    """`ziek`: first day of every reeks of kind Z (j, dag); `reeks`: those that matter (j, kind, b,
    cb, z, e, n): first absent lesdag b, last z, covers [cb, e); `drempel`: j, kind, b, cb, e,
    waarom, dag: the day of the lesdag that a parameter asks for."""

    ziek: Any
    reeks: Any
    drempel: Any


def _andere_school(k: Kalender, a: Absentie, t: Any) -> Any:
    """`t` (with j, nr, b, vb and z1, the strook before it at another school) with `tussen`: bekende
    lesdagen of this school strictly between."""
    school = a.school.select(snr="nr", kal="kal", ord_t="ord_t")
    t = t.inner_join(school, t.nr == school.snr)
    daar = k.kalender.select(zk="kal", zd="dag", zo="ord")
    t = t.left_join(daar, [t.kal == daar.zk, t.z1 == daar.zd])
    dag = a.na_t.select(dj="j", dnr="nr", dag="dag")
    t = t.left_join(dag, [t.j == dag.dj, t.nr == dag.dnr, dag.dag <= t.z1])
    velden = ("j", "kind", "nr", "b", "vb", "nr1", "z1", "zo", "ord_t")
    t = t.group_by(*velden).agg(eigen=t.dag.count())
    tussen = t.vb - ibis.least(t.zo.fill_null(0), t.ord_t) - t.eigen
    return t.select("j", "kind", "b", "nr1", "z1", tussen=tussen)


def _vol(plan: Plan, bron: Bron, k: Kalender, g: Grond, a: Absentie) -> Any:
    """Stage `vol`: children of whom no reeks is left out.

    They were `buiten`, or have aanbod or duiding, or were absent at two schools on one day, or went
    from one school to another with a reeks A_ruim that goes on, or that the first school's
    enrolment could carry to the second's absence.
    """
    lg = Lagen(g.grond.bits)
    iets = g.grond.filter(lg.aanbod | lg.dreigend | lg.thuishouder | lg.nazorg).select("j")
    samen_ = a.strook.filter((a.strook.masker & KIND["A_ruim"]) == 0).select("j")
    over = a.strook.filter(a.strook.nr1 != a.strook.nr).mutate(kind=ibis.literal(KIND["A_ruim"]))
    over = _andere_school(k, a, over)
    i = a.eiland.select(ij="j", inr="nr", ib="b", ie="e")
    over = over.inner_join(i, [over.j == i.ij, over.nr1 == i.inr, over.z1 >= i.ib, over.z1 < i.ie])
    over = over.filter((over.tussen < bron.p("onderbreking_ruim")) | (over.ie >= over.b))
    # The bits of `strook.rand` hold for reeksen that any lesdag between breaks.
    langer = bron.p("onderbreking_lesdagen") > 1
    ieder = g.kind.filter((bron.p("alles") == 1) | langer).select("j")
    vol = samen(g.buiten.select("j"), iets, samen_, over.select("j"), ieder)
    return plan.stap("vol", vol.distinct().rename(vj="j"))


def _drempel(plan: Plan, bron: Bron) -> Any:
    """Stage `drempel_kind`: from how many absent lesdagen a reeks of a kind matters to a child that
    is not `vol`; `grens`: and from how many it is needed, as those of O, Z and G lie within A's."""
    p = bron.parameters
    lang = p.lang_lesdagen
    per = {
        "O": ibis.least(lang, p.dreigend_lesdagen),
        "Z": ibis.least(lang, p.ziek_lesdagen),
        "G": p.geoorloofd_lesdagen,
        "A": ibis.least(lang, p.klok_vanaf_lesdagen),
        "A_ruim": p.klok_vanaf_lesdagen,
    }
    grens = per | {"A": ibis.least(*(per[naam] for naam in "OZGA"))}
    rijen = [
        p.select(dk=ibis.literal(KIND[naam]), drempel=d, grens=grens[naam])
        for naam, d in per.items()
    ]
    return plan.stap("drempel_kind", samen(*rijen))


def _zonder_vol(t: Any, vol: Any) -> Any:
    met = t.left_join(vol, t.j == vol.vj)
    return met.filter(met.vj.isnull()).select(*t.columns)


def _los(plan: Plan, drempel: Any, vol: Any, strook: Any) -> Any:
    """Stage `reeks_los`: reeksen A and A_ruim of children that are not `vol`, as far as needed: j,
    kind, b; z, oz, lnr of its last absent day; n days; `voor` it."""
    delen = []
    for naam, begin, eind in (("A", "a_begin", "a_eind"), ("A_ruim", "ruim_begin", "ruim_eind")):
        s = strook.filter((strook.masker & KIND[naam]) != 0)
        s = s.select(
            *("j", "nr", "b", "z", "n", "tm"),
            oz=s.ord + s.n - 1,
            kind=ibis.literal(KIND[naam]),
            begin=als((s.rand & RAND[begin]) != 0, 1, 0),
            eind=als((s.rand & RAND[eind]) != 0, 1, 0),
        )
        genoeg = s.n >= drempel.filter(drempel.dk == KIND[naam]).grens.as_scalar()
        delen.append(s.filter((s.begin != s.eind) | ((s.begin == 1) & genoeg)))
    t = plan.stap("reeks_rand", _zonder_vol(samen(*delen), vol), kijk=True)
    # What is left is a reeks in one strook, or the first and the last one of a reeks.
    orde = venster(_PER, "b")

    def laatste(kolom: Any) -> Any:
        return als(t.eind == 1, kolom, kolom.lead().over(orde))

    t = t.select(
        *("j", "kind", "b", "nr", "begin"),
        z=laatste(t.z),
        oz=laatste(t.oz),
        voor=t.tm - t.n,
        n=laatste(t.tm) - t.tm + t.n,
    )
    t = t.filter(t.begin == 1).inner_join(drempel, t.kind == drempel.dk)
    t = t.filter(t.n >= t.grens)
    return plan.stap("reeks_los", t.select("j", "kind", "b", "voor", "z", "oz", "n", lnr="nr"))


def _stroken(plan: Plan, a: Absentie, drempel: Any, vol: Any, los: Any) -> Any:
    """Stage `strook_kind`: stroken per kind that can matter: all of who is `vol`; else those of O,
    Z and G in a reeks A (of which those of one school are parts) with days enough."""
    velden = ("j", "nr", "ord", "b", "z", "n", "vb")
    s = a.strook.select(*velden, "masker")
    r = los.filter(los.kind == KIND["A"]).select(rj="j", rb="b", rz="z", rn="n")
    binnen = s.inner_join(r, [s.j == r.rj, s.b >= r.rb, s.b <= r.rz])
    ozg = KIND["O"] + KIND["Z"] + KIND["G"]
    binnen = binnen.select(*velden, "rn", masker=binnen.masker & ozg)
    alle = s.inner_join(vol, s.j == vol.vj).select(*velden, "masker", rn=ibis.literal(ONEINDIG))
    t = samen(binnen, alle.select(*velden, "rn", "masker"))
    t = t.select(*velden, "rn", "masker", kind=ibis.array(list(KIND.values())).unnest())
    t = t.filter((t.masker & t.kind) != 0).inner_join(drempel, t.kind == drempel.dk)
    return plan.stap("strook_kind", t.filter(t.rn >= t.drempel).select(*velden, "kind"))


def _stappen(plan: Plan, bron: Bron, k: Kalender, a: Absentie, t: Any) -> Any:
    """Stage `reeks_stap`: the stroken per kind in order; `breekt` = 1 where a reeks begins; `tm` =
    absent lesdagen of the kind through it, `oz` the number of its last lesdag."""
    t = t.mutate(oz=t.ord + t.n - 1, vz=t.vb + t.n)
    orde = venster(_PER, "b")
    vorige = {f"{c}1": t[c].lag().over(orde) for c in ("z", "oz", "nr", "vz")}
    t = t.mutate(**vorige, straks=t.b.lead().over(orde), tm=loopsom(t.n, _PER, "b"))
    t = plan.stap("reeks_ruw", zonder(t, "vz"))
    anders = _andere_school(k, a, t.filter(t.nr1 != t.nr))
    anders = plan.stap("reeks_anders", anders.select(aj="j", ak="kind", ab="b", tussen="tussen"))
    t = t.left_join(anders, [t.j == anders.aj, t.kind == anders.ak, t.b == anders.ab])
    nodig = als(
        t.kind == KIND["A_ruim"], bron.p("onderbreking_ruim"), bron.p("onderbreking_lesdagen")
    )
    breekt = t.z1.isnull() | (t.tussen.fill_null(t.vb - t.vz1) >= nodig)
    t = t.mutate(breekt=als(breekt, 1, 0))
    return plan.stap("reeks_stap", zonder(t, "aj", "ak", "ab", "tussen", "vb", "vz1"))


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
    return zonder(t, "vj", "dk", "drempel", "grens")


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
    vol, drempel = _vol(plan, bron, k, g, a), _drempel(plan, bron)
    los = _los(plan, drempel, vol, a.strook)
    stap = _stappen(plan, bron, k, a, _stroken(plan, a, drempel, vol, los))
    reeks = _reeksen(plan, k, a, _nodig(drempel, vol, samen(_begin(plan, stap), los)))
    eerste = a.strook.filter((a.strook.masker & KIND["Z"]) != 0)
    eerste = eerste.filter((eerste.rand & RAND["z_begin"]) != 0)
    eerste = _zonder_vol(eerste.select("j", "b"), vol)
    z = stap.filter((stap.kind == KIND["Z"]) & (stap.breekt == 1)).select("j", "b")
    ziek = samen(eerste, z.semi_join(vol, z.j == vol.vj)).rename(dag="b")
    return Reeksen(ziek, reeks, _drempels(plan, bron, k, a, stap, reeks))
