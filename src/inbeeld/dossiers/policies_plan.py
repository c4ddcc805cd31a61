"""Who makes the plan, and whose view of it is asked."""

from dataclasses import dataclass
from datetime import date

from inbeeld.dossiers.models import Zienswijze
from inbeeld.toegang.actor import Actor
from inbeeld.toegang.matrix.begrippen import Groep, Handeling
from inbeeld.toegang.policies import check_can, mag
from inbeeld.web.datums import leeftijd

Van = Zienswijze.Van


def check_can_plan(actor: Actor | None) -> None:
    """Raise Geweigerd unless the rol writes plans, takes partners in and joins a gezin."""
    check_can(actor, Handeling.INVOEREN, Groep.PLAN_EN_AFSPRAKEN)


def can_plan(actor: Actor | None) -> bool:
    return mag(check_can_plan, actor)


@dataclass(frozen=True, slots=True)
class Gevraagd:
    """`verplicht`: whose view is asked, and is missing until it is there. `mag`: whose is kept
    when they give it."""

    verplicht: tuple[str, ...]
    mag: tuple[str, ...]


def wie_gevraagd(geboortedatum: date | None, dag: date) -> Gevraagd:
    """Whose view of a plan is asked on `dag`.

    Always welcome is the child's own (IVRK 12). From 12 it is asked (LPW 2 lid 3, WGBO BW 7:450 and
    Jeugdwet 7.3.4: with the parents); from 16 the youngster decides and the parents may say what
    they think (AVG 8, UAVG 5 lid 1); from 18 the parents have no say (BW 1:233). Of unknown age:
    both.
    """
    beiden = (Van.OUDERS, Van.JONGERE)
    if geboortedatum is None:
        return Gevraagd(beiden, beiden)
    jaren = leeftijd(geboortedatum, dag)
    if jaren < 12:
        return Gevraagd((Van.OUDERS,), beiden)
    if jaren < 16:
        return Gevraagd(beiden, beiden)
    if jaren < 18:
        return Gevraagd((Van.JONGERE,), beiden)
    return Gevraagd((Van.JONGERE,), (Van.JONGERE,))
