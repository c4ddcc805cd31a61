"""Who is who, who was appointed where, who is involved with which child, and who read what."""

import uuid

import pghistory
from django.contrib.auth.models import AbstractUser
from django.contrib.postgres.fields import ArrayField, DateRangeField
from django.db import models
from django.db.models import Q

from inbeeld.toegang.perioden import geldige_periode


class Gebruiker(AbstractUser):
    """A person who can log in. What they may see follows from their aanstellingen only."""

    naam = models.CharField(max_length=200)
    # One name in one piece, as people write it themselves.
    first_name = None
    last_name = None

    REQUIRED_FIELDS = ["naam"]

    def __str__(self) -> str:
        return self.naam

    def get_full_name(self) -> str:
        return self.naam

    def get_short_name(self) -> str:
        return self.naam


class Organisatie(models.Model):
    """A school, gemeente, samenwerkingsverband or the region itself; the `bron` of every fact."""

    class Soort(models.TextChoices):
        SCHOOL = "school", "school"
        GEMEENTE = "gemeente", "gemeente"
        SWV = "swv", "samenwerkingsverband"
        REGIO = "regio", "regio"

    naam = models.CharField(max_length=200)
    soort = models.CharField(max_length=20, choices=Soort.choices)
    # BRIN and vestiging, CBS code, or free; what the facts call it.
    code = models.CharField(max_length=20)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["soort", "code"], name="organisatie_uniek"),
            models.CheckConstraint(
                condition=~Q(soort="school") | Q(code__regex="^[0-9]{2}[A-Z]{2}[0-9]{2}$"),
                name="organisatie_brin",
            ),
            models.CheckConstraint(
                condition=~Q(soort="gemeente") | Q(code__regex="^[0-9]{4}$"),
                name="organisatie_cbs",
            ),
        ]

    def __str__(self) -> str:
        return self.naam


class SwvSchool(models.Model):
    """The working area of a samenwerkingsverband: its schools, through time."""

    swv = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="swv_scholen")
    school = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="school_swvs")
    periode = DateRangeField()

    class Meta:
        constraints = [geldige_periode("swvschool")]

    def __str__(self) -> str:
        return f"{self.swv}: {self.school}"


class Aanstelling(models.Model):
    """A person in a rol at an organisation, for a time: all rights follow from it."""

    class Rol(models.TextChoices):
        VERZUIMCOORDINATOR = "verzuimcoordinator", "verzuimcoördinator"
        LEERPLICHTAMBTENAAR = "leerplichtambtenaar", "leerplichtambtenaar"
        SWV_CONSULENT = "swv_consulent", "SWV-consulent"
        REGIOCOORDINATOR = "regiocoordinator", "regiocoördinator"
        BEHEERDER = "beheerder", "beheerder"

    gebruiker = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, related_name="aanstellingen")
    organisatie = models.ForeignKey(
        Organisatie, on_delete=models.PROTECT, related_name="aanstellingen"
    )
    rol = models.CharField(max_length=30, choices=Rol.choices)
    periode = DateRangeField()

    class Meta:
        constraints = [geldige_periode("aanstelling")]

    def __str__(self) -> str:
        return f"{self.gebruiker}, {self.get_rol_display()} bij {self.organisatie}"


class Betrokkenheid(models.Model):
    """An organisation that is involved with a child: the one table that row access rests on.

    Derived from the facts by the function that recomputes a child; nobody writes it by hand.
    """

    class Grond(models.TextChoices):
        INSCHRIJVING = "inschrijving", "inschrijving"
        WOONPLAATS = "woonplaats", "woonplaats"
        SWV = "swv", "school van het samenwerkingsverband"

    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    # No foreign key: this room stands below the register.
    jongere_id = models.BigIntegerField()
    periode = DateRangeField()
    grond = models.CharField(max_length=20, choices=Grond.choices)

    class Meta:
        constraints = [geldige_periode("betrokkenheid")]
        indexes = [
            # In this order the row policy finds its answer in the index alone.
            models.Index(
                fields=["jongere_id", "organisatie_id", "periode"], name="betrokkenheid_jongere"
            ),
            models.Index(
                fields=["organisatie_id", "jongere_id", "periode"], name="betrokkenheid_org"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.grond} {self.periode}"


class Leesregel(models.Model):
    """One line of the read log: who saw which groups of data of which child, and why.

    Append-only, by rights and by trigger. `verzoek` ties the lines of one request together.
    """

    nr = models.BigAutoField(primary_key=True)
    moment = models.DateTimeField()
    gebruiker = models.ForeignKey(Gebruiker, null=True, on_delete=models.PROTECT, related_name="+")
    aanstelling = models.ForeignKey(
        Aanstelling, null=True, on_delete=models.PROTECT, related_name="+"
    )
    organisatie = models.ForeignKey(
        Organisatie, null=True, on_delete=models.PROTECT, related_name="+"
    )
    jongere_id = models.BigIntegerField()
    gegevensgroepen = ArrayField(models.CharField(max_length=40))
    handeling = models.CharField(max_length=40)
    grond = models.CharField(max_length=200, blank=True, default="")
    verzoek = models.UUIDField(default=uuid.uuid4)

    class Meta:
        indexes = [models.Index(fields=["jongere_id", "moment"], name="leesregel_jongere")]

    def __str__(self) -> str:
        return f"leesregel {self.nr}"


pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())(
    Organisatie
)
pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())(
    Aanstelling
)
