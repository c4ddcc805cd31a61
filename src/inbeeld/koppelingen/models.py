"""What was exchanged with other systems: messages, files, and who hears that something changed."""

import uuid

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from inbeeld.register.models import Jongere
from inbeeld.signalen.models import Melding
from inbeeld.toegang.models import Aanstelling, ApiClient, Organisatie


class DuoBericht(models.Model):
    """One file or request with verzuimmeldingen that was taken in or given out. Never changed.

    No person is in it: counts, and the fingerprint of the content.
    """

    class Richting(models.TextChoices):
        IN = "in", "ingelezen"
        UIT = "uit", "opgehaald"

    class Wat(models.TextChoices):
        MELDINGEN = "meldingen", "verzuimmeldingen"
        TERUGMELDINGEN = "terugmeldingen", "terugmeldingen"

    class Via(models.TextChoices):
        BESTAND = "bestand", "bestand"
        API = "api", "API"

    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    aanstelling = models.ForeignKey(Aanstelling, on_delete=models.PROTECT, related_name="+")
    richting = models.CharField(max_length=3, choices=Richting.choices)
    wat = models.CharField(max_length=20, choices=Wat.choices)
    via = models.CharField(max_length=10, choices=Via.choices)
    # SHA-256 of the bytes, in hexadecimal.
    vingerafdruk = models.CharField(max_length=64)
    # Null only while its lines are being read.
    nieuw = models.PositiveIntegerField(null=True)
    bekend = models.PositiveIntegerField(null=True)
    afgekeurd = models.PositiveIntegerField(null=True)
    moment = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["organisatie", "moment"], name="duobericht_van_wie")]

    def __str__(self) -> str:
        return f"{self.wat} {self.richting}"


class DuoMelding(models.Model):
    """A verzuimmelding or a return message that an organisation took in, by its number.

    Ties the number of the other system to our melding. Never changed: a later return message is a
    row of its own. `inhoud`: keyed fingerprint of what it said, so that the same number with
    something else in it is noticed. `contact`: the professional to turn to, as the message named
    them.
    """

    class Soort(models.TextChoices):
        MELDING = "melding", "verzuimmelding"
        TERUGMELDING = "terugmelding", "terugmelding"

    jongere = models.ForeignKey(Jongere, on_delete=models.PROTECT, related_name="+")
    melding = models.ForeignKey(Melding, on_delete=models.PROTECT, related_name="+")
    bericht = models.ForeignKey(DuoBericht, on_delete=models.PROTECT, related_name="+")
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    soort = models.CharField(max_length=20, choices=Soort.choices)
    meldingsnummer = models.CharField(max_length=40)
    status = models.CharField(max_length=1, blank=True, default="")
    status_op = models.DateField(null=True)
    reden = models.CharField(max_length=40, blank=True, default="")
    toelichting = models.CharField(max_length=20, blank=True, default="")
    contact = models.JSONField(default=dict)
    inhoud = models.BinaryField(max_length=32)
    # The melding's: who may read that may read this. For the row policy.
    partijen = ArrayField(models.BigIntegerField(), default=list)
    moment = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisatie", "meldingsnummer"],
                condition=Q(soort="melding"),
                name="duomelding_een_keer",
            ),
            models.UniqueConstraint(
                fields=["organisatie", "meldingsnummer", "status", "status_op"],
                condition=Q(soort="terugmelding"),
                name="duoterugmelding_een_keer",
            ),
        ]
        indexes = [
            models.Index(fields=["melding"], name="duomelding_melding"),
            models.Index(fields=["jongere"], name="duomelding_jongere"),
        ]

    def __str__(self) -> str:
        return f"{self.soort} {self.meldingsnummer}"


@pghistory.track(pghistory.UpdateEvent(), exclude=["geheim_versleuteld"])
class Webhook(models.Model):
    """Where a program of a partner wants to hear that something changed, and of what kinds.

    It hears which row changed and nothing of its content: what it may know it fetches over the API,
    with the rights of its client.
    """

    sleutel = models.UUIDField(default=uuid.uuid4, unique=True)
    client = models.ForeignKey(ApiClient, on_delete=models.PROTECT, related_name="+")
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    adres = models.URLField(max_length=500)
    soorten = ArrayField(models.CharField(max_length=40))
    geheim_versleuteld = models.BinaryField()
    aangemaakt_op = models.DateTimeField()
    beeindigd_op = models.DateTimeField(null=True)
    beeindigd_reden = models.CharField(max_length=100, blank=True, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(soorten__len__gt=0), name="webhook_soorten")
        ]
        indexes = [
            models.Index(
                fields=["organisatie"],
                condition=Q(beeindigd_op__isnull=True),
                name="webhook_van_wie",
            )
        ]

    def __str__(self) -> str:
        return f"webhook {self.sleutel}"


class Webhookpost(models.Model):
    """One message on its way to a webhook: the kind of row and its key, and no person.

    What changes again before it went is told once. Gone or given up, `volgende_poging` is null.
    """

    sleutel = models.UUIDField(default=uuid.uuid4, unique=True)
    webhook = models.ForeignKey(Webhook, on_delete=models.PROTECT, related_name="+")
    soort = models.CharField(max_length=40)
    rij = models.UUIDField()
    moment = models.DateTimeField()
    pogingen = models.PositiveIntegerField(default=0)
    volgende_poging = models.DateTimeField(null=True)
    verzonden_op = models.DateTimeField(null=True)
    uitkomst = models.CharField(max_length=40, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["webhook", "soort", "rij"],
                condition=Q(volgende_poging__isnull=False, pogingen=0),
                name="webhookpost_wacht_een_keer",
            )
        ]
        indexes = [
            models.Index(
                fields=["volgende_poging"],
                condition=Q(volgende_poging__isnull=False),
                name="webhookpost_wacht",
            )
        ]

    def __str__(self) -> str:
        return f"bericht {self.sleutel}"
