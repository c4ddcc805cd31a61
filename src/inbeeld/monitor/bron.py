"""What the figures are made from: the children's timelines and facts, as known at one moment.

A child counts through the day of its death. A child whose address is secret counts for the region,
its school and its sector, and in no gemeente or wijk, where it would stand out: for a split by
place it lives in `gebieden.GEHEIM`, and that group comes out of nothing. Both as they were known
at that moment (`register.personalia_toen`).
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from inbeeld.monitor.bekend import Anders, anders_bekend
from inbeeld.monitor.een_moment import een_moment
from inbeeld.monitor.gebieden import GEHEIM
from inbeeld.regels import Feiten, bereken, tel
from inbeeld.regels.doorlooptijd import VOORUIT
from inbeeld.regels.schema import TABELLEN
from inbeeld.regels.uitkomst import LAATSTE
from inbeeld.register.arrow import feiten_arrow
from inbeeld.register.personalia_toen import geheime_adressen, overleden
from inbeeld.tijdlijnen.queries import regio_definities, vakantieregio
from inbeeld.tijdlijnen.queries.regio import (
    Opgeslagen,
    alleen,
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
    overleden: Mapping[int, date] = field(default_factory=dict)
    """The day of death of every child that had died, as known then."""
    geheim: frozenset[int] = frozenset()
    """The children whose address was secret, as known then."""
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
    *,
    van: date | None = None,
) -> Iterator[Bron]:
    """The source of figures from `van` (None: of all time) through `dag`: from what is stored where
    that is what is asked, else computed over the facts, which takes long. Runs as the system; what
    comes out of it is counts. With `van`, timelines and clocks that ended before it may be missing.

    Raises AanroepFout for an unknown definitie, parameter or an impossible day.
    """
    meld = meld or _stil
    wie = actor_of_geen()
    vandaag = wie.vandaag if wie else dag
    opgeslagen = not parameters and is_opgeslagen(definitie, vandaag)
    with systeem_actor("cijfers", vandaag):
        meld(5, "De gegevens worden gelezen.")
        with een_moment():
            lezing = _lees(definitie, (van, dag), bekend_op, opgeslagen=opgeslagen)
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
                overleden=lezing.overleden,
                geheim=lezing.geheim,
            )
            bron = replace(bron, uitkomst=_uitkomst(bron, lezing))
            meld(70, "De kinderen worden geteld.")
            yield replace(bron, op_plaats=_op_plaats(bron))


def _stil(procent: int, stap: str) -> None:
    """Nobody waits for it."""


def is_opgeslagen(definitie: str, vandaag: date) -> bool:
    """Whether the timelines under this definitie are kept: the region counts by it."""
    return definitie in regio_definities(vandaag).values()


@dataclass(frozen=True, slots=True)
class Stappen:
    """The stages that figures rest on, in the columns of `Uitkomst.relatie` and `.meldplicht`."""

    tijdlijn: pa.Table
    klok: pa.Table
    meldplicht: pa.Table

    def met(self, nieuw: "Stappen", anders: Anders) -> "Stappen":
        """With what was computed anew in its place, from the beginning or from a day on. A clock or
        melding belongs to the day on which it ended."""
        dag = (anders.gelijk_tot - date(1970, 1, 1)).days
        meld = f"date '{anders.gelijk_tot}'"
        con = duckdb.connect()
        for naam, ids in (("heel", anders.heel), ("laatst", anders.laatst)):
            con.register(naam, pa.table({"j": pa.array(ids, pa.int64())}))

        def voeg(oud: pa.Table, nu: pa.Table, wie: str, laatst: str) -> pa.Table:
            con.register("oud", oud)
            con.register("nu", nu)
            return con.sql(
                f"select * from oud where {wie} not in (from heel)"  # noqa: S608
                f" and {wie} not in (from laatst) union all by name"
                f" select * from nu where {wie} in (from heel) union all by name {laatst}"
            ).to_arrow_table()

        uit = Stappen(
            voeg(self.tijdlijn, nieuw.tijdlijn, "j", _LAATSTE_TIJDLIJN.format(dag=dag)),
            voeg(self.klok, nieuw.klok, "j", _LAATSTE.format(wie="j", eind="e", dag=dag)),
            voeg(
                self.meldplicht,
                nieuw.meldplicht,
                "jongere::bigint",
                _LAATSTE.format(wie="jongere::bigint", eind="einddatum", dag=meld),
            ),
        )
        con.close()
        return uit


_LAATSTE = (
    "select * from oud where {wie} in (from laatst) and {eind} < {dag} union all by name"
    " select * from nu where {wie} in (from laatst) and {eind} >= {dag}"
)
# What goes on over the day is one again.
_LAATSTE_TIJDLIJN = (
    "select j, min(b) as b, max(e) as e, status, sinds, lang from ("
    "select * replace (least(e, {dag}) as e) from oud where j in (from laatst) and b < {dag}"
    " union all by name"
    " select * replace (greatest(b, {dag}) as b) from nu where j in (from laatst) and e > {dag})"
    " group by j, status, sinds, lang,"
    " case when b = {dag} or e = {dag} then {dag} else b end"
)


@dataclass(frozen=True, slots=True)
class _Lezing:
    """What was read in one look. `opgeslagen`: the stored stages, None when all are to be computed;
    `anders`: the children of whom they are to be computed all the same, and their facts."""

    feiten: dict[str, pa.Table]
    opgeslagen: Stappen | None
    anders: tuple[Anders, dict[str, pa.Table]] | None
    overleden: dict[int, date]
    geheim: frozenset[int]
    groepen: dict[int, Groep]
    vakantieregio: str


def _lees(
    definitie: str,
    dagen: tuple[date | None, date],
    bekend_op: datetime | None,
    *,
    opgeslagen: bool,
) -> _Lezing:
    van, dag = dagen
    anders = None
    if opgeslagen and bekend_op is not None:
        anders = anders_bekend(dag, bekend_op)
        opgeslagen = anders is not None
    alles = not opgeslagen
    stappen = None
    dood = overleden(bekend_op)
    if not alles:
        stappen = Stappen(
            opgeslagen_tijdlijn(definitie=definitie, van=van, tot=dag, overleden=dood),
            opgeslagen_klok(dood, van=van),
            opgeslagen_meldplicht(tot=dag, overleden=dood),
        )
    tabellen = tuple(TABELLEN) if alles else _ZONDER_VERZUIM
    feiten = feiten_arrow(bekend_op=bekend_op, tabellen=tabellen)
    return _Lezing(
        feiten,
        stappen,
        None if anders is None else (anders, _feiten_van(anders, feiten, bekend_op)),
        dood,
        frozenset(geheime_adressen(bekend_op)),
        _groepen(dag),
        vakantieregio(),
    )


def _feiten_van(
    anders: Anders, feiten: Mapping[str, pa.Table], bekend_op: datetime | None
) -> dict[str, pa.Table]:
    """What of `feiten`, all that was known but absence, is of these children, with what was known
    of their absence: of some only what can still matter."""
    van_hen = {naam: alleen(feiten[naam], anders.heel + anders.laatst) for naam in _ZONDER_VERZUIM}
    # Whoever nobody knew then has no timeline; their absence of now need not be looked through.
    toen = set(van_hen["jongeren"]["jongere"].to_pylist())
    heel = feiten_arrow(
        bekend_op=bekend_op,
        jongere_ids=[kind for kind in anders.heel if kind in toen],
        tabellen=("verzuim",),
    )
    verzuim = [heel["verzuim"], anders.verzuim.select(heel["verzuim"].column_names)]
    return van_hen | {"verzuim": pa.concat_tables(verzuim)}


def _uitkomst(bron: Bron, lezing: _Lezing) -> Opgeslagen:
    stappen = lezing.opgeslagen
    if stappen is None:
        stappen = _bereken(bron, bron.feiten)
    elif lezing.anders is not None:
        anders, feiten = lezing.anders
        with Feiten.uit_arrow(feiten) as van_hen:
            nieuw = _bereken(bron, van_hen)
        stappen = stappen.met(nieuw, anders)
    rest = {"tijdlijn": stappen.tijdlijn, "klok": stappen.klok}
    return Opgeslagen(bron.feiten, rest, stappen.meldplicht)


def _bereken(bron: Bron, feiten: Feiten) -> Stappen:
    """What the rules say of these facts, each stage ending with a child's death."""
    uitkomst = bereken(
        feiten,
        definitie=bron.definitie,
        tot=min(bron.dag + VOORUIT, LAATSTE),
        vakantieregio=bron.vakantieregio,
        bekend_op=bron.bekend_op,
        parameters=bron.parameters,
    )
    con = feiten.con
    con.register("in_overleden", _als_tabel(bron.overleden))
    con.register("in_melding", uitkomst.meldplicht)
    eind = "least(t.e, coalesce(o.op - date '1970-01-01' + 1, t.e))"
    tijdlijn, klok = (
        con.sql(
            f"select t.* replace ({eind} as e) from {uitkomst.relatie(naam)} t"  # noqa: S608
            f" left join in_overleden o on o.j = t.j where t.b < {eind}"
        ).to_arrow_table()
        for naam in ("tijdlijn", "klok")
    )
    meldplicht = con.sql(
        "select m.* from in_melding m left join in_overleden o on o.j = m.jongere::bigint"
        " where o.op is null or m.einddatum <= o.op"
    ).to_arrow_table()
    uitkomst.sluit()
    return Stappen(tijdlijn, klok, meldplicht)


def _als_tabel(overleden: Mapping[int, date]) -> pa.Table:
    return pa.table(
        {
            "j": pa.array(list(overleden), pa.int64()),
            "op": pa.array(list(overleden.values()), pa.date32()),
        }
    )


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


def _op_plaats(bron: Bron) -> Bron | None:
    """The same on a connection of its own, where whose address is secret lives in GEHEIM."""
    if not bron.geheim:
        return None
    feiten = copy(bron.feiten)
    feiten.con = con = bron.feiten.con.cursor()
    con.execute("set TimeZone = 'UTC'")
    con.register("in_geheim", pa.table({"jongere": pa.array(sorted(bron.geheim), pa.int64())}))
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
