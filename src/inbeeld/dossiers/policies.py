"""Who may escalate and decide, and who follows the road of justice."""

from datetime import date

from inbeeld.dossiers.models import Escalatie
from inbeeld.toegang.actor import Actor
from inbeeld.toegang.matrix.begrippen import Groep, Handeling
from inbeeld.toegang.models import Aanstelling
from inbeeld.toegang.policies import SYSTEEM, Geweigerd, check_can, mag


def check_can_vervroegen(actor: Actor | None) -> None:
    """Raise Geweigerd unless the rol may bring an escalation forward."""
    check_can(actor, Handeling.INVOEREN, Groep.SIGNAAL_EN_ROUTE)


def can_vervroegen(actor: Actor | None) -> bool:
    return mag(check_can_vervroegen, actor)


def beslissers(escalatie: Escalatie, dag: date) -> set[int]:
    """The aanstellingen that decide on this day: the named person, or who stands in for them.

    When nobody is named, or their aanstelling is over: the coordinator of the postvak.
    """
    wie = escalatie.beslisser_id
    geldig = Aanstelling.objects.filter(periode__contains=dag)
    if wie is None or not geldig.filter(pk=wie).exists():
        wie = escalatie.postvak.coordinator_id
    return {wie, *geldig.filter(vervangt_id=wie).values_list("pk", flat=True)}


def check_can_besluiten(actor: Actor, escalatie: Escalatie) -> None:
    """Raise Geweigerd unless the actor is the named decider, or stands in for them."""
    check_can(actor, Handeling.INVOEREN, Groep.SIGNAAL_EN_ROUTE)
    if actor.rol != SYSTEEM and actor.aanstelling_id not in beslissers(escalatie, actor.vandaag):
        raise Geweigerd("Alleen wie als beslisser is aangewezen, of diens vervanger, besluit.")


def can_besluiten(actor: Actor, escalatie: Escalatie) -> bool:
    return mag(check_can_besluiten, actor, escalatie)


def check_can_justitie(actor: Actor | None) -> None:
    """Raise Geweigerd for everybody but leerplicht."""
    check_can(actor, Handeling.INVOEREN, Groep.JUSTITIE)


def can_justitie(actor: Actor | None) -> bool:
    return mag(check_can_justitie, actor)
