"""Run the compiled rules in DuckDB, on the typed tables of `Feiten`.

Each run has a schema of its own in the facts' database, so that several outcomes can live side by
side and whoever holds the facts' connection can read the stages. A stage is dropped after its last
reader, unless an outcome may still ask for it: memory follows the widest stage, not their sum.
"""

from __future__ import annotations

import weakref
from collections.abc import Mapping
from contextlib import suppress
from datetime import date, datetime
from itertools import count

import duckdb

from .. import teksten
from ..codes import VAKANTIEREGIOS
from ..feitenmap import Feiten
from ..parameters import PARAMETERS

EPOCH = date(1970, 1, 1)
_BEWAAR = frozenset(
    {"segment", "thuis", "schooldag", "strook", "uren_dag", "grond", "week", "kind"}
)
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
        weakref.finalize(self, _sluit, con, self.schema)
        self._alles = alles
        self._klaar: set[str] = set()
        con.execute(f"create schema {self.schema}")
        con.execute(f"set search_path = '{self.schema},main'")
        # Rows of a table are a set; keeping their order would cost parallel writes.
        con.execute("set preserve_insertion_order = false")
        velden = [*PARAMETERS, "tot", "gebied", "alles"]
        gebied = VAKANTIEREGIOS.index(vakantieregio) + 1
        waarden = [*(getallen[p] for p in PARAMETERS), dagnr(tot), gebied, int(alles)]
        con.execute(
            "create table parameters as select "
            + ", ".join(f"?::bigint as {veld}" for veld in velden)
            + ", ?::timestamp as bekend_op",
            [*waarden, bekend_op],
        )
        con.execute("create view populatie as select distinct jongere from feit_jongeren")
        self._draai([*teksten.lees("duckdb", "kalender"), *teksten.lees("duckdb", "lagen")])

    def deel(self, naam: str) -> None:
        """Run another part, once."""
        if naam not in self._klaar:
            self._draai(list(teksten.lees("duckdb", naam)))
            self._klaar.add(naam)

    def _draai(self, stappen: list[teksten.Tekst]) -> None:
        for nr, stap in enumerate(stappen):
            soort = "view" if stap.kijk else "table"
            self.con.execute(f"create {soort} {stap.naam} as {stap.select}")
            if not self._alles and not stap.kijk:
                self._ruim_op(stappen, nr)

    def _ruim_op(self, stappen: list[teksten.Tekst], nr: int) -> None:
        """Drop the tables that this stage was the last to read. A view reads when it is read, so
        what a view reads stays as long as the view itself has readers."""
        gelezen = [s for s in stappen[:nr] if not s.kijk and s.naam not in _BEWAAR]
        for tafel in gelezen:
            if _leest(stappen, stappen[nr], tafel.naam) and not any(
                _leest(stappen, later, tafel.naam) for later in stappen[nr + 1 :]
            ):
                self.con.execute(f"drop table {tafel.naam} cascade")


def _sluit(con: duckdb.DuckDBPyConnection, schema: str) -> None:
    """Drop a run's schema; the facts stay. When they are closed already, all of it is gone."""
    with suppress(duckdb.Error):
        con.execute(f"drop schema {schema} cascade")
        con.close()


def _leest(stappen: list[teksten.Tekst], stap: teksten.Tekst, naam: str) -> bool:
    """Whether the stage reads `naam` itself or through views."""
    if stap.leest(naam):
        return True
    kijken = [s for s in stappen if s.kijk and s is not stap and stap.leest(s.naam)]
    return any(_leest(stappen, k, naam) for k in kijken)
