"""What the figures are made from: the children's timelines and facts, as known at one moment.

A child counts through the day of its death. A child whose address is secret counts for the region,
its school and its sector, and in no gemeente or wijk, where it would stand out: for a split by
place it lives in `gebieden.GEHEIM`, and that group comes out of nothing.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from inbeeld.monitor.een_moment import een_moment
from inbeeld.monitor.gebieden import GEHEIM
from inbeeld.regels import Feiten, Uitkomst, bereken, tel
from inbeeld.regels.doorlooptijd import VOORUIT
from inbeeld.regels.schema import TABELLEN
from inbeeld.regels.uitkomst import LAATSTE
from inbeeld.register.arrow import feiten_arrow
from inbeeld.register.models import Personalia
from inbeeld.tijdlijnen.queries import regio_definities, vakantieregio
from inbeeld.tijdlijnen.queries.regio import (
    Opgeslagen,
    opgeslagen_klok,
    opgeslagen_meldplicht,
    opgeslagen_tijdlijn,
)
from inbeeld.toegang.actor import actor_of_geen, systeem_actor
from inbeeld.toegang.models import Werkgebied

PLAATS = ("gemeente", "wijk")
IN_GEMEENTEN = ("samenwerking", "jgz", "jeugdteam")
"""Organisations that work for gemeenten; all others that work for somebody, for schools."""
Meld = Callable[[int, str], None]
_ZONDER_VERZUIM = tuple(naam for naam in TABELLEN if naam != "verzuim")


@dataclass(frozen=True, slots=True)
class Groep:
    """For whom an organisation works: `codes` of `veld` ('school' or 'gemeente')."""

    veld: str
    codes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Bron:
    """The facts of the whole region in DuckDB, and its timelines under one definitie.

    `dag`: the last day that figures may speak of. `bekend_op` None: what is known now.
    `uitkomst`: has `relatie('tijdlijn')` and `meldplicht` through `dag`, and `relatie('klok')`
    through a year after it at least, as `regels.doorlooptijd` asks.
    `groepen`: per organisation that works for others (its row's number), for whom.
    """

    feiten: Feiten
    definitie: str
    dag: date
    bekend_op: datetime | None = None
    parameters: Mapping[str, str] = field(default_factory=dict)
    uitkomst: Any = None
    groepen: Mapping[int, Groep] = field(default_factory=dict)
    vakantieregio: str = "noord"
    op_plaats: "Bron | None" = None
    geheugen: dict[Any, Any] = field(default_factory=dict, compare=False, repr=False)
    """What one maker of figures worked out and another needs too."""

    def voor(self, per: Collection[str]) -> "Bron":
        """The one to split by `per` with: by place, one that tells nobody's secret address."""
        return self.op_plaats or self if set(per) & set(PLAATS) else self

    def keuze(self, per: Collection[str] = ()) -> dict[str, Any]:
        """What every function of `regels` takes, for a split `per`: the facts, the way of counting
        and the outcome that is at hand."""
        return {
            "feiten": self.voor(per).feiten,
            "definitie": self.definitie,
            "vakantieregio": self.vakantieregio,
            "bekend_op": self.bekend_op,
            "parameters": self.parameters,
            "uitkomst": self.uitkomst,
        }

    def tel(self, *, per: Sequence[str] = (), **wanneer: Any) -> pa.Table:
        """`regels.tel` for peildata, a periode or perioden, without the group of secret
        addresses."""
        return zonder_geheim(tel(per=per, **self.keuze(per), **wanneer))


def zonder_geheim(tabel: pa.Table) -> pa.Table:
    """The same without the group of children whose address is secret."""
    if "gemeente" not in tabel.column_names:
        return tabel
    return tabel.filter(pc.not_equal(tabel["gemeente"], GEHEIM))


@contextmanager
def maak_bron(
    definitie: str,
    dag: date,
    bekend_op: datetime | None = None,
    parameters: Mapping[str, str] | None = None,
    meld: Meld | None = None,
) -> Iterator[Bron]:
    """The source of figures through `dag`: from what is stored where that is what is asked, else
    computed over the facts, which takes long. Runs as the system; what comes out of it is counts.

    Raises AanroepFout for an unknown definitie, parameter or an impossible day.
    """
    meld = meld or _stil
    wie = actor_of_geen()
    vandaag = wie.vandaag if wie else dag
    opgeslagen = bekend_op is None and not parameters and is_opgeslagen(definitie, vandaag)
    with systeem_actor("cijfers", vandaag):
        meld(5, "De gegevens worden gelezen.")
        with een_moment():
            lezing = _lees(definitie, dag, bekend_op, opgeslagen=opgeslagen)
        with Feiten.uit_arrow(lezing.feiten) as feiten:
            meld(30, "De tijdlijnen worden gemaakt.")
            bron = Bron(
                feiten,
                definitie,
                dag,
                bekend_op,
                dict(parameters or {}),
                groepen=lezing.groepen,
                vakantieregio=lezing.vakantieregio,
            )
            bron = replace(bron, uitkomst=_uitkomst(bron, lezing))
            meld(70, "De kinderen worden geteld.")
            yield replace(bron, op_plaats=_op_plaats(bron, lezing.geheim))


def _stil(procent: int, stap: str) -> None:
    """Nobody waits for it."""


def is_opgeslagen(definitie: str, vandaag: date) -> bool:
    """Whether the timelines under this definitie are kept: the region counts by it."""
    return definitie in regio_definities(vandaag).values()


@dataclass(frozen=True, slots=True)
class _Lezing:
    """What was read in one look. `stappen` and `meldplicht`: None when they are to be computed."""

    feiten: dict[str, pa.Table]
    stappen: dict[str, pa.Table] | None
    meldplicht: pa.Table | None
    overleden: pa.Table
    geheim: list[int]
    groepen: dict[int, Groep]
    vakantieregio: str


def _lees(definitie: str, dag: date, bekend_op: datetime | None, *, opgeslagen: bool) -> _Lezing:
    tabellen = _ZONDER_VERZUIM if opgeslagen else tuple(TABELLEN)
    stappen, meldplicht = None, None
    if opgeslagen:
        stappen = {
            "tijdlijn": opgeslagen_tijdlijn(definitie=definitie, van=None, tot=dag),
            "klok": opgeslagen_klok(),
        }
        meldplicht = opgeslagen_meldplicht(tot=dag)
    geheim = Personalia.objects.filter(geheim_adres=True)
    return _Lezing(
        feiten_arrow(bekend_op=bekend_op, tabellen=tabellen),
        stappen,
        meldplicht,
        _overleden(),
        list(geheim.values_list("pk", flat=True)),
        _groepen(dag),
        vakantieregio(),
    )


def _overleden() -> pa.Table:
    rijen = Personalia.objects.filter(overleden_op__isnull=False)
    paren = list(rijen.order_by("pk").values_list("pk", "overleden_op"))
    return pa.table(
        {
            "j": pa.array([pk for pk, _ in paren], pa.int64()),
            "op": pa.array([op for _, op in paren], pa.date32()),
        }
    )


def _uitkomst(bron: Bron, lezing: _Lezing) -> Opgeslagen:
    if lezing.stappen is not None:
        return Opgeslagen(bron.feiten, lezing.stappen, lezing.meldplicht)
    uitkomst = bereken(
        bron.feiten,
        definitie=bron.definitie,
        tot=min(bron.dag + VOORUIT, LAATSTE),
        vakantieregio=bron.vakantieregio,
        bekend_op=bron.bekend_op,
        parameters=bron.parameters,
    )
    # Computed timelines know no death.
    stappen = _tot_overlijden(bron.feiten, uitkomst, lezing.overleden)
    return Opgeslagen(bron.feiten, stappen, _voor_overlijden(bron.feiten, uitkomst))


def _tot_overlijden(feiten: Feiten, uitkomst: Uitkomst, wie: pa.Table) -> dict[str, pa.Table]:
    """The stages tijdlijn and klok, each ending at the latest with the day of death."""
    feiten.con.execute("create or replace table overleden (j bigint, op date)")
    feiten.con.register("in_overleden", wie)
    feiten.con.execute("insert into overleden from in_overleden")
    feiten.con.unregister("in_overleden")
    eind = "least(t.e, coalesce(o.op - date '1970-01-01' + 1, t.e))"
    return {
        naam: feiten.con.sql(
            f"select t.* replace ({eind} as e) from {uitkomst.relatie(naam)} t"  # noqa: S608
            f" left join overleden o on o.j = t.j where t.b < {eind}"
        ).to_arrow_table()
        for naam in ("tijdlijn", "klok")
    }


def _voor_overlijden(feiten: Feiten, uitkomst: Uitkomst) -> pa.Table:
    """The wettelijke meldingen of the child's life."""
    feiten.con.register("in_melding", uitkomst.meldplicht)
    rijen = feiten.con.sql(
        "select m.* from in_melding m left join overleden o on o.j = m.jongere::bigint"
        " where o.op is null or m.einddatum <= o.op"
    ).to_arrow_table()
    feiten.con.unregister("in_melding")
    return rijen


def _groepen(dag: date) -> dict[int, Groep]:
    codes: dict[tuple[int, str], set[str]] = {}
    rijen = Werkgebied.objects.filter(periode__contains=dag)
    for wie, soort, gebied, code in rijen.values_list(
        "organisatie_id", "organisatie__soort", "gebied__soort", "gebied__code"
    ):
        veld = "gemeente" if soort in IN_GEMEENTEN else "school"
        if gebied == veld:
            codes.setdefault((wie, veld), set()).add(code)
    return {wie: Groep(veld, frozenset(van)) for (wie, veld), van in sorted(codes.items())}


def _op_plaats(bron: Bron, geheim: Sequence[int]) -> Bron | None:
    """The same on a connection of its own, where whose address is secret lives in GEHEIM."""
    if not geheim:
        return None
    feiten = copy(bron.feiten)
    feiten.con = con = bron.feiten.con.cursor()
    con.execute("set TimeZone = 'UTC'")
    con.register("in_geheim", pa.table({"jongere": pa.array(geheim, pa.int64())}))
    con.execute("create schema plaats")
    con.execute(
        "create table plaats.feit_woonplaatsen as"
        " select * from main.feit_woonplaatsen w where w.jongere not in (from in_geheim)"
        " union all by name select -jongere as rij, jongere, ? as gemeente,"
        " date '1900-01-01' as begindatum from in_geheim",
        [GEHEIM],
    )
    con.unregister("in_geheim")
    con.execute("set search_path = 'plaats,main'")
    return replace(bron, feiten=feiten)
