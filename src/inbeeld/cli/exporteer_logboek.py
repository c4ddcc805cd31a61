"""`inbeeld exporteer-logboek`: the read log in the fields of Logboek Dataverwerkingen."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from . import keuzes


def argumenten(parser: argparse.ArgumentParser) -> None:
    """The choices of this verb."""
    parser.add_argument("--van", type=keuzes.dag, required=True, metavar="DATUM", help="eerste dag")
    parser.add_argument(
        "--tot", type=keuzes.dag, required=True, metavar="DATUM", help="laatste dag"
    )
    parser.add_argument(
        "--uit", type=Path, required=True, metavar="BESTAND", help="een .jsonl- of .csv-bestand"
    )
    parser.add_argument(
        "--verwerkingen",
        metavar="URI",
        help="waar de verwerkingen in uw register staan; de handeling komt erachter",
    )


def voer_uit(keuze: argparse.Namespace) -> int:
    """Write the file, whole or not at all."""
    import django

    if keuze.uit.suffix not in (".jsonl", ".csv"):
        print("inbeeld exporteer-logboek: --uit eindigt op .jsonl of .csv", file=sys.stderr)
        return 2
    if keuze.van > keuze.tot:
        print("inbeeld exporteer-logboek: --tot ligt voor --van", file=sys.stderr)
        return 2
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "inbeeld.config.settings")
    django.setup()
    from django.db import transaction
    from django.utils import timezone

    from inbeeld.toegang.actor import systeem_actor
    from inbeeld.toegang.logboek import uitvoer

    schrijf = uitvoer.schrijf_csv if keuze.uit.suffix == ".csv" else uitvoer.schrijf_jsonl
    verwerkingen = keuze.verwerkingen or uitvoer.VERWERKINGEN
    tijdelijk = keuze.uit.with_name(f".{keuze.uit.name}.deel")
    try:
        with (
            systeem_actor("logboek exporteren", timezone.localdate()),
            transaction.atomic(),
            tijdelijk.open("w", encoding="utf-8", newline="") as bestand,
        ):
            rijen = uitvoer.regels(van=keuze.van, tot_en_met=keuze.tot, verwerkingen=verwerkingen)
            aantal = schrijf(rijen, bestand)
        tijdelijk.replace(keuze.uit)
    except OSError as fout:
        tijdelijk.unlink(missing_ok=True)
        print(f"inbeeld exporteer-logboek: {keuze.uit}: {fout.strerror}", file=sys.stderr)
        return 2
    print(f"{aantal} regels in {keuze.uit}")
    return 0
