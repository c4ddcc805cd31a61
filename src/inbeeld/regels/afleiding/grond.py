"""The ground of a child's days: duty, residence, exemption, enrolment, offer, duiding.

These come straight from facts that may overlap, so they are counted: thirteen bits of a whole
number per layer (8191 rows of one kind on one day). `grond` has the layers as bits; what follows
from them (`buiten`: niet_ingeschreven, wacht, absoluut, overstap) is below.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import ibis

from .bits import Lagen, bit
from .kalender import Kalender, lesdag_vanaf
from .plan import (
    ONEINDIG,
    Bron,
    Plan,
    als,
    breed,
    dagnr,
    datum,
    eilanden,
    einde,
    loopsom,
    plus_maanden,
    samen,
    som,
    venster,
)

_TELLERS = (
    ("woonachtig", "vrijgesteld", "ingeschreven", "aanbod"),
    ("dreigend", "thuishouder", "nazorg", "leerplichtig"),
    ("kwalificatieplichtig", "geboren"),
)
"""Which layers share a counter column: four times thirteen bits stay below 2**53."""
_PLEK = {
    naam: (kolom, 13 * nr) for kolom, rij in enumerate(_TELLERS) for nr, naam in enumerate(rij)
}


class Grond(NamedTuple):
    """Stages: `kind` (j, g), `inschrijving`, `grond` (j, b, e, bits), `buiten` (j, b, w, e)."""

    kind: Any
    inschrijving: Any
    grond: Any
    buiten: Any


def kinderen(plan: Plan, bron: Bron, k: Kalender) -> Any:
    """Stage `kind`: birth and the periods of duty (art. 3, 4a, 4b Leerplichtwet).

    leer_b: first lesdag on or after the 1st of the month after the fifth birthday; leer_e: 1 August
    after the school year in which the child turns 16; kwal_e: 18th birthday (29 February: the
    28th), startkwalificatie or the end of the duty, whichever comes first.
    """
    t = bron.geldig("jongeren")
    t = t.inner_join(bron.populatie, t.jongere == bron.populatie.jongere)
    geboren = t.geboortedatum
    jaar, maand, dag = geboren.year(), geboren.month(), geboren.day()
    december = maand == 12
    maand_na = ibis.date(
        als(december, jaar + 6, jaar + 5), als(december, 1, maand + 1), ibis.literal(1)
    )
    dag_18 = als((maand == 2) & (dag == 29), 28, dag)
    t = t.select(
        j=t.jongere,
        g=dagnr(geboren),
        maand_na=dagnr(maand_na),
        leer_e=dagnr(ibis.date(als(maand >= 8, jaar + 17, jaar + 16), ibis.literal(8), 1)),
        kwal_e=ibis.least(
            dagnr(ibis.date(jaar + 18, maand, dag_18)),
            dagnr(t.startkwalificatie_op).fill_null(ONEINDIG),
            dagnr(t.kwalificatieplicht_vervallen_op).fill_null(ONEINDIG),
        ),
    )
    t = t.filter(t.g <= bron.p("tot"))
    t = lesdag_vanaf(bron, k, t, t.maand_na, "leer_b")
    return plan.stap("kind", t.select("j", "g", "leer_b", "leer_e", "kwal_e"))


def inschrijvingen(plan: Plan, bron: Bron, k: Kalender, kind: Any) -> Any:
    """Stage `inschrijving`: valid rows with the number and sector of the school."""
    i = bron.geldig("inschrijvingen")
    i = i.inner_join(kind.select("j"), i.jongere == kind.j)
    i = i.inner_join(k.school.select("school", "nr", "overstap"), "school")
    return plan.stap(
        "inschrijving",
        i.select("j", "nr", "overstap", b=dagnr(i.begindatum), e=einde(i.einddatum)),
    )


def _perioden(bron: Bron, kind: Any, inschrijving: Any) -> list[Any]:
    """(j, laag, b, e) of every layer of this family."""
    woon = bron.geldig("woonplaatsen")
    met_rij = woon.select(w="jongere").distinct()
    zonder = kind.left_join(met_rij, kind.j == met_rij.w)
    zonder = zonder.filter(zonder.w.isnull())
    aanbod = bron.geldig("aanbod")
    # Without a begindatum it was offered and has not begun: it covers no day.
    aanbod = aanbod.filter((aanbod.passend == "ja") & aanbod.begindatum.notnull())
    duiding = bron.geldig("duidingen")

    def feit(t: Any, laag: str) -> Any:
        return t.select(
            j="jongere", laag=ibis.literal(laag), b=dagnr(t.begindatum), e=einde(t.einddatum)
        )

    def vast(t: Any, laag: str, b: Any, e: Any) -> Any:
        return t.select("j", laag=ibis.literal(laag), b=b, e=e)

    return [
        vast(kind, "geboren", kind.g, ibis.literal(ONEINDIG)),
        vast(kind, "leerplichtig", kind.leer_b, kind.leer_e),
        vast(kind, "kwalificatieplichtig", kind.leer_e, kind.kwal_e),
        vast(zonder, "woonachtig", zonder.g, ibis.literal(ONEINDIG)),
        feit(woon, "woonachtig"),
        feit(bron.geldig("vrijstellingen"), "vrijgesteld"),
        vast(inschrijving, "ingeschreven", inschrijving.b, inschrijving.e),
        feit(aanbod, "aanbod"),
        *(feit(duiding.filter(duiding.duiding == d), d) for d in _TELLERS[1][:3]),
    ]


def gronden(plan: Plan, bron: Bron, kind: Any, inschrijving: Any) -> Any:
    """Stage `grond`: elementary periods per child with the bits of this family, from birth on.

    `was`: the bits just before the period.
    """
    p = samen(*_perioden(bron, kind, inschrijving))
    k = kind.select(kj="j", g="g")
    p = p.inner_join(k, p.j == k.kj)
    p = p.select("j", "laag", b=ibis.greatest(p.b, p.g), e=p.e)
    p = p.filter((p.b < p.e) & (p.b <= bron.p("tot")))
    p = plan.stap("grond_periode", p)
    tellers = {}
    for kolom in range(len(_TELLERS)):
        gewichten = [(p.laag == n, 1 << s) for n, (k, s) in _PLEK.items() if k == kolom]
        tellers[f"c{kolom}"] = ibis.cases(*gewichten, else_=0)
    p = p.mutate(**tellers)
    aan = p.select("j", *tellers, dag="b")
    af = p.filter(p.e <= bron.p("tot"))
    af = af.select("j", **{c: -af[c] for c in tellers}, dag="e")
    t = samen(aan.select("j", "dag", *tellers), af.select("j", "dag", *tellers))
    t = t.group_by("j", "dag").agg(**{c: som(t[c]) for c in tellers})
    t = plan.stap("grond_dag", t)
    t = t.mutate(
        **{f"s{c}": loopsom(t[c], "j", "dag") for c in tellers},
        e=t.dag.lead().over(venster("j", "dag")).fill_null(bron.p("tot") + 1),
    )
    voor = [t[f"s{c}"] - t[c] for c in tellers]
    na = [t[f"s{c}"] for c in tellers]
    return plan.stap("grond", t.select("j", "e", b="dag", was=_bits(voor), bits=_bits(na)))


def _bits(tellers: list[Any]) -> Any:
    bits = ibis.literal(0, "int64")
    for naam, (kolom, plek) in _PLEK.items():
        bits = bits + bit(((tellers[kolom] >> plek) & 8191) > 0, naam)
    return bits


def buiten(plan: Plan, bron: Bron, k: Kalender, grond: Any) -> Any:
    """Stage `buiten`: unbroken stretches [b, e) of plichtig, not vrijgesteld, not ingeschreven.

    `w`: the region's first lesdag on or after b; wacht is [b, w), niet_ingeschreven [w, e).
    """
    was, nu = Lagen(grond.was).buiten, Lagen(grond.bits).buiten
    wissel = grond.filter(was != nu)
    wissel = wissel.mutate(aan=als(Lagen(wissel.bits).buiten, 1, 0))
    wissel = wissel.mutate(
        tot_en=wissel.b.lead().over(venster("j", "b")).fill_null(bron.p("tot") + 1)
    )
    t = wissel.filter(wissel.aan == 1).select("j", "b", e="tot_en")
    t = lesdag_vanaf(bron, k, t, t.b, "w")
    return plan.stap("buiten", t.select("j", "b", "e", w=ibis.least(t.w, t.e)))


def maak(plan: Plan, bron: Bron, k: Kalender) -> Grond:
    """All stages of this family."""
    kind = kinderen(plan, bron, k)
    inschrijving = inschrijvingen(plan, bron, k, kind)
    grond = gronden(plan, bron, kind, inschrijving)
    return Grond(kind, inschrijving, grond, buiten(plan, bron, k, grond))


# ---- what follows for children who are not enrolled


def woningen(plan: Plan, bron: Bron, g: Grond) -> Any:
    """Stage `woning` (j, b, e, gemeente): the residence that counts, of the one that began last,
    then of the higher code. Only of children with a stretch `buiten`, unless `alles`: nothing else
    in the tijdlijn asks for a gemeente."""
    w = bron.geldig("woonplaatsen")
    nodig = g.buiten.select(j="j").distinct()
    alle = g.kind.filter(bron.p("alles") == 1).select("j")
    nodig = samen(nodig, alle).distinct()
    w = w.inner_join(nodig, w.jongere == nodig.j)
    w = plan.stap(
        "woon",
        w.select("j", code=w.gemeente.cast("int64"), b=dagnr(w.begindatum), e=einde(w.einddatum)),
    )
    return plan.stap("woning", winnaar(w).rename(gemeente="code"))


def winnaar(t: Any) -> Any:
    """(j, b, e, code): on each day the `code` of the row that began last, then the higher code.

    Codes are below 2**24 and days below 2**22, so that both fit in one number to compare.
    """
    grens = samen(t.select("j", dag="b"), t.select("j", dag="e")).distinct()
    grens = grens.mutate(e=grens.dag.lead().over(venster("j", "dag")))
    grens = grens.filter(grens.e.notnull()).select(gj="j", gb="dag", ge="e")
    s = grens.inner_join(t, [grens.gj == t.j, t.b <= grens.gb, t.e > grens.gb])
    s = s.group_by("gj", "gb", "ge").agg(hoogste=(breed(s.b + ONEINDIG) * (1 << 24) + s.code).max())
    return s.select(j="gj", b="gb", e="ge", code=s.hoogste & ((1 << 24) - 1))


def absoluut(plan: Plan, bron: Bron, g: Grond, woning: Any) -> Any:
    """Stage `absoluut` (j, b, e): niet_ingeschreven where inschrijving is covered (§2, dekking)."""
    ni = g.buiten.filter(g.buiten.w < g.buiten.e).select("j", b="w", e="e")
    # Before any filter on what was known when: an empty table means that everything is covered.
    dekking_leeg = bron.feit("dekking").count().as_scalar() == 0
    overal = ni.filter(dekking_leeg)
    d = bron.geldig("dekking")
    d = d.filter((d.categorie == "inschrijving") & (d.bron.length() == 4))
    d = d.select(code=d.bron.cast("int64"), b=dagnr(d.begindatum), e=einde(d.einddatum))
    d = eilanden(d, ["code"]).rename(db="b", de="e")
    w = woning.rename(wj="j", wb="b", we="e")
    t = ni.inner_join(w, [ni.j == w.wj, w.wb < ni.e, w.we > ni.b])
    t = t.inner_join(d, [t.gemeente == d.code, d.db < t.e, d.de > t.b])
    t = t.select("j", b=ibis.greatest(t.b, t.wb, t.db), e=ibis.least(t.e, t.we, t.de))
    return plan.stap("absoluut", samen(overal, t.filter(t.b < t.e)))


def uitstroom(plan: Plan, bron: Bron, g: Grond) -> Any:
    """Stage `uitstroom` (j, b, e): days on which the latest ended enrolment was at a vo, vso or pro
    school, ended in June, July or August, and `overstap_tot` of that year lies ahead.

    Enrolments that end on one day: the one that began last, then the higher school code. Only for
    children with a stretch `buiten`, outside which an overstap does not exist.
    """
    i = g.inschrijving
    wie = g.buiten.select(bj="j").distinct()
    i = i.semi_join(wie, i.j == wie.bj)
    sleutel = (breed(i.b + ONEINDIG) * (1 << 24) + i.nr) * 2 + i.overstap
    t = i.group_by("j", "e").agg(hoogste=sleutel.max())
    t = t.mutate(volgende=t.e.lead().over(venster("j", "e")).fill_null(ONEINDIG))
    t = t.filter((t.e < ONEINDIG) & ((t.hoogste & 1) == 1))
    laatste = datum(t.e - 1)
    grens = bron.p("overstap_tot")
    t = t.mutate(
        maand=laatste.month(),
        # Months and days are added to 1 January, so that the parameter stays a whole number.
        tot=plus_maanden(
            dagnr(laatste.truncate("Y").cast("timestamp").cast("date")), grens // 100 - 1
        )
        + grens % 100
        - 1,
    )
    t = t.filter(t.maand.isin((6, 7, 8)))
    t = t.select("j", b="e", e=ibis.least(t.volgende, t.tot))
    return plan.stap("uitstroom", t.filter(t.b < t.e))
