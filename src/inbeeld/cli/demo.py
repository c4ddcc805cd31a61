"""`inbeeld demo`: make the synthetic region, as a fact folder or in the database."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from . import keuzes


def argumenten(parser: argparse.ArgumentParser) -> None:
    """The choices of this verb."""
    parser.add_argument(
        "--feitenmap", type=Path, metavar="MAP", help="schrijf een feitenmap, zonder namen"
    )
    parser.add_argument(
        "--vandaag", type=keuzes.dag, metavar="DATUM", help="de dag tot wanneer de gegevens lopen"
    )
    parser.add_argument("--kinderen", type=int, default=None, metavar="N", help="8000 standaard")


def voer_uit(keuze: argparse.Namespace) -> int:
    """Write the folder, or prepare the database that DATABASE_URL or the data folder means.

    The date comes from the clock only here, where a person gives the command.
    """
    from inbeeld.demo.regio import KINDEREN

    vandaag = keuze.vandaag or date.today()
    kinderen = KINDEREN if keuze.kinderen is None else keuze.kinderen
    if keuze.feitenmap is not None:
        return _schrijf(keuze.feitenmap, vandaag, kinderen)
    from inbeeld.demo.dienst import main

    return main(
        ["--alleen-klaarzetten", "--vandaag", vandaag.isoformat(), "--jongeren", str(kinderen)]
    )


def _schrijf(pad: Path, vandaag: date, kinderen: int) -> int:
    from inbeeld.demo.feitenmap import schrijf_feitenmap
    from inbeeld.demo.regio import maak_regio

    try:
        aantallen = schrijf_feitenmap(maak_regio(vandaag, kinderen), pad)
    except ValueError as fout:
        print(f"inbeeld demo: {fout}", file=sys.stderr)
        return 2
    except OSError as fout:
        print(f"inbeeld demo: {pad}: {fout.strerror}", file=sys.stderr)
        return 2
    for tabel, aantal in aantallen.items():
        print(f"{tabel:<16}{aantal:>9}")
    return 0
