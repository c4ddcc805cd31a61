"""The compiled SQL as it is shipped: reading `sql/<dialect>/<part>.sql`.

A file is a sequence of stages, each a `select` under a line `-- stap: <name> <tabel|kijk>`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

DIALECTEN = ("duckdb", "postgres")
MAP = Path(__file__).parent / "sql"
_PARAMETER = re.compile(r'\(\s*SELECT\s+"(\w+)"\."(\w+)"\s+FROM "parameters" AS "\1"\s*\)')
_KOP = re.compile(r"^-- stap: (\w+) (tabel|kijk)$", re.MULTILINE)


class Tekst(NamedTuple):
    """One compiled stage. `kijk`: a view or inlined CTE, not a table."""

    naam: str
    kijk: bool
    select: str

    def leest(self, naam: str) -> bool:
        """Whether this stage reads the relation of that name."""
        return f'FROM "{naam}" ' in self.select or f'JOIN "{naam}" ' in self.select


def kop(naam: str, kijk: bool) -> str:
    """The line above a stage."""
    return f"-- stap: {naam} {'kijk' if kijk else 'tabel'}"


@cache
def lees(dialect: str, deel: str) -> tuple[Tekst, ...]:
    """The stages of a part, in order. Raises FileNotFoundError for an unknown part."""
    stukken = _KOP.split((MAP / dialect / f"{deel}.sql").read_text("utf-8"))[1:]
    drietallen = zip(stukken[::3], stukken[1::3], stukken[2::3], strict=True)
    return tuple(Tekst(naam, soort == "kijk", tekst.strip()) for naam, soort, tekst in drietallen)


def ingevuld(select: str, waarden: Mapping[str, str]) -> str:
    """A stage's text with each single parameter as a value (SQL) instead of a subquery.

    Every one of a hundred subqueries is planned by itself, and nothing can be left out of a plan
    that does not know what is asked. Raises KeyError for a parameter without a value.
    """
    return _PARAMETER.sub(lambda gevonden: f"({waarden[gevonden[2]]})", select)
