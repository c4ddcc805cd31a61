"""Telling people: in the application exactly once, by e-mail without saying who it is about."""

import pghistory
from django.db import models
from django.db.models import Q

from inbeeld.register.models import Jongere
from inbeeld.toegang.models import Aanstelling


class Mailpost(models.Model):
    """An e-mail that must go out, or went. It counts kinds of things and names nobody.

    `message_id` is fixed before the first attempt, so that a repetition is one message to whoever
    receives it twice. `inhoud`: kind → how many. It goes to somebody who works here (`aan`), or to
    who wrote an openbare melding: then `adres_versleuteld` holds the address, and the token where
    one is sent, as encrypted JSON until it went.
    `volgende_poging` null: it went, or is given up.
    """

    aan = models.ForeignKey(Aanstelling, null=True, on_delete=models.PROTECT, related_name="+")
    openbaar = models.ForeignKey(
        "OpenbareMelding", null=True, on_delete=models.PROTECT, related_name="post"
    )
    adres_versleuteld = models.BinaryField(null=True)
    message_id = models.CharField(max_length=120, unique=True)
    inhoud = models.JSONField()
    klaar_op = models.DateTimeField()
    verzonden_op = models.DateTimeField(null=True)
    pogingen = models.PositiveSmallIntegerField(default=0)
    volgende_poging = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["volgende_poging"],
                condition=Q(verzonden_op__isnull=True),
                name="mailpost_te_verzenden",
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(aan__isnull=False) ^ Q(openbaar__isnull=False),
                name="mailpost_een_ontvanger",
            )
        ]

    def __str__(self) -> str:
        return self.message_id


class Kennisgeving(models.Model):
    """One person is told of one thing, once: (aan, soort, onderwerp, kenmerk) is unique."""

    aan = models.ForeignKey(Aanstelling, on_delete=models.PROTECT, related_name="+")
    soort = models.CharField(max_length=40)
    # Table and id of what it is about; `kenmerk` where one thing may be told of more than once.
    onderwerp = models.CharField(max_length=40)
    onderwerp_id = models.BigIntegerField()
    kenmerk = models.CharField(max_length=60, blank=True, default="")
    # How many, of a kind that is counted for the day.
    aantal = models.PositiveIntegerField(null=True)
    jongere = models.ForeignKey(Jongere, null=True, on_delete=models.PROTECT, related_name="+")
    moment = models.DateTimeField()
    gelezen_op = models.DateTimeField(null=True)
    mailpost = models.ForeignKey(
        Mailpost, null=True, on_delete=models.PROTECT, related_name="kennisgevingen"
    )
    # When it went into an e-mail, or was found to need none: read before then, or not wanted.
    gebundeld_op = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["aan", "soort", "onderwerp", "onderwerp_id", "kenmerk"],
                name="kennisgeving_een_keer",
            )
        ]
        indexes = [
            models.Index(fields=["aan", "gelezen_op"], name="kennisgeving_aan"),
            models.Index(
                fields=["moment"],
                condition=Q(gebundeld_op__isnull=True),
                name="kennisgeving_te_bundelen",
            ),
            models.Index(
                fields=["onderwerp", "onderwerp_id", "soort"], name="kennisgeving_onderwerp"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.soort} {self.moment:%Y-%m-%d}"


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Kennisgevingkeuze(models.Model):
    """How a person wants to be told of one kind by e-mail; without a row: in the daily digest."""

    class Hoe(models.TextChoices):
        DIRECT = "direct", "direct"
        DAGELIJKS = "dagelijks", "één keer per dag, samen"
        NIET = "niet", "niet per e-mail"

    aanstelling = models.ForeignKey(Aanstelling, on_delete=models.PROTECT, related_name="+")
    soort = models.CharField(max_length=40)
    hoe = models.CharField(max_length=10, choices=Hoe.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["aanstelling", "soort"], name="kennisgevingkeuze_uniek")
        ]

    def __str__(self) -> str:
        return f"{self.soort}: {self.hoe}"
