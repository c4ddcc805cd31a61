"""How long it takes from a signal, and from a melding, until an offer is made, accepted, begun."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

from inbeeld.monitor.blad import Rij, bouwt, volg
from inbeeld.monitor.bron import Bron
from inbeeld.monitor.gebieden import Gebied
from inbeeld.monitor.indicatoren import Indicator
from inbeeld.monitor.indicatoren_verantwoording import DOORLOOPTIJD_MELDING, DOORLOOPTIJD_SIGNAAL
from inbeeld.monitor.perioden import schooljaren
from inbeeld.monitor.verantwoording.aanbod import STAPPEN, aanbod_van
from inbeeld.monitor.verantwoording.duur import duur
from inbeeld.monitor.verantwoording.plekken import Plekken
from inbeeld.monitor.verantwoording.routes import Route, meldingen, routes, signalen
from inbeeld.monitor.verantwoording.toen import laatste_dag

_UITKOMSTEN = ("aantal", *STAPPEN, "anders", "open")


def bouw(bron: Bron) -> Iterator[Rij]:
    """Rows of both, by the school year in which the signal or the melding was."""
    dag = laatste_dag(bron)
    aanbod = aanbod_van(bron)
    for indicator, starts in (
        (DOORLOOPTIJD_SIGNAAL, signalen(bron)),
        (DOORLOOPTIJD_MELDING, meldingen(bron)),
    ):
        yield from _rijen(bron, indicator, routes(bron, starts, aanbod), dag)


def _rijen(bron: Bron, indicator: Indicator, alle: list[Route], dag: date) -> Iterator[Rij]:
    plekken = Plekken(bron, {route.jongere for route in alle})
    jaren = schooljaren(dag)
    per_plek: dict[tuple[date, date, Gebied], list[Route]] = defaultdict(list)
    for route in alle:
        for van, tot in jaren:
            if van <= route.begin <= tot:
                for gebied in plekken.op(route.jongere, route.begin):
                    per_plek[van, tot, gebied].append(route)
    for (van, tot, gebied), lijst in per_plek.items():
        yield Rij(
            indicator.code, gebied, tot, _waarden(lijst), van=van, details=_details(lijst, gebied)
        )


def _waarden(lijst: list[Route]) -> dict[str, int]:
    waarden = dict.fromkeys(_UITKOMSTEN, 0) | {"aantal": len(lijst)}
    for route in lijst:
        for stap in STAPPEN:
            waarden[stap] += route.dagen[stap][1]
        if not route.dagen["begonnen"][1]:
            waarden["anders" if route.weg_op else "open"] += 1
    return waarden


def _details(lijst: list[Route], gebied: Gebied) -> dict[str, Any]:
    """Per step; the curve of small areas would show children one by one."""
    curve = gebied.soort in ("regio", "gemeente", "organisatie", "sector")
    uit = {}
    for stap in STAPPEN:
        paren = [route.dagen[stap] for route in lijst]
        uit[stap] = duur([d for d, _ in paren], [g for _, g in paren], curve=curve)
    return uit


bouwt("doorlooptijd_route", bouw)
# Not the zaken, which change with every step that is set: one that closed waits for the next sheet.
volg("signalen_signaal", "id")
