"""The partners of the pact, and for whom each of them works."""

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Q

from inbeeld.toegang.perioden import geldige_periode


class Organisatie(models.Model):
    """A partner of the pact or the region itself; the `bron` of every fact."""

    class Soort(models.TextChoices):
        SCHOOL = "school", "school"
        SCHOOLBESTUUR = "schoolbestuur", "schoolbestuur"
        SWV = "swv", "samenwerkingsverband"
        GEMEENTE = "gemeente", "gemeente"
        SAMENWERKING = "samenwerking", "samenwerking van gemeenten"
        JGZ = "jgz", "jeugdgezondheidszorg"
        JEUGDTEAM = "jeugdteam", "jeugdteam"
        ZORGAANBIEDER = "zorgaanbieder", "zorgaanbieder"
        JUSTITIE = "justitie", "justitie"
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


class Werkgebied(models.Model):
    """For which school or gemeente an organisation works, through time.

    A samenwerkingsverband and a schoolbestuur have schools; a samenwerking acts for gemeenten; JGZ
    and jeugdteam work in gemeenten, which by itself involves them with no child.
    """

    organisatie = models.ForeignKey(
        Organisatie, on_delete=models.PROTECT, related_name="werkgebieden"
    )
    gebied = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="bediend_door")
    periode = DateRangeField()

    class Meta:
        constraints = [geldige_periode("werkgebied")]
        indexes = [models.Index(fields=["organisatie", "gebied"], name="werkgebied_organisatie")]

    def __str__(self) -> str:
        return f"{self.organisatie}: {self.gebied}"
