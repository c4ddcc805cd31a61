"""What an administrator sees: organisations, people, appointments. No child.

The database hides the accounts of parents and youngsters from administrators; whose people these
are is asked here, because colleagues may read each other's names.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from inbeeld.toegang.actor import Actor
from inbeeld.toegang.beheer.policies import can_regio_beheren
from inbeeld.toegang.beheer.rollen import (
    KERNTEAM_ANDERS,
    KERNTEAM_EIGEN,
    ZONDER_KINDEREN,
    met_postvak,
)
from inbeeld.toegang.models import Aanstelling, Gebruiker, Kernteamlid, Organisatie, Werkgebied

BINNENKORT = timedelta(days=30)


def organisaties(actor: Actor) -> QuerySet[Organisatie]:
    """Those whose people the actor manages, with `mensen`: how many work there today."""
    alle = Organisatie.objects.all() if can_regio_beheren(actor) else _eigen(actor)
    vandaag = Q(aanstellingen__periode__contains=actor.vandaag)
    return (
        alle.annotate(mensen=Count("aanstellingen__gebruiker", filter=vandaag, distinct=True))
        .select_related("postvak__coordinator__gebruiker")
        .order_by("soort", "naam", "pk")
    )


def zonder_postvak(rijen: QuerySet[Organisatie]) -> QuerySet[Organisatie]:
    """Those where people work with children while nobody answers for the postvak."""
    return rijen.filter(soort__in=met_postvak(), postvak__isnull=True)


def _eigen(actor: Actor) -> QuerySet[Organisatie]:
    return Organisatie.objects.filter(pk=actor.organisatie_id)


def mensen(actor: Actor) -> QuerySet[Gebruiker]:
    """The people of those organisations, also who left; with `nu`: what they are from today on."""
    rijen = Gebruiker.objects.all()
    if not can_regio_beheren(actor):
        hier = Aanstelling.objects.filter(
            gebruiker=OuterRef("pk"), organisatie_id=actor.organisatie_id
        )
        rijen = rijen.filter(Exists(hier))
    niet_voorbij = aanstellingen(actor).exclude(periode__fully_lt=(actor.vandaag, None))
    return rijen.prefetch_related(
        Prefetch("aanstellingen", queryset=niet_voorbij, to_attr="nu")
    ).order_by("naam", "pk")


def zonder_aanstelling(rijen: QuerySet[Gebruiker], vandaag: date) -> QuerySet[Gebruiker]:
    """Accounts that work, of people who have no aanstelling any more and get none."""
    over = Aanstelling.objects.filter(gebruiker=OuterRef("pk")).exclude(
        periode__fully_lt=(vandaag, None)
    )
    return rijen.filter(~Exists(over), is_active=True)


def met_rol(rijen: QuerySet[Gebruiker], rol: str, vandaag: date) -> QuerySet[Gebruiker]:
    zo = Aanstelling.objects.filter(gebruiker=OuterRef("pk"), rol=rol, periode__contains=vandaag)
    return rijen.filter(Exists(zo))


def zoek(rijen: QuerySet, term: str, *velden: str) -> QuerySet:
    """The rows in which every word of the term occurs in one of the fields."""
    for stuk in term.split():
        waar = Q()
        for veld in velden:
            waar |= Q(**{f"{veld}__icontains": stuk})
        rijen = rijen.filter(waar)
    return rijen


def aanstellingen(actor: Actor) -> QuerySet[Aanstelling]:
    """Those that the actor manages, of all times, the latest first."""
    rijen = Aanstelling.objects.select_related(
        "gebruiker", "organisatie", "vervangt__gebruiker"
    ).order_by("-periode", "pk")
    if not can_regio_beheren(actor):
        rijen = rijen.filter(organisatie_id=actor.organisatie_id)
    return rijen


def werkt_ook_elders(actor: Actor, gebruiker: Gebruiker) -> bool:
    """Whether the person has an aanstelling that is not over at an organisation of another's."""
    over = Aanstelling.objects.filter(gebruiker=gebruiker).exclude(
        periode__fully_lt=(actor.vandaag, None)
    )
    return over.exclude(pk__in=aanstellingen(actor).values("pk")).exists()


def coordinatoren(organisatie: Organisatie, vandaag: date) -> QuerySet[Aanstelling]:
    """Who can answer for its postvak."""
    return (
        organisatie.aanstellingen.filter(
            periode__contains=vandaag, periode__endswith__isnull=True, gebruiker__is_active=True
        )
        .exclude(rol__in=ZONDER_KINDEREN)
        .select_related("gebruiker", "organisatie")
        .order_by("gebruiker__naam", "pk")
    )


def kandidaten_kernteam(school: Organisatie, vandaag: date) -> QuerySet[Aanstelling]:
    """Who can be in its core team: its own people, and those of others who work with schools."""
    return (
        Aanstelling.objects.filter(periode__contains=vandaag)
        .filter(Q(organisatie=school, rol__in=KERNTEAM_EIGEN) | Q(rol__in=KERNTEAM_ANDERS))
        .select_related("gebruiker", "organisatie")
        .order_by("organisatie__naam", "gebruiker__naam", "pk")
    )


def kernteam(school: Organisatie, vandaag: date) -> QuerySet[Kernteamlid]:
    """Who is in it today, or will be; only while the aanstelling itself holds."""
    over = {"fully_lt": (vandaag, None)}
    return (
        school.kernteam.exclude(periode__fully_lt=over["fully_lt"])
        .exclude(aanstelling__periode__fully_lt=over["fully_lt"])
        .select_related("aanstelling__gebruiker", "aanstelling__organisatie")
        .order_by("aanstelling__organisatie__naam", "aanstelling__gebruiker__naam")
    )


def vervangers(aanstelling: Aanstelling, vandaag: date) -> QuerySet[Gebruiker]:
    """Colleagues of the same organisation who can stand in."""
    hier = Aanstelling.objects.filter(
        gebruiker=OuterRef("pk"),
        organisatie_id=aanstelling.organisatie_id,
        periode__contains=vandaag,
    )
    return (
        Gebruiker.objects.filter(Exists(hier), is_active=True)
        .exclude(pk=aanstelling.gebruiker_id)
        .order_by("naam", "pk")
    )


def werkgebieden(organisatie: Organisatie) -> QuerySet[Werkgebied]:
    return organisatie.werkgebieden.select_related("gebied").order_by("gebied__naam", "periode")


@dataclass(frozen=True)
class Aandacht:
    """What asks an administrator's attention today."""

    zonder_postvak: int
    zonder_aanstelling: int
    eindigt: tuple[Aanstelling, ...]
    vervangingen: tuple[Aanstelling, ...]


def aandacht(actor: Actor) -> Aandacht:
    """Counts, and the aanstellingen that end within thirty days; twenty at most."""
    nu = aanstellingen(actor).filter(periode__contains=actor.vandaag)
    straks = actor.vandaag + BINNENKORT
    eindigt = nu.filter(periode__endswith__lte=straks, vervangt=None).order_by("periode__endswith")
    return Aandacht(
        zonder_postvak=zonder_postvak(organisaties(actor)).count(),
        zonder_aanstelling=zonder_aanstelling(mensen(actor), actor.vandaag).count(),
        eindigt=tuple(eindigt[:20]),
        vervangingen=tuple(nu.exclude(vervangt=None)[:20]),
    )
