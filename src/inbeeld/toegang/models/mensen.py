"""People who can log in, and their appointments: all rights follow from these."""

from django.contrib.auth.models import AbstractUser
from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Q
from django.utils.crypto import salted_hmac

from inbeeld.toegang.models.organisaties import Organisatie
from inbeeld.toegang.perioden import geldige_periode


class Gebruiker(AbstractUser):
    """A person who can log in. What they may see follows from their aanstellingen only."""

    naam = models.CharField(max_length=200)
    # One name in one piece, as people write it themselves.
    first_name = None
    last_name = None
    # Part of what every session of this person is checked against: a new value ends them all.
    sessiesleutel = models.CharField(max_length=32, blank=True, default="", editable=False)

    REQUIRED_FIELDS = ["naam"]

    class Meta(AbstractUser.Meta):
        constraints = [
            # Rights come from an aanstelling and from nowhere else.
            models.CheckConstraint(
                condition=Q(is_superuser=False, is_staff=False), name="gebruiker_geen_superuser"
            ),
        ]

    def __str__(self) -> str:
        return self.naam

    def get_full_name(self) -> str:
        return self.naam

    def get_short_name(self) -> str:
        return self.naam

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """Django's own, over the password and `sessiesleutel` together."""
        salt = "inbeeld.toegang.models.mensen.Gebruiker.session"
        waarde = f"{self.password}:{self.sessiesleutel}"
        return salted_hmac(salt, waarde, secret=secret, algorithm="sha256").hexdigest()


class Aanstelling(models.Model):
    """A person in a rol at an organisation, for a time: all rights follow from it.

    A deputy has an aanstelling of their own that names the one they stand in for (`vervangt`), in
    the same rol at the same organisation, and always with a last day. A parent or youngster is
    appointed at the region in their own rol, which involves them with no child by itself.
    """

    class Rol(models.TextChoices):
        VERZUIMCOORDINATOR = "verzuimcoordinator", "verzuimcoördinator"
        MENTOR = "mentor", "mentor"
        LEERPLICHTAMBTENAAR = "leerplichtambtenaar", "leerplichtambtenaar"
        SWV_CONSULENT = "swv_consulent", "SWV-consulent"
        JEUGDARTS = "jeugdarts", "jeugdarts"
        JEUGDCOACH = "jeugdcoach", "jeugdcoach"
        ZORGVERLENER = "zorgverlener", "zorgverlener"
        JUSTITIEMEDEWERKER = "justitiemedewerker", "justitiemedewerker"
        REGIOCOORDINATOR = "regiocoordinator", "regiocoördinator"
        BESTUURDER = "bestuurder", "bestuurder"
        BELEIDSMEDEWERKER = "beleidsmedewerker", "beleidsmedewerker"
        PRIVACYFUNCTIONARIS = "privacyfunctionaris", "privacyfunctionaris"
        BEHEERDER = "beheerder", "beheerder"
        OUDER = "ouder", "ouder"
        JONGERE = "jongere", "jongere"

    gebruiker = models.ForeignKey(Gebruiker, on_delete=models.PROTECT, related_name="aanstellingen")
    organisatie = models.ForeignKey(
        Organisatie, on_delete=models.PROTECT, related_name="aanstellingen"
    )
    rol = models.CharField(max_length=30, choices=Rol.choices)
    periode = DateRangeField()
    # Of the work there: on the pages that say whom parents and partners can turn to.
    telefoon = models.CharField(max_length=30, blank=True, default="", db_default="")
    vervangt = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="vervangingen"
    )

    class Meta:
        constraints = [
            geldige_periode("aanstelling"),
            models.CheckConstraint(
                condition=Q(vervangt__isnull=True) | Q(periode__endswith__isnull=False),
                name="aanstelling_vervanging_eindigt",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.gebruiker}, {self.get_rol_display()} bij {self.organisatie}"
