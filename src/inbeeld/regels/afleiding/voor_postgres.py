"""What Ibis writes for PostgreSQL, made into what PostgreSQL does quickly. The outcome is the same.

Three habits of the text cost more than the rules themselves: a join with the calendar reads the
whole calendar, the number of a day is computed with decimals of any length, and a column that is
mentioned often is computed as often.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import sqlglot
from sqlglot import exp

OPGEZOCHT = frozenset({"kalender"})
"""Stored tables whose rows are looked up one by one, through an index, whatever is expected of a
join: of a thousand schools' years the children of a stage need a few days each."""

HERHAALD = 20
"""From so many operations that would be done again a subselect is kept apart. A column of a status
is some sixty, and was computed a dozen times for each row."""


def omgezet(tekst: str) -> str:
    """One stage's text, for PostgreSQL; the text itself when there is nothing to change."""
    boom = sqlglot.parse_one(tekst, read="postgres")
    veranderd = [_zoek_op(join) for join in boom.find_all(exp.Join)]
    veranderd += [_reken_met_dagen(cast) for cast in list(boom.find_all(exp.Cast))]
    los = list(boom.find_all(exp.Offset))
    _houd_apart(boom)
    veranderd.append(len(list(boom.find_all(exp.Offset))) > len(los))
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


def _houd_apart(vraag: exp.Expression) -> dict[str, int]:
    """Keep subselects from being folded into their readers, where that repeats much.

    PostgreSQL puts a column's expression in the place of every mention of it, level after level.
    OFFSET 0 keeps it from that, as in `_zoek_op`. Returns by column the operations that a reader of
    `vraag` repeats with each mention; nothing when PostgreSQL does not fold `vraag`.
    """
    if isinstance(vraag, exp.SetOperation):
        for deel in (vraag.left, vraag.right):
            _houd_apart(deel.this if isinstance(deel, exp.Subquery) else deel)
        return {}
    genoemd = Counter((k.table, k.name) for k in _eigen_kolommen(vraag))
    kost: dict[tuple[str, str], int] = {}
    for bron in _subselects(vraag):
        van = {(bron.alias, naam): n for naam, n in _houd_apart(bron.this).items()}
        if sum((genoemd[k] - 1) * n for k, n in van.items() if genoemd[k]) >= HERHAALD:
            bron.this.offset(0, copy=False)
        else:
            kost |= van
    if any(vraag.args.get(deel) for deel in _NIET_GEVOUWEN):
        return {}
    if any(veld.find(*_VELDEN_NIET_GEVOUWEN) for veld in vraag.expressions):
        return {}
    uit: dict[str, int] = {}
    for veld in vraag.expressions:
        if isinstance(veld, exp.Star):
            uit |= {naam: n for (_, naam), n in kost.items()}
        else:
            diep = sum(kost.get((k.table, k.name), 0) for k in veld.find_all(exp.Column))
            uit[veld.alias_or_name] = diep + len(list(veld.find_all(exp.Func, exp.Binary)))
    return uit


_NIET_GEVOUWEN = ("group", "distinct", "having", "limit", "offset")
_VELDEN_NIET_GEVOUWEN = (exp.Window, exp.AggFunc, exp.UDTF, exp.Explode, exp.GenerateSeries)


def _subselects(vraag: exp.Expression) -> Iterator[exp.Expression]:
    """The subselects of FROM and of joins; a look-up is no part of what is folded."""
    bronnen = [vraag.args.get("from_"), *(vraag.args.get("joins") or [])]
    for bron in bronnen:
        if bron is not None and isinstance(bron.this, exp.Subquery):
            yield bron.this


def _eigen_kolommen(vraag: exp.Expression) -> Iterator[exp.Column]:
    """The mentions of columns in a select, without those within its subselects."""

    def dieper(deel: exp.Expression) -> bool:
        return isinstance(deel, exp.Select) and deel is not vraag

    gezien = vraag.walk(prune=dieper)
    yield from (deel for deel in gezien if isinstance(deel, exp.Column))
    for opgezocht in vraag.args.get("joins") or []:
        if isinstance(opgezocht.this, exp.Lateral):
            yield from opgezocht.this.find_all(exp.Column)


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
