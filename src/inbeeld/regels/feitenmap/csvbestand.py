"""A CSV file as a raw table of text, with the line of every row.

The common file is read by DuckDB, on all cores. Where the lines are not simply the rows (blank
lines, line breaks inside quotes, rows of the wrong width, quotes that do not close) Python's own
reader takes over: slower, and it knows the line of each row.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow as pa

from ..fouten import FeitenmapFout
from .feiten import Feiten, letterlijk

_BOM = b"\xef\xbb\xbf"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_BLOK = 100_000
"""Rows that Python's reader gathers before they become Arrow: a large file must not live in
Python objects."""


@dataclass(frozen=True, slots=True)
class Breuk:
    """A line that is no row of the table: it has too few or too many values."""

    regel: int
    reden: str


@dataclass(frozen=True, slots=True)
class CsvTabel:
    """Raw table `naam`: text columns `kolommen` and, where rows are not lines, `regel_nr`."""

    kolommen: tuple[str, ...]
    breuken: tuple[Breuk, ...]
    met_regel: bool


def lees_csv(feiten: Feiten, pad: Path, doel: str) -> CsvTabel:
    """Read the file into temp table `doel`, every column as text, empty as null.

    Raises FeitenmapFout (one Dutch line) when the file is not UTF-8 text with commas and a header.
    """
    inhoud = pad.read_bytes()
    _keur_tekst(inhoud, pad.name)
    kop = _kop(inhoud, pad.name)
    if not kop or not _lees_snel(feiten, pad, doel, kop, inhoud):
        return _lees_langzaam(feiten, pad, doel, kop, inhoud)
    return CsvTabel(kop, (), met_regel=False)


def _keur_tekst(inhoud: bytes, bestand: str) -> None:
    if inhoud.startswith(_UTF16):
        raise FeitenmapFout(f"{bestand} is opgeslagen als UTF-16; sla het op als UTF-8")
    plek = inhoud.find(b"\0")
    if plek >= 0:
        regel = inhoud.count(b"\n", 0, plek) + 1
        raise FeitenmapFout(f"{bestand} regel {regel}: bevat een NUL-teken en is dus geen tekst")
    try:
        pa.array([inhoud], pa.large_binary()).cast(pa.large_string())
    except pa.ArrowInvalid:
        regel = _eerste_foute_regel(inhoud)
        raise FeitenmapFout(
            f"{bestand} regel {regel}: is niet in UTF-8 geschreven; sla het bestand op als UTF-8"
        ) from None


def _eerste_foute_regel(inhoud: bytes) -> int:
    try:
        inhoud.decode("utf-8")
    except UnicodeDecodeError as fout:
        return inhoud.count(b"\n", 0, fout.start) + 1
    return 1


def _kop(inhoud: bytes, bestand: str) -> tuple[str, ...]:
    eerste = inhoud.removeprefix(_BOM).partition(b"\n")[0].partition(b"\r")[0].decode("utf-8")
    if not eerste.strip():
        if not inhoud.removeprefix(_BOM).strip():
            return ()
        raise FeitenmapFout(f"{bestand}: de eerste regel is leeg; daar horen de kolomnamen")
    for teken, naam in ((";", "puntkomma's"), ("\t", "tabs"), ("|", "strepen")):
        if teken in eerste and "," not in eerste:
            raise FeitenmapFout(f"{bestand}: kolommen zijn gescheiden met {naam}; gebruik komma's")
    return tuple(next(csv.reader([eerste])))


def _lees_snel(feiten: Feiten, pad: Path, doel: str, kop: tuple[str, ...], inhoud: bytes) -> bool:
    """Read with DuckDB. False when the lines of the file are not simply its rows."""
    if inhoud.count(b"\r") != inhoud.count(b"\r\n") or len(set(kop)) != len(kop):
        return False
    # Line ends at the very end make no row, in any number.
    regels = inhoud.rstrip(b"\r\n").count(b"\n") + 1
    namen = {f"k{nr}": "VARCHAR" for nr in range(len(kop))}
    try:
        feiten.con.execute(
            f"create or replace temp table {doel} as select {_aliassen(kop)} from read_csv(?, "
            "auto_detect = false, header = true, delim = ',', quote = '\"', escape = '\"', "
            "strict_mode = true, null_padding = false, columns = ?)",
            [letterlijk(pad), namen],
        )
    except duckdb.Error:
        return False
    # Blank lines and line breaks inside quotes both make rows fewer than lines, so equal counts
    # prove that row r stands on line r + 1.
    return feiten.getal(f"select count(*) from {doel}") == regels - 1


def _aliassen(kop: tuple[str, ...]) -> str:
    """Column nr as its name; what cannot be one of ours keeps its number, as nothing reads it."""
    eigen = re.compile("[a-z_]{2,}")
    return ", ".join(
        f"k{nr} as {naam}" if eigen.fullmatch(naam) else f"k{nr}" for nr, naam in enumerate(kop)
    )


def _lees_langzaam(
    feiten: Feiten, pad: Path, doel: str, kop: tuple[str, ...], inhoud: bytes
) -> CsvTabel:
    blokken: list[pa.Table] = []
    rijen: list[tuple[int, list[str]]] = []
    breuken: list[Breuk] = []
    for regel, velden in _rijen(inhoud, pad.name):
        if len(velden) != len(kop):
            reden = f"de regel heeft {len(velden)} waarden; de kopregel {len(kop)}"
            breuken.append(Breuk(regel, reden))
            continue
        rijen.append((regel, velden))
        if len(rijen) == _BLOK:
            blokken.append(_blok(rijen, len(kop)))
            rijen.clear()
    feiten.con.register("in_csv", pa.concat_tables([*blokken, _blok(rijen, len(kop))]))
    feiten.con.execute(
        f"create or replace temp table {doel} as select regel_nr, {_aliassen(kop)} from in_csv"
    )
    feiten.con.unregister("in_csv")
    return CsvTabel(kop, tuple(breuken), met_regel=True)


def _blok(rijen: list[tuple[int, list[str]]], breedte: int) -> pa.Table:
    tabel = {"regel_nr": pa.array([regel for regel, _ in rijen], pa.int64())}
    for nr in range(breedte):
        tabel[f"k{nr}"] = pa.array([velden[nr] or None for _, velden in rijen], pa.string())
    return pa.table(tabel)


def _rijen(inhoud: bytes, bestand: str) -> Iterator[tuple[int, list[str]]]:
    """The rows after the header, each with the line on which it begins; blank lines are none."""
    tekst = io.TextIOWrapper(io.BytesIO(inhoud), encoding="utf-8-sig", newline="")
    lezer = csv.reader(tekst, strict=True)
    begin = 1
    try:
        for nr, velden in enumerate(lezer):
            if nr > 0 and velden:
                yield begin, velden
            begin = lezer.line_num + 1
    except csv.Error:
        raise FeitenmapFout(
            f"{bestand} regel {begin}: de aanhalingstekens kloppen niet; "
            "vanaf hier is het bestand niet te lezen"
        ) from None
