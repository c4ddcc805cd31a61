"""Run the compiled rules in PostgreSQL, where the facts already live.

Needs on the search path a relation `feit_<tabel>` per fact table of `schema.TABELLEN` (a table or a
view: `rij` and `jongere` bigint, codes as text, dates as date or null, hours as whole hundredths,
`vastgelegd_op` and `ingetrokken_op` as timestamp in UTC). Two steps:

1. `maak_kalender(...)` makes the tables `school`, `kalender` and `week` (temporary ones, or in the
   first schema of the search path) with their indexes: a cache that one writer renews when scholen
   or lesvrij change;
2. `reken(...)` gives every outcome of the children asked for in one statement of materialised
   stages, prepared once with a generic plan: planning dozens of stages costs more than they do.

To embed the rules in a function of one's own: `ctes(teksten.lees("postgres", "lagen"))` is the text
of the stages as CTEs, to be put after `with` and after CTEs named `parameters` (one row: every name
of `parameters.PARAMETERS` and `tot`, `gebied`, `alles` as bigint, `bekend_op` as timestamp),
`populatie (jongere bigint)`, `school`, `kalender` and `week`; then those of `klok`, `meldplicht`,
`seinen`, `lagenlijst` (with `alles` = 1) or `tijdlijn-<definitie>`, and a select from the stages
wanted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any, Protocol

import pyarrow as pa

from .. import teksten
from ..codes import VAKANTIEREGIOS
from ..definities import DEFINITIES
from ..meldingen import meldingen
from ..parameters import PARAMETERS, getallen
from ..schema import TABELLEN

EPOCH = date(1970, 1, 1)
_GEHEEL = ("tot", "gebied", "alles")
KLEIN = 20
"""Up to so many children are a few, for which everything is looked up."""
KALENDER = ("school", "kalender", "week")
_INDEXEN = {
    "school": ("nr", "school"),
    "kalender": ("kal, dag", "kal, ord"),
    "week": ("ma", "lw"),
}
_UITVOER = {
    "tijdlijn": "j, b, e, status, sinds, lang, null::text, null::text from tijdlijn",
    "klok": "j, b, e, soort, drie_op, null, null, null from klok",
    "melddag": "j, dag, null, uren, lw, null, null, null from melddag",
    "lagen": "j, b, e, null, null, null, laag, waarde from lagenlijst",
    "seinen": "j, b, e, null, null, null, laag, waarde from seinenlijst",
}


class Verbinding(Protocol):
    """What is needed of a connection (psycopg has it)."""

    def execute(self, query: Any, params: Any = ..., *, prepare: bool | None = ...) -> Any: ...


def ctes(stappen: Iterable[teksten.Tekst]) -> str:
    """Stages as the CTEs of one statement; a `kijk` may be folded into its reader."""
    return ",\n".join(
        f'"{s.naam}" as {"not " if s.kijk else ""}materialized (\n{s.select}\n)' for s in stappen
    )


def _parameters() -> teksten.Tekst:
    """The parameter relation with placeholders."""
    velden = [f"%({naam})s::bigint as {naam}" for naam in PARAMETERS]
    velden += [f"%({naam})s::bigint as {naam}" for naam in _GEHEEL]
    velden.append("%(bekend_op)s::timestamp as bekend_op")
    return teksten.Tekst("parameters", False, f"select {', '.join(velden)}")


def _geheel(waarde: object) -> int:
    if not isinstance(waarde, int):
        raise TypeError("een parameter in SQL is een geheel getal")
    return waarde


def waarden(
    definitie: str,
    *,
    tot: date,
    vakantieregio: str,
    bekend_op: datetime | None = None,
    parameters: Mapping[str, object] | None = None,
    alles: bool = False,
) -> dict[str, object]:
    """The row of the parameter relation. Raises AanroepFout for an unknown parameter or value."""
    return getallen(DEFINITIES[definitie].parameters, parameters) | {
        "tot": (tot - EPOCH).days,
        "gebied": VAKANTIEREGIOS.index(vakantieregio) + 1,
        "alles": int(alles),
        "bekend_op": bekend_op,
    }


def maak_kalender(con: Verbinding, rij: Mapping[str, object], *, tijdelijk: bool = True) -> None:
    """Make the calendar's tables anew, for all facts and through `tot` of the parameter row."""
    # No placeholders: a statement that makes a table takes none.
    velden = [f"{_geheel(rij[naam])}::bigint as {naam}" for naam in (*PARAMETERS, *_GEHEEL)]
    op = rij["bekend_op"]
    moment = f"'{op.isoformat()}'" if isinstance(op, datetime) else "null"
    velden.append(f"{moment}::timestamp as bekend_op")
    een = teksten.Tekst("parameters", False, f"select {', '.join(velden)}")
    stappen = [een, *teksten.lees("postgres", "kalender")]
    for naam in KALENDER:
        con.execute(f'drop table if exists "{naam}"')
    for naam in KALENDER:
        soort = "temp table" if tijdelijk else "table"
        con.execute(f'create {soort} "{naam}" as with {ctes(stappen)} select * from "{naam}"')
        stappen = [s for s in stappen if s.naam != naam]
        for kolommen in _INDEXEN[naam]:
            con.execute(f'create index on "{naam}" ({kolommen})')
        con.execute(f'analyze "{naam}"')


@cache
def statement(definitie: str, uitvoer: tuple[str, ...], *, iedereen: bool) -> str:
    """Text of one statement (psycopg's named parameters) that gives the outcomes in `uitvoer`
    ('tijdlijn', 'klok', 'melddag', 'lagen', 'seinen') of the children in `%(jongeren)s`, or of all.

    Columns: uitvoer, j, b, e, g1, g2, g3 (whole numbers), t1, t2 (text); see `_UITVOER`.
    """
    deze = "%(jongeren)s::bigint[]"
    wie = "jongere from feit_jongeren" if iedereen else f"unnest({deze}) as jongere"
    delen = {
        "tijdlijn": f"tijdlijn-{definitie}",
        "klok": "klok",
        "melddag": "meldplicht",
        "lagen": "lagenlijst",
        "seinen": "seinen",
    }
    voor = [_parameters(), teksten.Tekst("populatie", False, f"select distinct {wie}")]
    if not iedereen:
        # So that the facts are looked up by child, whatever a generic plan expects of a stage.
        voor += [
            teksten.Tekst(f"feit_{t}", True, f"select * from feit_{t} where jongere = any({deze})")
            for t, tabel in TABELLEN.items()
            if "jongere" in tabel.namen
        ]
    stappen = list(teksten.lees("postgres", "lagen"))
    for naam in uitvoer:
        stappen += teksten.lees("postgres", delen[naam])
    selecties = (f"select '{naam}', {_UITVOER[naam]}" for naam in uitvoer)
    # A bare % would be a placeholder.
    regels = ctes(stappen).replace("%", "%%")
    return f"with {ctes(voor)},\n{regels}\n" + "\nunion all ".join(selecties)


def reken(
    con: Verbinding,
    definitie: str,
    rij: Mapping[str, object],
    *,
    jongeren: Sequence[int] | None = None,
    uitvoer: tuple[str, ...] = ("tijdlijn", "klok", "melddag"),
) -> dict[str, pa.Table]:
    """The outcomes of these children (None: all) as Arrow tables with the columns of `Uitkomst`;
    `jongere` is the database's number. 'melddag' becomes 'meldplicht'; 'lagen' needs `alles`.

    For more than `KLEIN` children nested loops are switched off meanwhile. The connection should
    have `plan_cache_mode = force_generic_plan` and `jit = off`.
    """
    tekst = statement(definitie, uitvoer, iedereen=jongeren is None)
    keuze = dict(rij) if jongeren is None else {**rij, "jongeren": list(jongeren)}
    per: dict[str, list[tuple[Any, ...]]] = {naam: [] for naam in uitvoer}
    veel = jongeren is None or len(jongeren) > KLEIN
    if veel:
        # A text of its own has a plan of its own: one made for a few rows would look up every row
        # of a stage in every other, which for hundreds of children takes minutes.
        tekst += "\n-- veel"
        con.execute("set enable_nestloop = off")
    rijen = con.execute(tekst, keuze, prepare=True).fetchall()
    if veel:
        con.execute("reset enable_nestloop")
    for naam, *velden in rijen:
        per[naam].append(tuple(velden))
    tot = int(str(rij["tot"]))
    maak = {
        "tijdlijn": lambda rijen: _tijdlijn(definitie, rijen),
        "klok": lambda rijen: _klok(rijen, tot),
        "melddag": lambda rijen: _meldplicht(rijen, rij),
        "lagen": lambda rijen: _lagen(rijen, tot),
        "seinen": lambda rijen: _lagen(rijen, tot),
    }
    namen = {"melddag": "meldplicht"}
    return {namen.get(naam, naam): maak[naam](sorted(rijen)) for naam, rijen in per.items()}


def _dag(nr: int | None) -> date | None:
    return None if nr is None else EPOCH + timedelta(days=nr)


def _tabel(kolommen: Mapping[str, tuple[pa.DataType, list[Any]]]) -> pa.Table:
    return pa.table({naam: pa.array(w, soort) for naam, (soort, w) in kolommen.items()})


def _tijdlijn(definitie: str, rijen: list[tuple[Any, ...]]) -> pa.Table:
    regels = DEFINITIES[definitie].regels
    return _tabel(
        {
            "jongere": (pa.int64(), [r[0] for r in rijen]),
            "begindatum": (pa.date32(), [_dag(r[1]) for r in rijen]),
            "einddatum": (pa.date32(), [_dag(r[2] - 1) for r in rijen]),
            "status": (pa.string(), [regels[r[3]].status for r in rijen]),
            "soort": (pa.string(), [regels[r[3]].soort for r in rijen]),
            "thuis_sinds": (pa.date32(), [_dag(r[4]) for r in rijen]),
            "langer_dan_drie_maanden": (pa.string(), ["ja" if r[5] else "nee" for r in rijen]),
        }
    )


def _klok(rijen: list[tuple[Any, ...]], tot: int) -> pa.Table:
    rijen = sorted(rijen, key=lambda r: (r[0], r[3], r[1]))
    return _tabel(
        {
            "jongere": (pa.int64(), [r[0] for r in rijen]),
            "soort": (pa.string(), ["ruim" if r[3] else "streng" for r in rijen]),
            "thuis_sinds": (pa.date32(), [_dag(r[1]) for r in rijen]),
            "drie_maanden_op": (pa.date32(), [_dag(r[4]) for r in rijen]),
            "einddatum": (pa.date32(), [_dag(r[2] - 1) if r[2] <= tot else None for r in rijen]),
        }
    )


def _meldplicht(rijen: list[tuple[Any, ...]], rij: Mapping[str, Any]) -> pa.Table:
    uit = list(
        meldingen(
            ((j, dag, uren, week) for j, dag, _, uren, week, *_ in rijen),
            drempel=rij["uren_drempel"],
            lesweken=rij["venster_lesweken"],
            afstand=rij["melding_afstand_dagen"],
        )
    )
    return _tabel(
        {
            "jongere": (pa.int64(), [j for j, _, _ in uit]),
            "begindatum": (pa.date32(), [_dag(b) for _, b, _ in uit]),
            "einddatum": (pa.date32(), [_dag(e) for _, _, e in uit]),
        }
    )


def _lagen(rijen: list[tuple[Any, ...]], tot: int) -> pa.Table:
    return _tabel(
        {
            "jongere": (pa.int64(), [r[0] for r in rijen]),
            "laag": (pa.string(), [r[6] for r in rijen]),
            "begindatum": (pa.date32(), [_dag(r[1]) for r in rijen]),
            "einddatum": (pa.date32(), [_dag(r[2] - 1) if r[2] <= tot else None for r in rijen]),
            "waarde": (pa.string(), [r[7] for r in rijen]),
        }
    )
