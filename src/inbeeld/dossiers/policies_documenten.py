"""Who adds a document or letter of which kind of data, who withdraws one, who keeps the texts."""

from inbeeld.dossiers.models import Document
from inbeeld.signalen.plan.policies import check_can_afspraken_beheren
from inbeeld.toegang.actor import Actor
from inbeeld.toegang.matrix.begrippen import Groep, Handeling
from inbeeld.toegang.policies import Geweigerd, check_can, groepen_van, mag

GROEPEN = {
    Groep.PLAN_EN_AFSPRAKEN: "Plan en afspraken",
    Groep.GESPREK: "Gesprekken",
    Groep.VERZUIM: "Verzuim",
    Groep.VRIJSTELLING: "Vrijstelling",
    Groep.OVERDRACHT: "Overdracht",
    Groep.SIGNAAL_EN_ROUTE: "Zaak en route",
    Groep.IDENTITEIT: "Wie het kind is",
    Groep.JUSTITIE: "Justitie",
    Groep.BESLOTEN_NOTITIE: "Besloten: alleen mijn organisatie",
    Groep.MEDISCH: "Medisch: alleen mijn organisatie",
}
"""The kinds of data that a document can be of, in words; who sees one is who sees that kind."""


def in_te_voeren(actor: Actor | None) -> dict[Groep, str]:
    """The kinds of which the rol may add a document."""
    mogelijk = groepen_van(actor, Handeling.INVOEREN)
    return {groep: naam for groep, naam in GROEPEN.items() if groep in mogelijk}


def zichtbaar(actor: Actor | None) -> dict[Groep, str]:
    """The kinds that the rol may see; whose, the database decides."""
    mogelijk = groepen_van(actor)
    return {groep: naam for groep, naam in GROEPEN.items() if groep in mogelijk}


def check_can_toevoegen(actor: Actor | None, groep: str) -> None:
    """Raise Geweigerd unless the rol may enter this kind of data, and it is one of documents."""
    if groep not in GROEPEN:
        raise Geweigerd("Een document hoort bij een van de soorten gegevens in de lijst.")
    check_can(actor, Handeling.INVOEREN, Groep(groep))


def check_can_intrekken(actor: Actor | None, document: Document) -> None:
    """Raise Geweigerd unless it is of the actor's own organisation, and of a kind they enter."""
    if actor is None or document.bron_id != actor.organisatie_id:
        raise Geweigerd("Alleen de organisatie die het document toevoegde, trekt het in.")
    check_can_toevoegen(actor, document.groep)


def can_intrekken(actor: Actor | None, document: Document) -> bool:
    return mag(check_can_intrekken, actor, document)


def check_can_brieventeksten(actor: Actor | None) -> None:
    """Raise Geweigerd for whoever may not change the agreements of the region: the texts of its
    letters are among them."""
    check_can_afspraken_beheren(actor)
