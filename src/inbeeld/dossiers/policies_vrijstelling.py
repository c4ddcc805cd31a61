"""Who follows the road of an exemption, decides on it, gives advice and has the list of all."""

from inbeeld.toegang.actor import Actor
from inbeeld.toegang.matrix import Groep, Handeling
from inbeeld.toegang.policies import SYSTEEM, Geweigerd, Rol, check_can, mag

_VOLGT = (Rol.LEERPLICHTAMBTENAAR, Rol.SWV_CONSULENT, Rol.REGIOCOORDINATOR, SYSTEEM)


def check_can_verzoek_zien(actor: Actor | None) -> None:
    """Raise Geweigerd for whoever may know of an exemption only its ground and its period.

    The matrix gives a school and a family that group for the fact. How a request was weighed is for
    who weighs it, advises, or keeps the region's view.
    """
    check_can(actor, Handeling.BEKIJKEN, Groep.VRIJSTELLING)
    if actor is None or actor.rol not in _VOLGT:
        raise Geweigerd("U ziet van een vrijstelling alleen de grond en de periode.")


def can_verzoek_zien(actor: Actor | None) -> bool:
    return mag(check_can_verzoek_zien, actor)


def check_can_vrijstellen(actor: Actor | None) -> None:
    """Raise Geweigerd for everybody but leerplicht."""
    check_can(actor, Handeling.INVOEREN, Groep.VRIJSTELLING)


def can_vrijstellen(actor: Actor | None) -> bool:
    return mag(check_can_vrijstellen, actor)


def check_can_adviseren(actor: Actor | None) -> None:
    """Raise Geweigerd unless the actor works for a samenwerkingsverband. Which one is asked about
    this child, the database knows."""
    check_can(actor, Handeling.INVOEREN, Groep.PLAN_EN_AFSPRAKEN)
    if actor is None or actor.rol not in (Rol.SWV_CONSULENT, SYSTEEM):
        raise Geweigerd("Alleen het samenwerkingsverband geeft dit advies.")


def check_can_vrijstellingen_zien(actor: Actor | None) -> None:
    """Raise Geweigerd unless the rol has the list of all running exemptions."""
    check_can(actor, Handeling.ZOEKEN, Groep.VRIJSTELLING)


def can_vrijstellingen_zien(actor: Actor | None) -> bool:
    return mag(check_can_vrijstellingen_zien, actor)
