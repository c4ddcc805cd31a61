"""Who pays which share of an offer from when. Nothing here holds up an offer: an undecided share is
recorded as such, and seen."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from inbeeld.dossiers.actions.aanbodbasis import KanZoNiet, al_gemaakt, check_can_schrijven
from inbeeld.dossiers.actions.basis import schrijf, vergrendel
from inbeeld.dossiers.models import Aanbodtraject, Kostendeel


@transaction.atomic
def voeg_toe(
    traject: Aanbodtraject, *, sleutel: UUID, besloten: bool, moment: datetime, **velden: Any
) -> Kostendeel:
    """A share: `betaler_id` or `omschrijving`, `aandeel_procent`, `vanaf`. The same `sleutel` again
    gives the row that is there. Raises Geweigerd, KanZoNiet."""
    actor = check_can_schrijven(traject.jongere_id)
    rij = vergrendel(traject)
    gemaakt = al_gemaakt(Kostendeel, sleutel, rij.jongere_id)
    if gemaakt is not None:
        return gemaakt
    if not velden.get("betaler_id") and not velden.get("omschrijving"):
        raise KanZoNiet("Kies wie betaalt, of schrijf op wie het misschien wordt.", "betaler")
    if besloten:
        _check_volledig(velden.get("betaler_id"), velden.get("aandeel_procent"))
    return schrijf(
        Kostendeel,
        rij.jongere_id,
        moment=moment,
        sleutel=sleutel,
        traject=rij,
        besloten_op=actor.vandaag if besloten else None,
        **velden,
    )


@transaction.atomic
def besluit(
    deel: Kostendeel, *, betaler_id: int | None, aandeel_procent: int | None, vanaf: date
) -> Kostendeel:
    """It is decided who pays this share, and how much. Raises Geweigerd, KanZoNiet."""
    rij = _open(deel)
    if rij.besloten_op is not None:
        raise KanZoNiet("Over dit deel is al besloten.")
    _check_volledig(betaler_id, aandeel_procent)
    rij.betaler_id, rij.aandeel_procent, rij.vanaf = betaler_id, aandeel_procent, vanaf
    rij.besloten_op = check_can_schrijven(rij.jongere_id).vandaag
    rij.save()
    return rij


@transaction.atomic
def laat_vervallen(deel: Kostendeel) -> Kostendeel:
    """This share does not count any more."""
    rij = _open(deel)
    rij.vervallen_op = check_can_schrijven(rij.jongere_id).vandaag
    rij.save(update_fields=["vervallen_op"])
    return rij


def _open(deel: Kostendeel) -> Kostendeel:
    rij = vergrendel(deel)
    if rij.vervallen_op is not None:
        raise KanZoNiet("Dit deel van de kosten is al vervallen.")
    return rij


def _check_volledig(betaler_id: int | None, aandeel_procent: int | None) -> None:
    if not betaler_id:
        raise KanZoNiet("Wat besloten is, heeft een organisatie die betaalt.", "betaler")
    if aandeel_procent is None:
        raise KanZoNiet("Wat besloten is, heeft een deel in procenten.", "aandeel_procent")
