"""`inbeeld controleer`: every rejected row, with file, line, column and reason."""

from __future__ import annotations

import argparse

import pyarrow as pa

from inbeeld.regels.feitenmap import Lezing

from . import keuzes
from .lezen import lees_alles, rijen
from .uitvoer import als_kolommen, schrijf
from .voortgang import Voortgang

_VELDEN = ["bestand", "regel", "kolom", "reden"]


def argumenten(parser: argparse.ArgumentParser) -> None:
    """The verb's own arguments."""
    keuzes.gemeenschappelijk(parser)
    parser.add_argument(
        "--met-waarde",
        action="store_true",
        help="toon ook de waarde die niet klopt (kan een persoonsgegeven zijn)",
    )


def voer_uit(keuze: argparse.Namespace) -> int:
    """Read, report; 1 when a row was rejected."""
    with Voortgang() as voortgang:
        lezing = lees_alles(keuze, voortgang)
    velden = [*_VELDEN, "waarde"] if keuze.met_waarde else _VELDEN
    afgekeurd = lezing.afgekeurd_tabel.select(velden)
    if keuze.uit is not None:
        schrijf(afgekeurd, keuze.uit)
    else:
        for rij in afgekeurd.to_pylist():
            print(_regel(rij))
        if afgekeurd.num_rows:
            print()
    print(als_kolommen(_standen(lezing)))
    print()
    print(
        f"{rijen(lezing.gelezen)} gelezen = {lezing.aanvaard} aanvaard "
        f"+ {lezing.aantal_afgekeurd} afgekeurd"
    )
    return 1 if lezing.aantal_afgekeurd else 0


def _regel(rij: dict[str, str | int | None]) -> str:
    kolom = f", kolom {rij['kolom']}" if rij["kolom"] else ""
    waarde = f" [{rij['waarde']}]" if rij.get("waarde") else ""
    return f"{rij['bestand']} regel {rij['regel']}{kolom}: {rij['reden']}{waarde}"


def _standen(lezing: Lezing) -> pa.Table:
    return pa.table(
        {
            "bestand": [stand.bestand for stand in lezing.standen],
            "gelezen": [stand.gelezen for stand in lezing.standen],
            "aanvaard": [stand.aanvaard for stand in lezing.standen],
            "afgekeurd": [stand.afgekeurd for stand in lezing.standen],
        }
    )
