"""What the tests of administration share: somebody who manages, and pages as text."""

import html
import re
from datetime import date

from django.test import Client
from django.utils import timezone

from inbeeld.toegang.models import Aanstelling, Gebruiker, Organisatie
from tests import fabriek as f


def vandaag() -> date:
    """Pages go by the clock."""
    return timezone.localdate()


def beheerder(organisatie: Organisatie) -> Client:
    """A client with an administrator of the organisation logged in."""
    client = Client()
    client.force_login(f.aanstelling(organisatie, "beheerder").gebruiker)
    return client


def tekst(antwoord: object) -> str:
    """The page's words, without tags."""
    zonder = re.sub(r"<[^>]+>", " ", antwoord.content.decode())
    return " ".join(html.unescape(zonder).split())


def vers(rij: object) -> object:
    """The row as it is now, whoever may see it."""
    with f.systeem():
        return type(rij).objects.get(pk=rij.pk)


def aanstellingen_van(gebruiker: Gebruiker) -> list[Aanstelling]:
    with f.systeem():
        return list(Aanstelling.objects.filter(gebruiker=gebruiker).order_by("pk"))
