"""A child, and what names it. The engine and the figures know only the number."""

import uuid
from collections.abc import Callable

import pghistory
from django.db import models
from django.db.models import Q

from inbeeld.register.models.feit import Vastlegging


def _volg() -> Callable[[type[models.Model]], type[models.Model]]:
    """Keep what stood there before a change, and who changed it.

    Not the insert: it is the row itself, and an event for each of a region's children would take
    longer than the children. Anew for every model: a tracker binds itself to the first.
    """
    return pghistory.track(
        pghistory.UpdateEvent("gewijzigd", row=pghistory.Old),
        pghistory.DeleteEvent("verwijderd", row=pghistory.Old),
    )


@_volg()
class Jongere(models.Model):
    """A child. Addresses use `sleutel`, which says nothing; facts use `id`."""

    id = models.BigAutoField(primary_key=True)
    sleutel = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    # The record that this one was joined into; its own facts are withdrawn then.
    opgegaan_in = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(opgegaan_in__isnull=True) | ~Q(opgegaan_in=models.F("id")),
                name="jongere_niet_in_zichzelf",
            )
        ]

    def __str__(self) -> str:
        return f"jongere {self.pk}"


@_volg()
class Personalia(models.Model):
    """Who a child is. BSN and onderwijsnummer are encrypted and found through a blind index."""

    jongere = models.OneToOneField(
        Jongere, on_delete=models.PROTECT, primary_key=True, related_name="personalia"
    )
    roepnaam = models.CharField(max_length=200)
    voornamen = models.CharField(max_length=200, blank=True, default="")
    voorvoegsel = models.CharField(max_length=40, blank=True, default="")
    achternaam = models.CharField(max_length=200)
    # Folded: small letters, no accents. Made by `register.namen`, never typed.
    zoeksleutel = models.CharField(max_length=500)
    sorteersleutel = models.CharField(max_length=500)
    pgn_versleuteld = models.BinaryField(null=True)
    pgn_index = models.BinaryField(null=True)
    geheim_adres = models.BooleanField(default=False)
    overleden_op = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["pgn_index"], name="personalia_pgn_uniek"),
            models.CheckConstraint(
                condition=Q(pgn_index__isnull=True, pgn_versleuteld__isnull=True)
                | Q(pgn_index__isnull=False, pgn_versleuteld__isnull=False),
                name="personalia_pgn_en_index",
            ),
        ]
        indexes = [
            models.Index(
                fields=["zoeksleutel"], name="personalia_zoek", opclasses=["text_pattern_ops"]
            ),
            models.Index(fields=["sorteersleutel"], name="personalia_sorteer"),
            models.Index(
                fields=["jongere"],
                condition=Q(overleden_op__isnull=False),
                name="personalia_overleden",
            ),
        ]

    def __str__(self) -> str:
        return f"personalia van jongere {self.pk}"

    @property
    def naam(self) -> str:
        """The name as people say it: 'Sam de Vries'."""
        return " ".join(deel for deel in (self.roepnaam, self.voorvoegsel, self.achternaam) if deel)


@_volg()
class Samenvoeging(models.Model):
    """Two records of one child made one, and perhaps parted again; both are kept.

    `feiten`: [[tabel, id of the withdrawn fact, id of its copy], …], so that parting knows which
    fact came from where. `pgn_meegegaan`: the joined record's number moved to the one that stays.
    `meegegaan`: {table: ids} of what was done about the record that went, and moved along.
    """

    blijft = models.ForeignKey(Jongere, on_delete=models.PROTECT, related_name="samenvoegingen")
    gaat_op = models.ForeignKey(Jongere, on_delete=models.PROTECT, related_name="+")
    vastlegging = models.ForeignKey(Vastlegging, on_delete=models.PROTECT, related_name="+")
    gesplitst_door = models.ForeignKey(
        Vastlegging, null=True, on_delete=models.PROTECT, related_name="+"
    )
    feiten = models.JSONField()
    pgn_meegegaan = models.BooleanField(default=False)
    meegegaan = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(blijft=models.F("gaat_op")), name="samenvoeging_twee"
            ),
            models.UniqueConstraint(
                fields=["gaat_op"],
                condition=Q(gesplitst_door__isnull=True),
                name="samenvoeging_een_keer",
            ),
        ]

    def __str__(self) -> str:
        return f"samenvoeging {self.pk}"
