"""For a school, or all schools of one board: its own children, and beside them those of all schools
of its sector in the region."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from inbeeld.monitor.afscherming import KLEINST
from inbeeld.monitor.beeld import Figuur
from inbeeld.monitor.overzicht.bestuurder import gevraagd
from inbeeld.monitor.overzicht.getallen import in_woorden, per_duizend, van_soort
from inbeeld.monitor.overzicht.kaarten import SOORTEN as KOPPEN
from inbeeld.monitor.overzicht.kaarten import kaarten_van
from inbeeld.monitor.overzicht.kijker import Kijker
from inbeeld.monitor.overzicht.lezen import Cijfers
from inbeeld.monitor.overzicht.samenstellen import delen_van, lijn, statustabel
from inbeeld.monitor.overzicht.stroom import stroom
from inbeeld.monitor.overzicht.verantwoording import antwoord, meldingen
from inbeeld.monitor.perioden import schooljaar
from inbeeld.monitor.queries.standen import figuur as lees_figuur
from inbeeld.toegang.actor import systeem_actor
from inbeeld.web import woorden

SOORTEN = ("verzuim", "thuiszitter", "dreigend", "ziek", "geoorloofd", "met_aanbod", "onbekend")
VERGELEKEN = ("thuiszitter", "verzuim", "ziek", "geoorloofd")


@dataclass(frozen=True)
class Naast:
    """Our rates per 1,000 beside those of the sector. A rate is '' where it is not known."""

    sector: str
    regels: Sequence[tuple[str, str, str]]


def inhoud(kijker: Kijker, cijfers: Cijfers) -> dict[str, Any]:
    """The pieces of the page."""
    begin = schooljaar(cijfers.blad.dag)
    van_een = kijker.gebied.soort == "school"
    return {
        "kaarten": [
            *kaarten_van(kijker, cijfers, SOORTEN),
            *meldingen(kijker, cijfers, begin),
            *antwoord(kijker, cijfers, begin, van_wie="de school" if van_een else "de scholen"),
        ],
        "gevraagd": gevraagd(kijker, cijfers) if kijker.bestuur else [],
        "naast": naast_de_sector(kijker, cijfers) if van_een else None,
        "lijn": lijn(kijker, cijfers, []),
        "statussen": statustabel(kijker, cijfers),
        "stroom": stroom(kijker, cijfers, begin),
        "delen": None if van_een else delen_van(kijker, cijfers, "school"),
    }


def naast_de_sector(kijker: Kijker, cijfers: Cijfers) -> Naast | None:
    """None where we do not know the school's sector, or have no figures of it."""
    sector = kijker.namen.sectoren.get(kijker.gebied.code)
    figuur = _van_sector(kijker, cijfers, sector) if sector else None
    if figuur is None:
        return None
    definitie = cijfers.blad.definitie
    regels = [
        (KOPPEN[soort][0], _duizend(cijfers.nu, definitie, soort), ander)
        for soort in VERGELEKEN
        if (ander := _duizend(figuur, definitie, soort, minstens=KLEINST))
    ]
    return Naast(woorden.SECTOR.get(sector, sector), regels)


def _van_sector(kijker: Kijker, cijfers: Cijfers, sector: str) -> Figuur | None:
    """A school does not read the figures of its sector, which may be two schools. Of them a rate
    comes out, over so many children that nobody's neighbour is recognised in it."""
    with systeem_actor("cijfers van een sector", kijker.actor.vandaag):
        return lees_figuur(cijfers.blad, "stand", f"sector:{sector}", None, cijfers.blad.dag)


def _duizend(figuur: Figuur, definitie: str, soort: str, *, minstens: int = 0) -> str:
    getal = van_soort(figuur, definitie, soort)
    duizend = per_duizend(getal, figuur.getal("plichtig"))
    return in_woorden(duizend) if getal.aantal >= minstens else ""
