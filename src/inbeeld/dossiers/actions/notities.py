"""Closed notes: written once, for one's own organisation."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from inbeeld.dossiers.actions.basis import schrijf
from inbeeld.dossiers.models import Notitie
from inbeeld.dossiers.policies_gesprek import check_can_noteren
from inbeeld.toegang.actor import huidige_actor


def noteer(jongere_id: int, *, tekst: str, sleutel: UUID, moment: datetime) -> Notitie:
    """Write a note; the same form sent twice is one note. Raises Geweigerd.

    A note is not changed afterwards, as what was known when must stay readable: a new one adds to
    it.
    """
    check_can_noteren(huidige_actor())
    try:
        with transaction.atomic():
            return schrijf(Notitie, jongere_id, moment=moment, sleutel=sleutel, tekst=tekst)
    except IntegrityError:
        eerder = Notitie.objects.filter(
            sleutel=sleutel, jongere_id=jongere_id, door_id=huidige_actor().aanstelling_id
        )
        if (notitie := eerder.filter(tekst=tekst).first()) is None:
            raise
        return notitie
