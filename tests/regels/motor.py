"""The engine's two runners behind one signature, for the tests that hold both."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Protocol

import pyarrow as pa

from inbeeld.regels import Feiten, bereken


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
    }


RUNNERS: dict[str, Runner] = {"duckdb": duckdb}
