"""The road of an exemption: asked, checked against the law, decided, and looked at again."""

import pghistory
from django.db import models
from django.db.models import Q

from inbeeld.dossiers.models.basis import Dossierregel
from inbeeld.dossiers.models.gesprek import Gesprek
from inbeeld.regels import codes
from inbeeld.register.models import FeitVrijstelling
from inbeeld.signalen.models import Zaak
from inbeeld.toegang.models import Aanstelling


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent())
class Vrijstellingsverzoek(Dossierregel):
    """One request or appeal to an exemption. Established, it becomes the fact `vrijstelling`.

    Nothing medical is kept: only that there is a declaration, of which day and by what kind of
    expert (LPW 7: no treating doctor, at most three months old).
    """

    class Toestand(models.TextChoices):
        AANGEVRAAGD = "aangevraagd", "aangevraagd"
        IN_ONDERZOEK = "in_onderzoek", "in onderzoek"
        VASTGESTELD = "vastgesteld", "vastgesteld"
        AFGEWEZEN = "afgewezen", "afgewezen"
        INGETROKKEN = "ingetrokken", "ingetrokken"
        BEEINDIGD = "beeindigd", "beëindigd"

    class Deskundige(models.TextChoices):
        ARTS = "arts", "arts"
        PEDAGOOG = "pedagoog", "pedagoog"
        PSYCHOLOOG = "psycholoog", "psycholoog"
        SCHOOL_BUITENLAND = "school_buitenland", "school in het buitenland"
        ANDERS = "anders", "iemand anders"

    class Wijze(models.TextChoices):
        BESLUIT = "besluit", "besluit van B en W"
        VAN_RECHTSWEGE = "van_rechtswege", "van rechtswege"

    zaak = models.ForeignKey(Zaak, null=True, on_delete=models.PROTECT, related_name="+")
    grond = models.CharField(max_length=20, choices=[(g, g) for g in codes.GRONDEN])
    toestand = models.CharField(
        max_length=20, choices=Toestand.choices, default=Toestand.AANGEVRAAGD
    )
    ontvangen_op = models.DateField()
    ingangsdatum = models.DateField()
    einddatum = models.DateField(null=True)
    verklaring_op = models.DateField(null=True)
    verklaring_door = models.CharField(
        max_length=20, blank=True, default="", choices=Deskundige.choices
    )
    verklaring_behandelaar = models.BooleanField(null=True)
    nooit_geschikt = models.BooleanField(default=False)
    zelfde_richting_vorig_jaar = models.BooleanField(null=True)
    geen_aanbod = models.BooleanField(default=False)
    leermogelijkheden = models.TextField(blank=True, default="")
    kind_gehoord = models.ForeignKey(Gesprek, null=True, on_delete=models.PROTECT, related_name="+")
    ouders_gehoord = models.ForeignKey(
        Gesprek, null=True, on_delete=models.PROTECT, related_name="+"
    )
    waarom_niet_gehoord = models.CharField(max_length=300, blank=True, default="")
    besluit_op = models.DateField(null=True)
    besluit_wijze = models.CharField(max_length=20, blank=True, default="", choices=Wijze.choices)
    besluit_reden = models.TextField(blank=True, default="")
    besluit_door = models.ForeignKey(
        Aanstelling, null=True, on_delete=models.PROTECT, related_name="+"
    )
    feit = models.ForeignKey(
        FeitVrijstelling, null=True, on_delete=models.PROTECT, related_name="+"
    )
    # Why it was established although a check of the law does not come out well.
    ondanks_controles = models.TextField(blank=True, default="")
    # The last act: the day on which a request was withdrawn or an exemption ended, and why.
    beeindigd_op = models.DateField(null=True)
    einde_reden = models.CharField(max_length=500, blank=True, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(grond__in=codes.GRONDEN), name="vrijstellingsverzoek_grond_bekend"
            ),
            models.CheckConstraint(
                condition=~Q(toestand__in=["vastgesteld", "afgewezen"])
                | (
                    Q(besluit_op__isnull=False, besluit_door__isnull=False)
                    & ~Q(besluit_reden="")
                    & ~Q(besluit_wijze="")
                ),
                name="vrijstellingsverzoek_besloten",
            ),
            models.CheckConstraint(
                condition=~Q(toestand__in=["ingetrokken", "beeindigd"])
                | (Q(beeindigd_op__isnull=False) & ~Q(einde_reden="")),
                name="vrijstellingsverzoek_geeindigd",
            ),
            models.CheckConstraint(
                condition=~Q(toestand__in=["vastgesteld", "beeindigd"])
                | Q(feit__isnull=False, zaak__isnull=False),
                name="vrijstellingsverzoek_met_feit_en_zaak",
            ),
            models.CheckConstraint(
                condition=~Q(toestand="vastgesteld", grond="art5_onder_a")
                | ~Q(leermogelijkheden=""),
                name="vrijstellingsverzoek_leermogelijkheden",
            ),
            models.CheckConstraint(
                condition=Q(toestand="beeindigd")
                | Q(einddatum__isnull=True)
                | Q(einddatum__gte=models.F("ingangsdatum")),
                name="vrijstellingsverzoek_einde_na_begin",
            ),
        ]
        indexes = [models.Index(fields=["jongere"], name="vrijstellingsverzoek_jongere")]


class Vrijstellingsadvies(Dossierregel):
    """What the samenwerkingsverband (or its CTO) says of a request. Never changed."""

    class Advies(models.TextChoices):
        AANBOD = "aanbod_mogelijk", "er is onderwijs mogelijk"
        DEELS = "deels_mogelijk", "een deel van het onderwijs is mogelijk"
        GEEN = "geen_aanbod_mogelijk", "er is nu geen onderwijs mogelijk"

    verzoek = models.ForeignKey(
        Vrijstellingsverzoek, on_delete=models.PROTECT, related_name="adviezen"
    )
    advies = models.CharField(max_length=30, choices=Advies.choices)
    toelichting = models.TextField()
    gegeven_op = models.DateField()


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent())
class Herbeoordeling(Dossierregel):
    """The day by which an exemption is looked at again, and what came of it."""

    class Uitkomst(models.TextChoices):
        BLIJFT = "blijft", "de vrijstelling blijft"
        AANBOD = "aanbod", "er is weer een leerplek mogelijk"
        VERVALT = "vervalt", "de vrijstelling vervalt"

    verzoek = models.ForeignKey(
        Vrijstellingsverzoek, on_delete=models.PROTECT, related_name="herbeoordelingen"
    )
    uiterlijk_op = models.DateField()
    gedaan_op = models.DateField(null=True)
    uitkomst = models.CharField(max_length=20, blank=True, default="", choices=Uitkomst.choices)
    toelichting = models.CharField(max_length=500, blank=True, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(gedaan_op__isnull=True, uitkomst="")
                | (Q(gedaan_op__isnull=False) & ~Q(uitkomst="")),
                name="herbeoordeling_gedaan",
            ),
            models.UniqueConstraint(
                fields=["verzoek"],
                condition=Q(gedaan_op__isnull=True),
                name="herbeoordeling_een_open",
            ),
        ]
