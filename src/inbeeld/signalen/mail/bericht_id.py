"""The Message-ID of an e-mail, made before the first attempt and never changed."""

from email.utils import parseaddr
from urllib.parse import urlsplit
from uuid import uuid4

from django.conf import settings


def bericht_id(naam: str = "") -> str:
    """`<name>@<domain of the sender>`, without the angle brackets. Without a name: a random one.

    A name makes the e-mail exist once: the column is unique.
    """
    _, afzender = parseaddr(settings.DEFAULT_FROM_EMAIL)
    domein = afzender.partition("@")[2] if settings.MAIL_AAN else ""
    return f"{naam or uuid4()}@{domein or urlsplit(settings.SITE_ADRES).hostname}"
