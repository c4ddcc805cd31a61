"""Absent lesdagen (`rekenregels.md` §4): which verzuim rows count on which days, and for what.

`schooldag`: per child, day and school what the rows come to. `strook`: consecutive lesdagen at one
school with the same mask of kinds, as one row. Between two lesdagen that follow each other no
lesdag lies, so no reeks of whatever kind breaks inside a strook; that makes the sorts of the
reeksen several times shorter and loses nothing.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import ibis

from ..codes import VERZUIMSOORTEN
from .kalender import Kalender, scholen_hier
from .plan import Bron, Plan, als, breed, dagnr, eilanden, einde, samen, som, venster

KIND = {"O": 1, "Z": 2, "G": 4, "A": 8, "A_ruim": 16}
"""Bit of each kind of reeks in a mask."""
_TE_LAAT = VERZUIMSOORTEN.index("te_laat")
_ORD = 1 << 24
"""Lesdag numbers and days are below this."""
VOORUIT = 366
"""A row is followed this many days past `tot` (or past its own begin, if that is later). A lesdag
after `tot` matters only as the next one of a reeks that is going on, and only the first: it could
be missed if a school had no lesdag for a whole year."""


class Absentie(NamedTuple):
    """Stages of this family."""

    school: Any
    eiland: Any
    schooldag: Any
    na_t: Any
    strook: Any


def _rijen(plan: Plan, bron: Bron, school: Any, eiland: Any) -> Any:
    """Stage `rij`: each valid row cut to the enrolments at its school; srt = place in the codes."""
    v = bron.geldig("verzuim")
    v = v.inner_join(school.select("school", "nr", "kal"), "school")
    v = v.select(
        "nr",
        "kal",
        vj="jongere",
        srt=ibis.cases(*((v.soort == naam, nr) for nr, naam in enumerate(VERZUIMSOORTEN)), else_=0),
        uren=v.uren_honderdsten,
        vb=dagnr(v.begindatum),
        ve=ibis.least(
            einde(v.einddatum), ibis.greatest(dagnr(v.begindatum), bron.p("tot")) + VOORUIT
        ),
    )
    v = plan.stap("verzuim_rij", v, kijk=True)
    i = eiland.select("j", inr="nr", b="b", e="e")
    t = v.inner_join(i, [v.vj == i.j, v.nr == i.inr, i.b < v.ve, i.e > v.vb])
    return plan.stap(
        "rij",
        t.select(
            "j", "nr", "kal", "srt", "uren", b=ibis.greatest(t.vb, t.b), e=ibis.least(t.ve, t.e)
        ),
    )


def _tellend(plan: Plan, k: Kalender, rij: Any) -> Any:
    """Stage `telt`: the rows that count, a row per lesdag, with the lesdag's number `ord`."""
    velden = ("j", "nr", "kal", "srt", "uren")
    enkel = rij.filter(rij.e == rij.b + 1).select(*velden, dag="b")
    lang = rij.filter(rij.e > rij.b + 1)
    lang = lang.select(*velden, dag=ibis.range(lang.b, lang.e).unnest())
    t = samen(enkel, lang)
    les = k.kalender.filter(k.kalender.les == 1).select(lk="kal", ld="dag", ord="ord")
    t = t.inner_join(les, [t.kal == les.lk, t.dag == les.ld])
    return plan.stap("telt", t.select("j", "dag", "nr", "srt", "uren", "ord"), kijk=True)


def _schooldagen(plan: Plan, bron: Bron, school: Any, telt: Any) -> Any:
    """Stage `schooldag`: mask of kinds, hours of ongeoorloofd, number of te_laat rows, per school.

    *Heel* for a soort: a row without hours, or hours of that soort that add up to the school's.
    Two packed sums instead of seven: how many rows without hours per soort and of te_laat (13 bits
    each), and the hours per soort (17 bits each: 109 rows of 12 hours on one day at one school).
    """
    rijen = ibis.cases(
        (telt.srt == _TE_LAAT, 1 << 39),
        (
            telt.uren.isnull(),
            ibis.cases(*((telt.srt == n, 1 << 13 * n) for n in range(3)), else_=0),
        ),
        else_=0,
    )
    uren = ibis.cases(*((telt.srt == n, telt.uren * (1 << 17 * n)) for n in range(3)), else_=0)
    # The lesdag number follows from day and school: in the key it costs less than as an aggregate.
    t = telt.mutate(pak=breed(telt.nr) * _ORD + telt.ord, rijen=rijen, uren=uren.fill_null(0))
    t = t.group_by("j", "dag", "pak").agg(rijen=som(t.rijen), uren=som(t.uren))
    t = t.select("j", "dag", "rijen", "uren", nr=t.pak >> 24, ord=t.pak & (_ORD - 1))
    s = school.select(snr="nr", su="uren", t="t")
    t = t.inner_join(s, t.nr == s.snr)
    t = t.mutate(
        **{f"r{c}": (t.rijen >> 13 * n) & 8191 for n, c in enumerate("ogz")},
        **{f"u{c}": (t.uren >> 17 * n) & 131_071 for n, c in enumerate("ogz")},
        tl=t.rijen >> 39,
    )
    o, g, z = ((t[f"r{c}"] > 0) | (t[f"u{c}"] >= t.su) for c in "ogz")
    ruim = (t.uo + t.ug + t.uz) * 10_000 >= bron.p("deel_afwezig") * t.su
    # Who is absent for a kind is so for the wider kinds as well.
    ruime = KIND["A_ruim"]
    heel = KIND["A"] + ruime
    masker = (
        als(o, KIND["O"] + heel, 0)
        | als(z, KIND["Z"] + KIND["G"] + heel, 0)
        | als(g, KIND["G"] + heel, 0)
        | als(ruim, ruime, 0)
    )
    uren = ibis.greatest(als(t.ro > 0, t.su, 0), t.uo)
    return plan.stap(
        "schooldag", t.select("j", "dag", "nr", "ord", "t", "tl", masker=masker, uren=uren)
    )


def _randen(schooldag: Any) -> Any:
    """View `strook_rand`: the begin of every strook and, per child, the last day of all."""
    t = schooldag.filter(schooldag.masker > 0)
    t = t.select("j", "dag", pas=(breed(t.nr) * 32 + t.masker) * _ORD + t.ord)
    orde = venster("j", ["dag", "pas"])
    t = t.mutate(
        pas1=t.pas.lag().over(orde),
        dag1=t.dag.lag().over(orde),
        dag2=t.dag.lag(2).over(orde),
        straks=t.dag.lead().over(orde),
    )
    gedeeld_voor = (t.dag1 == t.dag).fill_null(False)
    alleen_voor = t.dag2.isnull() | (t.dag2 != t.dag1)
    gedeeld_na = (t.straks == t.dag).fill_null(False)
    door = (t.pas1 == t.pas - 1).fill_null(False) & alleen_voor & ~gedeeld_na
    gedeeld = gedeeld_voor | gedeeld_na
    t = t.mutate(begin=als(door, 0, 1), gedeeld=als(gedeeld, 1, 0))
    t = t.filter((t.begin == 1) | t.straks.isnull())
    return t.select("j", "dag", "pas", "dag1", "pas1", "begin", "gedeeld")


def _stroken(plan: Plan, schooldag: Any) -> Any:
    """Stage `strook`: j, nr, masker, b and z (first and last lesdag), ord, n lesdagen.

    `pas` packs school, mask and lesdag number; a day continues a strook when it is one more than
    the day before it in the order (dag, nr). A day with two schools stands alone: there the mask
    is cut down so that each kind keeps the lowest school code only.
    """
    t = plan.stap("strook_rand", _randen(schooldag), kijk=True)
    orde = venster("j", ["dag", "pas"])
    volgende = t.begin.lead().over(orde)

    def laatste(hier: Any, ervoor: Any) -> Any:
        na = als(volgende == 1, ervoor.lead().over(orde), hier.lead().over(orde))
        return als(volgende.isnull(), hier, na)

    # Within a strook only the lesdag number of `pas` differs.
    t = t.mutate(z=laatste(t.dag, t.dag1), n=laatste(t.pas, t.pas1) - t.pas + 1)
    t = t.filter(t.begin == 1)
    t = t.select(
        *("j", "z", "n", "gedeeld"),
        b="dag",
        nr=t.pas >> 29,
        masker=(t.pas >> 24) & 31,
        ord=t.pas & (_ORD - 1),
    )
    t = plan.stap("strook_ruw", t)
    dubbel = t.filter(t.gedeeld == 1)
    hier, lager = dubbel.view(), dubbel.view()
    lager = lager.select(lj="j", lb="b", lnr="nr", lm="masker")
    weg = hier.inner_join(lager, [hier.j == lager.lj, hier.b == lager.lb, lager.lnr < hier.nr])
    weg = plan.stap("strook_weg", weg.group_by(wj="j", wb="b", wnr="nr").agg(weg=weg.lm.bit_or()))
    s = t.left_join(weg, [t.j == weg.wj, t.b == weg.wb, t.nr == weg.wnr])
    over = s.masker - (s.masker & s.weg.fill_null(0))
    s = s.select("j", "nr", "ord", "b", "z", "n", masker=over)
    return plan.stap("strook", s.filter(s.masker > 0))


def maak(plan: Plan, bron: Bron, k: Kalender, inschrijving: Any) -> Absentie:
    """All stages of this family. `eiland`: enrolments at one school that join without a gap."""
    eiland = plan.stap("eiland", eilanden(inschrijving.select("j", "nr", "b", "e"), ["j", "nr"]))
    school = scholen_hier(plan, bron, k, inschrijving)
    telt = _tellend(plan, k, _rijen(plan, bron, school, eiland))
    schooldag = _schooldagen(plan, bron, school, telt)
    # A day after the school's data is bekend for this child alone, if a row of its own counts.
    na_t = plan.stap("na_t", schooldag.filter(schooldag.dag > schooldag.t).select("j", "nr", "dag"))
    return Absentie(school, eiland, schooldag, na_t, _stroken(plan, schooldag))
