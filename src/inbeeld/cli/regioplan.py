"""`inbeeld regioplan`: check the agreements of a region, or put them in force."""

from __future__ import annotations

import argparse
import os
import sys
from datetime import date
from pathlib import Path

from inbeeld.regels.fouten import AanroepFout


def argumenten(parser: argparse.ArgumentParser) -> None:
    """The choices of this verb."""
    parser.add_argument(
        "doe", choices=("controleer", "activeer"), help="alleen nakijken, of laten ingaan"
    )
    parser.add_argument("bestand", type=Path, metavar="BESTAND", help="de afspraken, als YAML")
    parser.add_argument(
        "--van",
        type=_dag,
        metavar="DATUM",
        help="eerste dag (bij activeer), bijvoorbeeld 2026-08-01",
    )


def _dag(tekst: str) -> date:
    try:
        return date.fromisoformat(tekst)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{tekst!r} is geen datum zoals 2026-08-01") from None


def voer_uit(keuze: argparse.Namespace) -> int:
    """Tell every mistake with its line (1), or what the plan holds; put it in force when asked.

    Raises AanroepFout for a file that cannot be read.
    """
    if keuze.doe == "activeer" and keuze.van is None:
        raise AanroepFout("noem met --van de eerste dag waarop de afspraken gelden")
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "inbeeld.config.settings")
    django.setup()
    from inbeeld.signalen.plan import PlanFout, lees
    from inbeeld.signalen.plan.opslag import lees_bestand

    try:
        inhoud = keuze.bestand.read_bytes()
    except OSError as fout:
        raise AanroepFout(f"{keuze.bestand.name} is niet te lezen: {fout.strerror}") from fout
    try:
        tekst = lees_bestand(inhoud)
        plan = lees(tekst)
    except PlanFout as fout:
        for f in fout.fouten:
            print(f"{keuze.bestand.name} {f}")
        return 1
    aantal = f"{len(plan.routes)} routes, {len(plan.ladders)} ladders"
    print(f"{plan.naam}: {aantal}, {len(plan.functies)} functies. De tekst klopt.")
    return _activeer(tekst, keuze.van) if keuze.doe == "activeer" else 0


def _activeer(tekst: str, van: date) -> int:
    from django.utils import timezone

    from inbeeld.signalen.plan import NietTeActiveren, activeer
    from inbeeld.toegang.actor import systeem_actor

    with systeem_actor("afspraken van de regio", timezone.localdate()):
        try:
            regioplan = activeer(tekst, van=van, moment=timezone.now())
        except NietTeActiveren as fout:
            print(f"inbeeld regioplan: {fout}", file=sys.stderr)
            return 1
    print(f"Versie {regioplan.versie} geldt vanaf {van:%d-%m-%Y}.")
    return 0
