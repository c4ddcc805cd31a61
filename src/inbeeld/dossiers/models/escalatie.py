"""A step of a ladder, and who decides about it."""

import uuid

import pghistory
from django.db import models
from django.db.models import Q

from inbeeld.register.models import Jongere
from inbeeld.signalen.models import Zaak
from inbeeld.toegang.models import Aanstelling, Postvak


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent())
class Escalatie(models.Model):
    """One step (`trede`) of a ladder for a zaak, that fell due or was brought forward.

    The step stands with a named person (`beslisser`) or, while nobody holds the functie, with the
    coordinator of the postvak. Until there is a besluit it stays on top of their page.
    """

    class Aanleiding(models.TextChoices):
        KLOK = "klok", "de klok"
        VERVROEGD = "vervroegd", "vervroegd"
        GEEN_ANTWOORD = "geen_antwoord", "geen antwoord op een melding"

    class Besluit(models.TextChoices):
        PLEK = "plek_aangewezen", "plek aangewezen"
        AANBOD = "aanbod_opgedragen", "aanbod opgedragen"
        HOGER = "hoger", "naar de volgende trede"
        TERUG = "terug", "terug naar de eigenaar"
        NIET_NODIG = "niet_nodig", "niet meer nodig"

    sleutel = models.UUIDField(default=uuid.uuid4, unique=True)
    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, related_name="escalaties")
    jongere = models.ForeignKey(Jongere, on_delete=models.PROTECT, related_name="+")
    plan_code = models.CharField(max_length=40)
    plan_versie = models.PositiveIntegerField()
    ladder = models.CharField(max_length=60)
    trede = models.PositiveSmallIntegerField()
    # The first day of the absence that it is about: after a relapse the ladder begins anew.
    sinds = models.DateField()
    aanleiding = models.CharField(max_length=20, choices=Aanleiding.choices)
    reden = models.CharField(max_length=500, blank=True, default="")
    begonnen_op = models.DateField()
    besluit_uiterlijk = models.DateField()
    postvak = models.ForeignKey(Postvak, on_delete=models.PROTECT, related_name="+")
    beslisser = models.ForeignKey(
        Aanstelling, null=True, on_delete=models.PROTECT, related_name="+"
    )
    gestart_door = models.ForeignKey(
        Aanstelling, null=True, on_delete=models.PROTECT, related_name="+"
    )
    besluit = models.CharField(max_length=30, blank=True, default="", choices=Besluit.choices)
    besluit_reden = models.CharField(max_length=1000, blank=True, default="")
    besloten_door = models.ForeignKey(
        Aanstelling, null=True, on_delete=models.PROTECT, related_name="+"
    )
    besloten_op = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["zaak", "ladder", "sinds", "trede"], name="escalatie_een_keer"
            ),
            models.CheckConstraint(
                condition=~Q(aanleiding="vervroegd")
                | (~Q(reden="") & Q(gestart_door__isnull=False)),
                name="escalatie_vervroegd_met_reden",
            ),
            models.CheckConstraint(
                condition=Q(besluit="", besloten_op__isnull=True, besloten_door__isnull=True)
                | (
                    ~Q(besluit="")
                    & ~Q(besluit_reden="")
                    & Q(besloten_op__isnull=False, besloten_door__isnull=False)
                ),
                name="escalatie_besluit",
            ),
        ]
        indexes = [
            models.Index(
                fields=["beslisser", "besluit_uiterlijk"],
                condition=Q(besluit=""),
                name="escalatie_open",
            ),
            models.Index(fields=["jongere"], name="escalatie_jongere"),
        ]

    def __str__(self) -> str:
        return f"escalatie {self.sleutel}"
