"""The facts of the synthetic region as they become known, day by day: late, double, corrected.

An absence of several days is known as 'gone since' first and corrected to its last day when the
child is back, as a school's system delivers it. Pure: the same arguments give the same stream.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from inbeeld.demo.feitenboek import Rij
from inbeeld.demo.regio import Regio

DAG = timedelta(days=1)
_VERTRAGING = ((0, 1, 2, 5, 14), (70, 14, 8, 6, 2))
"""Days that a fact is late, and how often in a hundred."""
_DUBBEL = 0.02
_VERGIST = 0.01
"""Of the absences: entered of the wrong kind first, and put right some days later."""


@dataclass(frozen=True, slots=True)
class Gebeurtenis:
    """One thing that becomes known. `sleutel` names the fact, so that a later one can replace it.

    `vervangt`: the earlier version is withdrawn. `rij` None: it only goes.
    """

    sleutel: int
    tabel: str
    rij: Rij | None
    vervangt: bool = False


@dataclass(slots=True)
class Stroom:
    """`begin`: what is known before the first day; `per_dag`: what becomes known on each."""

    begin: list[Gebeurtenis] = field(default_factory=list)
    per_dag: Mapping[date, list[Gebeurtenis]] = field(default_factory=lambda: defaultdict(list))


_VASTE = ("jongeren", "scholen", "lesvrij")
_LATER_BEKEND = ("dekking", "gegevensstand")
"""Left out: without them every lesdag of every school is known, and what a school did not deliver
is not what is simulated here."""


def maak_stroom(regio: Regio, eerste: date, laatste: date, zaad: int) -> Stroom:
    """The stream from `eerste` through `laatste`; what lies before it is known at the start."""
    stroom = Stroom()
    nummer = 0
    for tabel, rijen in regio.boek.tabellen.items():
        if tabel in _LATER_BEKEND:
            continue
        for rij in rijen:
            toeval = Random(zaad * 7_919 + nummer)
            _leg_in(stroom, nummer, tabel, rij, (eerste, laatste), toeval)
            nummer += 1
    for gebeurtenissen in stroom.per_dag.values():
        # Out of order: a day's facts come as they come. A replacement stays after its original.
        Random(zaad + len(gebeurtenissen)).shuffle(gebeurtenissen)
        gebeurtenissen.sort(key=lambda g: g.vervangt)
    return stroom


def _leg_in(
    stroom: Stroom,
    sleutel: int,
    tabel: str,
    rij: Rij,
    dagen: tuple[date, date],
    toeval: Random,
) -> None:
    eerste, laatste = dagen
    van = rij.get("begindatum") or rij.get("aangeboden_op")
    if tabel in _VASTE or van is None or van < eerste:
        stroom.begin.append(Gebeurtenis(sleutel, tabel, rij))
        return
    bekend = van + toeval.choices(*_VERTRAGING)[0] * DAG
    tot = rij.get("einddatum")
    if tabel != "verzuim" or rij.get("uren") is not None or tot is None or tot <= bekend:
        _voeg(stroom, bekend, laatste, Gebeurtenis(sleutel, tabel, rij))
    else:
        eerst = {**rij, "einddatum": None}
        if toeval.random() < _VERGIST:
            eerst["soort"] = "ziek" if rij["soort"] != "ziek" else "ongeoorloofd"
        _voeg(stroom, bekend, laatste, Gebeurtenis(sleutel, tabel, eerst))
        terug = tot + DAG + toeval.choices(*_VERTRAGING)[0] * DAG
        _voeg(stroom, terug, laatste, Gebeurtenis(sleutel, tabel, rij, vervangt=True))
    if tabel == "verzuim" and toeval.random() < _DUBBEL and tot is not None:
        _voeg(stroom, bekend + 3 * DAG, laatste, Gebeurtenis(-sleutel - 1, tabel, rij))


def _voeg(stroom: Stroom, dag: date, laatste: date, gebeurtenis: Gebeurtenis) -> None:
    if dag <= laatste:
        stroom.per_dag[dag].append(gebeurtenis)
