"""What a recording touches: which children, which calendars."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from inbeeld.tijdlijnen.keuring import Rij


@dataclass
class Geraakt:
    """Collects, row by row, whose timelines may have changed.

    `kalender`: schools whose lesvrije dagen, hours or sector changed, so all their pupils;
    `standen`: schools that have delivered further, with the day they had reached before (None:
    no day at all), so the pupils who were absent then;
    `gemeenten`: what they cover changed, so all their residents; `alles`: the region's calendar
    did. `geboren`, `vroegste` and `laatste`: days that the stored calendar must hold.
    """

    jongeren: set[int] = field(default_factory=set)
    kalender: set[str] = field(default_factory=set)
    standen: dict[str, date | None] = field(default_factory=dict)
    gemeenten: set[str] = field(default_factory=set)
    alles: bool = False
    geboren: date | None = None
    vroegste: date | None = None
    laatste: date | None = None

    def toegevoegd(self, tabel: str, rijen: Sequence[Rij]) -> None:
        """Note new rows, as `leg_vast` takes them."""
        if tabel not in ZONDER_KIND:
            self.jongeren.update(rij["jongere"] for rij in rijen)
        else:
            self._zonder_kind(tabel, ((r.get("school"), r.get("bron")) for r in rijen))
        if tabel == "verzuim":
            begin = [rij["begindatum"] for rij in rijen]
            self.vroegste = min([*begin, *filter(None, [self.vroegste])])
            self.laatste = max([*begin, *filter(None, [self.laatste])])
        if tabel == "jongeren":
            geboren = [rij["geboortedatum"] for rij in rijen]
            self.geboren = min([*geboren, *filter(None, [self.geboren])])

    def ingetrokken(self, tabel: str, rijen: Iterable[tuple[Any, ...]]) -> None:
        """Note withdrawn rows: (jongere, school, dekkingsbron)."""
        if tabel not in ZONDER_KIND:
            self.jongeren.update(rij[0] for rij in rijen)
        else:
            self._zonder_kind(tabel, ((school, bron) for _, school, bron in rijen))

    def _zonder_kind(self, tabel: str, rijen: Iterable[tuple[str | None, str | None]]) -> None:
        for school, bron in rijen:
            if tabel == "dekking":
                # Only a gemeente's coverage decides a status; a school's decides what a count says.
                if bron is not None and len(bron) == 4:
                    self.gemeenten.add(bron)
            elif school is None:
                self.alles = True
            elif tabel == "gegevensstand":
                self.standen.setdefault(school, None)
            else:
                self.kalender.add(school)


ZONDER_KIND = frozenset({"scholen", "gegevensstand", "dekking", "lesvrij"})
