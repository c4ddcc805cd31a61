"""Terms of the road of justice (`domein.md` 4.1). One table, each with its source.

Counted from a step that was done, or from the melding that the route answers.
"""

from dataclasses import dataclass
from datetime import date

from inbeeld.dossiers.models import Justitiestap
from inbeeld.signalen.plan.termijn import WEEKDAGEN, Eenheid, Termijn

S = Justitiestap.Soort


@dataclass(frozen=True, slots=True)
class Volgend:
    """After `na` (None: the melding) `stap` must be done within `binnen`."""

    na: str | None
    stap: str
    binnen: Termijn
    bron: str


TERMIJNEN = (
    Volgend(None, S.PV, Termijn(2, Eenheid.MAANDEN), "Aanwijzing schoolverzuim (OM), 4.1"),
    Volgend(S.VERHOOR, S.PV, Termijn(1, Eenheid.MAANDEN), "Aanwijzing schoolverzuim (OM), 4.1"),
)
"""A proces-verbaal: within a month of the first hearing, and two months of the melding."""

HALT_HOOGSTENS_DAGEN = 10
"""Signaalverzuim of more school days than this is not for Halt (Aanwijzing schoolverzuim, 5)."""


def uiterlijk(stap: str, *, melding_op: date | None, gedaan: dict[str, date]) -> date | None:
    """The day by which `stap` must be done: the earliest of the terms that run; None: no term."""
    dagen = [
        t.binnen.datum(begin, WEEKDAGEN)
        for t in TERMIJNEN
        if t.stap == stap and (begin := melding_op if t.na is None else gedaan.get(t.na))
    ]
    return min(dagen, default=None)
