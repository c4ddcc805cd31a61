"""What an offer is, apart from how far it came: its details, its build-up, where it deviates."""

from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from typing import Any

from django.db import transaction

from inbeeld.dossiers.actions.aanbodbasis import KanZoNiet, check_can_schrijven
from inbeeld.dossiers.actions.basis import Verouderd, vergrendel
from inbeeld.dossiers.models import Aanbodopbouw, Aanbodtraject
from inbeeld.dossiers.queries.aanbod import beslissers
from inbeeld.dossiers.toestanden import AANBODTRAJECT

VELDEN = (
    "soort",
    "omschrijving",
    "passend",
    "aanbieder_id",
    "plek",
    "uren_per_week_honderdsten",
    "begin_verwacht_op",
    "toelichting",
)
VAN_HET_FEIT = ("soort", "passend")
"""Once it began, the fact says these: who was wrong, repairs the start."""


def stand_van(traject: Aanbodtraject) -> str:
    """What a form was filled in upon, to notice that somebody else changed it meanwhile."""
    waarden = [str(getattr(traject, naam)) for naam in VELDEN]
    return sha256("\0".join(waarden).encode()).hexdigest()[:16]


@transaction.atomic
def wijzig(traject: Aanbodtraject, *, stand: str, **velden: Any) -> Aanbodtraject:
    """Change details (`VELDEN`). Raises Geweigerd, KanZoNiet, Verouderd."""
    check_can_schrijven(traject.jongere_id)
    rij = _open(traject)
    if stand_van(rij) != stand:
        raise Verouderd("Iemand anders heeft dit aanbod intussen gewijzigd. Bekijk het opnieuw.")
    for naam, waarde in velden.items():
        if naam in VAN_HET_FEIT and rij.begonnen_op is not None and waarde != getattr(rij, naam):
            raise KanZoNiet("Dit aanbod is begonnen. Klopt dit niet, herstel dan het begin.", naam)
        setattr(rij, naam, waarde)
    rij.save()
    return rij


@transaction.atomic
def zet_opbouw(traject: Aanbodtraject, rijen: Mapping[date, int]) -> None:
    """From which day on how many hours a week (hundredths): all of it, in the place of what was."""
    check_can_schrijven(traject.jongere_id)
    rij = _open(traject)
    bestaand = {deel.vanaf: deel for deel in rij.opbouw.all()}
    for vanaf, uren in rijen.items():
        deel = bestaand.pop(vanaf, None) or Aanbodopbouw(
            jongere_id=rij.jongere_id, traject=rij, vanaf=vanaf
        )
        deel.uren_per_week_honderdsten, deel.vervallen = uren, False
        deel.save()
    for deel in bestaand.values():
        deel.vervallen = True
        deel.save(update_fields=["vervallen"])


@transaction.atomic
def wijk_af(traject: Aanbodtraject, *, afwijking: str, besloten_door_id: int) -> Aanbodtraject:
    """What is done otherwise than the rules say, and who decided that it may."""
    actor = check_can_schrijven(traject.jongere_id)
    rij = _open(traject)
    if besloten_door_id not in {a.pk for a in beslissers(actor)}:
        raise KanZoNiet("Kies iemand die hierover mag beslissen.", "besloten_door")
    rij.afwijking, rij.afwijking_besloten_door_id = afwijking, besloten_door_id
    rij.save(update_fields=["afwijking", "afwijking_besloten_door"])
    return rij


def _open(traject: Aanbodtraject) -> Aanbodtraject:
    rij = vergrendel(traject)
    if not AANBODTRAJECT.kan(rij.toestand):
        raise KanZoNiet("Dit aanbod is afgesloten.")
    return rij
