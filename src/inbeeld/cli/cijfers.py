"""`inbeeld cijfers`: make the figures of the dashboards now, instead of within minutes."""

from __future__ import annotations

import argparse
import os

DOEN = ("maak",)


def argumenten(parser: argparse.ArgumentParser) -> None:
    """The choices of this verb."""
    parser.add_argument("doe", choices=DOEN, help="maak de cijfers opnieuw")


def voer_uit(keuze: argparse.Namespace) -> int:
    """Make the sheet of every definitie that the region counts by."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "inbeeld.config.settings")
    django.setup()
    from django.utils import timezone

    from inbeeld.monitor.actions.blad import maak_bladen

    for blad in maak_bladen(timezone.now(), timezone.localdate()):
        print(f"{blad.definitie}: de cijfers zijn gemaakt in {blad.seconden:.1f} s")
    return 0
