"""Accepted facts, typed, in a private DuckDB connection: what the engine reads."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

import duckdb
import pyarrow as pa

from ..fouten import AanroepFout, FeitenmapFout
from ..schema import TABELLEN, Soort, Tabel

Instellingen = Mapping[str, str | bool | int | float | list[str]]


class Feiten:
    """Facts that may be counted on: one typed relation `feit_<tabel>` per fact table.

    Columns are those of `schema.TABELLEN`, with these differences:

    - `rij` BIGINT: key of the fact row (line in a CSV file, row number in a Parquet file or table);
    - `jongere` BIGINT: number of the child, in the order of its key; the key itself stands in
      `feit_sleutels(jongere BIGINT, sleutel VARCHAR)`. Keys that are integers stay as they are;
    - hours are whole hundredths: `uren_honderdsten`, `uren_per_lesdag_honderdsten`;
    - dates DATE, `vastgelegd_op` and `ingetrokken_op` TIMESTAMP in UTC; empty is null.

    Every relation exists, empty where the table was missing. It may be a view: never write to it.
    """

    def __init__(self, instellingen: Instellingen | None = None) -> None:
        """Open an empty connection. `instellingen`: DuckDB settings (`threads`, `memory_limit`)."""
        # Never fetch an extension from the network: what is needed is built in.
        config = {"autoinstall_known_extensions": False} | dict(instellingen or {})
        self.con = duckdb.connect(":memory:", config=config)
        # Facts have no time zone of their own: moments are UTC wherever the machine stands.
        self.con.execute("set TimeZone = 'UTC'")
        self.herkomst: dict[str, str] = {}
        """Per table the name of the file (or table) that its rows came from."""

    @classmethod
    def uit_arrow(
        cls, tabellen: Mapping[str, pa.Table], *, instellingen: Instellingen | None = None
    ) -> Self:
        """Take over tables that are known to be valid (from the database's own constraints).

        Nothing is checked. Columns as in `schema.TABELLEN`, typed (dates as dates or text); hours
        in hours or, named `…_honderdsten`, in hundredths; `rij` optional. Columns that may be empty
        may be missing. Raises FeitenmapFout when a table has an unknown name.
        """
        feiten = cls(instellingen)
        for naam, tabel in tabellen.items():
            if naam not in TABELLEN:
                raise FeitenmapFout(f"er is geen feitentabel met de naam {naam}")
            feiten.con.register(f"in_{naam}", tabel)
            feiten.herkomst[naam] = naam
        feiten._neem_over({naam: f"in_{naam}" for naam in tabellen}, "row_number() over ()")
        return feiten

    @classmethod
    def uit_parquet(cls, pad: str | Path, *, instellingen: Instellingen | None = None) -> Self:
        """Take over a folder of valid, typed Parquet files, without reading the absence rows.

        `feit_verzuim` is a view on the file, so a filter reaches its scan. Nothing is checked.
        Raises FeitenmapFout when the folder has no `jongeren.parquet`.
        """
        feiten = cls(instellingen)
        bronnen = {}
        for naam in TABELLEN:
            bestand = Path(pad) / f"{naam}.parquet"
            if bestand.is_file():
                veilig = letterlijk(bestand).replace("'", "''")
                bronnen[naam] = f"read_parquet('{veilig}', file_row_number = true)"
                feiten.herkomst[naam] = bestand.name
        if "jongeren" not in bronnen:
            raise FeitenmapFout("de map bevat geen jongeren.parquet")
        feiten._neem_over(bronnen, "b.file_row_number + 1")
        return feiten

    def _neem_over(self, bronnen: Mapping[str, str], rij: str) -> None:
        if "jongeren" in bronnen:
            self._nummer_jongeren(bronnen["jongeren"])
        self.maak_sleutels()
        for tabel in TABELLEN.values():
            if tabel.naam not in bronnen:
                self.maak_leeg(tabel)
                continue
            bron = bronnen[tabel.naam]
            aanwezig = self.kolommen(bron)
            # A view keeps the scan of the one large table open to the engine's filters.
            soort = "view" if tabel.naam == "verzuim" and "parquet" in bron else "table"
            self.con.execute(
                f"create {soort} feit_{tabel.naam} as "
                + _overname(
                    tabel,
                    bron,
                    aanwezig,
                    "b.rij" if "rij" in aanwezig else rij,
                    los=soort == "view",
                )
            )

    def _nummer_jongeren(self, bron: str) -> None:
        getal = self.kolommen(bron)["jongere"] in {"BIGINT", "INTEGER", "SMALLINT", "HUGEINT"}
        nummer = "jongere::bigint" if getal else "row_number() over (order by jongere)"
        self.con.execute(
            f"create table feit_sleutels as select {nummer} as jongere, "
            f"jongere::varchar as sleutel from (select distinct jongere from {bron})"
        )

    def nummer(self, sleutel: str | int) -> int:
        """The number of the child with that key. Raises AanroepFout when there is none."""
        rijen = self.con.execute(
            "select jongere from feit_sleutels where sleutel = ?", [str(sleutel)]
        ).fetchall()
        if not rijen:
            raise AanroepFout("die jongere staat niet in de feiten")
        return int(rijen[0][0])

    def getal(self, sql: str) -> int:
        """The one whole number that a query gives."""
        # To the last row: a connection with an unread result refuses other work.
        return int(self.con.execute(sql).fetchall()[0][0])

    def alleen(self, nummers: Collection[int]) -> Feiten:
        """The facts of these children alone, with all schools, kalenders and dekking.

        A connection of its own. Children are numbered anew; their keys and `rij` stay.
        """
        lijst = ", ".join(str(int(nummer)) for nummer in nummers) or "null"
        tabellen = {}
        for tabel in TABELLEN.values():
            if "jongere" in tabel.namen:
                sql = (
                    f"select t.* replace (s.sleutel as jongere) from feit_{tabel.naam} t "
                    f"join feit_sleutels s using (jongere) where jongere in ({lijst})"
                )
            else:
                sql = f"from feit_{tabel.naam}"
            tabellen[tabel.naam] = self.con.sql(sql).to_arrow_table()
        uit = Feiten.uit_arrow(tabellen)
        uit.herkomst = dict(self.herkomst)
        return uit

    def maak_sleutels(self) -> None:
        """Make an empty `feit_sleutels` unless there is one."""
        self.con.execute(
            "create table if not exists feit_sleutels (jongere bigint, sleutel varchar)"
        )

    def maak_leeg(self, tabel: Tabel) -> None:
        """Make the typed table without rows."""
        kolommen = ", ".join(f"{k.veld} {k.sql_type}" for k in tabel.alle_kolommen)
        self.con.execute(f"create table feit_{tabel.naam} (rij bigint, {kolommen})")

    def kolommen(self, bron: str) -> dict[str, str]:
        """Names and DuckDB types of the columns of a relation."""
        rijen = self.con.execute(f"describe select * from {bron}").fetchall()
        return {str(naam): str(soort) for naam, soort, *_ in rijen}

    def sluit(self) -> None:
        """Close the connection; the facts are gone."""
        self.con.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        soort: type[BaseException] | None,
        fout: BaseException | None,
        spoor: TracebackType | None,
    ) -> None:
        self.sluit()


def letterlijk(pad: Path) -> str:
    """The path for DuckDB, which would take `*`, `?` and `[` in it for a pattern."""
    return re.sub(r"([*?[])", r"[\1]", str(pad))


def _overname(tabel: Tabel, bron: str, aanwezig: Mapping[str, str], rij: str, *, los: bool) -> str:
    """The select that takes a table over. `los`: the key is looked up in such a way that DuckDB
    leaves it out of a query that does not ask for it: the first and last day of all absence then
    follow from the file's statistics."""
    velden = [f"({rij})::bigint as rij"]
    koppel = ""
    for kolom in tabel.alle_kolommen:
        if kolom.soort is Soort.JONGERE:
            # The number of a child is looked up once, where the rows enter.
            per = "select sleutel, min(jongere) as jongere from feit_sleutels group by sleutel"
            koppel = f"left join ({per})" if los else "join feit_sleutels"
            koppel += " s on s.sleutel = b.jongere::varchar"
            velden.append("s.jongere")
        elif kolom.veld in aanwezig:
            velden.append(f"b.{kolom.veld}::{kolom.sql_type} as {kolom.veld}")
        elif kolom.naam in aanwezig:  # hours
            velden.append(f"round(b.{kolom.naam}::double * 100)::integer as {kolom.veld}")
        else:
            velden.append(f"null::{kolom.sql_type} as {kolom.veld}")
    return f"select {', '.join(velden)} from {bron} b {koppel}"
