"""For the coordinator of leerplicht in a gemeente, or in several together: every status, the clock,
what must be answered and reviewed, and where."""

from typing import Any

from inbeeld.monitor.overzicht.bestuurder import gevraagd
from inbeeld.monitor.overzicht.kaarten import duur, kaarten_van
from inbeeld.monitor.overzicht.kijker import Kijker
from inbeeld.monitor.overzicht.lezen import Cijfers
from inbeeld.monitor.overzicht.samenstellen import delen_van, doelen_van, lijn, statustabel
from inbeeld.monitor.overzicht.stroom import stroom
from inbeeld.monitor.overzicht.verantwoording import antwoord, behoefte, herbeoordeling, meldingen
from inbeeld.monitor.perioden import schooljaar

SOORTEN = (
    "thuiszitter",
    "verzuim",
    "dreigend",
    "ziek",
    "geoorloofd",
    "met_aanbod",
    "vrijgesteld",
    "onbekend",
)


def inhoud(kijker: Kijker, cijfers: Cijfers) -> dict[str, Any]:
    """The pieces of the page."""
    begin = schooljaar(cijfers.blad.dag)
    doelen = doelen_van(kijker, cijfers) if kijker.gebied.soort == "gemeente" else None
    per = {"gemeente": "wijk", "organisatie": "gemeente"}.get(kijker.gebied.soort)
    return {
        "kaarten": [
            *kaarten_van(kijker, cijfers, SOORTEN),
            *meldingen(kijker, cijfers, begin),
            *antwoord(kijker, cijfers, begin, van_wie="leerplicht"),
            *herbeoordeling(kijker, cijfers),
        ],
        "gevraagd": gevraagd(kijker, cijfers) if kijker.bestuur else [],
        "lijn": lijn(kijker, cijfers, doelen.standen if doelen else []),
        "statussen": statustabel(kijker, cijfers),
        "stroom": stroom(kijker, cijfers, begin),
        "duur": duur(kijker, cijfers),
        "doelen": doelen,
        "behoefte": behoefte(kijker, cijfers),
        "delen": delen_van(kijker, cijfers, per) if per else None,
    }
