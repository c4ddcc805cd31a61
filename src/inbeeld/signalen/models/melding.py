"""One melding that reaches all, each recipient with a state of its own."""

import uuid

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from inbeeld.register.models import Jongere
from inbeeld.signalen.models.zaak import Zaak
from inbeeld.toegang.models import Aanstelling, Organisatie, Postvak


class Melding(models.Model):
    """What an organisation reports about a child, once. Never changed, except that it is withdrawn.

    The fields are those of the Besluit verzuimmelding (`domein.md` 2.1). `route`: the sleutel of
    the route in `plan_code`/`plan_versie` by which it went. `verzoeksleutel`: who sends twice with
    one key has sent once.
    """

    class Soort(models.TextChoices):
        VERZUIM = "verzuim", "verzuim"
        ZIEKTE = "ziekte", "zorgwekkend ziekteverzuim"
        GEOORLOOFD = "geoorloofd", "zorgwekkend geoorloofd verzuim"
        ABSOLUUT = "absoluut", "niet ingeschreven"
        ZORG = "zorg", "zorg zonder verzuim"

    class JaNee(models.TextChoices):
        JA = "ja", "ja"
        NEE = "nee", "nee"

    sleutel = models.UUIDField(default=uuid.uuid4, unique=True)
    jongere = models.ForeignKey(Jongere, on_delete=models.PROTECT, related_name="+")
    zaak = models.ForeignKey(Zaak, null=True, on_delete=models.PROTECT, related_name="meldingen")
    soort = models.CharField(max_length=20, choices=Soort.choices)
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    aanstelling = models.ForeignKey(
        Aanstelling, null=True, on_delete=models.PROTECT, related_name="+"
    )
    moment = models.DateTimeField()
    verzoeksleutel = models.CharField(max_length=80)
    plan_code = models.CharField(max_length=40)
    plan_versie = models.PositiveIntegerField()
    route = models.CharField(max_length=60)

    begindatum = models.DateField(null=True)
    einddatum = models.DateField(null=True)
    verzuimsoort = models.CharField(max_length=20, blank=True, default="")
    reden = models.CharField(max_length=200, blank=True, default="")
    alle_lessen = models.CharField(max_length=3, blank=True, default="", choices=JaNee.choices)
    # [{"datum": "2026-01-12", "uren": "3.0"} …]; no uren: the whole day.
    specificatie = models.JSONField(default=list)
    ondernomen = models.CharField(max_length=1000, blank=True, default="")
    actie_gewenst = models.CharField(max_length=3, blank=True, default="", choices=JaNee.choices)
    actie_toelichting = models.CharField(max_length=500, blank=True, default="")
    leslocatie = models.CharField(max_length=100, blank=True, default="")
    # Where the concern lies, of a zorg: kind, school, thuis, netwerk.
    waar = models.CharField(max_length=20, blank=True, default="")
    melder_functie = models.CharField(max_length=60, blank=True, default="")
    # E-mail and telephone of the melder, telephone of parents, another address: encrypted JSON.
    contact_versleuteld = models.BinaryField(null=True)

    ouders_verteld = models.CharField(max_length=3, choices=JaNee.choices)
    ouders_verteld_op = models.DateField(null=True)
    ouders_verteld_door = models.CharField(max_length=100, blank=True, default="")
    ouders_waarom_niet = models.CharField(max_length=300, blank=True, default="")
    # Empty where the youngster is under twelve.
    jongere_verteld = models.CharField(max_length=3, blank=True, default="", choices=JaNee.choices)
    jongere_waarom_niet = models.CharField(max_length=300, blank=True, default="")

    # The organisations that may read it: who reported, and every recipient. For the row policy.
    partijen = ArrayField(models.BigIntegerField())
    ingetrokken_op = models.DateTimeField(null=True)
    ingetrokken_reden = models.CharField(max_length=300, null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisatie", "verzoeksleutel"], name="melding_een_keer"
            ),
            models.CheckConstraint(
                condition=(Q(ouders_verteld="ja") & Q(ouders_verteld_op__isnull=False))
                | (Q(ouders_verteld="nee") & ~Q(ouders_waarom_niet="")),
                name="melding_ouders",
            ),
            models.CheckConstraint(
                condition=Q(ingetrokken_op__isnull=True) | Q(ingetrokken_reden__isnull=False),
                name="melding_ingetrokken",
            ),
        ]
        indexes = [models.Index(fields=["jongere", "moment"], name="melding_van_jongere")]

    def __str__(self) -> str:
        return f"melding {self.sleutel}"


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent())
class Meldingontvanger(models.Model):
    """One organisation that a melding went to: what it sees, is asked, and did.

    `ziet`: codes of Groep. `zonder_antwoord`: what happens when `antwoord_uiterlijk` passes. 'No
    answer' is not a state: it follows from the day.
    """

    class Staat(models.TextChoices):
        VERZONDEN = "verzonden", "verzonden"
        GEZIEN = "gezien", "gezien"
        AANGENOMEN = "aangenomen", "aangenomen"
        GEWEIGERD = "geweigerd", "geweigerd"
        AFGEHANDELD = "afgehandeld", "afgehandeld"

    sleutel = models.UUIDField(default=uuid.uuid4, unique=True)
    melding = models.ForeignKey(Melding, on_delete=models.PROTECT, related_name="ontvangers")
    jongere = models.ForeignKey(Jongere, on_delete=models.PROTECT, related_name="+")
    postvak = models.ForeignKey(Postvak, on_delete=models.PROTECT, related_name="+")
    aan = models.CharField(max_length=20)
    ziet = ArrayField(models.CharField(max_length=30))
    grondslag = models.CharField(max_length=300)
    vraag = models.CharField(max_length=500)
    antwoord_uiterlijk = models.DateField()
    zonder_antwoord = models.CharField(max_length=20)
    zonder_antwoord_op = models.DateField()
    behandelaar = models.ForeignKey(
        Aanstelling, null=True, on_delete=models.PROTECT, related_name="+"
    )
    staat = models.CharField(max_length=20, choices=Staat.choices, default=Staat.VERZONDEN)
    staat_sinds = models.DateTimeField()
    # As the melding's: all of them see who was asked and in which state it is.
    partijen = ArrayField(models.BigIntegerField())

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["melding", "postvak"], name="ontvanger_een_keer")
        ]
        indexes = [
            models.Index(
                fields=["postvak", "antwoord_uiterlijk"],
                condition=Q(staat__in=("verzonden", "gezien", "aangenomen")),
                name="ontvanger_open",
            ),
            models.Index(fields=["jongere"], name="ontvanger_jongere"),
        ]

    def __str__(self) -> str:
        return f"{self.aan} {self.staat}"


class Meldinggebeurtenis(models.Model):
    """What a recipient did, when, and what it said to the melder and the others. Never changed."""

    ontvanger = models.ForeignKey(
        Meldingontvanger, on_delete=models.PROTECT, related_name="gebeurtenissen"
    )
    jongere = models.ForeignKey(Jongere, on_delete=models.PROTECT, related_name="+")
    staat = models.CharField(max_length=20)
    reden = models.CharField(max_length=40, blank=True, default="")
    toelichting = models.CharField(max_length=1000, blank=True, default="")
    # Null: the system, when a term passed.
    aanstelling = models.ForeignKey(
        Aanstelling, null=True, on_delete=models.PROTECT, related_name="+"
    )
    moment = models.DateTimeField()
    # What was said is for who reported, who said it and who holds the zaak; not for all recipients.
    lezers = ArrayField(models.BigIntegerField())

    class Meta:
        indexes = [models.Index(fields=["ontvanger"], name="meldinggebeurtenis_ontv")]

    def __str__(self) -> str:
        return f"{self.staat} {self.moment:%Y-%m-%d}"


class Belastbaarheid(models.Model):
    """How much education a child can bear, as a youth doctor says: never why. Never changed.

    `uren_per_week` null: not to be said in hours yet. A diagnosis is not kept (`domein.md` 6).
    """

    jongere = models.ForeignKey(Jongere, on_delete=models.PROTECT, related_name="+")
    ontvanger = models.ForeignKey(
        Meldingontvanger, null=True, on_delete=models.PROTECT, related_name="belastbaarheid"
    )
    bron = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    aanstelling = models.ForeignKey(Aanstelling, on_delete=models.PROTECT, related_name="+")
    uren_per_week = models.DecimalField(max_digits=3, decimal_places=1, null=True)
    waar = models.CharField(max_length=20)
    voorwaarden = models.CharField(max_length=300, blank=True, default="")
    geldig_tot = models.DateField()
    # Parents, and the youngster of twelve or older, know that this is shared.
    gedeeld_met_weten = models.BooleanField()
    moment = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(gedeeld_met_weten=True), name="belastbaarheid_met_weten"
            ),
            models.CheckConstraint(
                condition=Q(uren_per_week__isnull=True)
                | Q(uren_per_week__gte=0, uren_per_week__lte=40),
                name="belastbaarheid_uren",
            ),
        ]
        indexes = [models.Index(fields=["jongere"], name="belastbaarheid_jongere")]

    def __str__(self) -> str:
        return f"belastbaarheid tot {self.geldig_tot}"
