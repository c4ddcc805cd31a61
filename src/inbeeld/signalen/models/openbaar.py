"""A melding by somebody who has no account: parents, family, neighbours."""

import uuid

import pghistory
from django.db import models
from django.db.models import Q

from inbeeld.signalen.models.melding import Melding
from inbeeld.toegang.models import Aanstelling, Postvak


# What was written is not copied: once it is handled it goes, and its history must not keep it.
@pghistory.track(
    pghistory.UpdateEvent(condition=pghistory.AnyChange("bevestigd_op", "afgehandeld_op")),
    fields=["bevestigd_op", "afgehandeld_op", "uitkomst", "door"],
    model_name="OpenbareMeldingEvent",
)
class OpenbareMelding(models.Model):
    """What came in through the public form, read by nobody before its e-mail address is confirmed.

    `inhoud_versleuteld`: who, about which child, and what, as JSON; emptied when it is handled.
    `bewijs`: SHA-256 of the token in the e-mail. `afzender`: keyed hash of the e-mail address, for
    the bound per address; emptied with the contents. `melding`: what it became.
    """

    class Uitkomst(models.TextChoices):
        MELDING = "melding", "melding gemaakt"
        ONBEKEND = "onbekend", "kind niet in deze regio gevonden"
        GEEN_MELDING = "geen_melding", "beantwoord zonder melding"

    sleutel = models.UUIDField(default=uuid.uuid4, unique=True)
    bewijs = models.BinaryField(unique=True)
    inhoud_versleuteld = models.BinaryField(null=True)
    afzender = models.BinaryField(null=True)
    postvak = models.ForeignKey(Postvak, on_delete=models.PROTECT, related_name="+")
    moment = models.DateTimeField()
    bevestigd_op = models.DateTimeField(null=True)
    antwoord_uiterlijk = models.DateField(null=True)
    afgehandeld_op = models.DateTimeField(null=True)
    uitkomst = models.CharField(max_length=20, blank=True, default="", choices=Uitkomst.choices)
    melding = models.ForeignKey(Melding, null=True, on_delete=models.PROTECT, related_name="+")
    door = models.ForeignKey(Aanstelling, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(bevestigd_op__isnull=True) | Q(antwoord_uiterlijk__isnull=False),
                name="openbare_melding_termijn",
            ),
            models.CheckConstraint(
                condition=Q(afgehandeld_op__isnull=True)
                | (~Q(uitkomst="") & Q(door__isnull=False)),
                name="openbare_melding_uitkomst",
            ),
        ]

    def __str__(self) -> str:
        return f"openbare melding {self.sleutel}"
