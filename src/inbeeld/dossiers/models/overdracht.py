"""A transfer is a watched journey: until the first day is confirmed the sender stays its owner."""

import pghistory
from django.db import models
from django.db.models import Q

from inbeeld.dossiers.models.basis import Dossierregel
from inbeeld.dossiers.models.gesprek import Gesprek
from inbeeld.signalen.models import Zaak
from inbeeld.toegang.models import Aanstelling, Postvak


# The first text is kept too: what parents saw may be another one than what was sent.
@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent())
class Overdracht(Dossierregel):
    """From one organisation to the next. `naar_postvak` null: to one outside In Beeld, of which
    `naar_omschrijving` says which; then the sender confirms the first day itself."""

    class Soort(models.TextChoices):
        VOORSCHOOL_PO = "voorschool_po", "van voorschool naar basisschool"
        PO_VO = "po_vo", "van basisschool naar voortgezet onderwijs"
        VO_MBO = "vo_mbo", "van voortgezet onderwijs naar mbo"
        SCHOOL_SCHOOL = "school_school", "naar een andere school"
        WERK = "werk", "naar werk"
        DAGBESTEDING = "dagbesteding", "naar dagbesteding"
        NAAR_INSTELLING = "naar_instelling", "van school naar een instelling"
        VAN_INSTELLING = "van_instelling", "van een instelling naar school"
        GEMEENTE = "gemeente", "naar een andere gemeente of regio"
        RMC = "rmc", "naar het doorstroompunt (18 jaar)"

    class Toestand(models.TextChoices):
        VOORBEREID = "voorbereid", "in voorbereiding"
        VERZONDEN = "verzonden", "verzonden"
        AANVAARD = "aanvaard", "aanvaard"
        GEWEIGERD = "geweigerd", "geweigerd"
        BEGONNEN = "begonnen", "eerste dag geweest"
        VERVALLEN = "vervallen", "vervallen"

    zaak = models.ForeignKey(Zaak, null=True, on_delete=models.PROTECT, related_name="+")
    soort = models.CharField(max_length=20, choices=Soort.choices)
    toestand = models.CharField(
        max_length=20, choices=Toestand.choices, default=Toestand.VOORBEREID
    )
    van_postvak = models.ForeignKey(Postvak, on_delete=models.PROTECT, related_name="+")
    naar_postvak = models.ForeignKey(Postvak, null=True, on_delete=models.PROTECT, related_name="+")
    naar_omschrijving = models.CharField(max_length=200, blank=True, default="")
    inhoud = models.TextField(blank=True, default="")
    eerste_dag_verwacht = models.DateField()
    verzenden_uiterlijk = models.DateField()
    antwoord_uiterlijk = models.DateField(null=True)
    ouders_gezien_op = models.DateField(null=True)
    ouders_reactie = models.CharField(max_length=500, blank=True, default="")
    ouders_waarom_niet = models.CharField(max_length=300, blank=True, default="")
    warm_gesprek = models.ForeignKey(Gesprek, null=True, on_delete=models.PROTECT, related_name="+")
    verzonden_op = models.DateField(null=True)
    beantwoord_op = models.DateField(null=True)
    eerste_dag_op = models.DateField(null=True)
    bevestigd_door = models.ForeignKey(
        Aanstelling, null=True, on_delete=models.PROTECT, related_name="+"
    )
    toelichting = models.CharField(max_length=500, blank=True, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(naar_postvak__isnull=False) | ~Q(naar_omschrijving=""),
                name="overdracht_naar_iemand",
            ),
            # Parents see it before anybody else does, or it says why they could not.
            models.CheckConstraint(
                condition=~Q(toestand__in=["verzonden", "aanvaard", "begonnen"])
                | (
                    Q(verzonden_op__isnull=False)
                    & (Q(ouders_gezien_op__isnull=False) | ~Q(ouders_waarom_niet=""))
                ),
                name="overdracht_verzonden",
            ),
            models.CheckConstraint(
                condition=~Q(toestand="begonnen")
                | Q(eerste_dag_op__isnull=False, bevestigd_door__isnull=False),
                name="overdracht_begonnen",
            ),
            models.CheckConstraint(
                condition=~Q(toestand__in=["geweigerd", "vervallen"]) | ~Q(toelichting=""),
                name="overdracht_met_reden",
            ),
            models.CheckConstraint(
                condition=~Q(toestand__in=["verzonden", "aanvaard", "begonnen"]) | ~Q(inhoud=""),
                name="overdracht_met_inhoud",
            ),
        ]
        indexes = [models.Index(fields=["jongere"], name="overdracht_jongere")]
