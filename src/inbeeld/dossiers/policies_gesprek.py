"""Who writes down talks, agreements and closed notes, and who keeps the list of reasons."""

from inbeeld.dossiers.models import Afspraak
from inbeeld.signalen.plan.policies import check_can_afspraken_beheren
from inbeeld.toegang.actor import Actor
from inbeeld.toegang.matrix.begrippen import Groep, Handeling
from inbeeld.toegang.policies import check_can, mag


def check_can_gesprek_vastleggen(actor: Actor | None) -> None:
    """Raise Geweigerd unless the rol may write down a talk."""
    check_can(actor, Handeling.INVOEREN, Groep.GESPREK)


def can_gesprek_vastleggen(actor: Actor | None) -> bool:
    return mag(check_can_gesprek_vastleggen, actor)


def check_can_afspreken(actor: Actor | None) -> None:
    """Raise Geweigerd unless the rol may make an agreement, and let any of a child lapse."""
    check_can(actor, Handeling.INVOEREN, Groep.PLAN_EN_AFSPRAKEN)


def can_afspreken(actor: Actor | None) -> bool:
    return mag(check_can_afspreken, actor)


def check_can_afronden(actor: Actor | None, afspraak: Afspraak) -> None:
    """Raise Geweigerd unless the rol makes agreements, or this one is the actor's own to do.

    A mentor makes none, and finishes and reopens what they are named for.
    """
    check_can(actor, Handeling.BEKIJKEN, Groep.PLAN_EN_AFSPRAKEN)
    if actor is not None and afspraak.eigenaar_id == actor.aanstelling_id is not None:
        return
    check_can_afspreken(actor)


def can_afronden(actor: Actor | None, afspraak: Afspraak) -> bool:
    return mag(check_can_afronden, actor, afspraak)


def check_can_noteren(actor: Actor | None) -> None:
    """Raise Geweigerd unless the rol may write a closed note."""
    check_can(actor, Handeling.INVOEREN, Groep.BESLOTEN_NOTITIE)


def can_noteren(actor: Actor | None) -> bool:
    return mag(check_can_noteren, actor)


def check_can_redenen_beheren(actor: Actor | None) -> None:
    """Raise Geweigerd for whoever may not change the agreements of the region: the list of reasons
    is one of them."""
    check_can_afspraken_beheren(actor)
