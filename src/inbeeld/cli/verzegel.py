"""`inbeeld verzegel`: seal the lines of the read log that are not sealed yet."""

from __future__ import annotations

import argparse
import os


def argumenten(parser: argparse.ArgumentParser) -> None:
    """This verb has no choices."""


def voer_uit(keuze: argparse.Namespace) -> int:
    """Seal; safe beside a server that does the same every minute."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "inbeeld.config.settings")
    django.setup()
    from inbeeld.toegang.logboek.verzegelen import verzegel

    print(f"{verzegel()} regels verzegeld")
    return 0
