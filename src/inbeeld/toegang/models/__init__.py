"""Who is who, who was appointed where, who is involved with which child, and who read what."""

import pghistory

from inbeeld.toegang.models.betrokkenheid import Betrokkenheid
from inbeeld.toegang.models.logboek import Leesregel
from inbeeld.toegang.models.mensen import Aanstelling, Gebruiker
from inbeeld.toegang.models.organisaties import Organisatie, Werkgebied

__all__ = [
    "Aanstelling",
    "Betrokkenheid",
    "Gebruiker",
    "Leesregel",
    "Organisatie",
    "Werkgebied",
]

for _model in (Organisatie, Werkgebied, Aanstelling):
    pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())(
        _model
    )
