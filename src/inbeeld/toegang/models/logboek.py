"""What was read, by whom and on what ground."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models

from inbeeld.toegang.models.mensen import Aanstelling, Gebruiker
from inbeeld.toegang.models.organisaties import Organisatie


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
