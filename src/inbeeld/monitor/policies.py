"""Who may see which figures, set targets and publish."""

from inbeeld.monitor.gebieden import KLEIN, Gebied
from inbeeld.monitor.queries.gebieden import werkt_voor
from inbeeld.tijdlijnen.policies import splitsingen_van
from inbeeld.toegang.actor import Actor
from inbeeld.toegang.matrix import Groep, Handeling
from inbeeld.toegang.policies import check_can, mag


def check_can_cijfers_zien(actor: Actor | None) -> None:
    """Raise Geweigerd unless the rol has counts. Of which areas, the row policy says."""
    check_can(actor, Handeling.TELLEN, Groep.CIJFERS)


def can_cijfers_zien(actor: Actor | None) -> bool:
    return mag(check_can_cijfers_zien, actor)


def can_precies_zien(actor: Actor, soort: str) -> bool:
    """Whether figures of this kind of area are shown as they are.

    By wijk and by school only for who may see that of the children themselves. All others read
    'afgeschermd' there.
    """
    return soort not in KLEIN or soort in splitsingen_van(actor)


def can_gebied_precies_zien(actor: Actor, gebied: Gebied) -> bool:
    """The same of one area, for pages and API alike: also of one's own school. An organisation that
    works for one school has the numbers of that school."""
    if gebied.soort == "organisatie" and not can_precies_zien(actor, "school"):
        return werkt_voor(gebied, "school", actor.vandaag).count() != 1
    return can_precies_zien(actor, gebied.soort)


def check_can_doelen_zetten(actor: Actor | None) -> None:
    """Raise Geweigerd unless the rol keeps the agreements of the region."""
    check_can(actor, Handeling.BEHEREN, Groep.INSTELLINGEN)


def can_doelen_zetten(actor: Actor | None) -> bool:
    return mag(check_can_doelen_zetten, actor)


def check_can_publiceren(actor: Actor | None) -> None:
    """Raise Geweigerd unless the rol keeps the agreements of the region and has its counts."""
    check_can_cijfers_zien(actor)
    check_can_doelen_zetten(actor)


def can_publiceren(actor: Actor | None) -> bool:
    return mag(check_can_publiceren, actor)
