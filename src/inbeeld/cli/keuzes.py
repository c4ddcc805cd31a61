"""The arguments that the verbs of the rules share, and how they are read."""

from __future__ import annotations

import argparse
import re
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from inbeeld.regels.codes import VAKANTIEREGIOS
from inbeeld.regels.definities import DEFINITIES
from inbeeld.regels.fouten import AanroepFout
from inbeeld.regels.parameters import PARAMETERS


def dag(tekst: str) -> date:
    """A date `2026-07-31`. Raises ArgumentTypeError."""
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", tekst, re.ASCII):
            return date.fromisoformat(tekst)
    except ValueError:
        pass
    raise argparse.ArgumentTypeError(f"{tekst!r} is geen bestaande datum (jjjj-mm-dd)")


def periode(tekst: str) -> tuple[date, date]:
    """Two dates `2018-08-01/2019-07-31`, both included. Raises ArgumentTypeError."""
    begin, streep, einde = tekst.partition("/")
    if not streep:
        raise argparse.ArgumentTypeError(f"{tekst!r} is geen periode (begin/einde)")
    uit = dag(begin), dag(einde)
    if uit[1] < uit[0]:
        raise argparse.ArgumentTypeError(f"{tekst!r} eindigt voor zij begint")
    return uit


def moment(tekst: str) -> datetime:
    """A moment in UTC `2026-01-15T12:00:00Z`. Raises ArgumentTypeError."""
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?Z", tekst, re.ASCII):
            return datetime.fromisoformat(tekst).astimezone(UTC)
    except ValueError:
        pass
    raise argparse.ArgumentTypeError(f"{tekst!r} is geen moment in UTC (2026-01-15T12:00:00Z)")


def parameter(tekst: str) -> tuple[str, str]:
    """A parameter `lang_dagen=14`. Raises ArgumentTypeError."""
    naam, is_, waarde = tekst.partition("=")
    if not is_:
        raise argparse.ArgumentTypeError(f"{tekst!r} is geen naam=waarde")
    if naam not in PARAMETERS:
        raise argparse.ArgumentTypeError(
            f"{naam!r} is geen parameter; er zijn {', '.join(PARAMETERS)}"
        )
    try:
        PARAMETERS[naam].getal(waarde)
    except AanroepFout as fout:
        raise argparse.ArgumentTypeError(str(fout)) from None
    return naam, waarde


def uitvoer(tekst: str) -> Path:
    """A file to write, .csv or .parquet. Raises ArgumentTypeError."""
    pad = Path(tekst)
    if pad.suffix.lower() not in (".csv", ".parquet"):
        raise argparse.ArgumentTypeError(f"{tekst!r} moet eindigen op .csv of .parquet")
    if not pad.parent.is_dir():
        raise argparse.ArgumentTypeError(f"de map van {tekst!r} bestaat niet")
    return pad


def gemeenschappelijk(parser: argparse.ArgumentParser) -> None:
    """What every verb over a fact folder takes."""
    parser.add_argument("feitenmap", metavar="FEITENMAP", type=Path, help="map met feiten")
    parser.add_argument(
        "--vakantieregio",
        choices=VAKANTIEREGIOS,
        default="noord",
        help="vakantieregio van de regio (noord als u niets kiest)",
    )
    parser.add_argument(
        "--bekend-op",
        type=moment,
        metavar="MOMENT",
        help="reken met wat toen bekend was, zoals 2026-01-15T12:00:00Z",
    )
    parser.add_argument(
        "--parameter",
        type=parameter,
        action="append",
        default=[],
        metavar="NAAM=WAARDE",
        help="wat als: een andere waarde, zoals lang_dagen=14 (mag vaker)",
    )
    parser.add_argument(
        "--uit", type=uitvoer, metavar="BESTAND", help="schrijf naar dit .csv- of .parquetbestand"
    )
    parser.add_argument(
        "--laat-weg", action="store_true", help="reken door zonder de rijen die niet kloppen"
    )


def definitie(parser: argparse.ArgumentParser) -> None:
    """The definitie, required."""
    parser.add_argument(
        "--definitie",
        required=True,
        choices=tuple(DEFINITIES),
        metavar="NAAM",
        help=", ".join(DEFINITIES),
    )


def tot(parser: argparse.ArgumentParser) -> None:
    """The horizon, required."""
    parser.add_argument(
        "--tot", required=True, type=dag, metavar="DATUM", help="laatste dag van de uitkomst"
    )


def rekenkeuzes(keuze: argparse.Namespace) -> dict[str, Any]:
    """The arguments of `gemeenschappelijk` as the rules' functions take them."""
    return {
        "vakantieregio": keuze.vakantieregio,
        "bekend_op": keuze.bekend_op,
        "parameters": dict(keuze.parameter),
    }
