"""Filters of the werkvoorraad that somebody kept.

They have no name of their own: a free text would end up holding children's names. What the list
shows is made from the filter itself, which holds codes only.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

import pghistory
from django.db import models
from django.db.models import QuerySet

from inbeeld.toegang.models import Gebruiker
from inbeeld.web import woorden

VELDEN = ("soort", "status", "klok", "sector", "school", "gemeente", "sorteer")
MEESTE = 12
_CODE = re.compile(r"\w{1,40}")
_KLOK = {
    "loopt": "klok loopt",
    "bijna": "bijna drie maanden",
    "voorbij": "drie maanden voorbij",
    "ruim": "ruime klok",
}


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class Weergave(models.Model):
    """One kept filter of one person."""

    gebruiker = models.ForeignKey(Gebruiker, on_delete=models.CASCADE, related_name="weergaven")
    filter = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["gebruiker", "filter"], name="weergave_uniek")
        ]

    def __str__(self) -> str:
        return f"weergave {self.pk}"


class TeVeelWeergaven(Exception):
    """The person has kept MEESTE filters of that list already. The message is for that person."""

    def __init__(self) -> None:
        super().__init__("U heeft al twaalf filters bewaard. Verwijder er eerst een.")


@dataclass(frozen=True)
class Bewaard:
    """A kept filter as the page shows it: its name, and the query string that opens it."""

    pk: int
    naam: str
    vraag: str


def schoon(vraag: Mapping[str, str]) -> dict[str, str]:
    """Only what a filter is made of: codes. Empty values and other text are left out."""
    return {veld: vraag[veld] for veld in VELDEN if _CODE.fullmatch(vraag.get(veld, ""))}


def naam_van(filter_: Mapping[str, str], namen: Mapping[str, str]) -> str:
    """What the filter does, in words; `namen` of schools and gemeenten by code."""
    delen = [
        woorden.woord(filter_["soort"], woorden.SOORT) if "soort" in filter_ else "",
        woorden.woord(filter_["status"], woorden.STATUS) if "status" in filter_ else "",
        _KLOK.get(filter_.get("klok", ""), ""),
        filter_.get("sector", ""),
        namen.get(filter_.get("school", ""), filter_.get("school", "")),
        namen.get(filter_.get("gemeente", ""), filter_.get("gemeente", "")),
        f"op {filter_['sorteer']}" if "sorteer" in filter_ else "",
    ]
    return ", ".join(deel for deel in delen if deel)


def weergaven_van(gebruiker_id: int, namen: Mapping[str, str]) -> list[Bewaard]:
    """The filters that a person kept, oldest first."""
    rijen = van_lijst(gebruiker_id)
    return [Bewaard(r.pk, naam_van(r.filter, namen), urlencode(r.filter)) for r in rijen]


def van_lijst(gebruiker_id: int, lijst: str = "") -> QuerySet[Weergave]:
    """What a person kept of a list, oldest first. A list of a room above keeps its own in the same
    table, and says which list that is."""
    rijen = Weergave.objects.filter(gebruiker_id=gebruiker_id).order_by("pk")
    return rijen.filter(filter__lijst=lijst) if lijst else rijen.filter(filter__lijst__isnull=True)


def bewaar_weergave(gebruiker_id: int, codes: Mapping[str, str], lijst: str = "") -> None:
    """Keep a filter, as `schoon` or that list made it; what is there already stays as it is, and
    an empty one is nothing to keep. Raises TeVeelWeergaven."""
    if not codes:
        return
    if van_lijst(gebruiker_id, lijst).count() >= MEESTE:
        raise TeVeelWeergaven
    filter_ = {"lijst": lijst, **codes} if lijst else dict(codes)
    Weergave.objects.get_or_create(gebruiker_id=gebruiker_id, filter=filter_)


def verwijder_weergave(gebruiker_id: int, pk: int) -> None:
    """Forget a kept filter; somebody else's is not touched."""
    Weergave.objects.filter(gebruiker_id=gebruiker_id, pk=pk).delete()
