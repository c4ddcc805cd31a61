"""What a child needs and nobody offers: noted, met by an offer, or dropped with a reason."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from inbeeld.dossiers.actions.aanbodbasis import (
    KanZoNiet,
    al_gemaakt,
    check_can_schrijven,
    check_dag,
    vervolg_klaar,
)
from inbeeld.dossiers.actions.basis import schrijf, vergrendel
from inbeeld.dossiers.models import Aanbodtraject, Behoefte


@transaction.atomic
def noteer(
    jongere_id: int,
    *,
    sleutel: UUID,
    sinds: date,
    moment: datetime,
    **velden: Any,
) -> Behoefte:
    """`velden`: soort, omschrijving, plek (where it is needed). The same `sleutel` again gives the
    row that is there. Raises Geweigerd, KanZoNiet."""
    actor = check_can_schrijven(jongere_id)
    gemaakt = al_gemaakt(Behoefte, sleutel, jongere_id)
    if gemaakt is not None:
        return gemaakt
    check_dag(sinds, vandaag=actor.vandaag, vroegst=None, veld="sinds")
    vervolg_klaar(jongere_id)
    return schrijf(Behoefte, jongere_id, moment=moment, sleutel=sleutel, sinds=sinds, **velden)


@transaction.atomic
def vervul(behoefte: Behoefte, *, op: date, traject: Aanbodtraject | None = None) -> Behoefte:
    """There is something now: from this day, through this offer when it is one of the child's."""
    rij = _open(behoefte)
    actor = check_can_schrijven(rij.jongere_id)
    check_dag(op, vandaag=actor.vandaag, vroegst=None, veld="op")
    # An offer that began before the need was written down meets it all the same.
    rij.vervuld_op, rij.vervuld_door = max(op, rij.sinds), traject
    rij.save(update_fields=["vervuld_op", "vervuld_door"])
    return rij


@transaction.atomic
def laat_vervallen(behoefte: Behoefte, *, reden: str) -> Behoefte:
    """It is not needed any more, without anybody having offered it."""
    rij = _open(behoefte)
    if not reden.strip():
        raise KanZoNiet("Schrijf kort op waarom.", "reden")
    rij.vervallen_op = check_can_schrijven(rij.jongere_id).vandaag
    rij.vervallen_reden = reden.strip()
    rij.save(update_fields=["vervallen_op", "vervallen_reden"])
    return rij


def _open(behoefte: Behoefte) -> Behoefte:
    rij = vergrendel(behoefte)
    if rij.vervuld_op is not None or rij.vervallen_op is not None:
        raise KanZoNiet("Deze behoefte is al vervuld of vervallen.")
    return rij
