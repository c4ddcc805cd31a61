"""`inbeeld herbereken`: compute all stored timelines again, and report what differed."""

from __future__ import annotations

import argparse
import os

from inbeeld.regels.codes import VAKANTIEREGIOS

from .voortgang import Voortgang


def argumenten(parser: argparse.ArgumentParser) -> None:
    """The choices of this verb."""
    parser.add_argument(
        "--vakantieregio",
        choices=VAKANTIEREGIOS,
        help="kies de vakantieregio van de regio; anders blijft wat gekozen was",
    )


def voer_uit(keuze: argparse.Namespace) -> int:
    """Recompute everybody. Exit code 0 when nothing differed, 1 when something did: drift, unless
    the rules, the definitie or the calendar were changed before."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "inbeeld.config.settings")
    django.setup()
    from django.utils import timezone

    from inbeeld.tijdlijnen.actions import herbereken, kies_vakantieregio

    vandaag = timezone.localdate()
    if keuze.vakantieregio:
        kies_vakantieregio(keuze.vakantieregio, vandaag=vandaag)
    with Voortgang() as voortgang:

        def meld(klaar: int, totaal: int) -> None:
            voortgang.stap(f"{klaar} van {totaal} kinderen herberekend")

        drift = herbereken(vandaag=vandaag, meld=meld)
    print(f"{drift.kinderen} kinderen herberekend, {len(drift.anders)} anders dan opgeslagen")
    return 1 if drift.anders else 0
