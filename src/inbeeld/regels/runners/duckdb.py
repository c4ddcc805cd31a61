"""Run the compiled rules in DuckDB, on the typed tables of `Feiten`.

Each run has a schema of its own in the facts' database, so that several outcomes can live side by
side and whoever holds the facts' connection can read the stages. A stage is dropped after its last
reader, unless an outcome may still ask for it: memory follows the widest stage, not their sum.
"""

from __future__ import annotations

import weakref
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime
from functools import cache
from itertools import count

import duckdb

from .. import teksten
from ..codes import VAKANTIEREGIOS
from ..feitenmap import Feiten
from ..parameters import PARAMETERS

EPOCH = date(1970, 1, 1)
_BEWAAR = frozenset(
    {"school", "kalender", "week", "kind", "grond", "strook", "uren_dag", "segment", "thuis"}
)
"""Stages of `kalender` and `lagen` that an outcome may still ask for."""
GROEP = 140_000
"""Most children that are computed at once. More are taken in turns, so that what is sorted stays in
memory, within DuckDB's limit; each turn costs the planning of all stages again."""
_nummers = count(1)


def dagnr(dag: date) -> int:
    """Days since 1970-01-01."""
    return (dag - EPOCH).days


class Loop:
    """One run: parameters, calendar and lagen in a schema; further parts on request.

    `alles`: leave no layer out (the lagen need it; klok and tijdlijn do not). The schema is dropped
    when this object is collected.
    """

    def __init__(
        self,
        feiten: Feiten,
        getallen: Mapping[str, int],
        *,
        tot: date,
        vakantieregio: str,
        bekend_op: datetime | None,
        alles: bool,
    ) -> None:
        self.schema = f"uitkomst_{next(_nummers)}"
        self.con = con = feiten.con.cursor()
        """Its search path is this run's schema, then the facts'."""
        # Not a method of this object, which would then never be collected.
        self._schemas = [self.schema]
        weakref.finalize(self, _sluit, con, self._schemas)
        self._alles = alles
        self._klaar: set[str] = set()
        con.execute(f"create schema {self.schema}")
        con.execute(f"set search_path = '{self.schema},main'")
        # Rows of a table are a set; keeping their order would cost parallel writes.
        con.execute("set preserve_insertion_order = false")
        gebied = VAKANTIEREGIOS.index(vakantieregio) + 1
        dagen = {"tot": dagnr(tot), "gebied": gebied, "alles": int(alles)}
        self._waarden = _parameters(con, {p: getallen[p] for p in PARAMETERS} | dagen, bekend_op)
        con.execute("create view populatie as select distinct jongere from feit_jongeren")
        self._draai(con, list(teksten.lees("duckdb", "kalender")))
        groepen = [] if alles else self._groepen()
        if len(groepen) > 1:
            self._in_groepen(groepen)
        else:
            self._draai(con, list(teksten.lees("duckdb", "lagen")))

    def _groepen(self) -> list[tuple[int, int]]:
        """First and last number of the children of each turn."""
        return self.con.execute(
            "select min(jongere), max(jongere) from (select jongere, ntile(greatest(1, "
            f"(select (count(*) + {GROEP - 1}) // {GROEP} from populatie))) "
            "over (order by jongere) as groep from populatie) group by groep order by 1"
        ).fetchall()

    def _in_groepen(self, groepen: list[tuple[int, int]]) -> None:
        """The lagen of some children after the other, each turn in a schema of its own that hides
        the whole: there is one text of the rules, and it does not know of turns.

        The verzuim rows are read once, for all; the stages that stay are put together in views.
        """
        stappen = list(teksten.lees("duckdb", "lagen"))
        rijen = next(stap for stap in stappen if stap.naam == "verzuim_rij")
        stappen.remove(rijen)
        self._draai(self.con, [rijen])
        beurten = [f"{self.schema}_beurt_{nr}" for nr in range(len(groepen))]
        self._schemas += beurten
        for beurt, groep in zip(beurten, groepen, strict=True):
            self._beurt(beurt, groep, stappen)
        self.con.execute("drop table verzuim_rij")
        for naam in (stap.naam for stap in stappen if stap.naam in _BEWAAR):
            delen = " union all ".join(f"from {beurt}.{naam}" for beurt in beurten)
            self.con.execute(f"create view {self.schema}.{naam} as {delen}")

    def _beurt(self, beurt: str, groep: tuple[int, int], stappen: list[teksten.Tekst]) -> None:
        """The stages for the children from the first through the last number of the group."""
        con = self.con.cursor()
        con.execute(f"create schema {beurt}")
        con.execute(f"set search_path = '{beurt},{self.schema},main'")
        for naam, kolom in (("populatie", "jongere"), ("verzuim_rij", "j")):
            con.execute(
                f"create view {naam} as select * from {self.schema}.{naam} "
                f"where {kolom} between {groep[0]} and {groep[1]}"
            )
        self._draai(con, stappen)
        con.close()

    def deel(self, naam: str) -> None:
        """Run another part, once."""
        if naam not in self._klaar:
            self._draai(self.con, list(teksten.lees("duckdb", naam)))
            self._klaar.add(naam)

    def _draai(self, con: duckdb.DuckDBPyConnection, stappen: list[teksten.Tekst]) -> None:
        for stap, klaar in zip(stappen, _klaar_na(tuple(stappen)), strict=True):
            soort = "view" if stap.kijk else "table"
            tekst = teksten.ingevuld(stap.select, self._waarden)
            con.execute(f"create {soort} {stap.naam} as {tekst}")
            if not self._alles and not stap.kijk:
                for tafel in klaar:
                    con.execute(f"drop table {tafel} cascade")


@cache
def _klaar_na(stappen: tuple[teksten.Tekst, ...]) -> list[list[str]]:
    """Per stage the tables that it is the last to read. A view reads when it is read, so what a
    view reads stays as long as the view itself has readers."""
    return [
        [
            s.naam
            for s in stappen[:nr]
            if not s.kijk
            and s.naam not in _BEWAAR
            and _leest(stappen, stap, s.naam)
            and not any(_leest(stappen, later, s.naam) for later in stappen[nr + 1 :])
        ]
        for nr, stap in enumerate(stappen)
    ]


def _parameters(
    con: duckdb.DuckDBPyConnection, waarden: Mapping[str, int], bekend_op: datetime | None
) -> dict[str, str]:
    """The one-row relation of parameters, and each of them as the text that a stage gets."""
    con.execute(
        "create table parameters as select "
        + ", ".join(f"?::bigint as {veld}" for veld in waarden)
        + ", ?::timestamp as bekend_op",
        [*waarden.values(), bekend_op],
    )
    moment = "null" if bekend_op is None else f"'{bekend_op.isoformat(sep=' ')}'"
    teksten_ = {veld: f"{waarde}::bigint" for veld, waarde in waarden.items()}
    return teksten_ | {"bekend_op": f"{moment}::timestamp"}


def _sluit(con: duckdb.DuckDBPyConnection, schemas: list[str]) -> None:
    """Drop a run's schemas; the facts stay. When they are closed already, all of it is gone."""
    with suppress(duckdb.Error):
        for schema in schemas:
            con.execute(f"drop schema {schema} cascade")
        con.close()


def _leest(stappen: Sequence[teksten.Tekst], stap: teksten.Tekst, naam: str) -> bool:
    """Whether the stage reads `naam` itself or through views."""
    if stap.leest(naam):
        return True
    kijken = [s for s in stappen if s.kijk and s is not stap and stap.leest(s.naam)]
    return any(_leest(stappen, k, naam) for k in kijken)
