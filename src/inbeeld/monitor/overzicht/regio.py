"""For the coordinator of the region: everything, per gemeente, and the ways to all that is more."""

from typing import Any

from inbeeld.monitor.overzicht.kaarten import duur, kaarten_van
from inbeeld.monitor.overzicht.kijker import Kijker
from inbeeld.monitor.overzicht.lezen import Cijfers
from inbeeld.monitor.overzicht.samenstellen import (
    delen_van,
    doelen_van,
    lees_delen,
    lijn,
    statustabel,
)
from inbeeld.monitor.overzicht.stroom import stroom
from inbeeld.monitor.overzicht.verantwoording import antwoord, behoefte, herbeoordeling, meldingen
from inbeeld.monitor.perioden import schooljaar

SOORTEN = (
    "thuiszitter",
    "verzuim",
    "dreigend",
    "ziek",
    "geoorloofd",
    "overstap",
    "met_aanbod",
    "nazorg",
    "vrijgesteld",
    "onbekend",
)


def inhoud(kijker: Kijker, cijfers: Cijfers, tegels: str) -> dict[str, Any]:
    """The pieces of the page. `tegels`: whether the tiles are wijken or schools."""
    begin = schooljaar(cijfers.blad.dag)
    hele = kijker.gebied.soort == "regio"
    doelen = doelen_van(kijker, cijfers) if hele else None
    figuren = lees_delen(kijker, cijfers, "gemeente", tegels) if hele else []
    per_gemeente = delen_van(kijker, cijfers, "gemeente", figuren=figuren, tegels=False)
    return {
        "kaarten": [
            *kaarten_van(kijker, cijfers, SOORTEN),
            *meldingen(kijker, cijfers, begin),
            *antwoord(kijker, cijfers, begin, van_wie="alle partners"),
            *herbeoordeling(kijker, cijfers),
        ],
        "lijn": lijn(kijker, cijfers, doelen.standen if doelen else []),
        "statussen": statustabel(kijker, cijfers),
        "stroom": stroom(kijker, cijfers, begin),
        "duur": duur(kijker, cijfers),
        "doelen": doelen,
        "behoefte": behoefte(kijker, cijfers),
        "groepen": [blok for blok in (per_gemeente,) if blok],
        "delen": delen_van(kijker, cijfers, tegels, figuren=figuren),
        "tegelkeuze": tegels if hele else "",
    }
