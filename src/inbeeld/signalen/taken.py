"""What must be kept up as days pass: a list to which the rooms above this one add theirs.

A task looks at the day and does what is due. It may be run as often as one likes and after any
standstill: what was done is not done again, and what was missed is done yet.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from inbeeld.signalen.models import Meldingontvanger

Taak = Callable[[date, datetime], int]
"""(vandaag, moment) → how many things it did. Runs as the system, in a transaction of its own."""


@dataclass(frozen=True, slots=True)
class _Ingeschreven:
    volgorde: int
    naam: str
    taak: Taak


_taken: dict[str, _Ingeschreven] = {}


def voeg_toe(naam: str, taak: Taak, *, volgorde: int = 50) -> None:
    """Add a task, once per name. The lowest `volgorde` comes first; telling by e-mail is 90."""
    _taken[naam] = _Ingeschreven(volgorde, naam, taak)


def alle() -> list[tuple[str, Taak]]:
    """The tasks in order."""
    gesorteerd = sorted(_taken.values(), key=lambda t: (t.volgorde, t.naam))
    return [(t.naam, t.taak) for t in gesorteerd]


Escaleer = Callable[[Meldingontvanger, date, datetime], None]
_escaleer: list[Escaleer] = []


def bij_escaleren(doe: Escaleer) -> None:
    """Say what happens when a recipient did not answer and the plan says 'escaleer'.

    `doe` is called once per recipient, as the system, in the transaction that also tells people of
    it: what it raises undoes both, and the next run tries again.
    """
    _escaleer[:] = [doe]


def escaleer(ontvanger: Meldingontvanger, vandaag: date, moment: datetime) -> None:
    """Do that, when a room above said what."""
    for doe in _escaleer:
        doe(ontvanger, vandaag, moment)
