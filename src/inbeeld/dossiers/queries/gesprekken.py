"""Talks with and about one child, and who can have been there."""

from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import Q, QuerySet

from inbeeld.dossiers.models import Gesprek, Gespreksreden, Plandeelnemer
from inbeeld.signalen.queries.zaken import (
    ROLLEN_DIE_HANDELEN,
    naam_van,
    plaats_verborgen,
    zaak_van_kind,
)
from inbeeld.toegang.actor import huidige_actor
from inbeeld.toegang.models import Aanstelling, Kernteamlid, Organisatie, Postvak
from inbeeld.web import woorden

KLEIN = 12
"""Of an organisation with at most so many people all of them are listed; of a larger one those who
have to do with this child."""
_ROLLEN = (*ROLLEN_DIE_HANDELEN, Aanstelling.Rol.MENTOR)


@dataclass(frozen=True, slots=True)
class Betrokkenen:
    """Who has to do with a child today: organisations and people by number, in words. Where the
    child lives is not told to who may not know it."""

    organisaties: dict[int, str]
    mensen: dict[int, str]
    van: dict[int, int]
    """Number of a person's aanstelling → that of their organisation."""


def wie_is(aanstelling: Aanstelling, *, verborgen: bool) -> str:
    """'Ali Vos, mentor (School X)'. `verborgen`: the child lives at a secret address; who would
    tell in which gemeente is then named by what they are."""
    waar = naam_van(aanstelling.organisatie, verborgen)
    if waar != aanstelling.organisatie.naam:
        return waar
    rol = woorden.woord(aanstelling.rol, woorden.ROL).lower()
    return f"{aanstelling.gebruiker.naam}, {rol} ({waar})"


def kop_van(gesprek: Gesprek) -> str:
    """'Gesprek met ouders', 'Ronde tafel'."""
    soort = gesprek.get_soort_display()
    return f"Gesprek {soort}" if soort.startswith("met ") else f"{soort[:1].upper()}{soort[1:]}"


def van_kind(jongere_id: int) -> QuerySet[Gesprek]:
    """The talks that the actor may see, the last one first."""
    lezen = Gesprek.objects.filter(jongere_id=jongere_id).select_related("door__gebruiker", "bron")
    return lezen.order_by("-gevoerd_op", "-pk")


def redenen_op(vandaag: date) -> QuerySet[Gespreksreden]:
    """The reasons that can be named on a day, in order of their words. Of one that was added and
    reworded on this day the last words alone."""
    geldig = Gespreksreden.objects.filter(periode__contains=vandaag)
    laatste = geldig.order_by("code", "-pk").distinct("code")
    return Gespreksreden.objects.filter(pk__in=laatste.values("pk")).order_by("tekst")


def betrokkenen_bij(jongere_id: int, vandaag: date) -> Betrokkenen:
    """The organisations and the colleagues that a talk or an agreement can name."""
    with connection.cursor() as cursor:
        cursor.execute("select organisatie_id from dossiers_betrokken(%s)", [jongere_id])
        nummers = [nummer for (nummer,) in cursor.fetchall()]
    verborgen = plaats_verborgen(jongere_id)
    eigen = huidige_actor().organisatie_id
    organisaties = {
        o.pk: o.naam if o.pk == eigen else naam_van(o, verborgen)
        for o in Organisatie.objects.filter(pk__in=nummers).order_by("naam")
    }
    mensen = [
        a
        for a in _collegas(jongere_id, nummers, vandaag)
        if a.organisatie_id == eigen or organisaties[a.organisatie_id] == a.organisatie.naam
    ]
    return Betrokkenen(
        organisaties,
        {a.pk: wie_is(a, verborgen=False) for a in mensen},
        {a.pk: a.organisatie_id for a in mensen},
    )


def _collegas(jongere_id: int, nummers: list[int], vandaag: date) -> list[Aanstelling]:
    geldig = Aanstelling.objects.filter(
        organisatie_id__in=nummers,
        periode__contains=vandaag,
        rol__in=_ROLLEN,
        gebruiker__is_active=True,
    ).select_related("gebruiker", "organisatie")
    alle = list(geldig.order_by("organisatie__naam", "gebruiker__naam"))
    postvakken = Postvak.objects.filter(organisatie_id__in=nummers)
    dichtbij = _dichtbij(jongere_id, vandaag) | set(
        postvakken.values_list("coordinator_id", flat=True)
    )
    aantal = {n: sum(a.organisatie_id == n for a in alle) for n in nummers}
    return [a for a in alle if aantal[a.organisatie_id] <= KLEIN or a.pk in dichtbij]


def _dichtbij(jongere_id: int, vandaag: date) -> set[int]:
    """Aanstellingen that are named for this child, and the core team that the actor works in."""
    actor = huidige_actor()
    team = Kernteamlid.objects.filter(
        Q(school_id=actor.organisatie_id) | Q(aanstelling__organisatie_id=actor.organisatie_id),
        periode__contains=vandaag,
    ).values_list("aanstelling_id", flat=True)
    contacten = Plandeelnemer.objects.filter(
        jongere_id=jongere_id, periode__contains=vandaag, contact__isnull=False
    ).values_list("contact_id", flat=True)
    schreven = Gesprek.objects.filter(jongere_id=jongere_id).values_list("door_id", flat=True)
    zaak = zaak_van_kind(jongere_id)
    houder = {zaak.eigenaar_id} if zaak and zaak.eigenaar_id else set()
    return {actor.aanstelling_id, *team, *contacten, *schreven, *houder}
