"""What the rules made of the facts: a cache with one writer, the definer function.

Nothing here is entered by hand, and no code but that function writes it.
"""

import pghistory
from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import F, Q

from inbeeld.regels import codes
from inbeeld.regels.laagnamen import SEINEN
from inbeeld.register.models import Jongere

OP_DAG_GEVRAAGD = (
    *SEINEN,
    "absoluut",
    "aanbod",
    "vrijgesteld",
    "ingeschreven",
    "langer_dan_drie_maanden",
    "O_lang",
    "Z_lang",
)
"""The layers that are asked for by day over a whole region; the others by child."""
RUSTIG = ("in_onderwijs", "niet_plichtig", "vrijgesteld")
"""The soorten of status that ask nothing of anybody."""


def _van_jongere() -> models.ForeignKey:
    # No constraint in the database: the one writer reads its children from it already.
    return models.ForeignKey(
        Jongere,
        on_delete=models.DO_NOTHING,
        related_name="+",
        db_constraint=False,
        db_index=False,
    )


def _dag(transformatie: str) -> models.GeneratedField:
    """The first day of `periode`, or the day after its last, as a column of its own.

    Under row-level security an index serves only comparisons that cannot leak, and taking a range
    apart is not one of those.
    """
    return models.GeneratedField(
        expression=F(f"periode__{transformatie}"), output_field=models.DateField(), db_persist=True
    )


class Laag(models.Model):
    """What holds for a child, when, and with which value; also the seinen
    (`regels.laagnamen.BANDEN`)."""

    jongere = _van_jongere()
    laag = models.CharField(max_length=40)
    periode = DateRangeField()
    waarde = models.CharField(max_length=40)
    van = _dag("startswith")
    tot = _dag("endswith")

    class Meta:
        indexes = [
            models.Index(fields=["jongere", "laag"], name="laag_jongere"),
            # Of whom a layer holds on a day, or begins or ends in a period.
            models.Index(
                fields=["laag", "tot", "van"],
                include=["jongere", "waarde"],
                condition=Q(laag__in=OP_DAG_GEVRAAGD),
                name="laag_op_dag",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.laag} {self.periode}"


class WettelijkeMelding(models.Model):
    """A report that is due under art. 21 and 21a, also ahead if nothing changes: the first day that
    counts, and the day on which it is due."""

    jongere = _van_jongere()
    begindatum = models.DateField()
    einddatum = models.DateField()

    class Meta:
        indexes = [
            models.Index(fields=["jongere", "einddatum"], name="wettelijkemelding_jongere"),
            models.Index(
                fields=["einddatum"],
                include=["jongere", "begindatum"],
                name="wettelijkemelding_op_dag",
            ),
        ]

    def __str__(self) -> str:
        return f"melding op {self.einddatum}"


class Klok(models.Model):
    """A thuisperiode that counts; `periode` runs from thuis_sinds through einddatum.

    `verschenen_op`: the day by which it can first have counted (the fifth lesdag, or the first day
    of absoluut), so that an illness of one day, still open, is nobody's clock yet.
    """

    jongere = _van_jongere()
    soort = models.CharField(max_length=6)
    thuis_sinds = models.DateField()
    drie_maanden_op = models.DateField()
    einddatum = models.DateField(null=True)
    verschenen_op = models.DateField()
    periode = DateRangeField()
    van = _dag("startswith")
    tot = _dag("endswith")

    class Meta:
        indexes = [
            models.Index(fields=["jongere"], name="klok_jongere"),
            models.Index(fields=["tot"], name="klok_tot"),
        ]

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
    van = _dag("startswith")
    tot = _dag("endswith")

    class Meta:
        indexes = [
            models.Index(fields=["jongere", "definitie", "tot"], name="tijdlijn_jongere"),
            # The werkvoorraad reads what has not ended yet: a small part of all that ever was.
            models.Index(
                fields=["definitie", "tot", "van"],
                include=["jongere", "soort", "status"],
                condition=~Q(soort__in=RUSTIG),
                name="tijdlijn_aandacht",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.status} {self.periode}"


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
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


# Of this row only whose lesweken count is somebody's choice.
@pghistory.track(
    pghistory.UpdateEvent("gewijzigd", condition=pghistory.AnyChange("vakantieregio")),
    fields=["enige", "vakantieregio"],
    model_name="HorizonEvent",
)
class Horizon(models.Model):
    """How far the stored calendar and timelines reach. One row, written by the definer function.

    `tot`: the last day of the timelines. `eerste`, `v0`, `laatste`: the eldest child's first duty,
    the first and the last day of absence that the calendar was made for.
    """

    enige = models.BooleanField(primary_key=True, default=True)
    tot = models.DateField()
    vakantieregio = models.CharField(max_length=6)
    eerste = models.DateField()
    v0 = models.DateField()
    laatste = models.DateField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(enige=True), name="horizon_een_rij")]

    def __str__(self) -> str:
        return f"tot {self.tot}"


class Regelversie(models.Model):
    """The hash of the compiled rules that the functions in this database were made of. One row."""

    enige = models.BooleanField(primary_key=True, default=True)
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(enige=True), name="regelversie_een_rij")]

    def __str__(self) -> str:
        return self.hash[:12]


# Django finds models in this module only.
from inbeeld.tijdlijnen.weergaven import Weergave  # noqa: E402, F401
