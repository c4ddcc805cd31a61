"""A table as it was published: it never changes, whatever is corrected later."""

import uuid

from django.db import models
from django.db.models import Q

from inbeeld.regels.definities import DEFINITIES
from inbeeld.toegang.models import Aanstelling


class Publicatie(models.Model):
    """The closed set of tables of one school year, small numbers protected, as published.

    `tabellen`: what the public reads; the protected cells hold nothing. `methode`: how they were
    protected. `vingerafdruk`: SHA-256 of `tabellen` in canonical JSON.
    """

    sleutel = models.UUIDField(default=uuid.uuid4, unique=True)
    van = models.DateField()
    tot_en_met = models.DateField()
    definitie = models.CharField(max_length=40)
    bekend_op = models.DateTimeField()
    methode = models.CharField(max_length=40)
    tabellen = models.JSONField()
    vingerafdruk = models.CharField(max_length=64)
    door = models.ForeignKey(Aanstelling, on_delete=models.PROTECT, related_name="+")
    moment = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["van", "tot_en_met"], name="publicatie_een_per_jaar"),
            models.CheckConstraint(
                condition=Q(definitie__in=list(DEFINITIES)), name="publicatie_definitie"
            ),
            models.CheckConstraint(
                condition=Q(tot_en_met__gte=models.F("van")), name="publicatie_periode"
            ),
        ]

    def __str__(self) -> str:
        return f"publicatie {self.van}/{self.tot_en_met}"
