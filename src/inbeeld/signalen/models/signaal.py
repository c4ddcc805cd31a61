"""What people did with a waarschuwing, and which waarschuwingen a region wants to see.

A waarschuwing itself is never stored: it follows from the lagen, and one that passes leaves nothing
in a child's record.
"""

import uuid

import pghistory
from django.db import models
from django.db.models import Q

from inbeeld.regels import codes
from inbeeld.register.models import Jongere
from inbeeld.toegang.models import Aanstelling


class Signaal(models.Model):
    """A waarschuwing that somebody did something with. Never changed: a later row counts.

    (jongere, soort, sinds) is the waarschuwing it speaks of. `tot`: from that day it is shown again
    (null: not again for this one).
    """

    class Gedaan(models.TextChoices):
        OPGEPAKT = "opgepakt", "opgepakt"
        GEMELD = "gemeld", "gemeld"
        GEEN_ACTIE = "geen_actie", "geen actie nodig"
        GECORRIGEERD = "gecorrigeerd", "klopt niet"

    sleutel = models.UUIDField(default=uuid.uuid4, unique=True)
    jongere = models.ForeignKey(Jongere, on_delete=models.PROTECT, related_name="+")
    soort = models.CharField(max_length=40)
    sinds = models.DateField()
    gedaan = models.CharField(max_length=20, choices=Gedaan.choices)
    reden = models.CharField(max_length=40, blank=True, default="")
    toelichting = models.CharField(max_length=500, blank=True, default="")
    tot = models.DateField(null=True)
    aanstelling = models.ForeignKey(Aanstelling, on_delete=models.PROTECT, related_name="+")
    moment = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(gedaan__in=("opgepakt", "gemeld")) | ~Q(reden=""),
                name="signaal_met_reden",
            ),
        ]
        indexes = [models.Index(fields=["jongere", "soort", "sinds"], name="signaal_waarschuwing")]

    def __str__(self) -> str:
        return f"{self.soort} {self.gedaan}"


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Signaalkeuze(models.Model):
    """Whether the region wants to see a soort of waarschuwing, from a day on; empty sector: all."""

    soort = models.CharField(max_length=40)
    sector = models.CharField(max_length=3, blank=True, default="")
    aan = models.BooleanField()
    vanaf = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["soort", "sector", "vanaf"], name="signaalkeuze_uniek"),
            models.CheckConstraint(
                condition=Q(sector__in=("", *codes.SECTOREN)), name="signaalkeuze_sector"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.soort} {'aan' if self.aan else 'uit'} vanaf {self.vanaf}"
