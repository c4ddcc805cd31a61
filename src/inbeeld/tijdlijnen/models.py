"""What the rules made of the facts: a cache with one writer, the definer function.

Nothing here is entered by hand, and no code but that function writes it.
"""

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Q

from inbeeld.regels import codes
from inbeeld.register.models import Jongere


def _van_jongere() -> models.ForeignKey:
    # No constraint in the database: the one writer reads its children from it already.
    return models.ForeignKey(
        Jongere,
        on_delete=models.DO_NOTHING,
        related_name="+",
        db_constraint=False,
        db_index=False,
    )


class Laag(models.Model):
    """What holds for a child, when, and with which value."""

    jongere = _van_jongere()
    laag = models.CharField(max_length=40)
    periode = DateRangeField()
    waarde = models.CharField(max_length=40)

    class Meta:
        indexes = [models.Index(fields=["jongere", "laag"], name="laag_jongere")]

    def __str__(self) -> str:
        return f"{self.laag} {self.periode}"


class Klok(models.Model):
    """A thuisperiode that counts; `periode` runs from thuis_sinds through einddatum."""

    jongere = _van_jongere()
    soort = models.CharField(max_length=6)
    thuis_sinds = models.DateField()
    drie_maanden_op = models.DateField()
    einddatum = models.DateField(null=True)
    periode = DateRangeField()

    class Meta:
        indexes = [models.Index(fields=["jongere"], name="klok_jongere")]

    def __str__(self) -> str:
        return f"{self.soort} {self.periode}"


class Tijdlijn(models.Model):
    """A child's statuses under one definitie, without gap or overlap."""

    jongere = _van_jongere()
    definitie = models.CharField(max_length=40)
    periode = DateRangeField()
    status = models.CharField(max_length=40)
    soort = models.CharField(max_length=40)
    thuis_sinds = models.DateField(null=True)
    langer_dan_drie_maanden = models.BooleanField()

    class Meta:
        indexes = [models.Index(fields=["jongere", "definitie"], name="tijdlijn_jongere")]

    def __str__(self) -> str:
        return f"{self.status} {self.periode}"


class DefinitieKeuze(models.Model):
    """The definitie that the region counts by, from a day on; empty sector: all others."""

    sector = models.CharField(max_length=3, blank=True, default="")
    definitie = models.CharField(max_length=40)
    vanaf = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sector", "vanaf"], name="definitiekeuze_uniek"),
            models.CheckConstraint(
                condition=Q(sector__in=("", *codes.SECTOREN)), name="definitiekeuze_sector"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sector or 'alle'}: {self.definitie} vanaf {self.vanaf}"


class Horizon(models.Model):
    """How far the stored calendar and timelines reach, and by which rules. One row."""

    enige = models.BooleanField(primary_key=True, default=True)
    tot = models.DateField()
    vakantieregio = models.CharField(max_length=6, default="noord")

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(enige=True), name="horizon_een_rij")]

    def __str__(self) -> str:
        return f"tot {self.tot}"
