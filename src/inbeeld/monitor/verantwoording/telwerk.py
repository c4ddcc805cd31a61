"""Children of dossiers counted into every area to which they belong on a day."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from inbeeld.monitor.blad import Rij
from inbeeld.monitor.gebieden import REGIO, Gebied
from inbeeld.monitor.indicatoren import Indicator
from inbeeld.monitor.verantwoording.plekken import Plekken


class Telwerk:
    """Counts per area of one indicator and one moment. The region always has a row: where it has
    one, an area without is an area with nothing to count."""

    def __init__(self, plekken: Plekken, namen: Iterable[str]) -> None:
        self._plekken = plekken
        self._nullen = dict.fromkeys(namen, 0)
        self._aantal: dict[Gebied, Counter[str]] = defaultdict(lambda: Counter(self._nullen))
        self._aantal[Gebied(REGIO)]  # made by asking for it
        self._waarden: dict[Gebied, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))

    def tel(self, kind: int, dag: date, namen: Iterable[str]) -> None:
        """Once in each of these onderdelen, where the child is on `dag`."""
        for gebied in self._plekken.op(kind, dag):
            aantal = self._aantal[gebied]
            # Counter.update takes four times as long, and this is done millions of times.
            for naam in namen:
                aantal[naam] += 1

    def onthoud(self, kind: int, dag: date, naam: str, waarde: Any) -> None:
        """A value of this child for `waarden`."""
        for gebied in self._plekken.op(kind, dag):
            self._waarden[gebied][naam].append(waarde)

    def tel_kinderen(self, per_kind: Mapping[int, Iterable[str]], dag: date) -> None:
        """Unique children: each once per onderdeel."""
        for kind, namen in per_kind.items():
            self.tel(kind, dag, set(namen))

    def waarden(self, gebied: Gebied, naam: str) -> list[Any]:
        """What was kept of the children of an area."""
        return self._waarden[gebied][naam] if gebied in self._waarden else []

    def gebieden(self) -> list[Gebied]:
        """Those that have a row."""
        return list(self._aantal)

    def aantal(self, gebied: Gebied) -> dict[str, int]:
        """The counts of an area, zeroes too."""
        return dict(self._aantal[gebied]) if gebied in self._aantal else dict(self._nullen)

    def rijen(self, indicator: Indicator, dag: date, van: date | None = None) -> Iterator[Rij]:
        """The rows, without details."""
        for gebied in self.gebieden():
            yield Rij(indicator.code, gebied, dag, self.aantal(gebied), van=van)
