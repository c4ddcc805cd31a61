"""A delivery and what belongs to it: its file while it waits, refused lines, questions, keys."""

import uuid
from datetime import date

import pghistory
from django.contrib.postgres.fields import ArrayField, DateRangeField
from django.db import models
from django.db.models import Q

from inbeeld.register.models import Jongere, Vastlegging
from inbeeld.toegang.models import Aanstelling, Gebruiker, Organisatie
from inbeeld.toegang.perioden import einddatum, geldige_periode

from .formaten import FORMATEN

_KLEUREN = {"verwerkt": "goed", "vragen": "let-op", "proef": "let-op", "mislukt": "dringend"}


# What it was before, and who made it what it is. The counts and remarks are the program's own.
_WAS = {"row": pghistory.Old}


@pghistory.track(
    pghistory.UpdateEvent(
        "gewijzigd",
        condition=pghistory.AnyChange("status", "volledig", "categorieen", "periode"),
        **_WAS,
    ),
    pghistory.DeleteEvent("verwijderd", **_WAS),
    fields=["id", "organisatie", "status", "volledig", "categorieen", "periode", "ingetrokken_op"],
    model_name="LeveringEvent",
)
class Levering(models.Model):
    """One file of one supplier, from upload to timelines.

    The file is kept (encrypted, `LeveringDeel`) until it is processed and no longer. `telling`:
    the counts of the dry run, and after processing those of what was done.
    """

    class Status(models.TextChoices):
        CONCEPT = "concept", "wordt gecontroleerd"
        PROEF = "proef", "gecontroleerd, nog niet verwerkt"
        VRAGEN = "vragen", "wacht op uw antwoord"
        BEVESTIGD = "bevestigd", "wordt verwerkt"
        VERWERKT = "verwerkt", "verwerkt"
        MISLUKT = "mislukt", "niet gelezen"
        INGETROKKEN = "ingetrokken", "ingetrokken"

    sleutel = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    soort_formaat = models.CharField(max_length=20)
    tabellen = ArrayField(models.CharField(max_length=20))
    periode = DateRangeField()
    volledig = models.BooleanField()
    # Which kinds of absence this school registers; what it does not is unknown, not zero.
    categorieen = ArrayField(models.CharField(max_length=20), default=list)
    status = models.CharField(max_length=12, choices=Status.choices, default=Status.CONCEPT)
    bestand_hash = models.CharField(max_length=64)
    bestand_bytes = models.BigIntegerField()
    telling = models.JSONField(default=dict)
    opmerkingen = ArrayField(models.CharField(max_length=500), default=list)
    door = models.ForeignKey(Gebruiker, null=True, on_delete=models.PROTECT, related_name="+")
    aanstelling = models.ForeignKey(
        Aanstelling, null=True, on_delete=models.PROTECT, related_name="+"
    )
    moment = models.DateTimeField()
    verwerkt_op = models.DateTimeField(null=True)
    vastlegging = models.ForeignKey(
        Vastlegging, null=True, on_delete=models.PROTECT, related_name="+"
    )
    ingetrokken_op = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            geldige_periode("levering"),
            models.CheckConstraint(
                condition=~Q(status="verwerkt") | Q(verwerkt_op__isnull=False),
                name="levering_verwerkt",
            ),
        ]
        indexes = [models.Index(fields=["organisatie", "-moment"], name="levering_lijst")]

    def __str__(self) -> str:
        return f"levering {self.pk}"

    @property
    def begindatum(self) -> date:
        """First day of the period."""
        return self.periode.lower

    @property
    def einddatum(self) -> date | None:
        """Last day of the period, inclusive."""
        return einddatum(self.periode)

    @property
    def formaatnaam(self) -> str:
        """What people call the format."""
        return FORMATEN[self.soort_formaat].naam

    @property
    def toon_kleur(self) -> str:
        """The badge of the state."""
        return _KLEUREN.get(self.status, "rustig")


class LeveringDeel(models.Model):
    """A piece of the encrypted file: pieces keep the memory that a large file takes bounded."""

    levering = models.ForeignKey(Levering, on_delete=models.CASCADE, related_name="delen")
    nr = models.IntegerField()
    inhoud = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["levering", "nr"], name="leveringdeel_uniek")
        ]

    def __str__(self) -> str:
        return f"deel {self.nr} van {self.levering_id}"


class AfgekeurdeRij(models.Model):
    """A refused line: where and why. What stood there is not kept."""

    levering = models.ForeignKey(Levering, on_delete=models.CASCADE, related_name="afgekeurd")
    bestand = models.CharField(max_length=100)
    regel = models.IntegerField()
    kolom = models.CharField(max_length=60, blank=True)
    reden = models.CharField(max_length=300)

    class Meta:
        indexes = [models.Index(fields=["levering", "bestand", "regel"], name="afgekeurd_plek")]

    def __str__(self) -> str:
        return f"{self.bestand} regel {self.regel}"


# Not what was delivered of the person: that goes with the file.
@pghistory.track(
    pghistory.UpdateEvent("gewijzigd", condition=pghistory.AnyChange("antwoord"), **_WAS),
    pghistory.DeleteEvent("verwijderd", **_WAS),
    exclude=["gegevens_versleuteld", "sleutel_index"],
)
class Vraag(models.Model):
    """What only the supplier can say about a delivery.

    `persoon`: is the delivered person (`sleutel_index`) this child? To be answered before
    processing. `ontbreekt`: this pupil is not in a complete file; is it still enrolled? May be
    answered later: until then nothing changes.
    """

    class Soort(models.TextChoices):
        PERSOON = "persoon", "Is dit hetzelfde kind?"
        ONTBREEKT = "ontbreekt", "Staat dit kind nog ingeschreven?"

    class Antwoord(models.TextChoices):
        OPEN = "", "nog niet beantwoord"
        ZELFDE = "zelfde", "ja, het is hetzelfde kind"
        NIEUW = "nieuw", "nee, het is een ander kind"
        BLIJFT = "blijft", "ja, het kind staat nog ingeschreven"
        UITGESCHREVEN = "uitgeschreven", "nee, het kind is uitgeschreven"

    sleutel = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    levering = models.ForeignKey(Levering, on_delete=models.CASCADE, related_name="vragen")
    soort = models.CharField(max_length=12, choices=Soort.choices)
    jongere = models.ForeignKey(Jongere, on_delete=models.PROTECT, related_name="+")
    sleutel_index = models.BinaryField(null=True)
    # Name and date of birth as delivered: the child may not be visible to the supplier yet. Gone
    # as soon as the file is (`opslag.verwijder`).
    gegevens_versleuteld = models.BinaryField(null=True)
    antwoord = models.CharField(max_length=14, choices=Antwoord.choices, blank=True, default="")
    uitgeschreven_op = models.DateField(null=True)
    door = models.ForeignKey(Gebruiker, null=True, on_delete=models.PROTECT, related_name="+")
    moment = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["levering", "soort", "jongere", "sleutel_index"],
                nulls_distinct=False,
                name="vraag_uniek",
            ),
        ]

    def __str__(self) -> str:
        return f"vraag {self.pk}"


@pghistory.track(
    pghistory.UpdateEvent("gewijzigd", **_WAS), pghistory.DeleteEvent("verwijderd", **_WAS)
)
class Leverancierssleutel(models.Model):
    """Which child a supplier means with its own key (a leerlingnummer), by blind index."""

    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    sleutel_index = models.BinaryField()
    jongere = models.ForeignKey(Jongere, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisatie", "sleutel_index"], name="leverancierssleutel_uniek"
            )
        ]

    def __str__(self) -> str:
        return f"sleutel van {self.organisatie_id}"
