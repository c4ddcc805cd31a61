"""Who is who, who was appointed where, who is involved with which child, and who read what."""

import pghistory
import pgtrigger

from inbeeld.toegang.models.aanmelden import Aanmelding, Uitnodiging
from inbeeld.toegang.models.api import ApiClient, ApiToken
from inbeeld.toegang.models.beheer import Kernteamlid, Postvak
from inbeeld.toegang.models.betrokkenheid import Betrokkenheid
from inbeeld.toegang.models.bewaren import (
    AvgVerzoek,
    Bewaargrens,
    Bewaarplicht,
    Bewaartermijn,
    Vernietiging,
    Vernietigingsvoorstel,
    Voorstelregel,
)
from inbeeld.toegang.models.logboek import Leesregel, Zegel
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
    "ApiClient",
    "ApiToken",
    "AvgVerzoek",
    "Bericht",
    "Betrokkenheid",
    "Bewaargrens",
    "Bewaarplicht",
    "Bewaartermijn",
    "Gebruiker",
    "Kernteamlid",
    "Leesregel",
    "Organisatie",
    "Piketdienst",
    "Postvak",
    "Toegangsbesluit",
    "Toegangsverzoek",
    "Uitnodiging",
    "Vernietiging",
    "Vernietigingsvoorstel",
    "Voorstelregel",
    "Werkgebied",
    "Zegel",
]


for _model in (
    Organisatie,
    Werkgebied,
    Aanstelling,
    Postvak,
    Kernteamlid,
    Piketdienst,
    Bewaartermijn,
):
    pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())(
        _model
    )
# Who made the row stands in it; kept is what it was before a decision.
for _model in (AvgVerzoek, Bewaarplicht):
    pghistory.track(
        pghistory.UpdateEvent("gewijzigd", row=pghistory.Old),
        pghistory.DeleteEvent("verwijderd", row=pghistory.Old),
    )(_model)
pghistory.track(pghistory.UpdateEvent("gewijzigd", row=pghistory.Old))(Vernietigingsvoorstel)
# Never the password, nor what belongs to logging in. The condition is written out: one that
# pghistory makes itself wants a database when migrations are compared with the models.
_VAN_EEN_MENS = ("username", "naam", "email", "is_active")
_WIJZIGT = " OR ".join(f"OLD.{veld} IS DISTINCT FROM NEW.{veld}" for veld in _VAN_EEN_MENS)
pghistory.track(
    pghistory.InsertEvent(),
    pghistory.UpdateEvent(condition=pgtrigger.Condition(_WIJZIGT)),
    pghistory.DeleteEvent(),
    fields=_VAN_EEN_MENS,
    model_name="GebruikerEvent",
    obj_field=pghistory.ObjForeignKey(related_name="events"),
)(Gebruiker)
