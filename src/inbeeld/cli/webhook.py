"""`inbeeld webhook`: make, list and end where programs of partners hear of changes."""

from __future__ import annotations

import argparse
import os
import sys

DOEN = ("maak", "lijst", "beeindig")


def argumenten(parser: argparse.ArgumentParser) -> None:
    """The choices of this verb."""
    parser.add_argument("doe", choices=DOEN, help="maak er een, toon ze alle, of beëindig er een")
    parser.add_argument("sleutel", nargs="?", help="sleutel van de webhook die u beëindigt")
    parser.add_argument("--client", help="client-id van de koppeling")
    parser.add_argument("--adres", help="https-adres van het programma")
    parser.add_argument(
        "--soort", action="append", help="waarover het programma hoort; meer dan een keer mag"
    )


def voer_uit(keuze: argparse.Namespace) -> int:
    """Do one of DOEN. The secret of a new webhook is printed once."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "inbeeld.config.settings")
    django.setup()
    from django.core.exceptions import ObjectDoesNotExist, ValidationError
    from django.utils import timezone

    from inbeeld.toegang.actor import systeem_actor
    from inbeeld.toegang.policies import Geweigerd

    doe = {"maak": _maak, "lijst": _lijst, "beeindig": _beeindig}[keuze.doe]
    with systeem_actor("webhooks beheren", timezone.localdate()):
        try:
            return doe(keuze)
        except Geweigerd as fout:
            reden = str(fout)
        except (ObjectDoesNotExist, ValidationError):
            reden = "de koppeling of webhook bestaat niet"
    print(f"inbeeld webhook: {reden}", file=sys.stderr)
    return 2


def _maak(keuze: argparse.Namespace) -> int:
    from django.utils import timezone

    from inbeeld.koppelingen.webhooks.beheer import maak_webhook
    from inbeeld.toegang.models import ApiClient

    ontbreekt = [f"--{naam}" for naam in ("client", "adres", "soort") if not getattr(keuze, naam)]
    if ontbreekt:
        print(f"inbeeld webhook: nog nodig: {', '.join(ontbreekt)}", file=sys.stderr)
        return 2
    client = ApiClient.objects.select_related("aanstelling__organisatie").get(sleutel=keuze.client)
    nieuw = maak_webhook(client, keuze.adres, keuze.soort, moment=timezone.now())
    print(f"sleutel  {nieuw.webhook.sleutel}")
    print(f"geheim   {nieuw.geheim}")
    print("Bewaar het geheim nu: het is niet op te vragen.")
    return 0


def _lijst(keuze: argparse.Namespace) -> int:
    from inbeeld.koppelingen.models import Webhook

    for webhook in Webhook.objects.select_related("organisatie").order_by("aangemaakt_op"):
        stand = "beëindigd" if webhook.beeindigd_op else "aan"
        soorten = "+".join(webhook.soorten)
        print(f"{webhook.sleutel}  {stand}  {webhook.organisatie.naam}  {soorten}  {webhook.adres}")
    return 0


def _beeindig(keuze: argparse.Namespace) -> int:
    from django.utils import timezone

    from inbeeld.koppelingen.models import Webhook
    from inbeeld.koppelingen.webhooks.beheer import beeindig

    if not keuze.sleutel:
        print("inbeeld webhook: welke? geef de sleutel", file=sys.stderr)
        return 2
    webhook = Webhook.objects.select_related("organisatie").get(sleutel=keuze.sleutel)
    beeindig(webhook, "met de hand", moment=timezone.now())
    print("beëindigd")
    return 0
