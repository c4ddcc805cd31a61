"""A form that arrives twice is stored once: its key comes with it, made when it was shown."""

from collections.abc import Callable
from typing import Any, TypeVar
from uuid import UUID

from django.db import IntegrityError, transaction

from inbeeld.dossiers.models import Dossierregel
from inbeeld.toegang.actor import huidige_actor
from inbeeld.toegang.policies import Geweigerd

_VAN_EEN_ANDER = "Dit formulier is van iemand anders. Open een nieuw formulier."
Regel = TypeVar("Regel", bound=Dossierregel)


class AlOpgeslagen(ValueError):
    """A form with this key was stored before, with other words; the message is for people."""


def eigen(model: type[Regel], sleutel: UUID, jongere_id: int) -> Regel | None:
    """The actor's own row that was stored under this key. Raises Geweigerd when it is somebody
    else's, or of another child."""
    regel = model.objects.filter(sleutel=sleutel).first()
    if regel is None:
        return None
    if (regel.door_id, regel.jongere_id) != (huidige_actor().aanstelling_id, jongere_id):
        raise Geweigerd(_VAN_EEN_ANDER)
    return regel


def als_van_een_ander(fout: IntegrityError) -> None:
    """Raise Geweigerd when what the database refused is a key of a row that the actor does not
    see."""
    oorzaak = getattr(fout.__cause__, "diag", None)
    if oorzaak is not None and (oorzaak.constraint_name or "").endswith("_sleutel_key"):
        raise Geweigerd(_VAN_EEN_ANDER) from fout


def eenmaal(
    model: type[Regel],
    sleutel: UUID,
    jongere_id: int,
    maak: Callable[[], Regel],
    **zelfde: Any,
) -> Regel:
    """What `maak` stores, or what was stored under the key before, when `zelfde` (column → value)
    holds of it. Raises AlOpgeslagen when it does not, and Geweigerd as `eigen`."""
    try:
        with transaction.atomic():
            return _eerder(model, sleutel, jongere_id, zelfde) or maak()
    except IntegrityError as fout:
        # The same form came in twice at once: this one waited for the other to be stored.
        regel = _eerder(model, sleutel, jongere_id, zelfde)
        if regel is None:
            als_van_een_ander(fout)
            raise
        return regel


def _eerder(
    model: type[Regel], sleutel: UUID, jongere_id: int, zelfde: dict[str, Any]
) -> Regel | None:
    regel = eigen(model, sleutel, jongere_id)
    if regel is not None and any(getattr(regel, veld) != was for veld, was in zelfde.items()):
        raise AlOpgeslagen(
            "Dit is al opgeslagen, met andere woorden. Opslaan maakt er nu een tweede van."
        )
    return regel
