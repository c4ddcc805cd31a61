"""`inbeeld beheerder`: make the first administrator of the region, who makes all others."""

from __future__ import annotations

import argparse
import os
import sys


def argumenten(parser: argparse.ArgumentParser) -> None:
    """The choices of this verb."""
    parser.add_argument("--naam", required=True, metavar="NAAM", help="naam van de beheerder")
    parser.add_argument(
        "--email", required=True, metavar="ADRES", help="e-mailadres; hiermee logt de beheerder in"
    )
    parser.add_argument("--regio", metavar="NAAM", help="naam van de regio, als die er nog niet is")
    parser.add_argument(
        "--adres",
        default="",
        metavar="URL",
        help="begin van het adres van de site, bijvoorbeeld https://inbeeld.example",
    )


def voer_uit(keuze: argparse.Namespace) -> int:
    """Make region and administrator, and print the invitation once.

    Works also later, for an administrator who lost everything: whoever may run this has the
    database already. It is recorded as done by the system.
    """
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "inbeeld.config.settings")
    django.setup()
    from django.db import transaction
    from django.utils import timezone

    from inbeeld.toegang.actor import systeem_actor
    from inbeeld.toegang.beheer import actions
    from inbeeld.toegang.models import Organisatie

    vandaag = timezone.localdate()
    with systeem_actor("beheerder maken", vandaag), transaction.atomic():
        regio = Organisatie.objects.filter(soort=Organisatie.Soort.REGIO).first()
        if regio is None and not keuze.regio:
            print("inbeeld beheerder: er is nog geen regio; noem haar met --regio", file=sys.stderr)
            return 2
        try:
            if regio is None:
                regio = actions.maak_organisatie(naam=keuze.regio, soort="regio", code="regio")
            nieuw = actions.nieuwe_medewerker(
                naam=keuze.naam,
                email=keuze.email,
                organisatie=regio,
                rol="beheerder",
                van=vandaag,
            )
        except actions.NietMogelijk as fout:
            print(f"inbeeld beheerder: {fout}", file=sys.stderr)
            return 2
    print(f"{regio.naam} heeft een nieuwe beheerder.")
    if nieuw.uitnodiging is None:
        print("Dit account bestond al: inloggen gaat zoals eerst.")
        return 0
    print("Kies binnen drie dagen een wachtwoord op dit adres. Het wordt niet nog eens getoond:")
    print(f"{keuze.adres.rstrip('/')}{nieuw.uitnodiging}")
    return 0
