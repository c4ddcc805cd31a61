"""How long an organisation keeps its copy, what is proposed for destruction, and what was left."""

import uuid

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from inbeeld.toegang.models.mensen import Aanstelling
from inbeeld.toegang.models.organisaties import Organisatie


def _van_organisatie() -> models.ForeignKey:
    return models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")


def _door(**opties: object) -> models.ForeignKey:
    return models.ForeignKey(Aanstelling, on_delete=models.PROTECT, related_name="+", **opties)


class Bewaartermijn(models.Model):
    """How long a kind of organisation keeps a kind of data. The newest row that has begun holds.

    One term at a time: where sources contradict each other `toelichting` says what was chosen.
    """

    class Begin(models.TextChoices):
        GEBOORTE = "geboorte", "de geboortedatum"
        EINDE_INSCHRIJVING = "einde_inschrijving", "het einde van de inschrijving"
        EINDE_GEGEVEN = "einde_gegeven", "het einde van het gegeven zelf"
        ONTVANGST = "ontvangst", "de ontvangst"

    soort_organisatie = models.CharField(max_length=20, choices=Organisatie.Soort.choices)
    # A fact table of the rules in the singular ('verzuim'), or 'levering': a file not processed.
    gegevens = models.CharField(max_length=20)
    jaren = models.PositiveSmallIntegerField(default=0)
    dagen = models.PositiveSmallIntegerField(default=0)
    begint_bij = models.CharField(max_length=20, choices=Begin.choices)
    bron = models.CharField(max_length=200)
    toelichting = models.CharField(max_length=500, blank=True, default="")
    vanaf = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["soort_organisatie", "gegevens", "vanaf"], name="bewaartermijn_uniek"
            ),
            models.CheckConstraint(
                condition=Q(jaren__gt=0) | Q(dagen__gt=0), name="bewaartermijn_duurt"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.soort_organisatie}: {self.gegevens}"

    @property
    def duur(self) -> str:
        """The term in words: '5 jaar', '30 dagen'."""
        return f"{self.jaren} jaar" if self.jaren else f"{self.dagen} dagen"


class Bewaarplicht(models.Model):
    """A legal hold: what this organisation has of a child is not destroyed until it is lifted."""

    sleutel = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisatie = _van_organisatie()
    jongere_id = models.BigIntegerField()
    reden = models.CharField(max_length=500)
    tot_en_met = models.DateField(null=True)
    door = _door()
    moment = models.DateTimeField(db_default=Now())
    opgeheven_op = models.DateTimeField(null=True)
    opgeheven_door = _door(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(reden=""), name="bewaarplicht_met_reden"),
        ]
        indexes = [models.Index(fields=["jongere_id"], name="bewaarplicht_jongere")]

    def __str__(self) -> str:
        return f"bewaarplicht {self.sleutel}"


class Vernietigingsvoorstel(models.Model):
    """What of one organisation's copy was past its term on a day. Made by the database alone.

    A person of that organisation confirms it and the database then destroys its rows; a later run
    replaces a proposal that nobody confirmed.
    """

    sleutel = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisatie = _van_organisatie()
    peildatum = models.DateField()
    gemaakt_op = models.DateTimeField()
    bevestigd_op = models.DateTimeField(null=True)
    bevestigd_door = _door(null=True)
    uitgevoerd_op = models.DateTimeField(null=True)
    vervallen_op = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["organisatie", "-gemaakt_op"], name="voorstel_lijst")]

    def __str__(self) -> str:
        return f"vernietigingsvoorstel {self.sleutel}"

    @property
    def open(self) -> bool:
        """Whether it waits for somebody to confirm it."""
        return self.bevestigd_op is None and self.vervallen_op is None


class Voorstelregel(models.Model):
    """One row that is past its term: where it stands, and by which term. Gone with the row."""

    voorstel = models.ForeignKey(
        Vernietigingsvoorstel, on_delete=models.PROTECT, related_name="regels"
    )
    tabel = models.CharField(max_length=60)
    rij_id = models.BigIntegerField()
    jongere_id = models.BigIntegerField()
    termijn = models.ForeignKey(Bewaartermijn, on_delete=models.PROTECT, related_name="+")
    # The first day on which the term was over.
    verlopen_op = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["voorstel", "tabel", "rij_id"], name="voorstelregel_uniek"
            )
        ]
        indexes = [models.Index(fields=["jongere_id"], name="voorstelregel_jongere")]

    def __str__(self) -> str:
        return f"{self.tabel} {self.rij_id}"


class Vernietiging(models.Model):
    """What is left of destroyed rows: how many, of which year and where, by which term. No person.

    `jaar`: calendar year in which the fact begins, null where it has no day. `waar`: the sector of
    the school or the code of the gemeente.
    """

    voorstel = models.ForeignKey(
        Vernietigingsvoorstel, on_delete=models.PROTECT, related_name="vernietigingen"
    )
    tabel = models.CharField(max_length=60)
    jaar = models.IntegerField(null=True)
    waar = models.CharField(max_length=20, blank=True, default="")
    termijn = models.ForeignKey(Bewaartermijn, on_delete=models.PROTECT, related_name="+")
    aantal = models.IntegerField()

    def __str__(self) -> str:
        return f"{self.tabel}: {self.aantal}"


class Bewaargrens(models.Model):
    """Before this day an organisation's copy about a child is no longer whole.

    The rules count the child as living elsewhere before it: what was destroyed must not turn into a
    status that nobody had. Holds no more than that.
    """

    organisatie = _van_organisatie()
    jongere_id = models.BigIntegerField()
    tot = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["jongere_id", "organisatie"], name="bewaargrens_uniek")
        ]

    def __str__(self) -> str:
        return f"tot {self.tot}"


class AvgVerzoek(models.Model):
    """Somebody asks to see a child's data, or to have them corrected, and what was answered.

    `verklaring`: what is asked, in the asker's words; it is kept with a refusal. One organisation
    answers for its own copy, within a month of `ontvangen_op`.
    """

    class Soort(models.TextChoices):
        INZAGE = "inzage", "inzage"
        RECTIFICATIE = "rectificatie", "rectificatie"

    class Vrager(models.TextChoices):
        OUDER = "ouder", "een ouder of verzorger"
        JONGERE = "jongere", "de jongere zelf"
        MEDEWERKER = "medewerker", "een medewerker, namens een van hen"

    class Besluit(models.TextChoices):
        OPEN = "", "nog te beantwoorden"
        TOEGEWEZEN = "toegewezen", "toegewezen"
        AFGEWEZEN = "afgewezen", "afgewezen"

    sleutel = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    soort = models.CharField(max_length=20, choices=Soort.choices)
    organisatie = _van_organisatie()
    jongere_id = models.BigIntegerField()
    vrager = models.CharField(max_length=20, choices=Vrager.choices)
    verklaring = models.CharField(max_length=2000, blank=True, default="")
    ontvangen_op = models.DateField()
    door = _door()
    moment = models.DateTimeField(db_default=Now())
    besluit = models.CharField(max_length=20, choices=Besluit.choices, blank=True, default="")
    motivering = models.CharField(max_length=2000, blank=True, default="")
    besloten_op = models.DateTimeField(null=True)
    besloten_door = _door(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(soort="inzage") | ~Q(verklaring=""), name="avgverzoek_zegt_wat"
            ),
            models.CheckConstraint(
                condition=~Q(besluit="afgewezen") | ~Q(motivering=""), name="avgverzoek_waarom_niet"
            ),
            models.CheckConstraint(
                condition=Q(besluit="", besloten_op__isnull=True, besloten_door__isnull=True)
                | (~Q(besluit="") & Q(besloten_op__isnull=False, besloten_door__isnull=False)),
                name="avgverzoek_besluit",
            ),
        ]
        indexes = [
            models.Index(fields=["jongere_id"], name="avgverzoek_jongere"),
            models.Index(fields=["organisatie", "besluit"], name="avgverzoek_lijst"),
        ]

    def __str__(self) -> str:
        return f"{self.soort} {self.sleutel}"
