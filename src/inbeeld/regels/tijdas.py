"""The axis of time of a telling: its peildata, or every day of its period."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from .fouten import AanroepFout

_EPOCH = date(1970, 1, 1)
_LANGSTE_PERIODE = 36_525


@dataclass(frozen=True, slots=True)
class TijdAs:
    """The axis of time: `dagen` are its places, in order."""

    dagen: tuple[date, ...]
    periode: bool

    @property
    def lengte(self) -> int:
        return len(self.dagen)

    def lijst(self) -> list[int]:
        """Per day from the first place's day on: how many places lie before it."""
        eerste, laatste = self.dagen[0], self.dagen[-1]
        plek, uit = 0, []
        for nr in range((laatste - eerste).days + 2):
            uit.append(plek)
            if plek < self.lengte and self.dagen[plek] == eerste + timedelta(days=nr):
                plek += 1
        return uit

    def plek(self, dag: str) -> str:
        """SQL: the first place that is not before the day number (null: after all places)."""
        eerste, laatste = self.dagen[0], self.dagen[-1]
        span = (laatste - eerste).days + 1
        verschil = f"coalesce({dag} - {(eerste - _EPOCH).days}, {span})"
        return f"getvariable('tel_as')[least(greatest({verschil}, 0), {span}) + 1]"

    def bereik(self, begin: str = "begindatum", eind: str = "einddatum") -> str:
        """SQL: the columns i0 and i1, the half-open range of places of an inclusive period."""
        van, tot = (f"({datum} - date '{_EPOCH}')" for datum in (begin, eind))
        return f"{self.plek(van)} as i0, {self.plek(tot + ' + 1')} as i1"


def maak_as(peildata: Sequence[date], periode: tuple[date, date] | None) -> TijdAs:
    """The axis of peildata or of a period. Raises AanroepFout for both, neither or an inverted
    period."""
    if (not peildata) == (periode is None):
        raise AanroepFout("geef peildata of een periode")
    if periode is None:
        return TijdAs(tuple(sorted(set(peildata))), periode=False)
    begin, eind = periode
    if eind < begin:
        raise AanroepFout("de periode eindigt voor zij begint")
    if (eind - begin).days > _LANGSTE_PERIODE:
        raise AanroepFout("de periode is langer dan honderd jaar")
    dagen = (eind - begin).days + 1
    return TijdAs(tuple(begin + timedelta(days=nr) for nr in range(dagen)), periode=True)
