"""What the partners agreed to reach: targets as dated data, and years that do not compare."""

import uuid
from decimal import ROUND_HALF_UP, Decimal

import pghistory
from django.contrib.postgres.fields import ArrayField, DateRangeField
from django.db import models
from django.db.models import Q

from inbeeld.regels.definities import DEFINITIES
from inbeeld.toegang.models import Aanstelling
from inbeeld.toegang.perioden import einddatum, geldige_periode
from inbeeld.web.datums import periode


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Doel(models.Model):
    """A target: an indicator of an area, its baseline, and the goal by a day.

    `gemeenten`: for these CBS codes; empty: the whole region. `uitgezonderd`: statuses that the
    target leaves out. The goal is `doel_waarde`, or `doel_procent` of change from the baseline.
    `periode`: from when until when the partners held this target; a target that ended is kept.
    """

    sleutel = models.UUIDField(default=uuid.uuid4, unique=True)
    naam = models.CharField(max_length=200)
    indicator = models.CharField(max_length=40)
    gemeenten = ArrayField(models.CharField(max_length=4), default=list, blank=True)
    definitie = models.CharField(max_length=40)
    uitgezonderd = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    basis_waarde = models.PositiveIntegerField(null=True)
    basis_van = models.DateField(null=True)
    basis_tot_en_met = models.DateField(null=True)
    # Where the figure comes from, and which definitie it was counted by as far as that is known.
    basis_bron = models.CharField(max_length=300, blank=True, default="")
    doel_procent = models.SmallIntegerField(null=True)
    doel_waarde = models.PositiveIntegerField(null=True)
    uiterlijk_op = models.DateField()
    bron = models.CharField(max_length=300)
    toelichting = models.CharField(max_length=500, blank=True, default="")
    periode = DateRangeField()
    door = models.ForeignKey(Aanstelling, null=True, on_delete=models.PROTECT, related_name="+")
    moment = models.DateTimeField()

    class Meta:
        constraints = [
            geldige_periode("doel"),
            models.CheckConstraint(
                condition=Q(definitie__in=list(DEFINITIES)), name="doel_definitie"
            ),
            models.CheckConstraint(
                condition=Q(doel_waarde__isnull=False, doel_procent__isnull=True)
                | Q(
                    doel_waarde__isnull=True,
                    doel_procent__isnull=False,
                    basis_waarde__isnull=False,
                ),
                name="doel_waarde_of_procent",
            ),
            models.CheckConstraint(
                condition=Q(basis_waarde__isnull=True)
                | (
                    Q(basis_van__isnull=False, basis_tot_en_met__gte=models.F("basis_van"))
                    & ~Q(basis_bron="")
                ),
                name="doel_basis_met_bron",
            ),
        ]

    def __str__(self) -> str:
        return self.naam

    @property
    def streefwaarde(self) -> int:
        """The goal as a number: of a change in per cent the nearest whole number (a half up)."""
        if self.doel_procent is None:
            return int(self.doel_waarde)
        waarde = Decimal(self.basis_waarde) * (100 + self.doel_procent) / 100
        return int(waarde.quantize(Decimal(1), ROUND_HALF_UP))


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Onvergelijkbaar(models.Model):
    """A period whose figures do not compare with others, and why. `indicator` empty: all.

    `vervallen_op`: from then on the partners no longer say so; the row is kept.
    """

    sleutel = models.UUIDField(default=uuid.uuid4, unique=True)
    periode = DateRangeField()
    indicator = models.CharField(max_length=40, blank=True, default="")
    reden = models.CharField(max_length=300)
    bron = models.CharField(max_length=300)
    door = models.ForeignKey(Aanstelling, null=True, on_delete=models.PROTECT, related_name="+")
    vervallen_op = models.DateField(null=True)
    moment = models.DateTimeField()

    class Meta:
        constraints = [geldige_periode("onvergelijkbaar")]

    def __str__(self) -> str:
        return self.reden

    @property
    def naam(self) -> str:
        """'schooljaar 2019–2020', or its days."""
        van, tot = self.periode.lower, einddatum(self.periode)
        if tot and (van.month, van.day, tot.month, tot.day) == (8, 1, 7, 31):
            return f"schooljaar {van.year}–{tot.year}"
        return periode(van, tot)
