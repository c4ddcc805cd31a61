"""The lagen as they come out (`rekenregels.md` §6): periods without overlap, each with a value.

Everything is read from the stages that the tijdlijn is made of; nothing is decided a second time.
`waarde`: 'ja' for a plain layer; woonachtig the gemeente ('onbekend' without any residence),
ingeschreven the school, vrijgesteld the grond that counts; a number of lesdagen, te_laat rows or
ziekmeldingen; hours ('14', '14.5'); a reeks (O, Z, G, A, A_ruim) its first absent lesdag; a
thuisperiode its thuis_sinds. A value of zero is no row.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any, NamedTuple

import ibis

from ..codes import GRONDEN
from ..laagnamen import BEWAARD, JA, VOLGORDE
from .absentie import KIND
from .bits import Lagen
from .grond import winnaar
from .plan import ONEINDIG, Bron, Plan, als, dagnr, datum, einde, loopsom, samen, venster
from .thuis import RUIM, STRENG

if TYPE_CHECKING:
    from .bouw import Tafels


class Deel(NamedTuple):
    """The periods of one layer, or some of them: j, b, e, laag, waarde."""

    laag: str
    tabel: Any


def _deel(t: Any, laag: str, waarde: Any) -> Deel:
    return Deel(laag, t.select("j", "b", "e", laag=ibis.literal(laag), waarde=waarde))


def _iso(dag: Any) -> Any:
    return datum(dag).strftime("%Y-%m-%d")


def _uren_tekst(uren: Any) -> Any:
    """Hundredths as hours without superfluous decimals."""
    rest = uren % 100
    heel = ((uren - rest) // 100).cast("int64").cast("string")
    een = ((rest - rest % 10) // 10).cast("int64").cast("string")
    return ibis.cases(
        (rest == 0, heel),
        (rest % 10 == 0, heel + "." + een),
        else_=heel + "." + een + (rest % 10).cast("string"),
    )


def _ja(t: Tafels) -> list[Deel]:
    return [
        _deel(t.segment.filter(getattr(Lagen(t.segment.bits), laag)), laag, ibis.literal("ja"))
        for laag in JA
    ]


def _gekozen(plan: Plan, bron: Bron, t: Tafels) -> list[Deel]:
    """woonachtig, ingeschreven, vrijgesteld: of two at once the one that counts (§2)."""
    gemeente = t.woning.gemeente.cast("string").lpad(4, "0")
    bekend = t.woning.select(wj="j").distinct()
    onbekend = t.grond.kind.anti_join(bekend, t.grond.kind.j == bekend.wj)
    onbekend = onbekend.select("j", b="g", e=ibis.literal(ONEINDIG))
    school = winnaar(t.grond.inschrijving.select("j", "b", "e", code="nr"))
    namen = t.kalender.school.select("nr", "school")
    school = school.inner_join(namen, school.code == namen.nr)
    v = bron.geldig("vrijstellingen")
    v = v.inner_join(t.grond.kind.select("j"), v.jongere == t.grond.kind.j)
    rang = [(v.grond == naam, nr) for nr, naam in enumerate(sorted(GRONDEN))]
    v = v.select(
        "j",
        code=ibis.cases(*rang, else_=0).cast("int64"),
        b=dagnr(v.begindatum),
        e=einde(v.einddatum),
    )
    v = winnaar(plan.stap("vrijstelling", v))
    grond = ibis.cases(*((v.code == nr, n) for nr, n in enumerate(sorted(GRONDEN))), else_="")
    return [
        _deel(t.woning, "woonachtig", gemeente),
        _deel(onbekend, "woonachtig", ibis.literal("onbekend")),
        _deel(school, "ingeschreven", school.school),
        _deel(v, "vrijgesteld", grond),
    ]


def _reeksen(plan: Plan, t: Tafels) -> list[Deel]:
    """Covers of every kind; and for O, Z and G the number of absent lesdagen so far."""
    r = t.reeksen.reeks
    uit = []
    for naam, m in KIND.items():
        k = r.filter(r.kind == m)
        uit.append(_deel(k.select("j", "e", b="cb", eerste="b"), naam, _iso(k.b)))
    kort = {naam: KIND[naam] for naam in ("O", "Z", "G")}
    s = t.absentie.strook.select("nr", "ord", "n", "masker", sj="j", sb="b", sz="z")
    k = r.filter(r.kind.isin(tuple(kort.values()))).rename(rn="n")
    k = k.inner_join(s, [k.j == s.sj, s.sb >= k.b, s.sz <= k.z])
    k = k.filter((k.masker & k.kind) != 0)
    k = k.select("j", "kind", "b", "cb", "e", "nr", ord=ibis.range(k.ord, k.ord + k.n).unnest())
    school = t.kalender.school.select(hnr="nr", kal="kal")
    k = k.inner_join(school, k.nr == school.hnr)
    les = t.kalender.kalender
    les = les.filter(les.les == 1).select(lk="kal", lo="ord", dag="dag")
    k = k.inner_join(les, [k.kal == les.lk, k.ord == les.lo])
    t2 = plan.stap("absente_dag", k.select("j", "kind", "b", "cb", "e", "dag"))
    orde = venster(["j", "kind", "b"], "dag")
    t2 = t2.mutate(
        nr=ibis.row_number().over(orde) + 1, straks=t2.dag.lead().over(orde).fill_null(t2.e)
    )
    t2 = t2.select(
        "j",
        "kind",
        b=ibis.greatest(t2.dag, t2.cb),
        e=ibis.least(t2.straks, t2.e),
        nr=t2.nr.cast("string"),
    )
    t2 = plan.stap("lesdagen", t2.filter(t2.b < t2.e))
    for naam, m in kort.items():
        k = t2.filter(t2.kind == m)
        uit.append(_deel(k, f"{naam}_lesdagen", k.nr))
    return uit


def _vensters(plan: Plan, t: Tafels) -> list[Deel]:
    v = t.vensters.venster
    v = v.select("j", "uren", "tl", "zm", b="dag", e=v.e.fill_null(ONEINDIG))
    v = plan.stap("venster_deel", v.filter(v.b < v.e))
    uit = []
    for kolom, laag in (
        ("uren", "uren_venster"),
        ("tl", "te_laat_venster"),
        ("zm", "ziek_meldingen_venster"),
    ):
        k = v.filter(v[kolom] > 0)
        waarde = _uren_tekst(k.uren) if kolom == "uren" else k[kolom].cast("string")
        uit.append(_deel(k, laag, waarde))
    return uit


def _thuis(t: Tafels) -> list[Deel]:
    uit = []
    for soort, laag in ((STRENG, "thuisperiode"), (RUIM, "thuisperiode_ruim")):
        k = t.thuis.filter(t.thuis.soort == soort)
        uit.append(_deel(k, laag, _iso(k.b)))
    k = t.thuis.filter(t.thuis.soort == STRENG)
    k = k.select("j", "e", b=ibis.greatest(k.b, k.drie_op))
    uit.append(_deel(k, "langer_dan_drie_maanden", ibis.literal("ja")))
    return uit


def maak(plan: Plan, bron: Bron, t: Tafels, lagen: Collection[str] = VOLGORDE) -> Any:
    """Stage `lagenlijst`: j, laag, b, e (exclusive; tot + 1 = holds on `tot`), waarde; needs
    `alles` = 1, unless only layers of `BEWAARD` are asked for (`lagen`). Cut to the days from birth
    through `tot`, equal neighbours merged."""
    delen = [*_ja(t), *_gekozen(plan, bron, t)]
    if not set(lagen) <= set(BEWAARD):
        delen += [*_reeksen(plan, t), *_vensters(plan, t)]
    delen = [deel for deel in [*delen, *_thuis(t)] if deel.laag in lagen]
    p = samen(*(d.tabel.select("j", "laag", "b", "e", "waarde") for d in delen))
    kind = t.grond.kind.select(kj="j", g="g")
    p = p.inner_join(kind, p.j == kind.kj)
    p = p.select(
        "j",
        "laag",
        "waarde",
        b=ibis.greatest(p.b, p.g),
        e=ibis.least(p.e, bron.p("tot") + 1),
    )
    p = plan.stap("lijst_deel", p.filter(p.b < p.e))
    per = ["j", "laag"]
    orde = venster(per, "b")
    door = (p.e.lag().over(orde) == p.b) & (p.waarde.lag().over(orde) == p.waarde)
    p = p.mutate(nieuw=als(door.fill_null(False), 0, 1))
    p = p.mutate(loop=loopsom(p.nieuw, per, "b"))
    p = p.group_by("j", "laag", "waarde", "loop").agg(b=p.b.min(), e=p.e.max())
    return plan.stap("lagenlijst", p.select("j", "laag", "b", "e", "waarde"))
