"""Logging in: what somebody sees of their own sign-ins, and the invitation of a joiner."""

import uuid

from django.db import models
from django.db.models.functions import Now

from inbeeld.toegang.models.mensen import Gebruiker


class Aanmelding(models.Model):
    """One attempt to log in or to confirm who one is, for the person's own eyes.

    Append-only, by rights and by trigger. Only attempts on an existing account are kept, and no
    address of a computer.
    """

    class Hoe(models.TextChoices):
        WACHTWOORD = "wachtwoord", "wachtwoord"
        APP = "app", "code uit de app"
        PASSKEY = "passkey", "passkey"
        HERSTELCODE = "herstelcode", "herstelcode"
        AANBIEDER = "aanbieder", "inlog van de organisatie"
        HERSTELD = "hersteld", "tweede stap weggehaald"

    # Made here and not by the database: a row that one may write and not read cannot be returned.
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    gebruiker = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, related_name="+")
    moment = models.DateTimeField()
    hoe = models.CharField(max_length=20, choices=Hoe.choices)
    gelukt = models.BooleanField()
    aanbieder = models.CharField(max_length=40, blank=True, default="")
    # 'Firefox op Windows', for recognising one's own.
    apparaat = models.CharField(max_length=60, blank=True, default="")
    # Who did it on this person's behalf: an administrator who reset the second factor.
    door = models.ForeignKey(Gebruiker, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["gebruiker", "-moment"], name="aanmelding_gebruiker")]

    def __str__(self) -> str:
        return f"{self.hoe} {self.moment}"


class Uitnodiging(models.Model):
    """The right to choose a password, once and for some days. The key itself is not kept."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    gebruiker = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, related_name="+")
    sleutel_hash = models.CharField(max_length=64, unique=True)
    gemaakt_op = models.DateTimeField(db_default=Now())
    # Used, or replaced by a later one.
    vervallen_op = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"uitnodiging {self.gemaakt_op}"
