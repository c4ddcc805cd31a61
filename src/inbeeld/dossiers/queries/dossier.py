"""What the page of a dossier says before its timeline: who has it, what is next, what there is."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.urls import NoReverseMatch, reverse

from inbeeld.signalen.queries.kindwerk import Kindtaak, werk_van_kind
from inbeeld.signalen.queries.zaken import Zaakbeeld, zaak_van_kind, zaakbeeld
from inbeeld.tijdlijnen.kindbeeld import Lopend, lopend
from inbeeld.tijdlijnen.kinderen import Kind
from inbeeld.tijdlijnen.queries import klokken_van
from inbeeld.toegang.actor import Actor
from inbeeld.toegang.matrix import Groep
from inbeeld.toegang.matrix.paginas import mag_openen

# Name of the address, which has the child's sleutel, and what the menu calls it. Parts that this
# installation does not have, or that the rol may not open, are left out.
_ONDERDELEN = (
    ("dossier", "Overzicht"),
    ("jongere", "Feiten en uitleg"),
    ("plan", "Plan"),
    ("gesprekken", "Gesprekken"),
    ("afspraken_kind", "Afspraken"),
    ("aanbod", "Aanbod"),
    ("vrijstelling", "Vrijstelling"),
    ("overdrachten", "Overdrachten"),
    ("nazorg", "Nazorg"),
    ("belemmeringen_kind", "Belemmeringen"),
    ("documenten", "Documenten en brieven"),
    ("notities", "Besloten notities"),
    ("terecht", "Bij wie kan ik terecht"),
    ("justitie", "Justitie"),
)
_ALTIJD = ("dossier", "jongere")


@dataclass(frozen=True, slots=True)
class Onderdeel:
    """A line of the menu."""

    naam: str
    label: str
    adres: str


@dataclass(frozen=True, slots=True)
class Stand:
    """How it stands today. `zaak`: None when there is none that is open or planned, or when the
    actor may not see it. `klokken`: those that run. `taken`: the actor's own first."""

    zaak: Zaakbeeld | None
    klokken: list[Lopend]
    taken: list[Kindtaak]


def betrokken(kind: Kind, groepen: Collection[Groep]) -> bool:
    """Whether the actor has to do with the child today. Who sees no statuses is not told so by the
    status; of them the row policies show what there is."""
    return bool(kind.status) or Groep.TIJDLIJN not in groepen


def onderdelen(kind: Kind, actor: Actor, groepen: Collection[Groep]) -> list[Onderdeel]:
    """The parts of the dossier that this actor can open; of a child of once only what stays."""
    uit = []
    for naam, label in _ONDERDELEN:
        if not mag_openen(actor.rol, naam):
            continue
        if naam not in _ALTIJD and not betrokken(kind, groepen):
            continue
        try:
            uit.append(Onderdeel(naam, label, reverse(naam, args=[kind.sleutel])))
        except NoReverseMatch:
            continue
    return uit


def stand_van(kind: Kind, actor: Actor, groepen: Collection[Groep]) -> Stand:
    """Zaak, clocks and tasks of the actor's day."""
    if Groep.SIGNAAL_EN_ROUTE not in groepen:
        return Stand(None, _klokken(kind, actor.vandaag), [])
    zaak = zaak_van_kind(kind.jongere_id)
    return Stand(
        zaakbeeld(zaak, actor.vandaag) if zaak else None,
        _klokken(kind, actor.vandaag),
        werk_van_kind(kind.jongere_id, actor),
    )


def _klokken(kind: Kind, vandaag: date) -> list[Lopend]:
    """None of a child that died: the rules know no death, and go on."""
    return [] if kind.overleden_op else lopend(klokken_van(kind.jongere_id), vandaag)
