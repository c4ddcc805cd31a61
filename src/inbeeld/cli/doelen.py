"""`inbeeld doelen`: take over the targets that come with In Beeld, with their sources."""

from __future__ import annotations

import argparse
import os


def argumenten(parser: argparse.ArgumentParser) -> None:
    """The choices of this verb."""
    parser.add_argument(
        "doe", choices=("toon", "laad"), help="alleen tonen wat er is, of overnemen"
    )
    parser.add_argument(
        "code", nargs="*", metavar="CODE", help="alleen deze; anders alles wat bij de regio hoort"
    )


def voer_uit(keuze: argparse.Namespace) -> int:
    """Tell what there is, or load it. Exit code 1 when something asked for was not loaded."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "inbeeld.config.settings")
    django.setup()
    from django.db import transaction
    from django.utils import timezone

    from inbeeld.monitor.actions.doelen import laad, te_laden
    from inbeeld.toegang.actor import systeem_actor

    with systeem_actor("doelen overnemen", timezone.localdate()), transaction.atomic():
        past, past_niet = te_laden()
        if keuze.doe == "toon":
            for rij in past:
                print(f"{rij.code}: {rij.naam}")
            for rij in past_niet:
                print(f"{rij.code}: {rij.naam} (er horen gemeenten bij die hier niet zijn)")
            return 0
        geladen = laad(timezone.now(), keuze.code or None)
    for uitkomst in geladen:
        print(f"{uitkomst.wat.code}: {uitkomst.reden or 'overgenomen'}")
    gelukt = {uitkomst.wat.code for uitkomst in geladen if not uitkomst.reden}
    niet = sorted(set(keuze.code) - gelukt)
    if niet:
        print(f"Niet overgenomen: {', '.join(niet)}. 'inbeeld doelen toon' noemt wat er is.")
    return 1 if niet or any(uitkomst.reden for uitkomst in geladen) else 0
