"""Closed notes: written once, for one's own organisation."""

from datetime import datetime
from functools import partial
from uuid import UUID

from inbeeld.dossiers.actions.basis import schrijf
from inbeeld.dossiers.actions.eenmaal import eenmaal
from inbeeld.dossiers.models import Notitie
from inbeeld.dossiers.policies_gesprek import check_can_noteren
from inbeeld.toegang.actor import huidige_actor


def noteer(jongere_id: int, *, tekst: str, sleutel: UUID, moment: datetime) -> Notitie:
    """Write a note; the same form sent twice is one note. Raises Geweigerd, AlOpgeslagen.

    A note is not changed afterwards, as what was known when must stay readable: a new one adds to
    it.
    """
    check_can_noteren(huidige_actor())
    maak = partial(schrijf, Notitie, jongere_id, moment=moment, sleutel=sleutel, tekst=tekst)
    return eenmaal(Notitie, sleutel, jongere_id, maak, tekst=tekst)
