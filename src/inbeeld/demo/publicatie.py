"""The demo's open data: last school year, published as a person does it."""

from datetime import datetime

from inbeeld.monitor.actions.publicatie import publiceer, vraag_van
from inbeeld.monitor.models import Berekening
from inbeeld.monitor.peildata import schooljaar_van
from inbeeld.monitor.uitvoerders.publicatie import SOORT, stel_voor
from inbeeld.monitor.werk import Onmogelijk
from inbeeld.toegang.actor import huidige_actor

from .werk import Werk


def publiceer_vorig_jaar(moment: datetime) -> bool:
    """Propose and publish, by the demo's coordinator: of the people of a region nobody else may.

    False where there is nothing to publish. The demo is one transaction, so the proposal is made
    here and not by a thread, which would not see it.
    """
    with Werk(moment.date()).als("regio"):
        actor = huidige_actor()
        vraag = vraag_van(schooljaar_van(moment.date()) - 1)
        try:
            uitkomst = stel_voor(vraag, actor, lambda procent, stap: None)
        except Onmogelijk:
            return False
        voorstel = Berekening.objects.create(
            soort=SOORT,
            vraag=vraag,
            door_id=actor.aanstelling_id,
            gevraagd_op=moment,
            klaar_op=moment,
            voortgang=100,
            uitkomst=uitkomst,
        )
        publiceer(voorstel, moment)
    return True
