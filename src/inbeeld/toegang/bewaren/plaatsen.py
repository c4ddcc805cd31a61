"""What a room holds of children, as its `bewaren.py` declares it in `PLAATSEN`.

The SQL in these is the room's own text, never input. In it `r` is the row, `o` the organisation
that is its source, `x.kern` the record of the child that stayed when two were joined, and `dag` the
day of the run.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps


@dataclass(frozen=True, slots=True)
class Feitplaats:
    """Rows with a source of their own (`bron_id`) that a term applies to.

    `gegevens`: the kind that a Bewaartermijn names. `kern`: see above, over `r`. `begint`: per
    Bewaartermijn.Begin the day that its term counts from, null while it runs. `jaar` and `waar`:
    what the count that stays says of it. `einde`: the day after its last, null when it says nothing
    of days.
    """

    tabel: str
    gegevens: str
    kern: str
    begint: Mapping[str, str]
    jaar: str
    waar: str
    einde: str


@dataclass(frozen=True, slots=True)
class Restplaats:
    """What goes along, statement by statement, in the order given.

    `per_kopie`: when no fact of the organisation about a child is left; the variables are `weg`
    (children) and `v.organisatie_id`. `per_kind`: when nobody has a fact about the child any more;
    `leeg` (children). Rows before what they point at, rows before their history.
    """

    per_kopie: tuple[str, ...] = ()
    per_kind: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plaatsen:
    """Everything that one room holds. `blijft`: SQL that is true for a child `k` that something
    else still needs."""

    feiten: tuple[Feitplaats, ...] = ()
    rest: Restplaats = field(default_factory=Restplaats)
    blijft: tuple[str, ...] = ()


def alle_plaatsen() -> list[Plaatsen]:
    """What the rooms declare, the highest room first: it points at those below."""
    uit = []
    for config in reversed(_kamers()):
        if find_spec(f"{config}.bewaren"):
            module = import_module(f"{config}.bewaren")
            uit.append(getattr(module, "PLAATSEN", Plaatsen()))
    return uit


def _kamers() -> list[str]:
    """Our own apps, from the lowest room up, as INSTALLED_APPS has them."""
    return [c.name for c in apps.get_app_configs() if c.name.startswith("inbeeld.")]
