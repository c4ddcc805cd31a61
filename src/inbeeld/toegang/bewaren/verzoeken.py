"""Requests to see or to correct: received, judged within a month, and kept with the record."""

import calendar
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.db.models.functions import Now

from inbeeld.toegang.actor import huidige_actor
from inbeeld.toegang.matrix.begrippen import Groep, Handeling
from inbeeld.toegang.models import AvgVerzoek
from inbeeld.toegang.policies import check_can

HANDELING = {
    AvgVerzoek.Soort.INZAGE: Handeling.INZAGE_GEVEN,
    AvgVerzoek.Soort.RECTIFICATIE: Handeling.RECTIFICEREN,
}


class AlBesloten(ValueError):
    """Somebody answered this request before; the text is Dutch."""


def uiterlijk(ontvangen_op: date) -> date:
    """The last day to answer: a month later, on the same day or the last of that month (AVG 12)."""
    jaar, maand = divmod(ontvangen_op.year * 12 + ontvangen_op.month, 12)
    laatste = calendar.monthrange(jaar, maand + 1)[1]
    return date(jaar, maand + 1, min(ontvangen_op.day, laatste))


def verzoeken() -> QuerySet[AvgVerzoek]:
    """The requests to the actor's organisation, those that wait first, the oldest first."""
    rijen = AvgVerzoek.objects.select_related(
        "organisatie", "door__gebruiker", "besloten_door__gebruiker"
    )
    return rijen.order_by("besluit", "ontvangen_op", "pk")


def verzoek_van(sleutel: UUID) -> AvgVerzoek:
    """One request. Raises AvgVerzoek.DoesNotExist when it is not the actor's organisation's."""
    return verzoeken().get(sleutel=sleutel)


def ontvang(
    jongere_id: int, soort: str, *, vrager: str, ontvangen_op: date, verklaring: str = ""
) -> AvgVerzoek:
    """Keep a request to the actor's organisation. Raises Geweigerd."""
    actor = huidige_actor()
    check_can(actor, HANDELING[AvgVerzoek.Soort(soort)], Groep.IDENTITEIT)
    return AvgVerzoek.objects.create(
        soort=soort,
        organisatie_id=actor.organisatie_id,
        jongere_id=jongere_id,
        vrager=vrager,
        verklaring=verklaring,
        ontvangen_op=ontvangen_op,
        door_id=actor.aanstelling_id,
    )


def besluit(verzoek: AvgVerzoek, besluit: str, motivering: str = "") -> None:
    """Answer a request, once. Raises Geweigerd, AlBesloten."""
    actor = huidige_actor()
    check_can(actor, HANDELING[AvgVerzoek.Soort(verzoek.soort)], Groep.IDENTITEIT)
    gewijzigd = AvgVerzoek.objects.filter(pk=verzoek.pk, besluit="").update(
        besluit=besluit,
        motivering=motivering,
        besloten_op=Now(),
        besloten_door_id=actor.aanstelling_id,
    )
    if not gewijzigd:
        raise AlBesloten("Over dit verzoek is al besloten.")
