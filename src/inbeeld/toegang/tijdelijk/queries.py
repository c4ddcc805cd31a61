"""Reads: requests with where they stand, berichten, and duties."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F, QuerySet

from inbeeld.toegang.actor import Actor
from inbeeld.toegang.models import Bericht, Piketdienst, Toegangsbesluit, Toegangsverzoek
from inbeeld.toegang.tijdelijk.termijnen import WACHTTIJD

Besluit = Toegangsbesluit.Besluit


@dataclass(frozen=True, slots=True)
class Verzoekregel:
    """A request and where it stands on a day.

    `stand`: open, verlopen (nobody answered, or its last day is over), toegekend, afgewezen,
    beeindigd. `tot_en_met`: the last day of access, when it was given.
    """

    verzoek: Toegangsverzoek
    stand: str
    besluit: Toegangsbesluit | None
    tot_en_met: date | None

    @property
    def loopt(self) -> bool:
        return self.stand == "toegekend"


def verzoekregel(verzoek: Toegangsverzoek, vandaag: date) -> Verzoekregel:
    """Where one request stands."""
    besluiten = sorted(verzoek.besluiten.all(), key=lambda b: b.pk)
    laatste = besluiten[-1] if besluiten else None
    tot = next((b.tot_en_met for b in besluiten if b.besluit == Besluit.TOEGEKEND), None)
    if laatste is None:
        over = verzoek.moment.date() + WACHTTIJD < vandaag
        return Verzoekregel(verzoek, "verlopen" if over else "open", None, None)
    stand = laatste.besluit
    if stand == Besluit.TOEGEKEND and tot < vandaag:
        stand = "verlopen"
    return Verzoekregel(verzoek, stand, laatste, tot)


def _verzoeken() -> QuerySet[Toegangsverzoek]:
    return (
        Toegangsverzoek.objects.select_related("aanstelling__gebruiker", "aanstelling__organisatie")
        .prefetch_related("besluiten__door__gebruiker", "besluiten__door__organisatie")
        .order_by("-moment", "-pk")
    )


def verzoek_van(sleutel: object) -> Toegangsverzoek:
    """One request that the actor may see. Raises Toegangsverzoek.DoesNotExist."""
    return _verzoeken().get(sleutel=sleutel)


def eigen_verzoeken(actor: Actor) -> list[Verzoekregel]:
    """What this aanstelling asked, the last fifty."""
    return _regels(_verzoeken().filter(aanstelling_id=actor.aanstelling_id)[:50], actor)


def verzoeken_van_anderen(actor: Actor) -> list[Verzoekregel]:
    """What others asked and the actor may see: to decide on, or to watch. The last two hundred."""
    rijen = _verzoeken().exclude(aanstelling_id=actor.aanstelling_id)
    sinds = actor.vandaag - timedelta(days=400)
    return _regels(rijen.filter(moment__date__gte=sinds)[:200], actor)


def _regels(rijen: Iterable[Toegangsverzoek], actor: Actor) -> list[Verzoekregel]:
    return [verzoekregel(rij, actor.vandaag) for rij in rijen]


def berichten_van(actor: Actor) -> QuerySet[Bericht]:
    """What this aanstelling was told, unread first."""
    return (
        Bericht.objects.filter(aan_id=actor.aanstelling_id)
        .select_related("verzoek__aanstelling__organisatie")
        .order_by(F("gelezen_op").desc(nulls_first=True), "-moment")
    )


TELLERS: list[Callable[[Actor], int]] = []
"""How many things wait that rooms above this one tell people; each adds its own count."""


def ongelezen(actor: Actor | None) -> int:
    """How many berichten wait."""
    if actor is None or actor.aanstelling_id is None:
        return 0
    eigen = Bericht.objects.filter(aan_id=actor.aanstelling_id, gelezen_op=None).count()
    return eigen + sum(tel(actor) for tel in TELLERS)


def piketdiensten(vandaag: date) -> QuerySet[Piketdienst]:
    """Duties that are not over, the nearest first."""
    return (
        Piketdienst.objects.filter(periode__endswith__gt=vandaag)
        .select_related("aanstelling__gebruiker", "aanstelling__organisatie")
        .order_by("periode", "pk")
    )
