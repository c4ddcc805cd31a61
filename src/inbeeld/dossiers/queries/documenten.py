"""Documents and letters of a child as pages show them, and the texts that letters are made from."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from inbeeld.dossiers.documentkeuring import soort_van
from inbeeld.dossiers.models import Briefsjabloon, Document
from inbeeld.dossiers.policies_documenten import GROEPEN, can_intrekken
from inbeeld.dossiers.queries.gesprekken import wie_is
from inbeeld.register.queries import personalia_van
from inbeeld.signalen.queries.zaken import naam_van
from inbeeld.tijdlijnen.kinderen import Kind
from inbeeld.toegang.actor import Actor
from inbeeld.toegang.matrix import Groep
from inbeeld.toegang.models import Aanstelling
from inbeeld.web import datums, woorden


@dataclass(frozen=True, slots=True)
class Documentregel:
    """A line of the list. `wie`: who added it, `mag_weg`: the actor may withdraw it."""

    document: Document
    wie: str
    groep: str
    soort: str
    grootte: str
    mag_weg: bool


def documenten() -> QuerySet[Document]:
    """Those that the actor may see, without their content."""
    rijen = Document.objects.defer("inhoud")
    return rijen.select_related("jongere", "door__gebruiker", "door__organisatie")


def groepen_van_kind(sleutel: UUID) -> set[Groep]:
    """The kinds of data of which the actor sees a document of this child."""
    rijen = Document.objects.filter(jongere__sleutel=sleutel)
    return {Groep(groep) for groep in rijen.values_list("groep", flat=True).distinct()}


def lijst(kind: Kind, actor: Actor, *, groep: str = "", soort: str = "") -> list[Documentregel]:
    """The documents of a child, the last one first."""
    rijen = documenten().filter(jongere_id=kind.jongere_id).order_by("-moment", "-pk")
    if groep:
        rijen = rijen.filter(groep=groep)
    if soort:
        rijen = rijen.filter(soort=soort)
    return [regel(d, actor, verborgen=kind.adres_verborgen) for d in rijen]


def regel(document: Document, actor: Actor, *, verborgen: bool) -> Documentregel:
    return Documentregel(
        document,
        wie=wie_is(document.door, verborgen=verborgen and document.bron_id != actor.organisatie_id),
        groep=GROEPEN[Groep(document.groep)],
        soort=soort_van(document.mediatype).naam,
        grootte=in_woorden(document.grootte),
        mag_weg=document.ingetrokken_op is None and can_intrekken(actor, document),
    )


def in_woorden(bytes_: int) -> str:
    """'1,4 MB', '12 kB'."""
    if bytes_ >= 1_000_000:
        return f"{bytes_ / 1_000_000:.1f} MB".replace(".", ",")
    return f"{max(1, round(bytes_ / 1000))} kB"


def sjablonen_op(dag: date) -> QuerySet[Briefsjabloon]:
    """The texts that can be used on a day."""
    return Briefsjabloon.objects.filter(periode__contains=dag).order_by("titel")


def geheim_adres(jongere_id: int) -> bool:
    """Whether where the child lives is a secret, also when this actor may know it."""
    return any(p.geheim_adres for p in personalia_van([jongere_id]).values())


def afzender(actor: Actor, kind: Kind) -> str:
    """The organisation as a letter names it. Others read the letter too: of a child with a secret
    address the name of a gemeente would tell them where it lives."""
    zelf = Aanstelling.objects.select_related("organisatie").get(pk=actor.aanstelling_id)
    return naam_van(zelf.organisatie, geheim_adres(kind.jongere_id))


def bekend(actor: Actor, kind: Kind) -> dict[str, str]:
    """What is known of the places of a letter, for the form to begin with."""
    zelf = Aanstelling.objects.select_related("gebruiker").get(pk=actor.aanstelling_id)
    return {
        "kind": kind.naam,
        "voornaam": personalia_van([kind.jongere_id])[kind.jongere_id].roepnaam,
        "ouders": "ouders",
        "school": kind.schoolnaam,
        "datum": datums.lang(actor.vandaag),
        "afzender": zelf.gebruiker.naam,
        "functie": woorden.woord(zelf.rol, woorden.ROL),
        "organisatie": afzender(actor, kind),
        "telefoon": zelf.telefoon,
    }
