"""`inbeeld bewaartermijnen`: propose for destruction what is past its term."""

from __future__ import annotations

import argparse
import os
from datetime import date


def argumenten(parser: argparse.ArgumentParser) -> None:
    """The choices of this verb."""
    parser.add_argument(
        "--peildatum",
        type=date.fromisoformat,
        help="de dag waarop de termijnen worden bekeken (vandaag als u niets kiest)",
    )


def voer_uit(keuze: argparse.Namespace) -> int:
    """Propose, and throw away files that nobody processed. Nothing else is destroyed here."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "inbeeld.config.settings")
    django.setup()
    from django.utils import timezone

    from inbeeld.toegang.bewaren.actions import stel_voor

    ronde = stel_voor(keuze.peildatum or timezone.localdate(), timezone.now())
    print(
        f"{ronde.voorstellen} voorstellen met {ronde.regels} gegevens wachten op bevestiging; "
        f"{ronde.bestanden} bestanden die niemand verwerkte zijn weggegooid"
    )
    return 0
