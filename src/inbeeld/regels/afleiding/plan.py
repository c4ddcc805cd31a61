"""A plan: ordered stages, each an Ibis expression over the stages and inputs before it.

Every stage is compiled on its own and becomes a temp table (DuckDB) or a materialised CTE
(PostgreSQL): one giant expression is twice as slow and costs a second to compile. Each is wrapped
in a CAST to its declared types, because Ibis leaves out casts that it believes to be superfluous
while the engines disagree about the type of a sum or a date.

Conventions in all stages: `j` the child (int64), days are day numbers (days since 1970-01-01),
periods are half-open [b, e), hours are hundredths, `nr` a packed school code that sorts as it.
Parameters are a relation of one row, never literals, so that nothing is compiled in a request.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import reduce
from typing import Any

import ibis

from ..parameters import PARAMETERS
from ..schema import TABELLEN, Soort
from .voor_postgres import omgezet

ONEINDIG = 3_000_000
"""Day number that stands for 'no end': later than 9999-12-31 (2 932 896)."""

_TYPE = {
    Soort.JONGERE: "int64",
    Soort.DATUM: "date",
    Soort.UREN: "int64",
    Soort.MOMENT: "timestamp",
}
_SQL_TYPE = {
    "duckdb": {
        "int64": "BIGINT",
        "int32": "INTEGER",
        "string": "VARCHAR",
        "float64": "DOUBLE",
        "date": "DATE",
    },
    "postgres": {
        "int64": "bigint",
        "int32": "integer",
        "string": "text",
        "float64": "float8",
        "date": "date",
    },
}
BREED = frozenset({"j", "vj", "pak", "rijen", "c0", "c1", "c2", "zelfde"})
"""Columns of 64 bits: the child, and packed numbers. All others are days, counts, school codes and
bits below 2**31; half the width is a third of the time of a sort. SQL overflows with an error."""
OVERIGE_PARAMETERS = {
    "tot": "int64",
    "gebied": "int64",
    "alles": "int64",
    "bekend_op": "timestamp",
}
"""Columns of the parameter relation besides the parameters: last day of the output (day number),
vakantieregio of the region (1 noord, 2 midden, 3 zuid), 1 = leave nothing out that the tijdlijn
could do without (the lagen need it), and the date of knowledge or null."""


@dataclass(frozen=True, slots=True)
class Stap:
    """One stage. `kijk`: not worth a table of its own (a view, an inlined CTE)."""

    naam: str
    expr: Any
    kijk: bool = False

    def sql(self, dialect: str) -> str:
        """`select` text of this stage in that dialect, cast to the declared types."""
        tekst = ibis.to_sql(self.expr, dialect=dialect)
        soorten = {n: _SQL_TYPE[dialect][soort] for n, soort in schema_van(self.expr).items()}
        if dialect == "postgres":
            return omgezet(tekst, soorten)
        velden = ", ".join(f'CAST("{n}" AS {soort}) AS "{n}"' for n, soort in soorten.items())
        return f"SELECT {velden} FROM (\n{tekst}\n) AS s"


def schema_van(expr: Any) -> dict[str, str]:
    """Declared schema of an expression: whole numbers are int32 unless named in `BREED`."""
    uit = {}
    for naam, soort in expr.schema().items():
        if soort.is_integer() or soort.is_boolean():
            uit[naam] = "int64" if naam in BREED else "int32"
        elif soort.is_numeric():
            uit[naam] = "float64"
        else:
            uit[naam] = str(soort.copy(nullable=True))
    return uit


@dataclass
class Plan:
    """Collects stages in order; `stap` gives back the table that later stages read."""

    stappen: list[Stap] = field(default_factory=list)

    def stap(self, naam: str, expr: Any, *, kijk: bool = False) -> Any:
        """Add a stage and return it as a table."""
        self.stappen.append(Stap(naam, expr, kijk))
        return ibis.table(schema_van(expr), name=naam)


class Bron:
    """The inputs of a plan: fact tables, population, parameters."""

    def __init__(self) -> None:
        self.parameters = ibis.table(
            dict.fromkeys(PARAMETERS, "int64") | OVERIGE_PARAMETERS, name="parameters"
        )
        self.populatie = ibis.table({"jongere": "int64"}, name="populatie")

    def feit(self, naam: str) -> Any:
        """The whole fact table, whatever was known when."""
        kolommen = {k.veld: _TYPE.get(k.soort, "string") for k in TABELLEN[naam].alle_kolommen}
        return ibis.table({"rij": "int64"} | kolommen, name=f"feit_{naam}")

    def geldig(self, naam: str) -> Any:
        """The rows that count (§1.5): not withdrawn, or as known on `bekend_op`."""
        feit = self.feit(naam)
        # Without a date of knowledge: later than any row can be recorded or withdrawn.
        op = self.p("bekend_op").fill_null(ibis.timestamp("9999-12-31 23:59:59"))
        return feit.filter(
            (feit.vastgelegd_op.isnull() | (feit.vastgelegd_op <= op))
            & (feit.ingetrokken_op.isnull() | (feit.ingetrokken_op > op))
        )

    def p(self, naam: str) -> Any:
        """A parameter, as a scalar subquery on its relation."""
        return self.parameters[naam].as_scalar()


# ---- expressions that several families use


def dagnr(datum: Any) -> Any:
    """Day number of a date."""
    return datum.epoch_days()


def einde(datum: Any) -> Any:
    """Exclusive end of an inclusive, possibly empty einddatum."""
    return (dagnr(datum) + 1).fill_null(ONEINDIG)


def datum(dag: Any) -> Any:
    """Date of a day number. Through a timestamp: a cast that Ibis cannot leave out."""
    return (ibis.date(1970, 1, 1) + dag.as_interval("D")).cast("timestamp").cast("date")


def plus_maanden(dag: Any, maanden: Any) -> Any:
    """Day number n months later, clipped to the month's last day (§1.3)."""
    return dagnr((datum(dag) + maanden.as_interval("M")).cast("timestamp").cast("date"))


def weekdag(dag: Any) -> Any:
    """0 = Monday. From a Monday before all days, as a negative remainder is negative in SQL."""
    return (dag + 7_000_003) % 7


def breed(kolom: Any) -> Any:
    """To 64 bits. Over float64: Ibis leaves out a cast to what it believes the type to be."""
    return kolom.cast("float64").cast("int64")


def samen(*tabellen: Any) -> Any:
    """UNION ALL by name; a literal's narrow type gives way to int64."""
    namen = tabellen[0].columns
    gelijk = [t.select({n: _int64(t[n]) for n in namen}) for t in tabellen]
    return reduce(lambda a, b: a.union(b, distinct=False), gelijk)


def _int64(kolom: Any) -> Any:
    return kolom.cast("int64").name(kolom.get_name()) if kolom.type().is_integer() else kolom


def zonder(tabel: Any, *kolommen: str) -> Any:
    """The table without these columns. Ibis' own `drop` names them in an order of no order."""
    return tabel.select(*(naam for naam in tabel.columns if naam not in kolommen))


def als(voorwaarde: Any, ja: Any, nee: Any) -> Any:
    """CASE WHEN; an unknown condition is 'no'."""
    return ibis.ifelse(voorwaarde, ja, nee)


def venster(by: str | list[str], order: Any, *, lopend: bool = False) -> Any:
    """Window per `by` in the order given; `lopend`: rows up to and including this one."""
    if lopend:
        return ibis.window(group_by=by, order_by=order, preceding=None, following=0)
    return ibis.window(group_by=by, order_by=order)


def loopsom(kolom: Any, by: str | list[str], order: Any) -> Any:
    """Running sum. Over float64, exact below 2**53: a sum of bigints is 128 bits in DuckDB and
    numeric in PostgreSQL, both slow."""
    return kolom.cast("float64").sum().over(venster(by, order, lopend=True)).cast("int64")


def som(kolom: Any) -> Any:
    """Sum of whole numbers, over float64 for the same reason."""
    return kolom.cast("float64").sum().cast("int64")


def eilanden(tabel: Any, by: list[str]) -> Any:
    """Periods [b, e) per `by` that overlap or touch, merged."""
    vorige = ibis.window(group_by=by, order_by=["b", "e"], preceding=(None, 1))
    met = tabel.mutate(hoogste=tabel.e.max().over(vorige))
    nieuw = als(met.hoogste.isnull() | (met.hoogste < met.b), 1, 0)
    met = met.mutate(nieuw=nieuw)
    # Equal rows tie in the order of `hoogste`: the one that begins an island must be summed first,
    # or the others would fall into the island before it.
    met = met.mutate(eiland=loopsom(met.nieuw, by, ["b", "e", ibis.desc("nieuw")]))
    uit = met.group_by([*by, "eiland"]).agg(b=met.b.min(), e=met.e.max())
    return uit.select(*by, "b", "e")
