"""What was read, by whom and on what ground, and the seals that keep those lines as they were."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import BrinIndex
from django.db import models
from django.db.models import Q

from inbeeld.toegang.models.mensen import Aanstelling, Gebruiker
from inbeeld.toegang.models.organisaties import Organisatie


class Leesregel(models.Model):
    """One line of the read log: who saw which groups of data of which child, and why.

    Append-only, by rights and by trigger. `id` comes from a sequence, which leaves gaps when a
    transaction is undone; `nr` has none, and is given once, when the line is sealed. `vervangt` is
    the aanstelling for which a deputy read; `grond` the ground of the betrokkenheid that gave
    access; `verzoek` ties the lines of one request together; `waarmerk` shows that the application
    wrote the line (`logboek/canoniek.py`).
    """

    nr = models.BigIntegerField(null=True)
    moment = models.DateTimeField()
    gebruiker = models.ForeignKey(
        Gebruiker, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    aanstelling = models.ForeignKey(
        Aanstelling, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    vervangt = models.ForeignKey(
        Aanstelling, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    organisatie = models.ForeignKey(
        Organisatie, null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    # No foreign key: this room stands below the register.
    jongere_id = models.BigIntegerField()
    gegevensgroepen = ArrayField(models.CharField(max_length=40))
    handeling = models.CharField(max_length=40)
    grond = models.CharField(max_length=200, blank=True, default="")
    verzoek = models.UUIDField(default=uuid.uuid4)
    waarmerk = models.CharField(max_length=60, blank=True, default="")

    class Meta:
        # Few, because each line of each page that is shown writes them all.
        indexes = [
            models.Index(fields=["jongere_id", "moment"], name="leesregel_jongere"),
            models.Index(fields=["gebruiker", "moment"], name="leesregel_gebruiker"),
            models.Index(fields=["organisatie", "moment"], name="leesregel_organisatie"),
            BrinIndex(fields=["moment"], name="leesregel_moment"),
            models.Index(fields=["id"], name="leesregel_open", condition=Q(nr__isnull=True)),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["nr"], name="leesregel_nr", condition=Q(nr__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"leesregel {self.nr or f'zonder nummer ({self.pk})'}"


class Zegel(models.Model):
    """A block of lines of the read log, closed: what changes in it afterwards is found.

    `vingers` holds 16 bytes for each line in order, so that the check can name the line that was
    altered; `hash` (SHA-256) covers these, the counts and the hash of the seal before; `waarmerk`
    (HMAC, key `sleutel` that is not in the database) is what nobody can make anew from within the
    database. Made by `toegang_verzegel()`; the application's role cannot write it otherwise.
    """

    nr = models.BigIntegerField(primary_key=True)
    moment = models.DateTimeField()
    aantal = models.IntegerField()
    eerste = models.BigIntegerField()
    laatste = models.BigIntegerField()
    vorige = models.BinaryField()
    vingers = models.BinaryField()
    hash = models.BinaryField()
    sleutel = models.CharField(max_length=20, null=True)
    waarmerk = models.BinaryField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(aantal__gt=0) & Q(laatste=models.F("eerste") + models.F("aantal") - 1),
                name="zegel_aantal",
            ),
        ]

    def __str__(self) -> str:
        return f"zegel {self.nr}: regels {self.eerste} t/m {self.laatste}"
