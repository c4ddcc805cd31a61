"""Reports: the figures as they were then, from which every file is made again."""

import uuid

import pghistory
from django.db import models
from django.db.models import Q

from inbeeld.regels.definities import DEFINITIES
from inbeeld.toegang.models import Aanstelling, Organisatie

SOORTEN = (
    ("informatienota", "informatienota aan de raad"),
    ("jaarverslag_leerplicht", "jaarverslag leerplicht"),
    ("swv_kwartaal", "kwartaalrapport samenwerkingsverband"),
    ("opgave_leerplicht", "opgave leerplicht (art. 25 lid 2)"),
    ("partner", "verantwoording van een partner"),
    ("peildata", "telling op peildata"),
)


class Rapport(models.Model):
    """One report. `inhoud` holds all its figures and words; PDF, ODT, ODS and XLSX follow from it.

    `bekend_op`: what was known then. `vraag`: the choices, so that it can be made once more;
    `herhaalt`: the report that this one makes again; `planning`: the plan that made it. Never
    changed.
    """

    sleutel = models.UUIDField(default=uuid.uuid4, unique=True)
    soort = models.CharField(max_length=30, choices=SOORTEN)
    gebied = models.CharField(max_length=120)
    van = models.DateField()
    tot_en_met = models.DateField()
    definitie = models.CharField(max_length=40)
    bekend_op = models.DateTimeField()
    vraag = models.JSONField(default=dict)
    inhoud = models.JSONField()
    vingerafdruk = models.CharField(max_length=64)
    herhaalt = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    planning = models.ForeignKey(
        "Rapportplanning", null=True, on_delete=models.PROTECT, related_name="rapporten"
    )
    bron = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    door = models.ForeignKey(Aanstelling, on_delete=models.PROTECT, related_name="+")
    moment = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(soort__in=[code for code, _ in SOORTEN]), name="rapport_soort"
            ),
            models.CheckConstraint(
                condition=Q(definitie__in=list(DEFINITIES)), name="rapport_definitie"
            ),
            models.CheckConstraint(
                condition=Q(tot_en_met__gte=models.F("van")), name="rapport_periode"
            ),
            models.CheckConstraint(
                condition=Q(vingerafdruk__regex="^[0-9a-f]{64}$"), name="rapport_vingerafdruk"
            ),
            models.UniqueConstraint(
                fields=["planning", "van"], name="rapport_een_per_planning_en_periode"
            ),
        ]
        indexes = [models.Index(fields=["bron", "moment"], name="rapport_van")]

    def __str__(self) -> str:
        return f"{self.soort} {self.van}/{self.tot_en_met}"


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Rapportplanning(models.Model):
    """A report that is made by itself each time its period is over; its owner is told."""

    class Ritme(models.TextChoices):
        KWARTAAL = "kwartaal", "elk kwartaal"
        SCHOOLJAAR = "schooljaar", "elk schooljaar"

    sleutel = models.UUIDField(default=uuid.uuid4, unique=True)
    soort = models.CharField(max_length=30, choices=SOORTEN)
    gebied = models.CharField(max_length=120)
    definitie = models.CharField(max_length=40)
    ritme = models.CharField(max_length=12, choices=Ritme.choices)
    vanaf = models.DateField()
    gestopt_op = models.DateField(null=True)
    bron = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    door = models.ForeignKey(Aanstelling, on_delete=models.PROTECT, related_name="+")
    moment = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(soort__in=[code for code, _ in SOORTEN]), name="rapportplanning_soort"
            )
        ]

    def __str__(self) -> str:
        return f"{self.soort} {self.ritme}"
