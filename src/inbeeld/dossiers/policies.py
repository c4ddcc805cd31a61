"""Who may escalate and decide, and who follows the road of justice."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from inbeeld.dossiers.models import Escalatie
from inbeeld.signalen.policies.zaken import check_can_zaak_behandelen
from inbeeld.toegang.actor import Actor
from inbeeld.toegang.matrix.begrippen import Groep, Handeling
from inbeeld.toegang.models import Aanstelling
from inbeeld.toegang.policies import SYSTEEM, Geweigerd, check_can, mag


def check_can_vervroegen(actor: Actor | None) -> None:
    """Raise Geweigerd unless the rol may bring an escalation forward."""
    check_can(actor, Handeling.INVOEREN, Groep.SIGNAAL_EN_ROUTE)


def can_vervroegen(actor: Actor | None) -> bool:
    return mag(check_can_vervroegen, actor)


def beslissers_van(escalaties: Iterable[Escalatie], dag: date) -> dict[int, set[int]]:
    """Per escalatie the aanstellingen that decide on this day: the named person, or who stands in
    for them. When nobody is named, or their aanstelling is over: the coordinator of the postvak.

    Two questions, however many escalaties.
    """
    rijen = list(escalaties)
    geldig = Aanstelling.objects.filter(periode__contains=dag)
    genoemd = geldig.filter(pk__in={e.beslisser_id for e in rijen if e.beslisser_id})
    aanwezig = set(genoemd.values_list("pk", flat=True))
    wie = {
        e.pk: e.beslisser_id if e.beslisser_id in aanwezig else e.postvak.coordinator_id
        for e in rijen
    }
    vervangers: dict[int, set[int]] = defaultdict(set)
    paren = geldig.filter(vervangt_id__in=set(wie.values())).values_list("vervangt_id", "pk")
    for vervangen, vervanger in paren:
        vervangers[vervangen].add(vervanger)
    return {pk: {mens, *vervangers[mens]} for pk, mens in wie.items()}


def beslissers(escalatie: Escalatie, dag: date) -> set[int]:
    """The same, of one."""
    return beslissers_van([escalatie], dag)[escalatie.pk]


def check_can_besluiten(actor: Actor, escalatie: Escalatie) -> None:
    """Raise Geweigerd unless the actor is the named decider, or stands in for them."""
    check_can(actor, Handeling.INVOEREN, Groep.SIGNAAL_EN_ROUTE)
    if actor.rol != SYSTEEM and actor.aanstelling_id not in beslissers(escalatie, actor.vandaag):
        raise Geweigerd("Alleen wie als beslisser is aangewezen, of diens vervanger, besluit.")


def check_can_intrekken(actor: Actor, escalatie: Escalatie) -> None:
    """Raise Geweigerd unless the actor decides about it, or has its zaak. Whether its klok stopped
    is asked of the row."""
    if not mag(check_can_besluiten, actor, escalatie):
        check_can_zaak_behandelen(actor, escalatie.zaak)


def can_intrekken(actor: Actor, escalatie: Escalatie) -> bool:
    return mag(check_can_intrekken, actor, escalatie)


def check_can_justitie(actor: Actor | None) -> None:
    """Raise Geweigerd for everybody but leerplicht."""
    check_can(actor, Handeling.INVOEREN, Groep.JUSTITIE)


def can_justitie(actor: Actor | None) -> bool:
    return mag(check_can_justitie, actor)


def check_can_overdragen(actor: Actor | None) -> None:
    """Raise Geweigerd unless the rol hands over or takes over; which of the two, the row says."""
    check_can(actor, Handeling.INVOEREN, Groep.OVERDRACHT)


def can_overdragen(actor: Actor | None) -> bool:
    return mag(check_can_overdragen, actor)
