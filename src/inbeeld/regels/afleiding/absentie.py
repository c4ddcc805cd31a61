"""Absent lesdagen (`rekenregels.md` §4): which verzuim rows count on which days, and for what.

`rij`: a row with the numbers of its lesdagen in the kalender of its school. Most
share no day with another row of the child, and are a strook as they stand; only rows that do are
laid out in days (`schooldag`) and added up. `strook`: consecutive lesdagen at one school with the
same mask of kinds. Between two lesdagen that follow each other no lesdag lies, so no reeks of
whatever kind breaks inside a strook.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import ibis

from ..codes import VERZUIMSOORTEN
from .kalender import Kalender, scholen_hier
from .plan import (
    Bron,
    Plan,
    als,
    breed,
    dagnr,
    eilanden,
    einde,
    loopsom,
    samen,
    som,
    venster,
    weekdag,
)

KIND = {"O": 1, "Z": 2, "G": 4, "A": 8, "A_ruim": 16}
"""Bit of each kind of reeks in a mask."""
RAND = {
    naam: 1 << nr
    for nr, naam in enumerate(("ruim_begin", "ruim_eind", "a_begin", "a_eind", "z_begin"))
}
"""Bits of `strook.rand`."""
_O, _TE_LAAT = VERZUIMSOORTEN.index("ongeoorloofd"), VERZUIMSOORTEN.index("te_laat")
_ORD = 1 << 24
"""Lesdag numbers and days are below this."""
VOORUIT = 366
"""A row is followed this many days past `tot` (or past its own begin, if that is later). A lesdag
after `tot` matters only as the next one of a reeks that is going on, and only the first: it could
be missed if a school had no lesdag for a whole year."""
# Who is absent for a kind is so for the wider kinds as well.
_HEEL = {
    "ongeoorloofd": KIND["O"] + KIND["A"] + KIND["A_ruim"],
    "geoorloofd": KIND["G"] + KIND["A"] + KIND["A_ruim"],
    "ziek": KIND["Z"] + KIND["G"] + KIND["A"] + KIND["A_ruim"],
}


class Absentie(NamedTuple):
    """Stages of this family. `na_t` (j, nr, dag, vb): own days after the school's data; `vb`: how
    many lesdagen of that school before it are bekend for this child."""

    school: Any
    eiland: Any
    na_t: Any
    strook: Any
    uren_dag: Any


def _eilanden(plan: Plan, school: Any, inschrijving: Any) -> Any:
    """Stage `eiland`: enrolments at one school that join without a gap, with what the school says:
    kal, su (hours a day), t (end of its data)."""
    t = eilanden(inschrijving.select("j", "nr", "b", "e"), ["j", "nr"])
    s = school.select(snr="nr", kal="kal", su="uren", t="t")
    t = t.inner_join(s, t.nr == s.snr)
    return plan.stap("eiland", t.select("j", "nr", "b", "e", "kal", "su", "t"))


def _verzuim(plan: Plan, bron: Bron, k: Kalender) -> Any:
    """Stage `verzuim_rij`: the valid rows [b, e), with the number of the school; srt = place in the
    codes, uren 0 = wholly absent. All that is read of the verzuim rows: who computes children in
    turns can read them once."""
    v = bron.geldig("verzuim")
    v = v.inner_join(k.school.select("school", "nr"), "school")
    v = v.select(
        "nr",
        j="jongere",
        srt=ibis.cases(*((v.soort == naam, nr) for nr, naam in enumerate(VERZUIMSOORTEN)), else_=0),
        uren=v.uren_honderdsten.fill_null(0),
        b=dagnr(v.begindatum),
        e=ibis.least(
            einde(v.einddatum), ibis.greatest(dagnr(v.begindatum), bron.p("tot")) + VOORUIT
        ),
    )
    return plan.stap("verzuim_rij", v)


def _geknipt(v: Any, eiland: Any) -> Any:
    """Each row cut to the enrolments at its school, from weekday b to weekday z (before b: a row in
    a weekend)."""
    v, i = v.rename(vj="j", vnr="nr", vb="b", ve="e"), eiland
    t = v.inner_join(i, [v.vj == i.j, v.vnr == i.nr, i.b < v.ve, i.e > v.vb])
    t = t.mutate(b=ibis.greatest(t.vb, t.b), z=ibis.least(t.ve, t.e) - 1)
    wb, wz = weekdag(t.b), weekdag(t.z)
    return t.mutate(
        b=t.b + als(wb > 4, 7 - wb, 0),
        z=t.z - als(wz > 4, wz - 4, 0),
    )


def _genummerd(k: Kalender, t: Any) -> Any:
    """Add ord, the number of the first lesdag from weekday b through z, and n, how many there are;
    rows without one are gone. `scheef` = 1 if b or z is not a lesdag itself."""
    hier = k.kalender.select(hk="kal", hd="dag", ord1="ord", les1="les")
    daar = k.kalender.select(dk="kal", dd="dag", ord2="ord", les2="les")
    # A key of null finds nothing and costs next to nothing: most rows are of one day.
    t = t.mutate(_z=als(t.z == t.b, ibis.null("int64"), t.z))
    t = t.inner_join(hier, [t.kal == hier.hk, t.b == hier.hd])
    t = t.left_join(daar, [t.kal == daar.dk, t._z == daar.dd])
    t = t.mutate(ord=t.ord1 - t.les1 + 1, laatste=t.ord2.fill_null(t.ord1))
    t = t.filter(t.ord <= t.laatste)
    scheef = als((t.les1 == 1) & (t.les2.fill_null(1) == 1), 0, 1)
    return t.mutate(n=t.laatste - t.ord + 1, scheef=scheef)


def _rijen(plan: Plan, bron: Bron, k: Kalender, eiland: Any, v: Any) -> Any:
    """Stage `rij`: the rows that count, save of te_laat. `masker`: the kinds of its lesdagen if no
    other row shares one; `botst` = 1 if one may; `laat` = 1 if it goes on after the school's data;
    `scheef`."""
    # Before anything is looked up, while rows are narrow; after it those of a child lie together.
    v = v.filter(v.srt != _TE_LAAT)
    eerder = v.e.max().over(ibis.window(group_by="j", order_by="b", preceding=(None, 1)))
    straks = v.b.lead().over(venster("j", "b"))
    v = v.mutate(botst=als((eerder > v.b) | (straks < v.e), 1, 0))
    t = _genummerd(k, _geknipt(v, eiland))
    heel = (t.uren == 0) | (t.uren >= t.su)
    ruim = t.uren * 10_000 >= bron.p("deel_afwezig") * t.su
    per = [(t.srt == VERZUIMSOORTEN.index(soort), m) for soort, m in _HEEL.items()]
    masker = als(heel, ibis.cases(*per, else_=0), als(ruim, KIND["A_ruim"], 0))
    velden = ("j", "nr", "srt", "uren", "b", "z", "ord", "n", "scheef", "botst")
    return plan.stap("rij", t.select(*velden, masker=masker, laat=als(t.z > t.t, 1, 0)))


def _te_laat(plan: Plan, k: Kalender, eiland: Any, v: Any) -> Any:
    """Stage `te_laat`: the rows of te_laat that count, of one lesdag each: its number `ord`, and
    `laat` as in `rij`."""
    t = _geknipt(v.filter(v.srt == _TE_LAAT), eiland)
    les = k.kalender.filter(k.kalender.les == 1).select(lk="kal", dag="dag", ord="ord")
    # A day in a weekend was moved to another on either side.
    t = t.filter(t.b == t.z).inner_join(les, [t.kal == les.lk, t.b == les.dag])
    return plan.stap("te_laat", t.select("j", "nr", "dag", "ord", laat=als(t.b > t.t, 1, 0)))


def _uitgelegd(t: Any, *velden: str) -> Any:
    """A row of `rij` per lesdag, with its number `ord`."""
    return t.select(*velden, ord=ibis.range(t.ord, t.ord + t.n).unnest())


def _op_dag(k: Kalender, school: Any, t: Any) -> Any:
    """Add the day of lesdag `ord` of school `nr`, and its hours `su` and end of data `t`."""
    s = school.select(snr="nr", kal="kal", su="uren", t="t", ord_t="ord_t")
    t = t.inner_join(s, t.nr == s.snr)
    les = k.kalender.filter(k.kalender.les == 1).select(lk="kal", lo="ord", dag="dag")
    return t.inner_join(les, [t.kal == les.lk, t.ord == les.lo])


def _na_t(plan: Plan, k: Kalender, school: Any, rij: Any, te_laat: Any) -> Any:
    """Stage `na_t`. A day after the school's data is bekend for this child alone, if a row of its
    own counts."""
    later = te_laat.filter(te_laat.laat == 1).select("j", "nr", "ord")
    t = _op_dag(k, school, samen(_uitgelegd(rij.filter(rij.laat == 1), "j", "nr"), later))
    t = t.filter(t.dag > t.t).select("j", "nr", "dag", "ord_t").distinct()
    t = t.mutate(eerder=ibis.row_number().over(venster(["j", "nr"], "dag")))
    return plan.stap("na_t", t.select("j", "nr", "dag", vb=t.ord_t + t.eerder))


def _schooldagen(plan: Plan, bron: Bron, k: Kalender, school: Any, rij: Any) -> Any:
    """Stage `schooldag`, of rows that may share days: mask of kinds and hours of ongeoorloofd, per
    day and school.

    *Heel* for a soort: a row without hours, or hours of that soort that add up to the school's.
    Two packed sums instead of six: how many rows without hours per soort (13 bits each), and the
    hours per soort (17 bits each: 109 rows of 12 hours on one day at one school).
    """
    t = _uitgelegd(rij.filter(rij.botst == 1), "j", "nr", "srt", "uren")
    rijen = ibis.cases(*((t.srt == n, 1 << 13 * n) for n in range(3)), else_=0)
    rijen = als(t.uren == 0, rijen, 0)
    uren = ibis.cases(*((t.srt == n, t.uren * (1 << 17 * n)) for n in range(3)), else_=0)
    t = t.mutate(pak=breed(t.nr) * _ORD + t.ord, rijen=rijen, uren=uren)
    t = t.group_by("j", "pak").agg(rijen=som(t.rijen), uren=som(t.uren))
    t = t.select("j", "rijen", "uren", nr=t.pak >> 24, ord=t.pak & (_ORD - 1))
    t = _op_dag(k, school, t)
    t = t.mutate(
        **{f"r{c}": (t.rijen >> 13 * n) & 8191 for n, c in enumerate("ogz")},
        **{f"u{c}": (t.uren >> 17 * n) & 131_071 for n, c in enumerate("ogz")},
    )
    o, g, z = ((t[f"r{c}"] > 0) | (t[f"u{c}"] >= t.su) for c in "ogz")
    ruim = (t.uo + t.ug + t.uz) * 10_000 >= bron.p("deel_afwezig") * t.su
    masker = (
        als(o, _HEEL["ongeoorloofd"], 0)
        | als(z, _HEEL["ziek"], 0)
        | als(g, _HEEL["geoorloofd"], 0)
        | als(ruim, KIND["A_ruim"], 0)
    )
    uren = ibis.greatest(als(t.ro > 0, t.su, 0), t.uo)
    return plan.stap("schooldag", t.select("j", "dag", "nr", "ord", masker=masker, uren=uren))


def _losse_dagen(plan: Plan, schooldag: Any) -> Any:
    """The school days as stroken of one day. On a day with two schools the mask is cut down so that
    each kind keeps the lowest school code only."""
    t = schooldag.filter(schooldag.masker > 0)
    hier, lager = t.view(), t.view()
    lager = lager.select(lj="j", ld="dag", lnr="nr", lm="masker")
    weg = hier.inner_join(lager, [hier.j == lager.lj, hier.dag == lager.ld, lager.lnr < hier.nr])
    weg = plan.stap("strook_weg", weg.group_by(wj="j", wd="dag", wnr="nr").agg(weg=weg.lm.bit_or()))
    t = t.left_join(weg, [t.j == weg.wj, t.dag == weg.wd, t.nr == weg.wnr])
    over = t.masker - (t.masker & t.weg.fill_null(0))
    t = t.select("j", "nr", "ord", b="dag", z="dag", n=ibis.literal(1), masker=over)
    return t.filter(t.masker > 0)


def _alle_stroken(
    plan: Plan, k: Kalender, school: Any, rij: Any, losse_dagen: Any, na_t: Any
) -> Any:
    """View `strook_ruw`: all stroken (j, nr, masker, b, z, ord, n, vb)."""
    velden = ("j", "nr", "ord", "b", "z", "n", "masker")
    los = rij.filter((rij.botst == 0) & (rij.masker > 0))
    gewoon = los.filter((los.laat == 0) & (los.scheef == 0)).select(*velden)
    recht = los.filter((los.laat == 1) & (los.scheef == 0)).select(*velden)
    # Few begin or end on a day without lessons; theirs is the first and the last lesdag within.
    scheef = _op_dag(k, school, los.filter(los.scheef == 1).select(*velden))
    les = k.kalender.filter(k.kalender.les == 1).select(zk="kal", zo="ord", zd="dag")
    scheef = scheef.inner_join(les, [scheef.kal == les.zk, scheef.ord + scheef.n - 1 == les.zo])
    scheef = scheef.select("j", "nr", "ord", "n", "masker", b="dag", z="zd").select(*velden)
    laat = samen(recht, scheef, losse_dagen)
    na = na_t.select(nj="j", nnr="nr", nd="dag", nvb="vb")
    laat = laat.left_join(na, [laat.j == na.nj, laat.nr == na.nnr, laat.b == na.nd])
    t = samen(
        gewoon.mutate(vb=gewoon.ord - 1),
        laat.select(*velden, vb=laat.nvb.fill_null(laat.ord - 1)),
    )
    return plan.stap("strook_ruw", t, kijk=True)


def _stroken(plan: Plan, bron: Bron, t: Any) -> Any:
    """Stage `strook`: j, nr, masker, b and z (first and last lesdag), ord, n lesdagen, vb; in the
    order of the child's days z1, nr1 (the strook before it), tm (lesdagen through it).

    `rand` (bits `RAND`), for a child whose reeksen all end where it goes to another school: whether
    a reeks A_ruim begins or ends here, one of A (if the strook is of A), one of Z begins (if it is
    of Z). With `onderbreking_lesdagen` = 1 whatever lies between two stroken of a school breaks.
    """
    # Four times the bekende lesdagen before and through the strook, in numbers of its school's own:
    # less than so many apart is so near and at one school. `rest`: 0 of Z, 1 of A only, 2 neither.
    voor = (breed(t.nr) * _ORD + t.vb) * 4
    na = voor + t.n * 4
    rest = als((t.masker & KIND["Z"]) != 0, 0, als((t.masker & KIND["A"]) != 0, 1, 2))
    orde = venster("j", "b")
    velden = ("j", "nr", "ord", "b", "z", "n", "masker", "vb")
    t = t.select(
        *velden,
        z1=t.z.lag().over(orde),
        pas1=(na - rest).lag().over(orde),
        pas2=(voor + rest).lead().over(orde),
        tm=loopsom(t.n, "j", "b"),
    )
    voor = (breed(t.nr) * _ORD + t.vb) * 4
    terug, verder = voor - t.pas1, t.pas2 - voor - t.n * 4
    ruim = bron.p("onderbreking_ruim") * 4 - 1
    rand = (
        als(terug.between(0, ruim), 0, RAND["ruim_begin"])
        + als(verder.between(0, ruim), 0, RAND["ruim_eind"])
        + als(terug.between(0, 1), 0, RAND["a_begin"])
        + als(verder.between(0, 1), 0, RAND["a_eind"])
        + als(terug == 0, 0, RAND["z_begin"])
    )
    return plan.stap("strook", t.select(*velden, "z1", "tm", nr1=(t.pas1 + 3) >> 26, rand=rand))


def _uren_dagen(
    plan: Plan, k: Kalender, school: Any, rij: Any, schooldag: Any, te_laat: Any
) -> Any:
    """Stage `uren_dag`: hours of ongeoorloofd per day, of two schools those of the one with more;
    and, in rows of their own, how many times (`tl`) a child was te_laat."""
    los = rij.filter((rij.botst == 0) & (rij.srt == _O))
    nul = ibis.literal(0, "int64")
    heel = _op_dag(k, school, _uitgelegd(los.filter(los.uren == 0), "j", "nr"))
    s = schooldag.filter(schooldag.uren > 0)
    delen = [
        heel.select("j", "dag", uren="su"),
        los.filter(los.uren > 0).select("j", "uren", dag="b"),
        s.group_by("j", "dag").agg(uren=s.uren.max()),
    ]
    delen = [d.select("j", "dag", "uren", tl=nul) for d in delen]
    return plan.stap("uren_dag", samen(*delen, te_laat.select("j", "dag", uren=nul, tl=nul + 1)))


def maak(plan: Plan, bron: Bron, k: Kalender, inschrijving: Any) -> Absentie:
    """All stages of this family."""
    school = scholen_hier(plan, bron, k, inschrijving)
    eiland = _eilanden(plan, school, inschrijving)
    v = _verzuim(plan, bron, k)
    rij, te_laat = _rijen(plan, bron, k, eiland, v), _te_laat(plan, k, eiland, v)
    na_t = _na_t(plan, k, school, rij, te_laat)
    schooldag = _schooldagen(plan, bron, k, school, rij)
    strook = _stroken(
        plan, bron, _alle_stroken(plan, k, school, rij, _losse_dagen(plan, schooldag), na_t)
    )
    uren_dag = _uren_dagen(plan, k, school, rij, schooldag, te_laat)
    return Absentie(school, eiland, na_t, strook, uren_dag)
