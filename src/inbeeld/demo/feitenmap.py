"""Write the synthetic region as a fact folder, so that the command line has something to count."""

import csv
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from inbeeld.regels.schema import TABELLEN

from .kennis import bekend_op
from .regio import Regio


def schrijf_feitenmap(regio: Regio, pad: Path) -> dict[str, int]:
    """Write one CSV per fact table into `pad` (made when it is missing); returns rows per table.

    Holds no names: a jongere is a key such as `K000012`. `vastgelegd_op` says when each row became
    known. Raises FileExistsError when the folder already holds a table, because a mix of two
    regions would count without an error.
    """
    pad.mkdir(parents=True, exist_ok=True)
    aantallen = {}
    for tabel in TABELLEN.values():
        kolommen = [kolom.naam for kolom in tabel.kolommen]
        rijen = regio.boek.tabellen[tabel.naam]
        with (pad / f"{tabel.naam}.csv").open("x", encoding="utf-8", newline="") as bestand:
            schrijver = csv.writer(bestand)
            schrijver.writerow([*kolommen, "vastgelegd_op"])
            schrijver.writerows(
                [
                    *(_tekst(kolom, rij[kolom]) for kolom in kolommen),
                    _utc(bekend_op(tabel.naam, rij, regio.begin, regio.vandaag)),
                ]
                for rij in rijen
            )
        aantallen[tabel.naam] = len(rijen)
    return aantallen


def jongere_sleutel(nummer: int) -> str:
    """The key of child `nummer` in a fact folder."""
    return f"K{nummer:06d}"


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _tekst(kolom: str, waarde: Any) -> str:
    if waarde is None:
        return ""
    if kolom == "jongere":
        return jongere_sleutel(waarde)
    if isinstance(waarde, date):
        return waarde.isoformat()
    return str(waarde)
