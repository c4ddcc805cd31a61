"""A calculation that takes longer than a page: what was asked, how far it is, what came of it."""

import uuid

from django.db import models
from django.db.models import Q

from inbeeld.toegang.models import Aanstelling


class Berekening(models.Model):
    """One calculation, of the person who asked for it.

    `vraag`: codes, dates and numbers, nothing about a person. `uitkomst`: what `soort` gives, null
    until it is ready. `fout`: the sentence for the person. Whether somebody works on it now is a
    lock (`monitor.werk`), not a column: a process that is killed would leave that behind.
    """

    sleutel = models.UUIDField(default=uuid.uuid4, unique=True)
    soort = models.CharField(max_length=20)
    vraag = models.JSONField()
    door = models.ForeignKey(Aanstelling, on_delete=models.PROTECT, related_name="+")
    gevraagd_op = models.DateTimeField()
    voortgang = models.PositiveSmallIntegerField(default=0)
    stap = models.CharField(max_length=80, blank=True, default="")
    klaar_op = models.DateTimeField(null=True)
    uitkomst = models.JSONField(null=True)
    fout = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(klaar_op__isnull=True, uitkomst__isnull=True, fout="")
                | Q(klaar_op__isnull=False, uitkomst__isnull=False, fout="")
                | (Q(klaar_op__isnull=False, uitkomst__isnull=True) & ~Q(fout="")),
                name="berekening_klaar",
            ),
            models.CheckConstraint(condition=Q(voortgang__lte=100), name="berekening_voortgang"),
        ]
        indexes = [models.Index(fields=["door", "gevraagd_op"], name="berekening_van")]

    def __str__(self) -> str:
        return f"berekening {self.sleutel}"
