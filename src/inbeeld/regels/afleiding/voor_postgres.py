"""What Ibis writes for PostgreSQL, made into what PostgreSQL does quickly. The outcome is the same.

Habits of the text that cost more than the rules themselves: a join with the calendar reads the
whole calendar, the number of a day is computed with decimals of any length, a column that is
mentioned often is computed as often, a range of numbers is a query of its own for each row, and
layers of selects and unions of unequal types are each a node of the plan. For one child setting up
the plan's nodes costs more than running them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

import sqlglot
from sqlglot import exp

OPGEZOCHT = frozenset({"kalender"})
"""Stored tables whose rows are looked up one by one, through an index, whatever is expected of a
join: of a thousand schools' years the children of a stage need a few days each."""

HERHAALD = 20
"""From so many operations that would be done again a subselect is kept apart. A column of a status
is some sixty, and was computed a dozen times for each row."""


def omgezet(tekst: str, soorten: Mapping[str, str]) -> str:
    """One stage's text for PostgreSQL, its columns of these SQL types by name."""
    boom = sqlglot.parse_one(tekst, read="postgres")
    for join in list(boom.find_all(exp.Join)):
        _zoek_op(join)
    for cast in list(boom.find_all(exp.Cast)):
        _reken_met_dagen(cast)
    for rij in list(boom.find_all(exp.Unnest, exp.Explode)):
        _tel_door(rij)
    boom = _vlak(boom)
    boom = _met_soorten(boom, soorten)
    _houd_apart(boom)
    return boom.sql("postgres", pretty=True)


def _zoek_op(join: exp.Join) -> None:
    """A join of a table of `OPGEZOCHT` as a look-up per row.

    OFFSET 0 keeps PostgreSQL from folding the look-up into the join again.
    """
    if _tabel(join.this) not in OPGEZOCHT:
        return
    rij = exp.select("*").from_(join.this.copy()).where(join.args["on"].copy()).offset(0)
    naam = join.this.args["alias"].copy()
    join.set("this", exp.Lateral(this=exp.Subquery(this=rij), alias=naam))
    join.set("on", exp.true())


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


def _reken_met_dagen(cast: exp.Cast) -> None:
    """Seconds since 1970 divided by those of a day: a difference of dates, which is whole days."""
    deling = cast.this
    if not (isinstance(deling, exp.Div) and isinstance(deling.this, exp.Extract)):
        return
    seconden = deling.this
    verschil = seconden.expression
    if seconden.name.upper() != "EPOCH" or not isinstance(verschil, exp.Sub):
        raise ValueError(f"geen dagnummer: {cast.sql('postgres')}")
    dag = verschil.this.this
    deling.replace(exp.Sub(this=_haakjes(dag), expression=_EERSTE.copy()))


def _haakjes(dag: exp.Expression) -> exp.Expression:
    return dag.copy() if isinstance(dag, exp.Column) else exp.Paren(this=dag.copy())


_EERSTE = sqlglot.parse_one("DATE '1970-01-01'", read="postgres")


def _tel_door(rij: exp.Expression) -> None:
    """`unnest` of an array of the numbers from a through b - 1: the series, without a subplan."""
    reeks = rij.find(exp.GenerateSeries, exp.ExplodingGenerateSeries)
    if reeks is None:
        return
    if reeks.args["step"].name != "1":
        raise ValueError(f"geen reeks met stap 1: {rij.sql('postgres')}")
    laatste = exp.Sub(this=reeks.args["end"].copy(), expression=exp.Literal.number(1))
    van_tot = [reeks.args["start"].copy(), laatste]
    rij.replace(exp.GenerateSeries(start=van_tot[0], end=van_tot[1]))


# ---- selects and unions that would each be a node of the plan


def _vlak(boom: exp.Expression) -> exp.Expression:
    """Every chain of UNION ALL as one, whose members give columns of the same types.

    PostgreSQL then reads what the members read; a member of another type, or a select around a
    union, would be a node that every row passes.
    """
    for vraag in reversed(list(boom.find_all(exp.Union))):  # the inner ones first
        if vraag.args.get("distinct"):
            raise ValueError(f"geen UNION ALL: {vraag.sql('postgres')}")
        eerste, *andere = _leden(vraag)
        nieuw = eerste
        for lid in andere:
            nieuw = exp.Union(this=nieuw, expression=lid, distinct=False)
        nieuw.set("with_", vraag.args.get("with_"))
        _maak_gelijk(list(_leden(nieuw)))
        if vraag is boom:
            return nieuw
        vraag.replace(nieuw)
    return boom


def _leden(vraag: exp.Expression) -> Iterator[exp.Expression]:
    """The members of a chain of UNION ALL; anything else is its own."""
    vraag = _kern(vraag)
    if isinstance(vraag, exp.Union):
        yield from _leden(vraag.left)
        yield from _leden(vraag.right)
    else:
        yield vraag


def _kern(vraag: exp.Expression) -> exp.Expression:
    """What stands in selects that only pass on all of it."""
    while True:
        if isinstance(vraag, exp.Subquery):
            vraag = vraag.this
            continue
        anders = any(w for deel, w in vraag.args.items() if deel not in ("expressions", "from_"))
        if not isinstance(vraag, exp.Select) or not vraag.is_star or anders:
            return vraag
        bron = vraag.args["from_"].this
        if not isinstance(bron, exp.Subquery):
            return vraag
        vraag = bron


def _maak_gelijk(leden: list[exp.Expression]) -> None:
    """Where one member widens a column, as `plan.samen` does save for numbers that stand there, the
    others do."""
    if any(lid.is_star for lid in leden):
        return
    for velden in zip(*(lid.expressions for lid in leden), strict=True):
        breed = [_is_cast(_zonder_naam(veld), _BREED) for veld in velden]
        for veld, al in zip(velden, breed, strict=True):
            if any(breed) and not al:
                _zet_om(veld, _BREED)


def _zet_om(veld: exp.Expression, soort: str) -> None:
    naam, waarde = veld.alias_or_name, _zonder_naam(veld)
    if _is_cast(waarde, _BREED):
        waarde = waarde.this  # what is narrowed need not be widened first
    if not _is_cast(waarde, soort):
        waarde = exp.cast(waarde.copy(), soort, dialect="postgres")
    veld.replace(exp.alias_(waarde.copy(), naam, quoted=True))


def _is_cast(waarde: exp.Expression, soort: str) -> bool:
    return isinstance(waarde, exp.Cast) and waarde.is_type(soort)


def _zonder_naam(veld: exp.Expression) -> exp.Expression:
    return veld.this if isinstance(veld, exp.Alias) else veld


def _met_soorten(boom: exp.Expression, soorten: Mapping[str, str]) -> exp.Expression:
    """The same with its columns cast to their declared types, where they are made."""
    boom = _kern(boom)
    leden = list(_leden(boom))
    for lid in leden:
        if lid.is_star:
            bron = None if lid.args.get("joins") else lid.args["from_"].this.alias
            velden = [exp.column(naam, table=bron, quoted=True) for naam in soorten]
            lid.set("expressions", velden)
        for veld, soort in zip(list(lid.expressions), soorten.values(), strict=True):
            _zet_om(veld, soort)
    if [veld.alias_or_name for veld in leden[0].expressions] != list(soorten):
        raise ValueError(f"andere kolommen dan {list(soorten)}")
    return boom


_BREED = "bigint"
