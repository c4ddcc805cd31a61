"""One child, one family, one plan: versions, goals and agreements, and how the family sees it."""

import uuid

import pghistory
from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Q

from inbeeld.dossiers.models.basis import Dossierregel
from inbeeld.register.models import Jongere
from inbeeld.toegang.models import Aanstelling, Organisatie
from inbeeld.toegang.perioden import geldige_periode


class Gezin(models.Model):
    """Children who grow up together. No name: who sees one of them does not see the others."""

    sleutel = models.UUIDField(default=uuid.uuid4, unique=True)

    def __str__(self) -> str:
        return f"gezin {self.sleutel}"


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent())
class Gezinslid(Dossierregel):
    """A child in a gezin, for a time."""

    gezin = models.ForeignKey(Gezin, on_delete=models.PROTECT, related_name="leden")
    periode = DateRangeField()
    reden = models.CharField(max_length=300, blank=True, default="")
    eindreden = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        constraints = [
            geldige_periode("gezinslid"),
            models.UniqueConstraint(
                fields=["jongere"],
                condition=Q(periode__endswith__isnull=True),
                name="gezinslid_een_gezin",
            ),
        ]


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent())
class Plan(Dossierregel):
    """The plan of one child. What it says stands in its versions."""

    class Toestand(models.TextChoices):
        CONCEPT = "concept", "concept"
        LOPEND = "lopend", "loopt"
        AFGESLOTEN = "afgesloten", "afgesloten"

    toestand = models.CharField(max_length=20, choices=Toestand.choices, default=Toestand.CONCEPT)
    vastgesteld_op = models.DateField(null=True)
    evaluatie_op = models.DateField(null=True)
    afgesloten_op = models.DateField(null=True)
    sluitreden = models.CharField(max_length=500, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["jongere"], condition=~Q(toestand="afgesloten"), name="plan_een_open"
            ),
            models.CheckConstraint(
                condition=~Q(toestand="lopend")
                | Q(vastgesteld_op__isnull=False, evaluatie_op__isnull=False),
                name="plan_lopend_met_evaluatie",
            ),
            models.CheckConstraint(
                condition=~Q(toestand="afgesloten")
                | (Q(afgesloten_op__isnull=False) & ~Q(sluitreden="")),
                name="plan_afgesloten_met_reden",
            ),
        ]


class Planversie(Dossierregel):
    """The plan as it read from a moment on, with what changed and why. Never changed itself."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="versies")
    nummer = models.PositiveIntegerField()
    perspectief = models.TextField()
    wat_veranderde = models.CharField(max_length=500, blank=True, default="")
    waarom = models.CharField(max_length=500, blank=True, default="")
    # Set by the database: what belongs to a version is written in the transaction that makes it.
    transactie = models.BigIntegerField(default=0, editable=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "nummer"], name="planversie_een_keer"),
            models.CheckConstraint(
                condition=Q(nummer=1) | (~Q(wat_veranderde="") & ~Q(waarom="")),
                name="planversie_met_reden",
            ),
        ]


class Plandoel(models.Model):
    """A goal in one version, in plain words, of the child, the parents or the professionals."""

    class Van(models.TextChoices):
        JONGERE = "jongere", "het kind"
        OUDERS = "ouders", "de ouders"
        PROFESSIONALS = "professionals", "de professionals"

    class Bereikt(models.TextChoices):
        JA = "ja", "bereikt"
        DEELS = "deels", "voor een deel bereikt"
        NEE = "nee", "niet bereikt"

    jongere = models.ForeignKey(Jongere, on_delete=models.PROTECT, related_name="+")
    versie = models.ForeignKey(Planversie, on_delete=models.PROTECT, related_name="doelen")
    volgorde = models.PositiveSmallIntegerField()
    van = models.CharField(max_length=20, choices=Van.choices)
    tekst = models.CharField(max_length=500)
    bereikt = models.CharField(max_length=10, blank=True, default="", choices=Bereikt.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["versie", "volgorde"], name="plandoel_volgorde")
        ]

    def __str__(self) -> str:
        return f"doel {self.volgorde} van versie {self.versie_id}"


class Bijdrage(models.Model):
    """What one partner does for the plan, in one version."""

    jongere = models.ForeignKey(Jongere, on_delete=models.PROTECT, related_name="+")
    versie = models.ForeignKey(Planversie, on_delete=models.PROTECT, related_name="bijdragen")
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    tekst = models.CharField(max_length=500)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["versie", "organisatie"], name="bijdrage_een_keer")
        ]

    def __str__(self) -> str:
        return f"bijdrage aan versie {self.versie_id}"


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent())
class Plandeelnemer(Dossierregel):
    """A partner in the plan, involved with the child for as long as this period lasts."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="deelnemers")
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    contact = models.ForeignKey(Aanstelling, null=True, on_delete=models.PROTECT, related_name="+")
    periode = DateRangeField()

    class Meta:
        constraints = [
            geldige_periode("plandeelnemer"),
            models.UniqueConstraint(
                fields=["plan", "organisatie"],
                condition=Q(periode__endswith__isnull=True),
                name="plandeelnemer_een_keer",
            ),
        ]


class Evaluatie(Dossierregel):
    """The plan looked at together: what came of it, and when again. Never changed."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="evaluaties")
    gepland_op = models.DateField()
    gehouden_op = models.DateField()
    uitkomst = models.TextField()
    volgende_op = models.DateField(null=True)


class Zienswijze(Dossierregel):
    """What parents or youngster say of one version, in their own words. Never changed: a new view
    is a new row."""

    class Van(models.TextChoices):
        OUDERS = "ouders", "ouders"
        JONGERE = "jongere", "het kind"

    class Oordeel(models.TextChoices):
        EENS = "eens", "eens"
        DEELS = "deels_eens", "deels eens"
        ONEENS = "oneens", "niet eens"

    versie = models.ForeignKey(Planversie, on_delete=models.PROTECT, related_name="zienswijzen")
    van = models.CharField(max_length=20, choices=Van.choices)
    wie = models.CharField(max_length=60, blank=True, default="")
    oordeel = models.CharField(max_length=20, choices=Oordeel.choices)
    eigen_woorden = models.TextField(blank=True, default="")
    gegeven_op = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(oordeel="eens") | ~Q(eigen_woorden=""), name="zienswijze_met_woorden"
            )
        ]
