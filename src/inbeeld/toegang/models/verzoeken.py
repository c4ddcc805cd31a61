"""Access to one child for one person: asked, decided, and told to who must know."""

import uuid

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Q

from inbeeld.toegang.models.mensen import Aanstelling
from inbeeld.toegang.perioden import einddatum, geldige_periode
from inbeeld.web import datums


class Toegangsverzoek(models.Model):
    """Somebody asks to see one child for a time, or broke the glass. Never changed.

    `jongere_id` is null when the region knows no such child: to who asked that looks the same.
    """

    class Soort(models.TextChoices):
        TIJDELIJK = "tijdelijk", "tijdelijke toegang"
        NOOD = "nood", "noodtoegang"

    sleutel = models.UUIDField(default=uuid.uuid4, unique=True)
    soort = models.CharField(max_length=20, choices=Soort.choices)
    aanstelling = models.ForeignKey(Aanstelling, on_delete=models.PROTECT, related_name="+")
    jongere_id = models.BigIntegerField(null=True)
    reden = models.CharField(max_length=500)
    tot_en_met = models.DateField()
    moment = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(reden=""), name="toegangsverzoek_met_reden"),
        ]
        indexes = [models.Index(fields=["jongere_id"], name="toegangsverzoek_jongere")]

    def __str__(self) -> str:
        return f"toegangsverzoek {self.sleutel}"


class Toegangsbesluit(models.Model):
    """What was decided about a verzoek; a later row counts over an earlier one. Never changed."""

    class Besluit(models.TextChoices):
        TOEGEKEND = "toegekend", "toegekend"
        AFGEWEZEN = "afgewezen", "afgewezen"
        BEEINDIGD = "beeindigd", "eerder beëindigd"

    verzoek = models.ForeignKey(Toegangsverzoek, on_delete=models.PROTECT, related_name="besluiten")
    besluit = models.CharField(max_length=20, choices=Besluit.choices)
    # Null: the database itself, at a noodtoegang.
    door = models.ForeignKey(Aanstelling, null=True, on_delete=models.PROTECT, related_name="+")
    reden = models.CharField(max_length=500, blank=True, default="")
    tot_en_met = models.DateField(null=True)
    moment = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(besluit="toegekend") | Q(tot_en_met__isnull=False),
                name="toegangsbesluit_eindigt",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.besluit} {self.verzoek_id}"


class Bericht(models.Model):
    """One person is told of one thing. The words follow from `soort`: a bericht holds no names."""

    class Soort(models.TextChoices):
        GEVRAAGD = "toegang_gevraagd", "tijdelijke toegang gevraagd"
        BESLOTEN = "toegang_besloten", "besluit over tijdelijke toegang"
        NOOD = "noodtoegang", "noodtoegang gebruikt"

    aan = models.ForeignKey(Aanstelling, on_delete=models.PROTECT, related_name="+")
    soort = models.CharField(max_length=30, choices=Soort.choices)
    verzoek = models.ForeignKey(Toegangsverzoek, on_delete=models.PROTECT, related_name="+")
    moment = models.DateTimeField()
    gelezen_op = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["aan", "gelezen_op"], name="bericht_aan")]

    def __str__(self) -> str:
        return f"{self.soort} {self.moment:%Y-%m-%d}"


class Piketdienst(models.Model):
    """Days on which a leerplichtambtenaar or jeugdarts may break the glass, for emergencies."""

    aanstelling = models.ForeignKey(Aanstelling, on_delete=models.PROTECT, related_name="+")
    periode = DateRangeField()

    class Meta:
        constraints = [
            geldige_periode("piketdienst"),
            models.CheckConstraint(
                condition=Q(periode__endswith__isnull=False), name="piketdienst_eindigt"
            ),
        ]

    def __str__(self) -> str:
        return f"piket {self.periode}"

    @property
    def dagen(self) -> str:
        """The days in words, the last one included."""
        return datums.periode(self.periode.lower, einddatum(self.periode))
