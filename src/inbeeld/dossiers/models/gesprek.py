"""Talks, what was agreed in them, and notes for one's own organisation."""

import pghistory
from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Q

from inbeeld.dossiers.models.basis import Dossierregel
from inbeeld.dossiers.models.plan import Gezin, Plan
from inbeeld.register.models import Jongere
from inbeeld.signalen.models import Zaak
from inbeeld.toegang.models import Aanstelling, Organisatie
from inbeeld.toegang.perioden import geldige_periode


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent())
class Gespreksreden(models.Model):
    """A reason for which children are at home, as the region words it, for a time."""

    code = models.CharField(max_length=40)
    tekst = models.CharField(max_length=200)
    periode = DateRangeField()
    bron = models.CharField(max_length=200)

    class Meta:
        constraints = [
            geldige_periode("gespreksreden"),
            models.UniqueConstraint(
                fields=["code"],
                condition=Q(periode__endswith__isnull=True),
                name="gespreksreden_een_geldig",
            ),
        ]

    def __str__(self) -> str:
        return self.tekst


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent())
class Gesprek(Dossierregel):
    """A talk. Its `sleutel` comes with the form: the same form sent twice is one talk."""

    class Soort(models.TextChoices):
        KIND = "kind", "met het kind"
        OUDERS = "ouders", "met ouders"
        GEZIN = "gezin", "met kind en ouders"
        SCHOOL = "school", "met school"
        MDO = "mdo", "multidisciplinair overleg (MDO)"
        RONDE_TAFEL = "ronde_tafel", "ronde tafel"
        WARME_OVERDRACHT = "warme_overdracht", "warme overdracht"
        HOREN = "horen", "horen bij een vrijstelling"

    class Stem(models.TextChoices):
        GEHOORD = "gehoord", "ja"
        NIET_GEHOORD = "niet_gehoord", "nee"

    zaak = models.ForeignKey(Zaak, null=True, on_delete=models.PROTECT, related_name="+")
    soort = models.CharField(max_length=20, choices=Soort.choices)
    gevoerd_op = models.DateField()
    uitkomst = models.TextField()
    stem = models.CharField(max_length=20, choices=Stem.choices)
    stem_hoe = models.CharField(max_length=200, blank=True, default="")
    stem_woorden = models.TextField(blank=True, default="")
    stem_waarom_niet = models.CharField(max_length=300, blank=True, default="")
    wat_vooraf = models.TextField(blank=True, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=(Q(stem="gehoord") & ~Q(stem_hoe=""))
                | (Q(stem="niet_gehoord") & ~Q(stem_waarom_niet="")),
                name="gesprek_stem_van_het_kind",
            )
        ]
        indexes = [models.Index(fields=["jongere", "gevoerd_op"], name="gesprek_jongere")]


class Gespreksdeelnemer(models.Model):
    """Somebody who was there: a colleague by their aanstelling, others by what they are."""

    class Wie(models.TextChoices):
        JONGERE = "jongere", "het kind"
        OUDER = "ouder", "ouder of verzorger"
        NETWERK = "netwerk", "iemand uit het netwerk"
        PROFESSIONAL = "professional", "professional"

    jongere = models.ForeignKey(Jongere, on_delete=models.PROTECT, related_name="+")
    gesprek = models.ForeignKey(Gesprek, on_delete=models.PROTECT, related_name="deelnemers")
    wie = models.CharField(max_length=20, choices=Wie.choices)
    aanstelling = models.ForeignKey(
        Aanstelling, null=True, on_delete=models.PROTECT, related_name="+"
    )
    omschrijving = models.CharField(max_length=100, blank=True, default="")

    def __str__(self) -> str:
        return f"{self.wie} bij gesprek {self.gesprek_id}"


class RedenInGesprek(models.Model):
    """A reason that was named in a talk."""

    jongere = models.ForeignKey(Jongere, on_delete=models.PROTECT, related_name="+")
    gesprek = models.ForeignKey(Gesprek, on_delete=models.PROTECT, related_name="redenen")
    reden = models.ForeignKey(Gespreksreden, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["gesprek", "reden"], name="redeningesprek_een_keer")
        ]

    def __str__(self) -> str:
        return f"reden {self.reden_id} in gesprek {self.gesprek_id}"


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent())
class Afspraak(Dossierregel):
    """Who does what by when. Its owner is a professional, the parents or the child.

    `gezin`: made for the whole family; then who helps a brother or sister reads it too.
    """

    class Wie(models.TextChoices):
        PROFESSIONAL = "professional", "een professional"
        OUDERS = "ouders", "de ouders"
        JONGERE = "jongere", "het kind"

    class Toestand(models.TextChoices):
        OPEN = "open", "open"
        GEDAAN = "gedaan", "gedaan"
        VERVALLEN = "vervallen", "vervallen"

    plan = models.ForeignKey(Plan, null=True, on_delete=models.PROTECT, related_name="afspraken")
    gesprek = models.ForeignKey(
        Gesprek, null=True, on_delete=models.PROTECT, related_name="afspraken"
    )
    gezin = models.ForeignKey(Gezin, null=True, on_delete=models.PROTECT, related_name="+")
    tekst = models.CharField(max_length=500)
    wie = models.CharField(max_length=20, choices=Wie.choices)
    organisatie = models.ForeignKey(
        Organisatie, null=True, on_delete=models.PROTECT, related_name="+"
    )
    eigenaar = models.ForeignKey(Aanstelling, null=True, on_delete=models.PROTECT, related_name="+")
    uiterlijk_op = models.DateField()
    toestand = models.CharField(max_length=20, choices=Toestand.choices, default=Toestand.OPEN)
    afgerond_op = models.DateField(null=True)
    afgerond_door = models.ForeignKey(
        Aanstelling, null=True, on_delete=models.PROTECT, related_name="+"
    )
    toelichting = models.CharField(max_length=500, blank=True, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(wie="professional") | Q(organisatie__isnull=False),
                name="afspraak_met_eigenaar",
            ),
            models.CheckConstraint(
                condition=Q(toestand="open", afgerond_op__isnull=True)
                | (~Q(toestand="open") & Q(afgerond_op__isnull=False, afgerond_door__isnull=False)),
                name="afspraak_afgerond",
            ),
            models.CheckConstraint(
                condition=~Q(toestand="vervallen") | ~Q(toelichting=""),
                name="afspraak_vervallen_met_reden",
            ),
        ]
        indexes = [
            models.Index(fields=["jongere", "uiterlijk_op"], name="afspraak_jongere"),
            models.Index(fields=["gezin"], condition=Q(gezin__isnull=False), name="afspraak_gezin"),
        ]


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent())
class Notitie(Dossierregel):
    """A besloten notitie: for one's own organisation, shown closed and opened on purpose."""

    tekst = models.TextField()

    class Meta:
        indexes = [models.Index(fields=["jongere"], name="notitie_jongere")]
