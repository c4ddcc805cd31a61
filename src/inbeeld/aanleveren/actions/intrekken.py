"""Undo a delivery that was processed."""

from datetime import datetime
from typing import Any

from django.db import transaction

from inbeeld.register.models import FEITMODELLEN
from inbeeld.tijdlijnen.actions import leg_vast
from inbeeld.tijdlijnen.feitrij import als_rij
from inbeeld.toegang.actor import met_reden

from .. import werk
from ..models import Levering
from .stand import KanNiet, Status, vergrendeld


@transaction.atomic
def trek_in(levering: Levering, moment: datetime, reden: str) -> None:
    """Undo a processed delivery: withdraw what it wrote, restore what it withdrew.

    Only the newest one of a supplier that still stands: a later delivery rests on it, because it
    wrote only what the earlier had not. Raises KanNiet.
    """
    werk.beurt(levering.organisatie_id)
    levering = vergrendeld(levering.pk)
    if levering.status != Status.VERWERKT:
        raise KanNiet("Alleen een verwerkte levering kan worden ingetrokken.")
    later = Levering.objects.filter(
        organisatie_id=levering.organisatie_id,
        status=Status.VERWERKT,
        verwerkt_op__gt=levering.verwerkt_op,
    )
    if later.exists():
        raise KanNiet("Er is later nog een levering verwerkt. Trek die eerst in.")
    if levering.vastlegging_id is not None:
        intrekken, terug = _ongedaan(levering.vastlegging_id)
        leg_vast(moment=moment, soort="intrekking", reden=reden, nieuw=terug, intrekken=intrekken)
    levering.status = Status.INGETROKKEN
    levering.ingetrokken_op = moment
    with met_reden(reden):
        levering.save(update_fields=["status", "ingetrokken_op"])


def _ongedaan(
    vastlegging_id: int,
) -> tuple[dict[str, list[int]], dict[str, list[dict[str, Any]]]]:
    """Per table the facts to withdraw (those that still stand), and the rows to write again."""
    intrekken: dict[str, list[int]] = {}
    terug: dict[str, list[dict[str, Any]]] = {}
    for tabel, model in FEITMODELLEN.items():
        geschreven = model.objects.filter(
            vastlegging_id=vastlegging_id, ingetrokken_op__isnull=True
        )
        weggehaald = model.objects.filter(ingetrokken_door_id=vastlegging_id).order_by("pk")
        if ids := list(geschreven.values_list("pk", flat=True)):
            intrekken[tabel] = ids
        if rijen := [als_rij(tabel, feit) for feit in weggehaald]:
            terug[tabel] = rijen
    return intrekken, terug
