"""What every row of a dossier has: of whom, who wrote it, for which organisation, and when."""

import uuid

from django.db import models

from inbeeld.register.models import Jongere
from inbeeld.toegang.models import Aanstelling, Organisatie


class Dossierregel(models.Model):
    """A row about one child, written by a person in one aanstelling.

    `bron` and `door` are the actor's own, held by the row policy: nobody writes in another's name.
    `sleutel` is what addresses and the API call it; a form that may be sent twice brings its own.
    """

    sleutel = models.UUIDField(default=uuid.uuid4, unique=True)
    jongere = models.ForeignKey(Jongere, on_delete=models.PROTECT, related_name="+")
    bron = models.ForeignKey(Organisatie, on_delete=models.PROTECT, related_name="+")
    door = models.ForeignKey(Aanstelling, on_delete=models.PROTECT, related_name="+")
    moment = models.DateTimeField()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self._meta.model_name} {self.sleutel}"
