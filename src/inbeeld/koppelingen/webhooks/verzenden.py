"""Send what waits for webhooks, until it went or three days are over.

A message is {soort, sleutel, moment} and a signature after Standard Webhooks (webhook-id,
webhook-timestamp, webhook-signature): who gets it asks the API for the rest. The address is looked
up once and every number behind it judged before that same number is called, so that a name that
points inwards, or changes between the look and the call, reaches nothing of our own network.
"""

import base64
import hashlib
import hmac
import ipaddress
import json
import logging
import socket
from datetime import datetime, timedelta
from urllib.parse import urlsplit

import urllib3
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from inbeeld.koppelingen.models import Webhookpost
from inbeeld.koppelingen.webhooks.beheer import KOLOM
from inbeeld.toegang.actor import systeem_actor
from inbeeld.toegang.versleuteling import ontsleutel

log = logging.getLogger(__name__)

PER_RONDE = 200
WACHT = urllib3.Timeout(connect=3, read=5)
LANGSTE_WACHT = timedelta(hours=6)
OPGEVEN_NA = timedelta(days=3)
"""A program that was away longer asks the API what it missed; the row says that it was given up."""


class NaarBinnen(OSError):
    """The address leads to a network that is not to be called."""


def verstuur_webhooks(moment: datetime) -> int:
    """Send what is due at `moment`; returns how many messages were taken in by the other side."""
    gelukt = 0
    # One that does not answer takes seconds: in this round it is not tried again.
    stil: set[int] = set()
    with systeem_actor("webhooks versturen", timezone.localdate(moment)):
        for _ in range(PER_RONDE):
            stand = _volgende(moment, stil)
            if stand is None:
                break
            gelukt += stand
    return gelukt


@transaction.atomic
def _volgende(moment: datetime, stil: set[int]) -> bool | None:
    """Try one message; None when none is due."""
    post = (
        Webhookpost.objects.select_for_update(skip_locked=True, of=("self",))
        .select_related("webhook")
        .filter(volgende_poging__lte=moment)
        .exclude(webhook_id__in=stil)
        .order_by("volgende_poging", "pk")
        .first()
    )
    if post is None:
        return None
    uitkomst = _verstuur(post, moment)
    goed = uitkomst.isdigit() and 200 <= int(uitkomst) < 300
    wacht = min(timedelta(minutes=2 ** min(post.pogingen, 10)), LANGSTE_WACHT)
    op = goed or moment - post.moment > OPGEVEN_NA
    Webhookpost.objects.filter(pk=post.pk).update(
        pogingen=post.pogingen + 1,
        verzonden_op=moment if goed else None,
        volgende_poging=None if op else moment + wacht,
        uitkomst=uitkomst,
    )
    if not goed:
        stil.add(post.webhook_id)
        log.warning("webhook wacht bericht=%s reden=%s", post.sleutel, uitkomst)
    return goed


def _verstuur(post: Webhookpost, moment: datetime) -> str:
    """The status that the other side gave, or the kind of what went wrong."""
    inhoud = json.dumps(
        {"soort": post.soort, "sleutel": str(post.rij), "moment": post.moment.isoformat()}
    ).encode()
    try:
        geheim = ontsleutel(bytes(post.webhook.geheim_versleuteld), KOLOM)
        koppen = onderteken(geheim, str(post.sleutel), int(moment.timestamp()), inhoud)
        return str(_roep_aan(post.webhook.adres, inhoud, koppen))
    except (OSError, ValueError, KeyError, urllib3.exceptions.HTTPError) as fout:
        # Only the kind: the text of an error may repeat the address.
        return type(fout).__name__[:40]


def onderteken(geheim: str, sleutel: str, tijd: int, inhoud: bytes) -> dict[str, str]:
    """The headers with which the other side sees that it came from us, and when."""
    wat = f"{sleutel}.{tijd}.".encode() + inhoud
    teken = hmac.new(geheim.encode(), wat, hashlib.sha256).digest()
    return {
        "Content-Type": "application/json",
        "User-Agent": "In Beeld",
        "webhook-id": sleutel,
        "webhook-timestamp": str(tijd),
        "webhook-signature": f"v1,{base64.b64encode(teken).decode()}",
    }


def _roep_aan(adres: str, inhoud: bytes, koppen: dict[str, str]) -> int:
    deel = urlsplit(adres)
    host = deel.hostname or ""
    poort = deel.port or (443 if deel.scheme == "https" else 80)
    nummer = _nummer(host, poort, intern=deel.netloc in settings.WEBHOOKS_INTERN)
    keuzes = {"timeout": WACHT, "retries": False, "maxsize": 1}
    pool: urllib3.HTTPConnectionPool
    if deel.scheme == "https":
        pool = urllib3.HTTPSConnectionPool(
            nummer, poort, server_hostname=host, assert_hostname=host, **keuzes
        )
    else:
        pool = urllib3.HTTPConnectionPool(nummer, poort, **keuzes)
    pad = (deel.path or "/") + (f"?{deel.query}" if deel.query else "")
    with pool:
        antwoord = pool.urlopen(
            "POST",
            pad,
            body=inhoud,
            headers=koppen | {"Host": deel.netloc},
            redirect=False,
            preload_content=False,
        )
        antwoord.close()  # what it answers is not read: only whether it took it
        return int(antwoord.status)


def _nummer(host: str, poort: int, *, intern: bool) -> str:
    """The first number behind a name. Raises NaarBinnen when any of them is not public."""
    gevonden = socket.getaddrinfo(host, poort, type=socket.SOCK_STREAM)
    nummers = [str(info[4][0]) for info in gevonden]
    if not intern and not all(ipaddress.ip_address(n).is_global for n in nummers):
        raise NaarBinnen
    return nummers[0]
