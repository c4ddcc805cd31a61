"""The road of justice that leerplicht alone sees."""

import uuid

import pghistory
from django.db import models
from django.db.models import Q

from inbeeld.register.models import Jongere
from inbeeld.signalen.models import Zaak
from inbeeld.toegang.models import Aanstelling, Organisatie


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent())
class Justitieroute(models.Model):
    """Which of the four routes of the MAS leerplicht follows for a youngster (`domein.md` 4.2).

    A change of route ends this one and begins another, so that the course can be read.
    """

    class Route(models.TextChoices):
        JEUGDHULP = "vrijwillige_jeugdhulp", "vrijwillige jeugdhulp"
        HALT = "halt", "Halt-afdoening"
        DWANG = "jeugdhulp_verplicht", "jeugdhulp in verplicht kader (Raad)"
        STRAF = "strafrecht", "strafrecht (proces-verbaal)"

    sleutel = models.UUIDField(default=uuid.uuid4, unique=True)
    jongere = models.ForeignKey(Jongere, on_delete=models.PROTECT, related_name="+")
    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, related_name="+")
    bron = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    route = models.CharField(max_length=30, choices=Route.choices)
    begonnen_op = models.DateField()
    reden = models.CharField(max_length=500)
    aanstelling = models.ForeignKey(Aanstelling, on_delete=models.PROTECT, related_name="+")
    beeindigd_op = models.DateField(null=True)
    beeindigd_reden = models.CharField(max_length=500, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["zaak"], condition=Q(beeindigd_op__isnull=True), name="justitieroute_een"
            ),
            models.CheckConstraint(
                condition=Q(beeindigd_op__isnull=True) | ~Q(beeindigd_reden=""),
                name="justitieroute_einde",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.route} vanaf {self.begonnen_op}"


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent())
class Justitiestap(models.Model):
    """One step on the route: what must happen by when, and what came of it."""

    class Soort(models.TextChoices):
        VERHOOR = "eerste_verhoor", "eerste verhoor"
        HALT = "verwijzing_halt", "verwijzing naar Halt"
        HALT_KLAAR = "halt_afgerond", "terugmelding van Halt"
        RAAD = "melding_raad", "melding bij de Raad"
        PV = "proces_verbaal", "proces-verbaal naar het OM"
        OM = "beslissing_om", "beslissing van het OM"
        ZITTING = "zitting", "zitting"

    route = models.ForeignKey(Justitieroute, on_delete=models.PROTECT, related_name="stappen")
    jongere = models.ForeignKey(Jongere, on_delete=models.PROTECT, related_name="+")
    bron = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    soort = models.CharField(max_length=30, choices=Soort.choices)
    uiterlijk = models.DateField(null=True)
    gedaan_op = models.DateField(null=True)
    uitkomst = models.CharField(max_length=300, blank=True, default="")
    aanstelling = models.ForeignKey(Aanstelling, on_delete=models.PROTECT, related_name="+")
    moment = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(uiterlijk__isnull=False) | Q(gedaan_op__isnull=False),
                name="justitiestap_datum",
            )
        ]
        indexes = [models.Index(fields=["route", "uiterlijk"], name="justitiestap_route")]

    def __str__(self) -> str:
        return f"{self.soort}"
