"""Which area a group of a telling is, and organisations as the sum of whom they work for."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from inbeeld.monitor.blad import Rij
from inbeeld.monitor.bron import Bron
from inbeeld.monitor.gebieden import Gebied

PER: tuple[tuple[str, ...], ...] = (
    (),
    ("gemeente",),
    ("gemeente", "wijk"),
    ("sector",),
    ("school",),
)
"""The splits of the sheet."""
# Not 'onbekend' (lives in no gemeente that we know), nor 0000 (its residences were destroyed).
_GEMEENTE = re.compile(r"(?!0000)[0-9]{4}")


def gebied_van(per: Sequence[str], codes: Sequence[str]) -> Gebied | None:
    """The area of the values of a split; None for who is in no gemeente or was at no school."""
    if not per:
        return Gebied("regio")
    soort = per[-1]
    if soort in ("gemeente", "wijk") and not _GEMEENTE.fullmatch(codes[0]):
        return None
    if soort == "school" and codes[0] == "geen":
        return None
    return Gebied(soort, ":".join(codes))


def met_organisaties(bron: Bron, per: Sequence[str], rijen: Iterable[Rij]) -> Iterator[Rij]:
    """The same rows and, of schools and gemeenten, the sums of every organisation that works for
    them. A child counts in one of them at a time, so a sum of one day counts nobody twice."""
    veld = per[0] if len(per) == 1 else ""
    van = {
        code: [
            wie for wie, groep in bron.groepen.items() if groep.veld == veld and code in groep.codes
        ]
        for groep in bron.groepen.values()
        if groep.veld == veld
        for code in groep.codes
    }
    sommen: dict[tuple[date | None, date, int], _Som] = {}
    for rij in rijen:
        yield rij
        for wie in van.get(rij.gebied.code, ()):
            sommen.setdefault((rij.van, rij.dag, wie), _Som(rij)).tel(rij)
    for (_, _, wie), som in sommen.items():
        yield som.rij(Gebied("organisatie", str(wie)))


class _Som:
    """Rows of one moment added up."""

    def __init__(self, eerste: Rij) -> None:
        self._eerste = eerste
        self._waarden: dict[str, int] = {}
        self._onvolledig: set[str] = set()

    def tel(self, rij: Rij) -> None:
        for naam, waarde in rij.waarden.items():
            self._waarden[naam] = self._waarden.get(naam, 0) + waarde
        self._onvolledig.update(rij.onvolledig)

    def rij(self, gebied: Gebied) -> Rij:
        eerste = self._eerste
        return Rij(
            eerste.indicator,
            gebied,
            eerste.dag,
            self._waarden,
            van=eerste.van,
            onvolledig=sorted(self._onvolledig),
        )
