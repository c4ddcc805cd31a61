"""What every act in a dossier begins with: the actor's own name, and the open zaak."""

from datetime import datetime
from typing import Any, TypeVar

from inbeeld.dossiers.models import Dossierregel
from inbeeld.dossiers.toestanden import Machine
from inbeeld.signalen.models import Zaak
from inbeeld.toegang.actor import huidige_actor
from inbeeld.toegang.policies import Geweigerd

Regel = TypeVar("Regel", bound=Dossierregel)


class Verouderd(ValueError):
    """Somebody else changed the row since it was read; the message is a sentence for people."""


def schrijf(model: type[Regel], jongere_id: int, *, moment: datetime, **velden: Any) -> Regel:
    """A new row in the actor's own name. Raises Geweigerd for an actor who is nobody in
    particular."""
    actor = huidige_actor()
    if actor.aanstelling_id is None or actor.organisatie_id is None:
        raise Geweigerd("Alleen een mens met een aanstelling schrijft in een dossier.")
    return model.objects.create(
        jongere_id=jongere_id,
        bron_id=actor.organisatie_id,
        door_id=actor.aanstelling_id,
        moment=moment,
        **velden,
    )


def vergrendel(regel: Regel) -> Regel:
    """The row as it is now, held until the end of the transaction. Raises Geweigerd when it is not
    the actor's to change."""
    vers = type(regel).objects.select_for_update(of=("self",)).filter(pk=regel.pk).first()
    if vers is None:
        raise Geweigerd("Deze regel mag u niet wijzigen.")
    return vers


def stap(regel: Regel, machine: Machine, act: str) -> Regel:
    """The row as it is now, held, with the state after `act`; not yet saved. Raises KanNiet."""
    vers = vergrendel(regel)
    vers.toestand = machine.na(vers.toestand, act)  # type: ignore[attr-defined]
    return vers


def open_zaak_van(jongere_id: int) -> Zaak | None:
    """The zaak that is open today, None when there is none or it is only planned."""
    vandaag = huidige_actor().vandaag
    open_ = Zaak.objects.filter(jongere_id=jongere_id, gesloten_op=None, opent_op__lte=vandaag)
    return open_.select_related("eigenaar_postvak__organisatie").first()
