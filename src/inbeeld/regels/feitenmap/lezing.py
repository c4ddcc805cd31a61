"""What reading facts yields: the accepted facts, and every rejected row with its reason."""

from __future__ import annotations

from dataclasses import dataclass

import pyarrow as pa

from .feiten import Feiten

AFGEKEURD_SCHEMA = pa.schema(
    [
        ("tabel", pa.string()),
        ("bestand", pa.string()),
        ("regel", pa.int64()),
        ("kolom", pa.string()),
        ("reden", pa.string()),
        ("waarde", pa.string()),
    ]
)


@dataclass(frozen=True, slots=True)
class Afkeuring:
    """One rejected row: the first rule that it breaks.

    `regel` is the line in a CSV file (the header is line 1), the row number (from 1) in a Parquet
    file or a table in memory. `reden` is plain Dutch and names the rule, never the value. `waarde`
    is the offending value, which may be personal: leave it out of logs.
    """

    tabel: str
    bestand: str
    regel: int
    kolom: str
    reden: str
    waarde: str | None


@dataclass(frozen=True, slots=True)
class Stand:
    """Rows of one table: `gelezen` = `aanvaard` + `afgekeurd`."""

    tabel: str
    bestand: str
    gelezen: int
    afgekeurd: int

    @property
    def aanvaard(self) -> int:
        """Rows that count."""
        return self.gelezen - self.afgekeurd


@dataclass(frozen=True, slots=True)
class Lezing:
    """Facts that were read and checked.

    `afgekeurd_tabel`: the rejected rows with the columns of `AFGEKEURD_SCHEMA`, by table and line.
    `waarschuwingen`: Dutch lines on what was left unread (unknown files and columns).
    """

    feiten: Feiten
    standen: tuple[Stand, ...]
    afgekeurd_tabel: pa.Table
    waarschuwingen: tuple[str, ...] = ()

    @property
    def gelezen(self) -> int:
        """Rows read, over all tables."""
        return sum(stand.gelezen for stand in self.standen)

    @property
    def aanvaard(self) -> int:
        """Rows accepted, over all tables."""
        return sum(stand.aanvaard for stand in self.standen)

    @property
    def aantal_afgekeurd(self) -> int:
        """Rows rejected, over all tables."""
        return int(self.afgekeurd_tabel.num_rows)

    @property
    def afgekeurd(self) -> list[Afkeuring]:
        """Every rejected row, by table and line."""
        return [Afkeuring(**rij) for rij in self.afgekeurd_tabel.to_pylist()]
