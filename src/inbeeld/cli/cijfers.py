"""`inbeeld cijfers`: make the figures of the dashboards now, instead of within minutes; or add up
what regions published."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from inbeeld.regels.fouten import AanroepFout

DOEN = ("maak", "optellen")


def argumenten(parser: argparse.ArgumentParser) -> None:
    """The choices of this verb."""
    parser.add_argument(
        "doe",
        choices=DOEN,
        help="maak: de cijfers opnieuw; optellen: gepubliceerde bestanden van regio's bij elkaar",
    )
    parser.add_argument(
        "bestanden",
        nargs="*",
        type=Path,
        metavar="BESTAND",
        help="bij optellen: de CSV van elke regio, van hetzelfde schooljaar en dezelfde definitie",
    )
    parser.add_argument(
        "--uit", type=Path, metavar="BESTAND", help="bij optellen: schrijf de som in dit bestand"
    )


def voer_uit(keuze: argparse.Namespace) -> int:
    """Make the sheet of every definitie that the region counts by, or add published files up.

    Raises AanroepFout for a file that cannot be read, GegevensFout for files that do not belong in
    one sum.
    """
    if keuze.doe == "optellen":
        return _tel_op(keuze.bestanden, keuze.uit)
    if keuze.bestanden or keuze.uit:
        raise AanroepFout("bij 'maak' hoort geen bestand")
    return _maak()


def _maak() -> int:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "inbeeld.config.settings")
    django.setup()
    from django.utils import timezone

    from inbeeld.monitor.actions.blad import maak_bladen

    for blad in maak_bladen(timezone.now(), timezone.localdate()):
        print(f"{blad.definitie}: de cijfers zijn gemaakt in {blad.seconden:.1f} s")
    return 0


def _tel_op(bestanden: list[Path], uit: Path | None) -> int:
    from inbeeld.monitor.publicatie.optellen import als_csv, tel_op

    if not bestanden:
        raise AanroepFout("noem de bestanden die bij elkaar moeten")
    if len({str(bestand) for bestand in bestanden}) < len(bestanden):
        raise AanroepFout("hetzelfde bestand staat er twee keer")
    tekst = als_csv(tel_op({str(bestand): _lees(bestand) for bestand in bestanden}))
    if uit is None:
        sys.stdout.write(tekst)
        return 0
    try:
        uit.write_text(tekst, encoding="utf-8-sig")
    except OSError:
        raise AanroepFout(f"{uit} is niet te schrijven") from None
    return 0


def _lees(bestand: Path) -> str:
    try:
        return bestand.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise AanroepFout(f"{bestand} is niet te lezen") from None
