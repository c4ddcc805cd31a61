"""Reads of what one is told."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.db.models import F
from django.urls import reverse

from inbeeld.register.queries import personalia_van
from inbeeld.signalen.kennissoorten import WOORDEN, Soort
from inbeeld.signalen.models import Kennisgeving, Kennisgevingkeuze
from inbeeld.toegang.actor import Actor, huidige_actor
from inbeeld.toegang.models import Betrokkenheid
from inbeeld.toegang.tijdelijk.queries import berichten_van

MEESTE = 500
"""So many are shown, unread ones first."""


@dataclass(slots=True)
class Berichtregel:
    """One line of the page. `openen`: where a POST marks it as read and shows what it is about.

    `over` stays empty unless the actor sees the child today.
    """

    zin: str
    moment: datetime
    gelezen: bool
    openen: str
    jongere_id: int | None = None
    over: str = ""
    van: str = ""


def berichtregels(actor: Actor) -> list[Berichtregel]:
    """What this aanstelling was told, of its work and of access to a child: unread first, newest
    first. No name in it yet: `noem_kinderen`."""
    regels = [_kennisregel(k) for k in _kennisgevingen(actor)]
    for b in berichten_van(actor)[:MEESTE]:
        naam = b.get_soort_display()
        zin = f"{naam[0].upper()}{naam[1:]}."
        openen = reverse("bericht_lezen", args=[b.pk])
        van = b.verzoek.aanstelling.organisatie.naam
        regels.append(Berichtregel(zin, b.moment, b.gelezen_op is not None, openen, van=van))
    return sorted(regels, key=lambda r: (r.gelezen, -r.moment.timestamp()))[:MEESTE]


def _kennisgevingen(actor: Actor) -> list[Kennisgeving]:
    rijen = Kennisgeving.objects.filter(aan_id=actor.aanstelling_id)
    return list(rijen.order_by(F("gelezen_op").desc(nulls_first=True), "-moment")[:MEESTE])


def _kennisregel(k: Kennisgeving) -> Berichtregel:
    zin = WOORDEN[Soort(k.soort)].zin
    if k.aantal is not None:
        zin = "Er is 1 nieuwe waarschuwing." if k.aantal == 1 else f"{zin[:-1]}: {k.aantal}."
    openen = reverse("kennisgeving_openen", args=[k.pk])
    return Berichtregel(zin, k.moment, k.gelezen_op is not None, openen, k.jongere_id)


def noem_kinderen(regels: Collection[Berichtregel]) -> list[int]:
    """Fill in whom the lines are about, where the actor sees that child today; their numbers."""
    nummers = {r.jongere_id for r in regels if r.jongere_id is not None}
    rijen = personalia_van(sorted(nu_betrokken(nummers))) if nummers else {}
    for regel in regels:
        if regel.jongere_id in rijen:
            regel.over = rijen[regel.jongere_id].naam
    return sorted(rijen)


def nu_betrokken(jongere_ids: Collection[int]) -> set[int]:
    """Those children with whom the actor is involved today; the row policy holds of whom it is."""
    vandaag = huidige_actor().vandaag
    rijen = Betrokkenheid.objects.filter(jongere_id__in=jongere_ids, periode__contains=vandaag)
    return set(rijen.values_list("jongere_id", flat=True))


def ongelezen(actor: Actor) -> int:
    """How many kennisgevingen wait."""
    return Kennisgeving.objects.filter(aan_id=actor.aanstelling_id, gelezen_op=None).count()


def keuzen_van(actor: Actor) -> dict[str, str]:
    """Soort → how this aanstelling wants it by e-mail, of all soorten."""
    rijen = Kennisgevingkeuze.objects.filter(aanstelling_id=actor.aanstelling_id)
    eigen = dict(rijen.values_list("soort", "hoe"))
    return {soort: eigen.get(soort, WOORDEN[soort].standaard) for soort in Soort}


@dataclass(frozen=True, slots=True)
class Mailstand:
    """How e-mail goes: how many wait and since when, how many were given up, when one last went."""

    wacht: int
    oudste: datetime | None
    opgegeven: int
    laatst: datetime | None


def mailstand() -> Mailstand:
    """For who looks after the installation."""
    with connection.cursor() as cursor:
        cursor.execute("select wacht, oudste, opgegeven, laatst from signalen_mailstand()")
        return Mailstand(*cursor.fetchone())
