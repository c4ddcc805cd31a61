"""Who answers for an organisation's postvak, and which people make a school's core team."""

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Q

from inbeeld.toegang.models.mensen import Aanstelling
from inbeeld.toegang.models.organisaties import Organisatie
from inbeeld.toegang.perioden import geldige_periode


class Postvak(models.Model):
    """Where work for an organisation comes in, with one named person who answers for it.

    The coordinator is an aanstelling of that organisation, with children, begun and without a last
    day. The database holds that from both sides: naming one, and ending the aanstelling or blocking
    the account of who is named. A postvak is never without, and never goes.
    """

    organisatie = models.OneToOneField(
        Organisatie, on_delete=models.PROTECT, related_name="postvak"
    )
    coordinator = models.ForeignKey(
        Aanstelling, on_delete=models.PROTECT, related_name="coordineert"
    )

    def __str__(self) -> str:
        return f"postvak van {self.organisatie}"


class Kernteamlid(models.Model):
    """An aanstelling in the core team of a school, for a time.

    It gives no row of any child by itself: whoever is in the team sees the children with whom their
    own organisation is involved, and no others.
    """

    school = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="kernteam")
    aanstelling = models.ForeignKey(Aanstelling, on_delete=models.PROTECT, related_name="kernteams")
    periode = DateRangeField()

    class Meta:
        constraints = [
            geldige_periode("kernteamlid"),
            models.UniqueConstraint(
                fields=["school", "aanstelling"],
                condition=Q(periode__endswith__isnull=True),
                name="kernteamlid_een_keer",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.aanstelling} in het kernteam van {self.school}"
