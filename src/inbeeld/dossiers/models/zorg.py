"""What follows a case and what stands in its way: nazorg, obstacles, tasks, documents."""

import pghistory
from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Q

from inbeeld.dossiers.models.basis import Dossierregel
from inbeeld.register.models import Jongere
from inbeeld.signalen.models import Belemmeringssoort, Zaak
from inbeeld.toegang.models import Aanstelling, Organisatie, Postvak
from inbeeld.toegang.perioden import geldige_periode


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent())
class Nazorg(Dossierregel):
    """The time after a return, in which the zaak stays open. `thuis_sinds`: the first day of the
    absence before it, shown again at a relapse."""

    class Toestand(models.TextChoices):
        LOOPT = "loopt", "loopt"
        AFGEROND = "afgerond", "afgerond"
        TERUGVAL = "terugval", "terugval"
        VERVALLEN = "vervallen", "vervallen"  # the zaak was closed for another reason

    zaak = models.ForeignKey(Zaak, on_delete=models.PROTECT, related_name="nazorg")
    toestand = models.CharField(max_length=20, choices=Toestand.choices, default=Toestand.LOOPT)
    begonnen_op = models.DateField()
    tot = models.DateField()
    thuis_sinds = models.DateField(null=True)
    wat_hielp = models.CharField(max_length=1000, blank=True, default="")
    geeindigd_op = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["zaak"], condition=Q(toestand="loopt"), name="nazorg_een_lopend"
            ),
            models.CheckConstraint(
                condition=Q(toestand="loopt") ^ Q(geeindigd_op__isnull=False),
                name="nazorg_geeindigd",
            ),
            models.CheckConstraint(
                condition=~Q(toestand="afgerond") | ~Q(wat_hielp=""),
                name="nazorg_met_wat_hielp",
            ),
        ]


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent())
class Belemmering(Dossierregel):
    """One line on a case about what stood in the way, for a named role to answer (M26)."""

    Soort = Belemmeringssoort

    class Toestand(models.TextChoices):
        OPEN = "open", "open"
        BEANTWOORD = "beantwoord", "beantwoord"

    zaak = models.ForeignKey(Zaak, null=True, on_delete=models.PROTECT, related_name="+")
    soort = models.CharField(max_length=20, choices=Soort.choices)
    regel = models.CharField(max_length=200)
    had_geholpen = models.CharField(max_length=200, blank=True, default="")
    toestand = models.CharField(max_length=20, choices=Toestand.choices, default=Toestand.OPEN)
    functie = models.CharField(max_length=60, blank=True, default="")
    antwoord = models.CharField(max_length=1000, blank=True, default="")
    beantwoord_op = models.DateField(null=True)
    beantwoord_door = models.ForeignKey(
        Aanstelling, null=True, on_delete=models.PROTECT, related_name="+"
    )
    # Why the answer did not do; the answer itself stays until there is another.
    heropend_reden = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(toestand="beantwoord")
                | (~Q(antwoord="") & Q(beantwoord_op__isnull=False, beantwoord_door__isnull=False)),
                name="belemmering_beantwoord",
            )
        ]
        indexes = [models.Index(fields=["soort", "toestand"], name="belemmering_soort")]


@pghistory.track(pghistory.UpdateEvent())
class Taak(models.Model):
    """What somebody must do by a day because of a row of a dossier; it says nothing of the content.

    Without `postvak` it is whose the zaak is, and goes along when that changes hands.
    """

    jongere = models.ForeignKey(Jongere, on_delete=models.PROTECT, related_name="+")
    soort = models.CharField(max_length=40)
    tabel = models.CharField(max_length=60)
    rij = models.BigIntegerField()
    postvak = models.ForeignKey(Postvak, null=True, on_delete=models.PROTECT, related_name="+")
    aanstelling = models.ForeignKey(
        Aanstelling, null=True, on_delete=models.PROTECT, related_name="+"
    )
    van = models.ForeignKey(Organisatie, null=True, on_delete=models.PROTECT, related_name="+")
    # Whose act asked it; null: the system. They need not be told of it.
    door = models.ForeignKey(Aanstelling, null=True, on_delete=models.PROTECT, related_name="+")
    sinds = models.DateField()
    uiterlijk_op = models.DateField()
    klaar_op = models.DateField(null=True)
    # Why it ended without being done; empty of a task that was done or taken back.
    vervallen_reden = models.CharField(max_length=40, blank=True, db_default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["tabel", "rij", "soort"],
                condition=Q(klaar_op__isnull=True),
                name="taak_een_open",
            ),
            models.CheckConstraint(
                condition=Q(vervallen_reden="") | Q(klaar_op__isnull=False),
                name="taak_vervallen_is_klaar",
            ),
        ]
        indexes = [
            models.Index(
                fields=["postvak", "uiterlijk_op"],
                condition=Q(klaar_op__isnull=True),
                name="taak_open_postvak",
            ),
            models.Index(
                fields=["jongere"], condition=Q(klaar_op__isnull=True), name="taak_open_jongere"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.soort} van {self.tabel} {self.rij}"


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), exclude=["inhoud"])
class Document(Dossierregel):
    """An attachment or a letter, encrypted, of one kind of data (`groep`)."""

    class Soort(models.TextChoices):
        BIJLAGE = "bijlage", "bijlage"
        BRIEF = "brief", "brief"

    zaak = models.ForeignKey(Zaak, null=True, on_delete=models.PROTECT, related_name="+")
    soort = models.CharField(max_length=20, choices=Soort.choices, default=Soort.BIJLAGE)
    groep = models.CharField(max_length=30)
    naam = models.CharField(max_length=200)
    mediatype = models.CharField(max_length=100)
    grootte = models.PositiveIntegerField()
    vingerafdruk = models.CharField(max_length=64)
    inhoud = models.BinaryField()
    ingetrokken_op = models.DateTimeField(null=True)
    ingetrokken_reden = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        indexes = [models.Index(fields=["jongere"], name="document_jongere")]


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent())
class Briefsjabloon(models.Model):
    """A letter's text, of the region, for a time: in B1 Dutch, with named places to fill in."""

    code = models.CharField(max_length=40)
    titel = models.CharField(max_length=200)
    tekst = models.TextField()
    groep = models.CharField(max_length=30)
    periode = DateRangeField()

    class Meta:
        constraints = [
            geldige_periode("briefsjabloon"),
            models.UniqueConstraint(
                fields=["code"],
                condition=Q(periode__endswith__isnull=True),
                name="briefsjabloon_een_geldig",
            ),
        ]

    def __str__(self) -> str:
        return self.titel
