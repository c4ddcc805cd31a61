"""Who is who, who was appointed where, who is involved with which child, and who read what."""

import pghistory

from inbeeld.toegang.models.aanmelden import Aanmelding, Uitnodiging
from inbeeld.toegang.models.betrokkenheid import Betrokkenheid
from inbeeld.toegang.models.logboek import Leesregel
from inbeeld.toegang.models.mensen import Aanstelling, Gebruiker
from inbeeld.toegang.models.organisaties import Organisatie, Werkgebied
from inbeeld.toegang.models.verzoeken import (
    Bericht,
    Piketdienst,
    Toegangsbesluit,
    Toegangsverzoek,
)

__all__ = [
    "Aanmelding",
    "Aanstelling",
    "Bericht",
    "Betrokkenheid",
    "Gebruiker",
    "Leesregel",
    "Organisatie",
    "Piketdienst",
    "Toegangsbesluit",
    "Toegangsverzoek",
    "Uitnodiging",
    "Werkgebied",
]

for _model in (Organisatie, Werkgebied, Aanstelling, Piketdienst):
    pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())(
        _model
    )
