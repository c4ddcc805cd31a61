"""What is asked for a child and offered to it, who pays, and what was wanted and does not exist."""

import pghistory
from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Q

from inbeeld.dossiers.models.basis import Dossierregel
from inbeeld.regels import codes
from inbeeld.register.models import FeitAanbod, Jongere
from inbeeld.signalen.models import Zaak
from inbeeld.toegang.models import Aanstelling, Organisatie
from inbeeld.toegang.perioden import geldige_periode

SOORTEN = [(soort, soort) for soort in codes.AANBODSOORTEN]


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent())
class Aanbodtraject(Dossierregel):
    """The road of one offer, from asked to ended. Its start, when fitting, becomes the fact
    `aanbod` (`feit`), which stops the clock."""

    class Toestand(models.TextChoices):
        GEVRAAGD = "gevraagd", "gevraagd"
        AANGEBODEN = "aangeboden", "aangeboden"
        AANVAARD = "aanvaard", "aanvaard"
        GEWEIGERD = "geweigerd", "geweigerd"
        BEGONNEN = "begonnen", "begonnen"
        BEEINDIGD = "beeindigd", "beëindigd"
        VERVALLEN = "vervallen", "vervallen"

    zaak = models.ForeignKey(Zaak, null=True, on_delete=models.PROTECT, related_name="+")
    soort = models.CharField(max_length=20, choices=SOORTEN)
    omschrijving = models.CharField(max_length=300)
    passend = models.BooleanField(null=True)
    aanbieder = models.ForeignKey(
        Organisatie, null=True, on_delete=models.PROTECT, related_name="+"
    )
    plek = models.CharField(max_length=200, blank=True, default="")
    uren_per_week_honderdsten = models.PositiveIntegerField(null=True)
    toestand = models.CharField(max_length=20, choices=Toestand.choices, default=Toestand.GEVRAAGD)
    gevraagd_op = models.DateField(null=True)
    aangeboden_op = models.DateField(null=True)
    antwoord_op = models.DateField(null=True)
    weigerreden = models.CharField(max_length=40, blank=True, default="")
    begin_verwacht_op = models.DateField(null=True)
    begonnen_op = models.DateField(null=True)
    einddatum = models.DateField(null=True)
    eindreden = models.CharField(max_length=40, blank=True, default="")
    # The words with a refusal, an end, or when it lapsed.
    eindtoelichting = models.CharField(max_length=500, blank=True, default="")
    toelichting = models.CharField(max_length=500, blank=True, default="")
    # What was done otherwise than the rules say, and who decided that it may.
    afwijking = models.CharField(max_length=500, blank=True, default="")
    afwijking_besloten_door = models.ForeignKey(
        Aanstelling, null=True, on_delete=models.PROTECT, related_name="+"
    )
    feit = models.ForeignKey(FeitAanbod, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(soort__in=codes.AANBODSOORTEN), name="aanbodtraject_soort_bekend"
            ),
            models.CheckConstraint(
                condition=~Q(toestand="geweigerd") | ~Q(weigerreden=""),
                name="aanbodtraject_geweigerd_met_reden",
            ),
            models.CheckConstraint(
                condition=~Q(toestand__in=["begonnen", "beeindigd"])
                | Q(begonnen_op__isnull=False, passend__isnull=False),
                name="aanbodtraject_begonnen",
            ),
            models.CheckConstraint(
                condition=~Q(toestand="beeindigd")
                | (Q(einddatum__isnull=False) & ~Q(eindreden="")),
                name="aanbodtraject_beeindigd",
            ),
            models.CheckConstraint(
                condition=~Q(toestand="vervallen") | ~Q(eindtoelichting=""),
                name="aanbodtraject_vervallen_met_reden",
            ),
            models.CheckConstraint(
                condition=Q(afwijking="") | Q(afwijking_besloten_door__isnull=False),
                name="aanbodtraject_afwijking_besloten",
            ),
        ]
        indexes = [models.Index(fields=["jongere"], name="aanbodtraject_jongere")]


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent())
class Aanbodopbouw(models.Model):
    """From a day on so many hours a week: how an offer builds up. `vervallen`: agreed no more."""

    jongere = models.ForeignKey(Jongere, on_delete=models.PROTECT, related_name="+")
    traject = models.ForeignKey(Aanbodtraject, on_delete=models.PROTECT, related_name="opbouw")
    vanaf = models.DateField()
    uren_per_week_honderdsten = models.PositiveIntegerField()
    vervallen = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["traject", "vanaf"], name="aanbodopbouw_een_keer")
        ]

    def __str__(self) -> str:
        return f"opbouw van traject {self.traject_id} vanaf {self.vanaf}"


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent())
class Kostendeel(Dossierregel):
    """Who pays which share of an offer from when. Without `betaler` or `aandeel`: undecided, which
    does not hold up the offer and is seen."""

    traject = models.ForeignKey(Aanbodtraject, on_delete=models.PROTECT, related_name="kosten")
    betaler = models.ForeignKey(Organisatie, null=True, on_delete=models.PROTECT, related_name="+")
    omschrijving = models.CharField(max_length=200, blank=True, default="")
    aandeel_procent = models.PositiveSmallIntegerField(null=True)
    vanaf = models.DateField()
    besloten_op = models.DateField(null=True)
    vervallen_op = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(aandeel_procent__isnull=True) | Q(aandeel_procent__lte=100),
                name="kostendeel_procent",
            ),
            models.CheckConstraint(
                condition=Q(besloten_op__isnull=True)
                | Q(betaler__isnull=False, aandeel_procent__isnull=False),
                name="kostendeel_besloten",
            ),
        ]


class Aanbodcontrole(Dossierregel):
    """Whether an offer that began is attended, as somebody saw it. Never changed."""

    class Gevolgd(models.TextChoices):
        JA = "ja", "ja"
        DEELS = "deels", "voor een deel"
        NEE = "nee", "nee"

    traject = models.ForeignKey(Aanbodtraject, on_delete=models.PROTECT, related_name="controles")
    datum = models.DateField()
    gevolgd = models.CharField(max_length=10, choices=Gevolgd.choices)
    toelichting = models.CharField(max_length=300, blank=True, default="")


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent())
class AangepasteUren(Dossierregel):
    """For a time a pupil goes to school for fewer hours, by agreement. Always with an end; a fact
    of its own kind that no definitie counts as absence or as offer."""

    school = models.CharField(max_length=6)
    uren_per_week_honderdsten = models.PositiveIntegerField()
    periode = DateRangeField()
    reden = models.CharField(max_length=300)
    opbouw = models.CharField(max_length=500, blank=True, default="")
    ingetrokken_op = models.DateTimeField(null=True)
    ingetrokken_reden = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        constraints = [
            geldige_periode("aangepasteuren"),
            models.CheckConstraint(
                condition=Q(ingetrokken_op__isnull=True) | ~Q(ingetrokken_reden=""),
                name="aangepasteuren_ingetrokken_met_reden",
            ),
            models.CheckConstraint(
                condition=Q(periode__endswith__isnull=False), name="aangepasteuren_eindigt"
            ),
        ]
        indexes = [models.Index(fields=["jongere"], name="aangepasteuren_jongere")]


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent())
class Behoefte(Dossierregel):
    """What a child needs and nobody offers. Until it is met it counts as an unmet need (M16)."""

    soort = models.CharField(max_length=20, choices=SOORTEN)
    omschrijving = models.CharField(max_length=300)
    plek = models.CharField(max_length=100, blank=True, default="")
    sinds = models.DateField()
    vervuld_op = models.DateField(null=True)
    vervuld_door = models.ForeignKey(
        Aanbodtraject, null=True, on_delete=models.PROTECT, related_name="+"
    )
    vervallen_op = models.DateField(null=True)
    vervallen_reden = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(soort__in=codes.AANBODSOORTEN), name="behoefte_soort_bekend"
            ),
            models.CheckConstraint(
                condition=Q(vervallen_op__isnull=True, vervallen_reden="")
                | (Q(vervallen_op__isnull=False, vervuld_op__isnull=True) & ~Q(vervallen_reden="")),
                name="behoefte_vervallen_met_reden",
            ),
        ]
        indexes = [models.Index(fields=["jongere"], name="behoefte_jongere")]
