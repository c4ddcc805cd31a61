"""The calendar (`rekenregels.md` §3) as three small tables that everything else joins.

- `school`: nr, kal, hours a day, sector;
- `kalender`: per kalender and weekday: is it a lesdag, and how many lesdagen there were through it.
  Counting lesdagen between two days is a subtraction, the next lesdag a look-up of the next number;
- `week`: per Monday of the region: has it a lesdag, and how many lesweken began through it.

A school has a kalender of its own only if it has rows of its own in lesvrij.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import ibis

from ..codes import SECTOREN_PO, VAKANTIEREGIOS
from ..kalender import EIGEN, RUIMTE
from .plan import ONEINDIG, Bron, Plan, als, dagnr, eilanden, loopsom, samen, weekdag


class Kalender(NamedTuple):
    """The tables of the calendar."""

    school: Any
    kalender: Any
    week: Any


def schoolnummer(code: Any) -> Any:
    """A school code as a number that sorts as the code: 10AB00 → 10·67600 + (A·26 + B)·100 + 00."""

    def teken(plek: int, nul: int) -> Any:
        return code.substr(plek, 1).ascii_str().cast("int64") - nul

    brin = (teken(0, 48) * 10 + teken(1, 48)) * 67_600
    letters = (teken(2, 65) * 26 + teken(3, 65)) * 100
    return brin + letters + teken(4, 48) * 10 + teken(5, 48)


def _regio(kolom: Any, anders: Any) -> Any:
    nummers = [(kolom == naam, nr) for nr, naam in enumerate(VAKANTIEREGIOS, start=1)]
    return ibis.cases(*nummers, else_=anders)


def scholen(plan: Plan, bron: Bron) -> Any:
    """Stage `school`: all schools. `uren` is null where the parameters must say it."""
    s = bron.geldig("scholen")
    vrij = bron.geldig("lesvrij")
    eigen = vrij.filter(vrij.school.notnull()).select(eigen="school").distinct()
    s = s.left_join(eigen, s.school == eigen.eigen)
    s = s.mutate(nr=schoolnummer(s.school), regio=_regio(s.vakantieregio, bron.p("gebied")))
    return plan.stap(
        "school",
        s.select(
            "school",
            "nr",
            "regio",
            kal=als(s.eigen.notnull(), s.nr + EIGEN, s.regio),
            uren="uren_per_lesdag_honderdsten",
            po=als(s.sector.isin(SECTOREN_PO), 1, 0),
            overstap=als(s.sector.isin(("vo", "vso", "pro")), 1, 0),
        ),
    )


def scholen_hier(plan: Plan, bron: Bron, k: Kalender, inschrijving: Any) -> Any:
    """Stage `school_hier`: the schools at which somebody of the population is enrolled.

    `t`: latest gegevens_tot_en_met (§4, bekend; no row = for ever), `ord_t` its lesdag number.
    """
    hier = inschrijving.select(inr="nr").distinct()
    s = k.school.semi_join(hier, k.school.nr == hier.inr)
    stand = bron.geldig("gegevensstand")
    van = s.select(s_nr="nr", s_school="school")
    stand = stand.inner_join(van, stand.school == van.s_school)
    stand = stand.group_by("s_nr").agg(t=dagnr(stand.gegevens_tot_en_met).max())
    # The calendar holds weekdays: data through a Sunday are data through the Friday.
    wd = weekdag(stand.t)
    stand = stand.mutate(vrijdag=stand.t - als(wd > 4, wd - 4, 0))
    s = s.left_join(stand, s.nr == stand.s_nr)
    ord_bij = k.kalender.select(ok="kal", od="dag", ord_t="ord")
    s = s.left_join(ord_bij, [s.kal == ord_bij.ok, s.vrijdag == ord_bij.od])
    # Data that stop before the calendar begins: no lesdag is bekend; after its end: all are.
    rand = als(s.t < bron.p("tot"), 0, ONEINDIG)
    return plan.stap(
        "school_hier",
        s.select(
            "school",
            "nr",
            "kal",
            uren=s.uren.fill_null(
                als(s.po == 1, bron.p("uren_per_lesdag_po"), bron.p("uren_per_lesdag_vo"))
            ),
            t=s.t.fill_null(ONEINDIG),
            ord_t=als(s.t.isnull(), ONEINDIG, s.ord_t.fill_null(rand)),
        ),
    )


def _spanne(plan: Plan, bron: Bron) -> Any:
    """First and last day of the calendar: of all facts, of whatever date of knowledge.

    Nothing asks for a lesdag before the first duty of the eldest child or the first absence.
    """
    v, k = bron.feit("verzuim"), bron.feit("jongeren")
    v = v.agg(v0=dagnr(v.begindatum.min()), v1=dagnr(v.begindatum.max()))
    k = k.agg(g0=dagnr(k.geboortedatum.min()))
    t = v.cross_join(k)
    tot = bron.p("tot")
    v0 = t.v0.fill_null(tot)
    return plan.stap(
        "spanne",
        t.select(
            v0=ibis.least(v0, tot) - 7,
            b=ibis.least(v0, (t.g0 + 5 * 365).fill_null(tot), tot) - 7,
            e=ibis.greatest(t.v1.fill_null(tot), tot) + RUIMTE,
        ),
    )


def _lesvrij(plan: Plan, bron: Bron, school: Any, spanne: Any) -> Any:
    """Stage `lesvrij_dag` (kal, dag): free days per region and, besides, per own kalender."""
    v = bron.geldig("lesvrij")
    regio = v.filter(v.school.isnull())
    regio = regio.select(kal=_regio(regio.vakantieregio, 0), b="begindatum", e="einddatum")
    eigen = v.inner_join(school, v.school == school.school)
    eigen = eigen.select(kal=eigen.nr + EIGEN, b="begindatum", e="einddatum")
    t = samen(regio, eigen).cross_join(spanne.select(sb="b", se="e"))
    t = t.select("kal", b=ibis.greatest(dagnr(t.b), t.sb), e=ibis.least(dagnr(t.e) + 1, t.se))
    t = eilanden(t.filter(t.b < t.e), ["kal"])
    return plan.stap("lesvrij_dag", t.select("kal", dag=ibis.range(t.b, t.e).unnest()))


def kalenders(plan: Plan, bron: Bron, school: Any) -> Any:
    """Stage `kalender`: kal, weekday, les (0/1), ord = lesdagen of that kalender through it."""
    spanne = _spanne(plan, bron)
    vrij = _lesvrij(plan, bron, school, spanne)
    dagen = spanne.select("v0", dag=ibis.range(spanne.b, spanne.e).unnest())
    dagen = dagen.filter(weekdag(dagen.dag) < 5)
    gebied = bron.parameters.select(kal="gebied", regio="gebied")
    kals = samen(school.select("kal", "regio"), gebied).distinct()
    t = kals.cross_join(dagen)
    # Own kalenders (there may be a thousand) serve absence only.
    t = t.filter((t.kal < EIGEN) | (t.dag >= t.v0))
    regio, eigen = vrij.view(), vrij.view()
    t = t.left_join(regio, [t.regio == regio.kal, t.dag == regio.dag])
    t = t.select("kal", "dag", vrij_regio=t.kal_right)
    t = t.left_join(eigen, [t.kal == eigen.kal, t.dag == eigen.dag])
    t = t.select("kal", "dag", les=als(t.vrij_regio.isnull() & t.kal_right.isnull(), 1, 0))
    return plan.stap("kalender", t.mutate(ord=loopsom(t.les, "kal", "dag")))


def weken(plan: Plan, bron: Bron, kalender: Any) -> Any:
    """Stage `week`: Monday, heeft (is it a lesweek), lw = lesweken begun on or before it."""
    t = kalender.filter(kalender.kal == bron.p("gebied"))
    t = t.mutate(ma=t.dag - weekdag(t.dag))
    t = t.group_by("ma").agg(heeft=t.les.max())
    alles = ibis.window(order_by="ma", preceding=None, following=0)
    lw = t.heeft.cast("float64").sum().over(alles).cast("int64")
    return plan.stap("week", t.mutate(lw=lw))


def maak(plan: Plan, bron: Bron) -> Kalender:
    """All calendar stages."""
    school = scholen(plan, bron)
    kalender = kalenders(plan, bron, school)
    return Kalender(school, kalender, weken(plan, bron, kalender))


def lesdag_vanaf(bron: Bron, k: Kalender, tabel: Any, dag: Any, naam: str) -> Any:
    """Add column `naam`: the region's first lesdag on or after `dag` (beyond the calendar: itself).

    A day in a weekend is moved to the Monday, as the calendar holds weekdays.
    """
    wd = weekdag(dag)
    t = tabel.mutate(_dag=dag, _wd=dag + als(wd == 5, 2, als(wd == 6, 1, 0)))
    hier = k.kalender.filter(k.kalender.kal == bron.p("gebied"))
    hier = hier.select(k_dag="dag", k_nr=hier.ord - hier.les + 1)
    t = t.left_join(hier, t._wd == hier.k_dag)
    daar = k.kalender.view()
    daar = daar.filter((daar.kal == bron.p("gebied")) & (daar.les == 1))
    daar = daar.select(l_dag="dag", l_nr="ord")
    t = t.left_join(daar, t.k_nr == daar.l_nr)
    return t.select(*tabel.columns, **{naam: t.l_dag.fill_null(t._dag)})
