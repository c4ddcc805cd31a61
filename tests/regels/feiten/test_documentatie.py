"""The documentation of the fact folder names every column as the schema does."""

from __future__ import annotations

from pathlib import Path

from inbeeld.regels.schema import TABELLEN, Kolom

PAGINA = Path(__file__).parents[3] / "docs" / "formaten" / "feitenmap.md"


def _regel(tabel: str, kolom: Kolom) -> str:
    soort = ", ".join(f"`{code}`" for code in kolom.codes) or kolom.soort.value
    return f"| {tabel} | `{kolom.naam}` | {soort} | {'ja' if kolom.leeg else 'nee'} |"


def test_every_column_is_documented() -> None:
    regels = PAGINA.read_text(encoding="utf-8").splitlines()
    verwacht = {_regel(naam, k) for naam, tabel in TABELLEN.items() for k in tabel.kolommen}
    gevonden = {regel for regel in regels if regel.split("|")[1:2] and _tabel(regel) in TABELLEN}
    assert verwacht == gevonden


def _tabel(regel: str) -> str:
    return regel.split("|")[1].strip()
