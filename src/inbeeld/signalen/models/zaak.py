"""The zaak: as long as one is open somebody holds it, and a dated next step stands.

Decision 8 of the architecture, held by the database: an open row without owner or dated step cannot
be committed, and no child has two.
"""

import uuid

import pghistory
from django.db import models
from django.db.models import Q

from inbeeld.register.models import Jongere
from inbeeld.toegang.models import Aanstelling, Postvak


@pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(
        condition=pghistory.AnyChange(
            "eigenaar_postvak", "eigenaar", "volgende_stap", "stap_op", "gesloten_op"
        )
    ),
)
class Zaak(models.Model):
    """What is being done for one child, from the day it opens until a person closes it.

    The owner is the postvak of an organisation, which always has a named coordinator, and within it
    (`eigenaar`) one person for as long as their aanstelling lasts; after that the postvak's
    coordinator, without anybody having to do anything. `opent_op` may lie ahead, where a klok
    appears by itself: until that day the zaak is planned, and goes when the klok goes.
    """

    class Aanleiding(models.TextChoices):
        KLOK_STRENG = "klok_streng", "afwezig, klok loopt"
        KLOK_RUIM = "klok_ruim", "deels afwezig, ruime klok loopt"
        ABSOLUUT = "absoluut", "niet ingeschreven"
        SIGNAAL = "signaal", "signaal opgepakt"
        MELDING = "melding", "melding"
        ZORG = "zorg", "zorg zonder verzuim"
        VRIJSTELLING = "vrijstelling", "vrijstelling"

    class Reden(models.TextChoices):
        TERUG = "terug_op_school", "weer volledig op school"
        AANBOD = "passend_aanbod", "passend aanbod begonnen"
        GEEN_ZORG = "geen_zorg_meer", "zorg is weg"
        VERHUISD = "verhuisd", "buiten de regio gaan wonen"
        NIET_PLICHTIG = "niet_meer_plichtig", "niet meer leer- of kwalificatieplichtig"
        VERGISSING = "vergissing", "ten onrechte geopend"
        OVERLEDEN = "overleden", "overleden"

    sleutel = models.UUIDField(default=uuid.uuid4, unique=True)
    jongere = models.ForeignKey(Jongere, on_delete=models.PROTECT, related_name="+")
    aanleiding = models.CharField(max_length=20, choices=Aanleiding.choices)
    opent_op = models.DateField()
    eigenaar_postvak = models.ForeignKey(Postvak, on_delete=models.PROTECT, related_name="+")
    eigenaar = models.ForeignKey(
        Aanstelling, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    eigenaar_sinds = models.DateField()
    # The day on which a person chose this owner. Null: it followed from the route, and follows the
    # child when that moves.
    eigenaar_gekozen_op = models.DateField(null=True)
    volgende_stap = models.CharField(max_length=60, blank=True, default="")
    toelichting = models.CharField(max_length=300, blank=True, default="")
    stap_op = models.DateField(null=True)
    gesloten_op = models.DateField(null=True)
    sluitreden = models.CharField(max_length=30, blank=True, default="", choices=Reden.choices)
    gesloten_door = models.ForeignKey(
        Aanstelling, null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["jongere"], condition=Q(gesloten_op__isnull=True), name="zaak_een_open"
            ),
            models.CheckConstraint(
                condition=Q(gesloten_op__isnull=False)
                | (Q(stap_op__isnull=False) & ~Q(volgende_stap="")),
                name="zaak_open_met_stap",
            ),
            models.CheckConstraint(
                condition=Q(gesloten_op__isnull=True)
                | (Q(gesloten_door__isnull=False) & ~Q(sluitreden="")),
                name="zaak_gesloten_met_reden",
            ),
        ]
        indexes = [
            models.Index(
                fields=["eigenaar_postvak", "stap_op"],
                condition=Q(gesloten_op__isnull=True),
                name="zaak_open_postvak",
            ),
            models.Index(
                fields=["eigenaar", "stap_op"],
                condition=Q(gesloten_op__isnull=True),
                name="zaak_open_eigenaar",
            ),
        ]

    def __str__(self) -> str:
        return f"zaak {self.sleutel}"
