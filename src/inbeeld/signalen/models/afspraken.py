"""The region's agreements as dated data, and the people who hold the functions that they name."""

import pghistory
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Q

from inbeeld.toegang.models import Aanstelling
from inbeeld.toegang.perioden import geldige_periode


class Belemmeringssoort(models.TextChoices):
    """What can stand in the way of a child: the plan says per kind which functie answers."""

    WET = "wet", "wet of regel"
    PRIVACY = "privacy", "privacy"
    PROCEDURE = "procedure", "procedure"
    TOEWIJZING = "toewijzing", "toewijzing"
    VERVOER = "vervoer", "vervoer"
    WONEN = "wonen", "wonen"
    INKOOP = "inkoop", "inkoop"
    GELD = "geld", "geld"
    COMMUNICATIE = "communicatie", "communicatie"
    AFSTAND = "afstand", "afstand"
    WACHTLIJST = "wachtlijst", "wachtlijst"


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Regioplan(models.Model):
    """One version of a region's plan: routes, first owners, ladders, functies.

    `tekst` is what people wrote (YAML); `inhoud` the same, read and checked. On a day one plan at
    most is in force. Only the end of `geldig` is ever changed.
    """

    code = models.CharField(max_length=40)
    naam = models.CharField(max_length=200)
    versie = models.PositiveIntegerField()
    tekst = models.TextField()
    inhoud = models.JSONField()
    geldig = DateRangeField()
    door = models.ForeignKey(Aanstelling, null=True, on_delete=models.PROTECT, related_name="+")
    moment = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["code", "versie"], name="regioplan_versie"),
            models.CheckConstraint(
                condition=Q(geldig__isempty=False, geldig__startswith__isnull=False),
                name="regioplan_geldig",
            ),
            ExclusionConstraint(
                name="regioplan_een_tegelijk", expressions=[("geldig", RangeOperators.OVERLAPS)]
            ),
        ]

    def __str__(self) -> str:
        return f"{self.naam}, versie {self.versie}"


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Functievervulling(models.Model):
    """Who holds a functie that the plan names ('voorzitter CTO'), for a time."""

    functie = models.CharField(max_length=60)
    aanstelling = models.ForeignKey(Aanstelling, on_delete=models.PROTECT, related_name="+")
    periode = DateRangeField()

    class Meta:
        constraints = [
            geldige_periode("functievervulling"),
            models.UniqueConstraint(
                fields=["functie", "aanstelling"],
                condition=Q(periode__endswith__isnull=True),
                name="functievervulling_een_keer",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.functie}: {self.aanstelling}"
