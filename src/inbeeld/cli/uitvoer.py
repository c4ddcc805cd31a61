"""Where a verb's table goes: a file, or the screen."""

from __future__ import annotations

import csv
import io
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.csv as pa_csv
import pyarrow.parquet as pq

from inbeeld.regels.fouten import AanroepFout


def toon(tabel: pa.Table, pad: Path | None) -> None:
    """Write to the file; without one as columns on a terminal, as CSV in a pipe."""
    if pad is not None:
        schrijf(tabel, pad)
    elif sys.stdout.isatty():
        print(als_kolommen(tabel))
    else:
        sys.stdout.write(als_csv(tabel))
        sys.stdout.flush()


def schrijf(tabel: pa.Table, pad: Path) -> None:
    """Write a .csv or .parquet file, whole or not at all. Raises AanroepFout when it cannot."""
    tijdelijk = pad.with_name(f".{pad.name}.deel")
    try:
        if pad.suffix.lower() == ".parquet":
            pq.write_table(tabel, tijdelijk)
        else:
            tijdelijk.write_text(als_csv(tabel), encoding="utf-8", newline="")
        tijdelijk.replace(pad)
    except OSError as fout:
        tijdelijk.unlink(missing_ok=True)
        raise AanroepFout(f"{pad} kan niet worden geschreven: {fout.strerror}") from None


def als_csv(tabel: pa.Table) -> str:
    """CSV with a header; empty for null; quotes only where they are needed."""
    snel = io.BytesIO()
    try:
        pa_csv.write_csv(tabel, snel, _ZONDER_QUOTES)
    except pa.ArrowInvalid:  # a value that cannot do without quotes
        return _met_quotes(tabel)
    return snel.getvalue().decode("utf-8")


_ZONDER_QUOTES = pa_csv.WriteOptions(quoting_style="none", quoting_header="none")


def _met_quotes(tabel: pa.Table) -> str:
    """Ten times as slow. Arrow by itself quotes every text or none."""
    uit = io.StringIO()
    schrijver = csv.writer(uit, lineterminator="\n")
    schrijver.writerow(tabel.column_names)
    for deel in tabel.to_batches(max_chunksize=50_000):
        kolommen = [[_tekst(waarde) for waarde in kolom.to_pylist()] for kolom in deel.columns]
        schrijver.writerows(zip(*kolommen, strict=True))
    return uit.getvalue()


def als_kolommen(tabel: pa.Table, leeg: str = "(geen rijen)") -> str:
    """Aligned columns; numbers to the right."""
    if tabel.num_rows == 0:
        return leeg
    getal = [pa.types.is_integer(veld.type) for veld in tabel.schema]
    rijen = [tabel.column_names]
    rijen += [[_tekst(waarde) for waarde in rij.values()] for rij in tabel.to_pylist()]
    breedtes = [max(len(rij[nr]) for rij in rijen) for nr in range(len(getal))]
    regels = [
        "  ".join(
            waarde.rjust(breedte) if rechts else waarde.ljust(breedte)
            for waarde, breedte, rechts in zip(rij, breedtes, getal, strict=True)
        ).rstrip()
        for rij in rijen
    ]
    streep = "  ".join("─" * breedte for breedte in breedtes)
    return "\n".join([regels[0], streep, *regels[1:]])


def _tekst(waarde: Any) -> str:
    if waarde is None:
        return ""
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, date | datetime):
        return waarde.isoformat()
    return str(waarde)
