"""From when on a pattern in the read log is unusual: dated, because what was shown must be told by
the limits that held then.

Chosen by ourselves, wide: no source gives such figures. They say at whom to look and not what is
wrong, and are about those who work here: no figure is made of a child.
"""

from dataclasses import dataclass
from datetime import date, time


@dataclass(frozen=True, slots=True)
class Grenzen:
    """`veel_kinderen`: children opened on a day from which a day can be unusual. It is, when it is
    `maal_gewoon` times the person's own usual day too; of who has fewer than `vaste_dagen` earlier
    days, when it is `deel_organisatie` percent of all children that the organisation opened in the
    `terug` days before. `werkdag_begin`, `werkdag_eind`: hours of Monday to Friday."""

    vanaf: date
    veel_kinderen: int
    maal_gewoon: int
    vaste_dagen: int
    deel_organisatie: int
    terug: int
    werkdag_begin: time
    werkdag_eind: time


GRENZEN = (
    Grenzen(
        vanaf=date(2020, 1, 1),
        veel_kinderen=25,
        maal_gewoon=3,
        vaste_dagen=5,
        deel_organisatie=20,
        terug=56,
        werkdag_begin=time(7),
        werkdag_eind=time(20),
    ),
)
"""Oldest first; each holds until the next."""


def grenzen_op(dag: date) -> Grenzen:
    """The limits of a day; before the first, those of the first."""
    return next((g for g in reversed(GRENZEN) if g.vanaf <= dag), GRENZEN[0])
