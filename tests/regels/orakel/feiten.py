"""Facts as text rows, and the small steps of sections 1 and 2."""

from __future__ import annotations

import csv
import datetime as dt
import json
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

VER = dt.date(2200, 1, 1).toordinal()  # stands for an empty einddatum
TABELLEN = (
    "jongeren",
    "scholen",
    "woonplaatsen",
    "inschrijvingen",
    "verzuim",
    "vrijstellingen",
    "aanbod",
    "duidingen",
    "gegevensstand",
    "dekking",
    "lesvrij",
)
Rij = Mapping[str, str]


def iso(d: int) -> str:
    return dt.date.fromordinal(d).isoformat() if d else ""


def dag(tekst: str) -> int:
    return dt.date.fromisoformat(tekst).toordinal()


def einde(tekst: str) -> int:
    return dag(tekst) if tekst else VER


def honderdsten(tekst: str | Decimal) -> int:
    waarde = Decimal(tekst) * 100
    assert waarde == int(waarde), tekst
    return int(waarde)


def plus_maanden(d: int, maanden: int) -> int:
    """Section 1.3: same day of the month, clipped to the month's last day."""
    datum = dt.date.fromordinal(d)
    jaar, maand = divmod(datum.year * 12 + datum.month - 1 + maanden, 12)
    for kortere in range(4):
        try:
            return dt.date(jaar, maand + 1, datum.day - kortere).toordinal()
        except ValueError:
            continue
    raise AssertionError


def lees_map(pad: Path) -> dict[str, list[dict[str, str]]]:
    """A folder of CSV files as rows of text; a missing file is an empty table."""
    feiten: dict[str, list[dict[str, str]]] = {}
    for tabel in TABELLEN:
        bestand = pad / f"{tabel}.csv"
        if bestand.exists():
            with bestand.open(encoding="utf-8", newline="") as regels:
                feiten[tabel] = [
                    {k: (v or "").strip() for k, v in rij.items()} for rij in csv.DictReader(regels)
                ]
        else:
            feiten[tabel] = []
    return feiten


def lees_geval(pad: Path) -> dict[str, Any]:
    geval: dict[str, Any] = json.loads(pad.read_text(encoding="utf-8"))
    return geval


def bekend(rij: Rij, bekend_op: str | None) -> bool:
    """Section 1.5. Moments are UTC in one fixed notation, so text compares as time."""
    vastgelegd, ingetrokken = rij.get("vastgelegd_op", ""), rij.get("ingetrokken_op", "")
    if bekend_op is None:
        return not ingetrokken
    return (not vastgelegd or vastgelegd <= bekend_op) and not (
        ingetrokken and ingetrokken <= bekend_op
    )
