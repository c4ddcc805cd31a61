"""Making and ending webhooks. A secret is shown once, and kept encrypted to sign with."""

import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction

from inbeeld.koppelingen.models import Webhook, Webhookpost
from inbeeld.koppelingen.webhooks.soorten import SOORTEN
from inbeeld.toegang.api.clients import check_can_clients_beheren
from inbeeld.toegang.matrix import Handeling, cel
from inbeeld.toegang.models import ApiClient
from inbeeld.toegang.policies import Geweigerd
from inbeeld.toegang.versleuteling import versleutel

KOLOM = b"koppelingen_webhook.geheim_versleuteld"
HOOGSTENS = 5
"""Webhooks of one client."""


@dataclass(frozen=True, slots=True)
class NieuweWebhook:
    """A webhook that was just made, and its secret."""

    webhook: Webhook
    geheim: str


@transaction.atomic
def maak_webhook(
    client: ApiClient, adres: str, soorten: Collection[str], *, moment: datetime
) -> NieuweWebhook:
    """Tell `adres` of changes of these kinds. Raises Geweigerd with what is wrong."""
    aanstelling = client.aanstelling
    check_can_clients_beheren(aanstelling.organisatie)
    if client.ingetrokken_op is not None:
        raise Geweigerd("Deze koppeling is ingetrokken.")
    controleer_adres(adres)
    gevraagd = set(soorten)
    if onbekend := gevraagd - set(SOORTEN):
        raise Geweigerd(f"Onbekend: {', '.join(sorted(onbekend))}. Kies uit {', '.join(SOORTEN)}.")
    dicht = [s for s in gevraagd if not cel(aanstelling.rol, SOORTEN[s], Handeling.BEKIJKEN)]
    if dicht or not gevraagd:
        raise Geweigerd(f"De rol van deze koppeling ziet dit niet: {', '.join(sorted(dicht))}.")
    if Webhook.objects.filter(client=client, beeindigd_op=None).count() >= HOOGSTENS:
        raise Geweigerd(f"Een koppeling heeft hoogstens {HOOGSTENS} webhooks.")
    geheim = f"whsec_{secrets.token_urlsafe(32)}"
    webhook = Webhook.objects.create(
        client=client,
        organisatie_id=aanstelling.organisatie_id,
        adres=adres,
        soorten=sorted(gevraagd),
        geheim_versleuteld=versleutel(geheim, KOLOM),
        aangemaakt_op=moment,
    )
    return NieuweWebhook(webhook, geheim)


@transaction.atomic
def beeindig(webhook: Webhook, reden: str, *, moment: datetime) -> None:
    """End a webhook; what still waited for it is not sent."""
    check_can_clients_beheren(webhook.organisatie)
    webhook.beeindigd_op, webhook.beeindigd_reden = moment, reden
    webhook.save(update_fields=["beeindigd_op", "beeindigd_reden"])
    wacht = Webhookpost.objects.filter(webhook=webhook, volgende_poging__isnull=False)
    wacht.update(volgende_poging=None, uitkomst="beëindigd")


def controleer_adres(adres: str) -> None:
    """Raise Geweigerd unless it is an https address without user name, or one of the hosts that the
    region's own network may be asked (`INBEELD_WEBHOOKS_INTERN`)."""
    try:
        deel = urlsplit(adres)
        poort_goed = deel.port is None or 0 < deel.port < 65536
    except ValueError:
        raise Geweigerd("Dit is geen webadres.") from None
    intern = deel.netloc in settings.WEBHOOKS_INTERN
    if not deel.hostname or not poort_goed or deel.username or deel.fragment:
        raise Geweigerd("Dit is geen webadres waar iets naartoe kan.")
    if deel.scheme != "https" and not (intern and deel.scheme == "http"):
        raise Geweigerd("Een webhook gaat alleen naar een https-adres.")
