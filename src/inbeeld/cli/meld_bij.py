"""`inbeeld meld-bij`: tell people what fell due, and send the e-mail and webhooks that wait."""

from __future__ import annotations

import argparse
import os


def argumenten(parser: argparse.ArgumentParser) -> None:
    """This verb has no choices."""


def voer_uit(keuze: argparse.Namespace) -> int:
    """Once; safe beside a server that does the same every minute."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "inbeeld.config.settings")
    django.setup()
    from django.utils import timezone

    from inbeeld.koppelingen.webhooks.verzenden import verstuur_webhooks
    from inbeeld.signalen.actions import kennis

    moment = timezone.now()
    for naam, aantal in kennis.meld_bij(timezone.localdate(moment), moment).items():
        print(f"{naam}: {aantal}")
    ronde = kennis.verstuur_mail(moment)
    print(f"verzonden: {ronde.verzonden}, niet gelukt: {ronde.mislukt}")
    print(f"webhooks: {verstuur_webhooks(moment)}")
    return 0
