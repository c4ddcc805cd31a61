"""Of a few children: on which days they had a soort of status, and which klok ran."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from inbeeld.monitor.bron import Bron
from inbeeld.regels import DEFINITIES

STRENG, RUIM = 0, 1
"""The klokken as the rules number them."""
_NUL = date(1970, 1, 1)


def dag_van(nr: int) -> date:
    """The day with that number, as the rules count them."""
    return _NUL + timedelta(days=nr)


@dataclass(frozen=True, slots=True)
class Spannen:
    """Per child the runs of days, half-open, in order."""

    per_kind: dict[int, list[tuple[date, date]]]

    @property
    def kinderen(self) -> Collection[int]:
        return self.per_kind.keys()

    def op(self, kind: int, dag: date) -> bool:
        """Whether one of them covers the day."""
        return any(van <= dag < tot for van, tot in self.per_kind.get(kind, ()))

    def per_dag(self, dagen: Iterable[date]) -> dict[date, list[int]]:
        """Who has a run on each of these days. By the runs, of which most hold few of the days."""
        uit: dict[date, list[int]] = {dag: [] for dag in sorted(dagen)}
        alle = list(uit)
        for kind, lijst in self.per_kind.items():
            for van, tot in lijst:
                for dag in alle[bisect_left(alle, van) : bisect_left(alle, tot)]:
                    uit[dag].append(kind)
        return uit


def spannen_van(bron: Bron, soort: str, status: Collection[str] = ()) -> Spannen:
    """When children had a status of this soort (and of these names); those that join are one."""
    nummers = [
        str(nr)
        for nr, regel in enumerate(DEFINITIES[bron.definitie].regels)
        if regel.soort == soort and (not status or regel.status in status)
    ]
    sleutel = ("spannen", *nummers)
    bewaard: Spannen | None = bron.geheugen.get(sleutel)
    if bewaard is not None:
        return bewaard
    uit: dict[int, list[tuple[date, date]]] = defaultdict(list)
    if nummers:
        rijen = bron.feiten.con.execute(
            f"select j, b, e from {bron.uitkomst.relatie('tijdlijn')} "  # noqa: S608
            f"where status in ({', '.join(nummers)}) order by j, b"
        ).fetchall()
        for kind, van, tot in rijen:
            voeg_aan(uit[kind], dag_van(van), dag_van(tot))
    bron.geheugen[sleutel] = bewaard = Spannen(dict(uit))
    return bewaard


def voeg_aan(lijst: list[tuple[date, date]], van: date, tot: date) -> None:
    """Add a run at the end; one that joins the last makes that one longer."""
    if lijst and lijst[-1][1] >= van:
        lijst[-1] = (lijst[-1][0], max(tot, lijst[-1][1]))
    else:
        lijst.append((van, tot))


class Klokken:
    """The thuisperiodes of one kind of klok."""

    def __init__(self, bron: Bron, soort: int) -> None:
        self._per_kind: dict[int, list[tuple[date, date]]] = defaultdict(list)
        for kind, van, tot in bron.feiten.con.execute(
            f"select j, b, e from {bron.uitkomst.relatie('klok')} "  # noqa: S608
            f"where soort = {soort} order by j, b"
        ).fetchall():
            self._per_kind[kind].append((dag_van(van), dag_van(tot)))

    def dagen(self, kind: int, dag: date) -> int | None:
        """How many days the klok has run, that day included; None when none runs."""
        for van, tot in self._per_kind.get(kind, ()):
            if van <= dag < tot:
                return (dag - van).days + 1
        return None

    def op(self, dag: date) -> Iterator[tuple[int, int]]:
        """(child, days) of every klok that runs on that day."""
        for kind in self._per_kind:
            dagen = self.dagen(kind, dag)
            if dagen is not None:
                yield kind, dagen
