"""`inbeeld vakanties`: record the region's school holidays and public holidays as facts."""

from __future__ import annotations

import argparse
import os
import sys
from datetime import date
from typing import Any

from inbeeld.regels.codes import VAKANTIEREGIOS


def argumenten(parser: argparse.ArgumentParser) -> None:
    """The choices of this verb."""
    parser.add_argument(
        "--vakantieregio",
        choices=VAKANTIEREGIOS,
        default="noord",
        help="vakantieregio van de regio (noord als u niets kiest)",
    )


def voer_uit(keuze: argparse.Namespace) -> int:
    """Set whose holidays the region has and record those that it lacks; twice is as once."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "inbeeld.config.settings")
    django.setup()
    from django.db import transaction
    from django.utils import timezone

    from inbeeld.tijdlijnen.actions import kies_vakantieregio, leg_vast
    from inbeeld.toegang.actor import systeem_actor
    from inbeeld.toegang.models import Organisatie

    with systeem_actor("vakanties vastleggen", timezone.localdate()), transaction.atomic():
        regio = Organisatie.objects.filter(soort=Organisatie.Soort.REGIO).first()
        if regio is None:
            print("inbeeld vakanties: er is nog geen organisatie van soort regio", file=sys.stderr)
            return 2
        # First: the recording below computes everybody's timeline by it.
        kies_vakantieregio(keuze.vakantieregio, vandaag=timezone.localdate())
        nieuw = [{"_bron": regio.pk, **rij} for rij in _nieuwe_rijen(keuze.vakantieregio)]
        if nieuw:
            leg_vast(
                moment=timezone.now(), soort="hand", reden="vakanties", nieuw={"lesvrij": nieuw}
            )
    print(f"{len(nieuw)} lesvrije perioden vastgelegd voor vakantieregio {keuze.vakantieregio}")
    return 0


def _nieuwe_rijen(vakantieregio: str) -> list[dict[str, Any]]:
    from inbeeld.register.models import FeitLesvrij
    from inbeeld.register.vakanties import lesvrije_dagen
    from inbeeld.toegang.perioden import einddatum

    er_zijn: set[tuple[date, date | None]] = {
        (feit.periode.lower, einddatum(feit.periode))
        for feit in FeitLesvrij.objects.filter(
            vakantieregio=vakantieregio, school__isnull=True, ingetrokken_op__isnull=True
        )
    }
    return [
        {
            "vakantieregio": vakantieregio,
            "school": None,
            "begindatum": vrij.begindatum,
            "einddatum": vrij.einddatum,
            "naam": vrij.naam,
        }
        for vrij in lesvrije_dagen(vakantieregio)
        if (vrij.begindatum, vrij.einddatum) not in er_zijn
    ]
