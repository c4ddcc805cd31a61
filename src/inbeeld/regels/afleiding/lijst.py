"""The lagen as they come out (`rekenregels.md` §6): periods without overlap, each with a value.

Everything is read from the stages that the tijdlijn is made of; nothing is decided a second time.
`waarde`: 'ja' for a plain layer; woonachtig the gemeente ('onbekend' without any residence),
ingeschreven the school, vrijgesteld the grond that counts; a number of lesdagen, te_laat rows or
ziekmeldingen; hours ('14', '14.5'); a reeks (O, Z, G, A, A_ruim) its first absent lesdag; a
thuisperiode its thuis_sinds; a sein its band. A value of zero is no row.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any, NamedTuple

import ibis

from ..codes import GRONDEN
from ..laagnamen import BANDEN, BEWAARD, JA, SEINEN, VOLGORDE
from .absentie import KIND
from .bits import UREN_BAND, Lagen
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


_OP_DREMPEL = {
    "sein_ongeoorloofd_lesdagen": "O_op_drempel",
    "sein_ziek_lesdagen": "Z_op_drempel",
    "sein_geoorloofd_lesdagen": "G_op_drempel",
}


def _uit_bits(plan: Plan, bron: Bron, t: Tafels, lagen: Collection[str], naam: str) -> list[Deel]:
    """The layers that the segments hold: those that hold or do not, and the seinen of hours and
    lesdagen. Most segments change none of those asked for; what is left is read once per layer."""
    s = t.segment
    lg = Lagen(s.bits)
    namen = [laag for laag in (*JA, *_OP_DREMPEL) if laag in lagen]
    plek = {laag: 16 << nr for nr, laag in enumerate(namen)}
    stand = sum(
        (als(getattr(lg, _OP_DREMPEL.get(laag, laag)), bit, 0) for laag, bit in plek.items()),
        s.bits // UREN_BAND,
    )
    s = s.select("j", "b", stand=stand)
    s = s.mutate(was=s.stand.lag().over(venster("j", "b")))
    s = s.filter(s.was.isnull() | (s.was != s.stand))
    straks = s.b.lead().over(venster("j", "b"))
    s = s.select("j", "b", "stand", e=straks.fill_null(bron.p("tot") + 1))
    s = plan.stap(f"{naam}_stand", s)
    uit = []
    for laag, bit in plek.items():
        waarde = ibis.literal("ja")
        if laag in _OP_DREMPEL:
            waarde = bron.p(str(BANDEN[laag][1][0])).cast("string")
        uit.append(_deel(s.filter((s.stand & bit) != 0), laag, waarde))
    uren = s.stand & 15
    band = (uren + (int(BANDEN["sein_uren"][1][0]) - 2)).cast("string")
    return [*uit, _deel(s.filter(uren >= 2), "sein_uren", band)]


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


def _vensters(t: Tafels) -> list[Deel]:
    u, n = t.vensters.som_uren, t.vensters.som_aantal
    u, n = u.filter((u.b < u.e) & (u.nu > 0)), n.filter(n.b < n.e)
    laat, ziek = n.filter(n.tl > 0), n.filter(n.zm > 0)
    return [
        _deel(u, "uren_venster", _uren_tekst(u.nu)),
        _deel(laat, "te_laat_venster", laat.tl.cast("string")),
        _deel(ziek, "ziek_meldingen_venster", ziek.zm.cast("string")),
    ]


def _aantal_seinen(plan: Plan, t: Tafels) -> list[Deel]:
    """Of te_laat rows and ziekmeldingen the largest band reached."""
    n = t.vensters.som_aantal
    per = {"sein_te_laat": n.tl, "sein_ziek_meldingen": n.zm}
    banden = {
        sein: ibis.cases(
            *((aantal >= x, x) for x in sorted(BANDEN[sein][1], reverse=True)), else_=0
        )
        for sein, aantal in per.items()
    }
    n = n.select("j", "b", "e", **banden)
    n = plan.stap("sein_deel", n.filter((n.b < n.e) & (ibis.greatest(*(n[s] for s in per)) > 0)))
    return [_deel(n.filter(n[sein] > 0), sein, n[sein].cast("string")) for sein in per]


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
    """Stage `lagenlijst` (of `SEINEN` alone: `seinenlijst`): j, laag, b, e (exclusive; tot + 1 =
    holds on `tot`), waarde; needs `alles` = 1, unless only layers of `BEWAARD` are asked for
    (`lagen`). Cut to the days from birth through `tot`, equal neighbours merged."""
    naam = "seinenlijst" if set(lagen) <= set(SEINEN) else "lagenlijst"
    delen = _uit_bits(plan, bron, t, lagen, naam)
    if naam == "lagenlijst":
        delen += [*_gekozen(plan, bron, t), *_thuis(t)]
    if not set(lagen) <= set(BEWAARD):
        delen += [*_reeksen(plan, t), *_vensters(t)]
    if not set(lagen).isdisjoint(SEINEN):
        delen += _aantal_seinen(plan, t)
    delen = [deel for deel in delen if deel.laag in lagen]
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
    p = plan.stap(f"{naam}_deel", p.filter(p.b < p.e))
    per = ["j", "laag"]
    orde = venster(per, "b")
    door = (p.e.lag().over(orde) == p.b) & (p.waarde.lag().over(orde) == p.waarde)
    p = p.mutate(nieuw=als(door.fill_null(False), 0, 1))
    p = p.mutate(loop=loopsom(p.nieuw, per, "b"))
    p = p.group_by("j", "laag", "waarde", "loop").agg(b=p.b.min(), e=p.e.max())
    return plan.stap(naam, p.select("j", "laag", "b", "e", "waarde"))
