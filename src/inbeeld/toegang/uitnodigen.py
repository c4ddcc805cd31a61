"""Invitations: how a joiner gets a password, and how somebody who lost theirs gets another.

No mail is sent yet: an administrator hands over the address. It holds a random key and nothing of
the person, works once, and for 72 hours; a new one replaces the old.
"""

import hashlib
from datetime import timedelta
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models.functions import Now
from django.urls import reverse

from inbeeld.toegang.models import Gebruiker, Uitnodiging

GELDIG = timedelta(hours=72)


@transaction.atomic
def maak_uitnodiging(gebruiker: Gebruiker) -> str:
    """The path of a new invitation; this is the only moment at which its key is known."""
    vervang_uitnodigingen(gebruiker)
    sleutel = uuid4()  # 122 random bits
    Uitnodiging.objects.create(gebruiker=gebruiker, sleutel_hash=_hash(sleutel))
    return reverse("uitnodiging", kwargs={"sleutel": sleutel})


def vervang_uitnodigingen(gebruiker: Gebruiker) -> None:
    """End every invitation of the person that is still open."""
    Uitnodiging.objects.filter(gebruiker=gebruiker, vervallen_op=None).update(vervallen_op=Now())


def geldige_uitnodiging(sleutel: UUID) -> Uitnodiging | None:
    """The invitation that the key opens, locked until the transaction ends; None when it is over,
    used, or never was. The database's clock decides."""
    return (
        Uitnodiging.objects.select_for_update(of=("self",))
        .select_related("gebruiker")
        .filter(
            sleutel_hash=_hash(sleutel),
            vervallen_op=None,
            gemaakt_op__gt=Now() - GELDIG,
            gebruiker__is_active=True,
        )
        .first()
    )


def _hash(sleutel: UUID) -> str:
    return hashlib.sha256(sleutel.bytes).hexdigest()
