"""The engine's two runners behind one signature, for the tests that hold both."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Mapping
from functools import cache
from itertools import count
from typing import Any, Protocol
from weakref import WeakKeyDictionary, finalize

import psycopg
import pyarrow as pa
import pyarrow.compute as pc

from inbeeld.regels import Feiten, bereken
from inbeeld.regels.runners import postgres as pg
from inbeeld.regels.schema import TABELLEN


class Runner(Protocol):
    def __call__(
        self,
        feiten: Feiten,
        *,
        definitie: str,
        tot: dt.date,
        vakantieregio: str,
        bekend_op: dt.datetime | None,
        parameters: Mapping[str, str],
    ) -> dict[str, pa.Table]: ...


def duckdb(
    feiten: Feiten,
    *,
    definitie: str,
    tot: dt.date,
    vakantieregio: str,
    bekend_op: dt.datetime | None,
    parameters: Mapping[str, str],
) -> dict[str, pa.Table]:
    """Facts in DuckDB, as the command line does it."""
    uitkomst = bereken(
        feiten,
        definitie=definitie,
        tot=tot,
        vakantieregio=vakantieregio,
        bekend_op=bekend_op,
        parameters=parameters,
    )
    return {
        "tijdlijn": uitkomst.tijdlijn,
        "klok": uitkomst.klok,
        "meldplicht": uitkomst.meldplicht,
        # Last: they leave no layer out, which the others must do without.
        "seinen": uitkomst.seinen,
    }


_SOORTEN = {
    "BIGINT": "bigint",
    "INTEGER": "integer",
    "VARCHAR": "text",
    "DATE": "date",
    "TIMESTAMP": "timestamp",
}
_nummers = count(1)
_schemas: WeakKeyDictionary[Feiten, str] = WeakKeyDictionary()


@cache
def verbinding() -> psycopg.Connection[Any]:
    """One connection to the tests' own server, as the owner, outside the tests' database."""
    con = psycopg.connect(os.environ["DATABASE_EIGENAAR_URL"], autocommit=True)
    con.execute("set plan_cache_mode = force_generic_plan")
    con.execute("set jit = off")
    return con


def in_postgres(feiten: Feiten) -> str:
    """Name of a schema with these facts as plain tables; made at the first call."""
    if feiten not in _schemas:
        con = verbinding()
        naam = f"feiten_{next(_nummers)}"
        con.execute(f"create schema {naam}")
        con.execute(f"set search_path = {naam}")
        for tabel in TABELLEN:
            kolommen = feiten.kolommen(f"feit_{tabel}")
            velden = ", ".join(f"{k} {_SOORTEN[soort]}" for k, soort in kolommen.items())
            con.execute(f"create table feit_{tabel} ({velden})")
            rijen = feiten.con.sql(f"select * from feit_{tabel}").fetchall()
            with con.cursor() as cursor, cursor.copy(f"copy feit_{tabel} from stdin") as kopie:
                for rij in rijen:
                    kopie.write_row(rij)
            con.execute(f"analyze feit_{tabel}")
        _schemas[feiten] = naam
        # At exit the server is gone, and the schema with it.
        finalize(feiten, con.execute, f"drop schema {naam} cascade").atexit = False
    return _schemas[feiten]


def postgres(
    feiten: Feiten,
    *,
    definitie: str,
    tot: dt.date,
    vakantieregio: str,
    bekend_op: dt.datetime | None,
    parameters: Mapping[str, str],
) -> dict[str, pa.Table]:
    """The same facts in PostgreSQL, the compiled statement there."""
    con = verbinding()
    con.execute(f"set search_path = {in_postgres(feiten)}")
    rij = pg.waarden(
        definitie,
        tot=tot,
        vakantieregio=vakantieregio,
        bekend_op=bekend_op.replace(tzinfo=None) if bekend_op else None,
        parameters=parameters,
    )
    pg.maak_kalender(con, rij, tijdelijk=False)
    # The seinen are stored, so they too must follow from what is left when layers are left out.
    uit = pg.reken(con, definitie, rij, uitvoer=("tijdlijn", "klok", "melddag", "seinen"))
    sleutels = dict(feiten.con.sql("select jongere, sleutel from feit_sleutels").fetchall())
    return {naam: _met_sleutels(tabel, sleutels) for naam, tabel in uit.items()}


def _met_sleutels(tabel: pa.Table, sleutels: Mapping[int, str]) -> pa.Table:
    """Keys of the fact folder in place of the database's numbers."""
    nummers = pc.cast(tabel["jongere"], pa.int64()).to_pylist()
    return tabel.set_column(0, "jongere", pa.array([sleutels[nr] for nr in nummers], pa.string()))


RUNNERS: dict[str, Runner] = {"duckdb": duckdb, "postgres": postgres}
