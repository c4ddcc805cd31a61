"""The figures that a report is made of: from the stored sheet, or made anew as known then.

Both give rows of the same makers (`monitor.blad.bouwers`); a report does not know which it has.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from inbeeld.monitor.gebieden import Gebied
from inbeeld.monitor.rapporten.inhoud import ONBEKEND, Cel, getal, geteld

Sleutel = tuple[str, str, date | None, date]


@dataclass(frozen=True, slots=True)
class Figuur:
    """One row of figures, as `models.Cijfer` and `blad.Rij` both have it."""

    waarden: Mapping[str, int]
    onvolledig: frozenset[str] = frozenset()
    details: Mapping[str, Any] = field(default_factory=dict)

    def cel(self, sleutel: str) -> Cel:
        return geteld(self.waarden, sleutel, self.onvolledig)


LEEG = Figuur({})
"""What nothing is known of."""


@dataclass(frozen=True, slots=True)
class Cijfers:
    """All figures of a report's area and what lies in it.

    `dag`: the last day that they speak of; `bekend_op`: what was known then.
    """

    definitie: str
    dag: date
    bekend_op: datetime
    rijen: Mapping[Sleutel, Figuur]

    def op(self, indicator: str, gebied: Gebied | str, dag: date) -> Figuur:
        """The figure on a peildatum."""
        return self.rijen.get((indicator, str(gebied), None, dag), LEEG)

    def over(self, indicator: str, gebied: Gebied | str, van: date, tot_en_met: date) -> Figuur:
        """The figure over a period; of one that still runs, through the last day there is."""
        laatste = min(tot_en_met, self.dag)
        return self.rijen.get((indicator, str(gebied), van, laatste), LEEG)

    def peildata(self, indicator: str, gebied: Gebied | str) -> list[date]:
        """All days that there is a figure of, in order."""
        return sorted(
            dag
            for (ind, waar, van, dag) in self.rijen
            if ind == indicator and waar == str(gebied) and van is None
        )

    def perioden(self, indicator: str, gebied: Gebied | str) -> list[tuple[date, date]]:
        """All periods that there is a figure of, in order."""
        return sorted(
            (van, dag)
            for (ind, waar, van, dag) in self.rijen
            if ind == indicator and waar == str(gebied) and van is not None
        )

    def gebieden(self, soort: str) -> list[str]:
        """The keys of the areas of a soort that there are figures of, in order."""
        return sorted({waar for (_, waar, _, _) in self.rijen if waar.startswith(f"{soort}:")})

    def gebieden_op(self, soort: str, dag: date) -> list[str]:
        """Those of them that had children on a day."""
        return [waar for waar in self.gebieden(soort) if ("stand", waar, None, dag) in self.rijen]


def alles_onbekend(cellen: Iterable[Cel]) -> bool:
    """Whether none of them is a number."""
    return all(cel in (ONBEKEND, None) for cel in cellen)


def mediaan(details: Mapping[str, Any]) -> Cel:
    """In how many days half of them has it (`verantwoording.duur`); those who wait are counted."""
    dagen = (details.get("mediaan") or [None])[0]
    return "nog niet bereikt" if dagen is None else getal(round(dagen))


Hoort = Callable[[Gebied], bool]
"""Whether a figure of this area is the report's to use."""


def uit_rijen(
    rijen: Iterable[Any], *, definitie: str, dag: date, bekend_op: datetime, hoort: Hoort
) -> Cijfers:
    """Of `blad.Rij`, as the makers give them."""
    return Cijfers(definitie, dag, bekend_op, dict(_uit_rijen(rijen, hoort)))


def _uit_rijen(rijen: Iterable[Any], hoort: Hoort) -> Iterator[tuple[Sleutel, Figuur]]:
    for rij in rijen:
        if hoort(rij.gebied):
            yield (
                (rij.indicator, str(rij.gebied), rij.van, rij.dag),
                Figuur(dict(rij.waarden), frozenset(rij.onvolledig), dict(rij.details or {})),
            )
