"""What Ibis writes for PostgreSQL, made into what PostgreSQL does quickly. The outcome is the same.

Two habits of the text cost more than the rules themselves: a join with the calendar reads the whole
calendar, and the number of a day is computed with decimals of any length.
"""

from __future__ import annotations

import sqlglot
from sqlglot import exp

OPGEZOCHT = frozenset({"kalender"})
"""Stored tables whose rows are looked up one by one, through an index, whatever is expected of a
join: of a thousand schools' years the children of a stage need a few days each."""


def omgezet(tekst: str) -> str:
    """One stage's text, for PostgreSQL; the text itself when there is nothing to change."""
    boom = sqlglot.parse_one(tekst, read="postgres")
    veranderd = [_zoek_op(join) for join in boom.find_all(exp.Join)]
    veranderd += [_reken_met_dagen(cast) for cast in list(boom.find_all(exp.Cast))]
    return boom.sql("postgres", pretty=True) if any(veranderd) else tekst


def _zoek_op(join: exp.Join) -> bool:
    """A join of a table of `OPGEZOCHT` as a look-up per row.

    OFFSET 0 keeps PostgreSQL from folding the look-up into the join again.
    """
    if _tabel(join.this) not in OPGEZOCHT:
        return False
    rij = exp.select("*").from_(join.this.copy()).where(join.args["on"].copy()).offset(0)
    naam = join.this.args["alias"].copy()
    join.set("this", exp.Lateral(this=exp.Subquery(this=rij), alias=naam))
    join.set("on", exp.true())
    return True


def _tabel(bron: exp.Expression) -> str:
    """The table that a join reads, directly or through one plain select."""
    if isinstance(bron, exp.Subquery) and isinstance(bron.this, exp.Select):
        bron = bron.this.args["from_"].this
    return bron.name if isinstance(bron, exp.Table) else ""


def _reken_met_dagen(cast: exp.Cast) -> bool:
    """Seconds since 1970 divided by those of a day: a difference of dates, which is whole days."""
    deling = cast.this
    if not (isinstance(deling, exp.Div) and isinstance(deling.this, exp.Extract)):
        return False
    seconden = deling.this
    verschil = seconden.expression
    if seconden.name.upper() != "EPOCH" or not isinstance(verschil, exp.Sub):
        raise ValueError(f"geen dagnummer: {cast.sql('postgres')}")
    dag = verschil.this.this
    deling.replace(exp.Sub(this=_haakjes(dag), expression=_EERSTE.copy()))
    return True


def _haakjes(dag: exp.Expression) -> exp.Expression:
    return dag.copy() if isinstance(dag, exp.Column) else exp.Paren(this=dag.copy())


_EERSTE = sqlglot.parse_one("DATE '1970-01-01'", read="postgres")
