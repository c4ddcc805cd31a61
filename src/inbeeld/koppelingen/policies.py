"""Who exchanges verzuimmeldingen: the school that reports, and leerplicht. They may use the BSN for
it (LPW 21a, WRO); a samenwerkingsverband may not (UAVG 46)."""

from inbeeld.toegang.actor import Actor
from inbeeld.toegang.matrix import Groep, Handeling
from inbeeld.toegang.policies import can, check_can


def check_can_duo_innemen(actor: Actor | None) -> None:
    """Raise Geweigerd unless the rol takes in what leerplicht received elsewhere."""
    check_can(actor, Handeling.AANLEVEREN, Groep.SIGNAAL_EN_ROUTE)


def can_duo_innemen(actor: Actor | None) -> bool:
    return can(actor, Handeling.AANLEVEREN, Groep.SIGNAAL_EN_ROUTE)


def check_can_duo_uitvoeren(actor: Actor | None) -> None:
    """Raise Geweigerd unless the rol may take meldingen out, with the numbers of the children."""
    check_can(actor, Handeling.EXPORTEREN, Groep.SIGNAAL_EN_ROUTE)
