"""Publishing a school year: first a proposal, then as it was proposed, and never again changed."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import connection, transaction

from inbeeld.monitor import werk
from inbeeld.monitor.models import Berekening, Publicatie
from inbeeld.monitor.policies import check_can_publiceren
from inbeeld.monitor.publicatie.regels import vingerafdruk
from inbeeld.monitor.publicatie.tabellen import periode
from inbeeld.monitor.uitvoerders.publicatie import SOORT
from inbeeld.tijdlijnen.queries import regio_definitie
from inbeeld.toegang.actor import huidige_actor

_SLOT = (731_200, 1)


class KanNiet(Exception):
    """It cannot be published (any more); the message is a sentence for the person."""


@transaction.atomic
def stel_voor(schooljaar: int, moment: datetime, definitie: str | None = None) -> Berekening:
    """Begin the calculation of a proposal, all of it by one definitie of the region (None: the one
    for all sectors that have none of their own), so that its numbers add up. Raises Geweigerd."""
    check_can_publiceren(huidige_actor())
    return werk.vraag_aan(SOORT, vraag_van(schooljaar, definitie), moment)


def vraag_van(schooljaar: int, definitie: str | None = None) -> dict[str, Any]:
    """What such a calculation is asked."""
    eigen = definitie or regio_definitie(huidige_actor().vandaag)
    return {"schooljaar": schooljaar, "definitie": eigen}


@transaction.atomic
def publiceer(voorstel: Berekening, moment: datetime) -> Publicatie:
    """Publish what was proposed, number for number.

    Raises KanNiet when something was published since, as small numbers were not hidden from that;
    Geweigerd; and ValueError for a calculation that is no proposal.
    """
    actor = huidige_actor()
    check_can_publiceren(actor)
    if voorstel.soort != SOORT or voorstel.uitkomst is None:
        raise ValueError("dit is geen voorstel")
    tabellen = voorstel.uitkomst["tabellen"]
    van, tot_en_met = periode(tabellen["schooljaar"])
    with connection.cursor() as cursor:
        # One at a time: two years at once would each be protected without the other.
        cursor.execute("select pg_advisory_xact_lock(%s, %s)", _SLOT)
    if Publicatie.objects.filter(van=van).exists():
        raise KanNiet("Dit schooljaar is al gepubliceerd. Dat verandert niet meer.")
    er = {str(sleutel) for sleutel in Publicatie.objects.values_list("sleutel", flat=True)}
    if er != set(voorstel.uitkomst["eerder"]):
        raise KanNiet("Er is intussen een ander jaar gepubliceerd. Maak het voorstel opnieuw.")
    return Publicatie.objects.create(
        van=van,
        tot_en_met=tot_en_met,
        definitie=tabellen["definitie"],
        bekend_op=bekend_op(tabellen),
        methode=tabellen["methode"],
        tabellen=tabellen,
        vingerafdruk=vingerafdruk(tabellen),
        door_id=actor.aanstelling_id,
        moment=moment,
    )


def bekend_op(tabellen: Mapping[str, Any]) -> datetime:
    """Through which moment what was known is counted in these tables."""
    return datetime.fromisoformat(tabellen["bekend_op"])
