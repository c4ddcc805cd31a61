"""The figures of the dashboards: made at once from the timelines, kept until they are made anew."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from inbeeld.regels.definities import DEFINITIES


class Cijferblad(models.Model):
    """One making of all figures under one definitie: what was known through `bekend_op`.

    A cache with one writer: the sheet of a definitie is replaced whole. `laatste_vastlegging`: the
    highest recording that it rests on, so that a page can say what has been recorded since.
    """

    definitie = models.CharField(max_length=40, unique=True)
    bekend_op = models.DateTimeField()
    dag = models.DateField()
    laatste_vastlegging = models.BigIntegerField()
    # The same of what is no recording (`monitor.actions.blad.stempel`), and what the making cost.
    stempel = models.TextField(default="")
    seconden = models.FloatField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(definitie__in=list(DEFINITIES)), name="cijferblad_definitie"
            )
        ]

    def __str__(self) -> str:
        return f"{self.definitie}, bekend op {self.bekend_op}"


class Cijfer(models.Model):
    """One figure of one area: at a peildatum (`van` empty), or over `van` through `dag`.

    `waarden`: number per onderdeel (a status, a reason, a kind); what is not in it is not known,
    never zero. `onvolledig`: the onderdelen of which at least so many are known. `details`: what
    is no count (the curve of a duration). `valt_onder`: the area whose reader may read this row.
    Which onderdelen an indicator has: `monitor.indicatoren`.
    """

    blad = models.ForeignKey(Cijferblad, on_delete=models.CASCADE, related_name="cijfers")
    indicator = models.CharField(max_length=40)
    gebied = models.CharField(max_length=120)
    valt_onder = models.CharField(max_length=120)
    van = models.DateField(null=True)
    dag = models.DateField()
    waarden = models.JSONField()
    onvolledig = ArrayField(models.CharField(max_length=80), default=list)
    details = models.JSONField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["blad", "indicator", "gebied", "van", "dag"],
                name="cijfer_uniek",
                nulls_distinct=False,
            )
        ]
        indexes = [
            models.Index(fields=["blad", "gebied", "indicator", "dag"], name="cijfer_van"),
            # All areas on one day: a grid of wijken, the list of areas.
            models.Index(fields=["blad", "indicator", "dag", "gebied"], name="cijfer_op_dag"),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} {self.gebied} {self.dag}"
