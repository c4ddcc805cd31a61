"""Wettelijke meldingen (`rekenregels.md` §6; art. 21 and 21a Leerplichtwet, as DUO counts).

The one rule that is sequential: after a melding counting starts afresh. SQL finds the days that
count, of the few children that can reach the threshold (stage `melddag`); this fold walks them,
whatever ran the SQL.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator

Melddag = tuple[int, int, int, int]
"""Child, day number, hundredths of hours of ongeoorloofd, number of the lesweek."""


def meldingen(
    dagen: Iterable[Melddag], *, drempel: int, lesweken: int, afstand: int
) -> Iterator[tuple[int, int, int]]:
    """(child, first day that contributed, day on which the melding is due), from days that are
    sorted by child and day. `drempel` in hundredths of hours, `afstand` in days.

    A day x lies in the venster of n lesweken on d when its lesweek's number is greater than that
    of d minus n.
    """
    kind: int | None = None
    telt: deque[tuple[int, int, int]] = deque()
    som_uren, vorige = 0, None
    for j, dag, uren, week in dagen:
        if j != kind:
            kind, som_uren, vorige = j, 0, None
            telt.clear()
        telt.append((dag, uren, week))
        som_uren += uren
        while telt[0][2] <= week - lesweken:
            som_uren -= telt.popleft()[1]
        if som_uren >= drempel and (vorige is None or dag - vorige >= afstand):
            yield j, telt[0][0], dag
            vorige, som_uren = dag, 0
            telt.clear()
