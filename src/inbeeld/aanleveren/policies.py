"""Who may deliver what; `toegang.policies` says whose rol delivers at all, `tijdlijnen.policies`
which tables a rol may write."""

from inbeeld.regels.schema import TABELLEN
from inbeeld.tijdlijnen.policies import tabellen_van
from inbeeld.toegang.actor import Actor
from inbeeld.toegang.models import Organisatie
from inbeeld.toegang.policies import SYSTEEM, Geweigerd, check_can_aanleveren, mag

from .formaten import FORMATEN, Formaat
from .models import Levering

_FORMATEN = {
    "school": ("csv_profiel", "edexml", "feitenmap"),
    "gemeente": ("bewoners", "feitenmap"),
    "regio": ("feitenmap",),
}
VAN_EEN_KIND = tuple(
    naam for naam, tabel in TABELLEN.items() if tabel.kolommen[0].naam == "jongere"
)
"""Tables with facts about one child, in the order of the rules."""


def tabellen_voor(actor: Actor) -> frozenset[str]:
    """The fact tables that the actor may deliver."""
    return frozenset(TABELLEN) if actor.rol == SYSTEEM else tabellen_van(actor)


def formaten_voor(soort_organisatie: str) -> list[Formaat]:
    """The formats that such an organisation delivers in."""
    return [FORMATEN[code] for code in _FORMATEN.get(soort_organisatie, ())]


def handtabellen_voor(actor: Actor) -> tuple[str, ...]:
    """The fact tables about a child that the actor may enter by hand."""
    return tuple(naam for naam in VAN_EEN_KIND if naam in tabellen_van(actor))


def check_can_levering_behandelen(actor: Actor | None, levering: Levering) -> None:
    """Raise Geweigerd unless the actor delivers for the organisation whose delivery it is."""
    check_can_aanleveren(actor)
    if actor is None or levering.organisatie_id != actor.organisatie_id:
        raise Geweigerd("Alleen de organisatie die dit aanleverde, mag dit.")


def can_levering_behandelen(actor: Actor | None, levering: Levering) -> bool:
    return mag(check_can_levering_behandelen, actor, levering)


def check_can_lesvrij_beheren(actor: Actor | None, organisatie: Organisatie) -> None:
    """Raise Geweigerd unless the actor works for a school and delivers for it."""
    check_can_aanleveren(actor)
    if organisatie.soort != Organisatie.Soort.SCHOOL:
        raise Geweigerd("Alleen een school houdt eigen lesvrije dagen bij.")


def can_lesvrij_beheren(actor: Actor | None, organisatie: Organisatie) -> bool:
    return mag(check_can_lesvrij_beheren, actor, organisatie)


def check_can_feit_invoeren(actor: Actor | None, tabel: str) -> None:
    """Raise Geweigerd unless the actor's rol enters facts of this table by hand."""
    if actor is None or tabel not in handtabellen_voor(actor):
        raise Geweigerd("Uw rol legt deze gegevens niet vast.")


def can_feit_invoeren(actor: Actor | None, tabel: str) -> bool:
    return mag(check_can_feit_invoeren, actor, tabel)
