"""Who may record what: each organisation speaks for its own children, school or gemeente."""

from collections.abc import Iterable, Mapping, Sequence

from inbeeld.tijdlijnen.keuring import Rij
from inbeeld.toegang.actor import Actor
from inbeeld.toegang.matrix import Groep, Handeling
from inbeeld.toegang.matrix.velden import velden_voor
from inbeeld.toegang.models import Organisatie
from inbeeld.toegang.policies import (
    SYSTEEM,
    Geweigerd,
    Rol,
    can_kinderen_zien,
    check_can,
    groepen_van,
)

# Of the same kinds of data as `scholen` and `dekking`, but a school's or the region's to say.
_NIET_VAN_LEERPLICHT = frozenset({"lesvrij", "gegevensstand"})
# The column in which a row names the school or gemeente that it is about.
_OVER = {
    "scholen": "school",
    "inschrijvingen": "school",
    "verzuim": "school",
    "gegevensstand": "school",
    "lesvrij": "school",
    "dekking": "bron",
}
_OVER_GEMEENTE = {"woonplaatsen": "gemeente", "dekking": "bron"}


def splitsingen_van(actor: Actor) -> frozenset[str]:
    """What the actor may split a telling by (field set `PER`).

    Who only sees the children whose cases are brought to it splits as one who sees none: a count by
    school or wijk is of all the others.
    """
    groepen = groepen_van(actor) if can_kinderen_zien(actor) else frozenset()
    return velden_voor("PER", groepen | {Groep.CIJFERS})


def check_can_tellen(actor: Actor, per: Iterable[str] = ()) -> None:
    """Raise Geweigerd unless the rol has counts, by every one of these splits."""
    check_can(actor, Handeling.TELLEN, Groep.CIJFERS)
    if not splitsingen_van(actor).issuperset(per):
        raise Geweigerd("Uw rol geeft geen cijfers met deze uitsplitsing.")


def tabellen_van(actor: Actor) -> frozenset[str]:
    """The fact tables that the actor's rol may write, by the matrix."""
    if actor.rol == SYSTEEM:
        return frozenset()  # it says nothing itself: it names a source per row
    tabellen = velden_voor("feiten", groepen_van(actor, Handeling.INVOEREN))
    return tabellen - _NIET_VAN_LEERPLICHT if actor.rol == Rol.LEERPLICHTAMBTENAAR else tabellen


def check_can_vastleggen(actor: Actor, nieuw: Mapping[str, Sequence[Rij]]) -> None:
    """Raise Geweigerd when a table is not the rol's to write, or a row is another school's.

    A school speaks for itself alone: an enrolment at another school would open that child's data
    to a school that did not ask for it. A gemeente also knows enrolments at every school, but
    nobody's residence elsewhere.
    """
    if actor.rol == SYSTEEM:
        return
    vreemd = sorted(set(nieuw) - tabellen_van(actor))
    if vreemd:
        raise Geweigerd(f"Uw rol mag geen gegevens van de soort '{vreemd[0]}' vastleggen.")
    if any("_bron" in rij for rijen in nieuw.values() for rij in rijen):
        raise Geweigerd("U kunt alleen namens uw eigen organisatie vastleggen.")
    if actor.rol == Rol.REGIOCOORDINATOR:
        return
    eigen = Organisatie.objects.get(pk=actor.organisatie_id).code
    over = _OVER if actor.rol == Rol.VERZUIMCOORDINATOR else _OVER_GEMEENTE
    for tabel, kolom in over.items():
        if any(rij.get(kolom) != eigen for rij in nieuw.get(tabel, ())):
            raise Geweigerd("U kunt alleen over uw eigen organisatie vastleggen.")
