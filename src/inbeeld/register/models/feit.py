"""What every fact has: a source, and the two moments of knowledge."""

from django.db import models
from django.db.models import Q

from inbeeld.toegang.models import Aanstelling, Organisatie


class Vastlegging(models.Model):
    """One act of recording: everything that one call of `leg_vast` wrote and withdrew."""

    class Soort(models.TextChoices):
        LEVERING = "levering", "levering"
        HAND = "hand", "met de hand"
        DEMO = "demo", "voorbeeldregio"
        INTREKKING = "intrekking", "intrekking"
        SAMENVOEGING = "samenvoeging", "samenvoeging"

    moment = models.DateTimeField()
    # Empty when the system itself recorded (an imported region, the demo).
    aanstelling = models.ForeignKey(
        Aanstelling, null=True, on_delete=models.PROTECT, related_name="+"
    )
    organisatie = models.ForeignKey(
        Organisatie, null=True, on_delete=models.PROTECT, related_name="+"
    )
    soort = models.CharField(max_length=20, choices=Soort.choices)
    reden = models.CharField(max_length=500, blank=True, default="")

    def __str__(self) -> str:
        return f"vastlegging {self.pk}"


class Feit(models.Model):
    """A fact, never overwritten: a correction withdraws it and appends another.

    A trigger refuses every change but the first setting of `ingetrokken_op` and
    `ingetrokken_door`. `vastgelegd_op` equals the vastlegging's moment; it stands here too because
    every question 'as known on' asks for it.
    """

    bron = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    vastlegging = models.ForeignKey(Vastlegging, on_delete=models.PROTECT, related_name="+")
    vastgelegd_op = models.DateTimeField()
    ingetrokken_op = models.DateTimeField(null=True)
    ingetrokken_door = models.ForeignKey(
        Vastlegging, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self._meta.db_table} {self.pk}"


def kennis(tabel: str) -> models.CheckConstraint:
    """Both columns of a withdrawal or none, and never before the recording."""
    open_ = Q(ingetrokken_op__isnull=True, ingetrokken_door__isnull=True)
    dicht = Q(ingetrokken_door__isnull=False, ingetrokken_op__gte=models.F("vastgelegd_op"))
    return models.CheckConstraint(condition=open_ | dicht, name=f"{tabel}_kennis")
