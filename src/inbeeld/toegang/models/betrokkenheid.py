"""Who is involved with which child: the one table that row access rests on."""

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce

from inbeeld.toegang.models.mensen import Aanstelling
from inbeeld.toegang.models.organisaties import Organisatie
from inbeeld.toegang.perioden import geldige_periode


class Betrokkenheid(models.Model):
    """An organisation, or one person in one aanstelling, that is involved with a child for a time.

    Rows of an organisation are derived from the facts by the function that recomputes a child, or
    come from a melding, a zaak, a plan, an overdracht or advice that was asked; those of an
    aanstelling come from temporary access, break-glass, escalation and families. Nobody writes them
    by hand.
    """

    class Grond(models.TextChoices):
        INSCHRIJVING = "inschrijving", "inschrijving"
        WOONPLAATS = "woonplaats", "woonplaats"
        SWV = "swv", "school van het samenwerkingsverband"
        MELDING = "melding", "ontving een melding"
        ZAAK = "zaak", "houdt de zaak"
        ESCALATIE = "escalatie", "beslist over een escalatie"
        PLAN = "plan", "doet mee in het plan"
        OVERDRACHT = "overdracht", "krijgt een overdracht"
        ADVIES = "advies", "geeft advies over een vrijstelling"
        TIJDELIJK = "tijdelijk", "tijdelijke toegang"
        NOOD = "nood", "noodtoegang"
        OUDER = "ouder", "ouder"
        JONGERE = "jongere", "jongere zelf"

    organisatie = models.ForeignKey(
        Organisatie, null=True, on_delete=models.PROTECT, related_name="+"
    )
    aanstelling = models.ForeignKey(
        Aanstelling, null=True, on_delete=models.PROTECT, related_name="+"
    )
    # One number for both, an aanstelling below zero: the row policy compares it with the list of
    # parties for which the actor acts, and finds its answer in the index alone.
    partij = models.GeneratedField(
        expression=Coalesce(F("organisatie_id"), -F("aanstelling_id")),
        output_field=models.BigIntegerField(),
        db_persist=True,
    )
    # No foreign key: this room stands below the register.
    jongere_id = models.BigIntegerField()
    periode = DateRangeField()
    grond = models.CharField(max_length=20, choices=Grond.choices)

    class Meta:
        constraints = [
            geldige_periode("betrokkenheid"),
            models.CheckConstraint(
                condition=Q(organisatie__isnull=False) ^ Q(aanstelling__isnull=False),
                name="betrokkenheid_een_partij",
            ),
        ]
        indexes = [
            models.Index(fields=["jongere_id", "partij", "periode"], name="betrokkenheid_jongere"),
            models.Index(fields=["partij", "jongere_id", "periode"], name="betrokkenheid_partij"),
        ]

    def __str__(self) -> str:
        return f"{self.grond} {self.periode}"
