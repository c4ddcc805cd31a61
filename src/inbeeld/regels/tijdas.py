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
    """The axis of time: `dagen` are its places, in order.

    `perioden`: first and last day of each period that is asked for, in order; none for peildata.
    """

    dagen: tuple[date, ...]
    perioden: tuple[tuple[date, date], ...] = ()

    @property
    def periode(self) -> bool:
        return bool(self.perioden)

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

    def periodelijst(self) -> str:
        """SQL: the periods as rows m (its number, from 0), i0, i1 (half-open places). Only on an
        axis of days."""
        eerste = self.dagen[0]
        rijen = ", ".join(
            f"({nr}, {(begin - eerste).days}, {(eind - eerste).days + 1})"
            for nr, (begin, eind) in enumerate(self.perioden)
        )
        return f"select * from (values {rijen}) v(m, i0, i1)"


def maak_as(
    peildata: Sequence[date],
    periode: tuple[date, date] | None,
    perioden: Sequence[tuple[date, date]] = (),
    *,
    ervoor: int = 0,
) -> TijdAs:
    """The axis of peildata, or of all days from the first to the last of one or more periods.

    `ervoor`: so many days before the first period are places too. Raises AanroepFout for nothing
    or more than one of the three, and for an inverted or endless period.
    """
    if bool(peildata) + (periode is not None) + bool(perioden) != 1:
        raise AanroepFout("geef peildata of een periode")
    alle = tuple(sorted({periode} if periode else set(perioden)))
    if not alle:
        return TijdAs(tuple(sorted(set(peildata))))
    if any(eind < begin for begin, eind in alle):
        raise AanroepFout("de periode eindigt voor zij begint")
    begin, eind = alle[0][0], max(eind for _, eind in alle)
    if (eind - begin).days > _LANGSTE_PERIODE:
        raise AanroepFout("de periode is langer dan honderd jaar")
    dagen = tuple(begin + timedelta(days=nr) for nr in range(-ervoor, (eind - begin).days + 1))
    return TijdAs(dagen, alle)
