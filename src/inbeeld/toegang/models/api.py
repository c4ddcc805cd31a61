"""Programs of partners that use the API: who answers for them, what they may, and their tokens."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from inbeeld.toegang.models.mensen import Aanstelling, Gebruiker


class ApiClient(models.Model):
    """A program of one organisation, for instance its leerlingadministratiesysteem.

    It acts in an aanstelling of its own, held by a gebruiker who cannot log in: rows, fields, acts,
    read log and period follow from that as they do for people. Only the hash of its secret is kept.
    """

    class Scope(models.TextChoices):
        LEZEN = "lezen", "gegevens lezen"
        AANLEVEREN = "aanleveren", "gegevens aanleveren"

    sleutel = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    naam = models.CharField(max_length=100)
    aanstelling = models.OneToOneField(Aanstelling, on_delete=models.PROTECT, related_name="+")
    # The person at the organisation who answers for what the program does.
    verantwoordelijke = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, related_name="+")
    scopes = ArrayField(models.CharField(max_length=12, choices=Scope.choices))
    geheim_hash = models.BinaryField()
    aangemaakt_op = models.DateTimeField()
    aangemaakt_door = models.ForeignKey(
        Gebruiker, null=True, on_delete=models.PROTECT, related_name="+"
    )
    ingetrokken_op = models.DateTimeField(null=True)
    ingetrokken_door = models.ForeignKey(
        Gebruiker, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(scopes__len__gt=0) & Q(scopes__contained_by=["lezen", "aanleveren"]),
                name="apiclient_scopes",
            ),
            models.CheckConstraint(
                condition=Q(ingetrokken_op__isnull=False) | Q(ingetrokken_door__isnull=True),
                name="apiclient_ingetrokken",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.naam} ({self.sleutel})"


class ApiToken(models.Model):
    """A token that was given out and may still hold. What the client sends is not kept, its hash
    is: who reads this table cannot use it."""

    hash = models.BinaryField(unique=True)
    client = models.ForeignKey(ApiClient, on_delete=models.CASCADE, related_name="tokens")
    scopes = ArrayField(models.CharField(max_length=12))
    verloopt_op = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["client", "verloopt_op"], name="apitoken_client")]

    def __str__(self) -> str:
        return f"token {self.pk}"
