"""The worked cases and random folders in `conformance/`, read for every test that uses them."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

from tests.regels.orakel import lees_geval, lees_map

HIER = Path(__file__).parent / "conformance"
GEVALLEN = sorted(HIER.glob("*.json"))
MAPPEN = sorted((HIER / "mappen").iterdir())
MAP_TOT = "2020-12-31"
BEKEND_OP = {"verwacht": None, "verwacht-bekend-op-2019-06-01": "2019-06-01T00:00:00Z"}
VERWACHTINGEN = [
    (map_, verwacht, bekend_op)
    for map_ in MAPPEN
    for verwacht, bekend_op in BEKEND_OP.items()
    if (map_ / verwacht).is_dir()
]
Rijen = list[tuple[str, ...]]


def geval(pad: Path) -> dict[str, Any]:
    """One worked case: facts, call, and the expected rows from `vergelijk_vanaf` on."""
    return lees_geval(pad)


def feiten_van(map_: Path) -> dict[str, list[dict[str, str]]]:
    return lees_map(map_ / "feiten")


def te_vergelijken(rijen: list[tuple[str, ...]], einddatum: int, vanaf: str) -> Rijen:
    """The rows whose einddatum is empty or not before `vanaf`."""
    return [rij for rij in rijen if not rij[einddatum] or rij[einddatum] >= vanaf]


def verwachte_rijen(geval: dict[str, Any]) -> dict[str, Rijen]:
    """tijdlijn, klok and meldplicht of a worked case, as comparable rows."""
    vanaf = geval["vergelijk_vanaf"]
    return {
        naam: te_vergelijken([tuple(rij.values()) for rij in geval[sleutel]], plek, vanaf)
        for naam, sleutel, plek in (
            ("tijdlijn", "tijdlijn", 1),
            ("klok", "klok", 3),
            ("meldplicht", "wettelijke_meldingen", 1),
        )
    }


def verwachte_map(map_: Path, verwacht: str) -> dict[str, Rijen]:
    """Per file name (klok, meldplicht, tijdlijn-<definitie>) the expected rows, sorted."""
    uit = {}
    for bestand in sorted((map_ / verwacht).glob("*.csv")):
        with bestand.open(encoding="utf-8", newline="") as regels:
            uit[bestand.stem] = sorted(tuple(rij) for rij in list(csv.reader(regels))[1:])
    return uit
