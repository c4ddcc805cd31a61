"""The figure of a target that is about several gemeenten, but not all: no area of the sheet.

A row of the region, because the partners agreed on these gemeenten together: who has counts may see
where they stand. By place, so without the children whose address is secret.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from inbeeld.monitor.blad import Rij, bouwt, volg
from inbeeld.monitor.bron import Bron
from inbeeld.monitor.doelcijfers import Doelcijfers
from inbeeld.monitor.doelstand import som
from inbeeld.monitor.gebieden import REGIO, Gebied
from inbeeld.monitor.indicatoren import Indicator, voeg_toe
from inbeeld.monitor.maten import MATEN
from inbeeld.monitor.models import Doel
from inbeeld.monitor.queries.doelen import DOEL, gebied_van_doel

INDICATOR = voeg_toe(
    Indicator(
        DOEL,
        "Stand van een doel",
        "Het aantal van een doel, voor de gemeenten waarvoor het is afgesproken. Een kind "
        "dat in het jaar van de ene naar de andere gemeente verhuisde, telt één keer.",
        "tijdlijnen, woonplaatsen en wettelijke meldingen",
        "periode",
        "per doel (zijn sleutel)",
    )
)


def bouw(bron: Bron) -> Iterator[Rij]:
    """A row of `doel` per school year or day, with every such target in it."""
    yield from van_groepen(bron, Doel.objects.filter(definitie=bron.definitie).order_by("pk"))


def van_groepen(bron: Bron, alle: Iterable[Doel]) -> Iterator[Rij]:
    """The same for those among these targets that are of a group of gemeenten."""
    doelen = [doel for doel in alle if gebied_van_doel(doel) is None]
    if not doelen:
        return
    cijfers = Doelcijfers(bron, doelen)
    waarden: dict[tuple[date | None, date], dict[str, int]] = {}
    onvolledig: dict[tuple[date | None, date], list[str]] = {}
    for doel in doelen:
        maat, sleutel = MATEN[doel.indicator], str(doel.sleutel)
        delen = maat.onderdelen(doel.definitie, tuple(doel.uitgezonderd))
        for rij in cijfers(doel, maat, None):
            waarde, volledig = som(rij, delen)
            if waarde is not None:
                waarden.setdefault((rij.van, rij.dag), {})[sleutel] = waarde
                if not volledig:
                    onvolledig.setdefault((rij.van, rij.dag), []).append(sleutel)
    for (van, dag), per_doel in waarden.items():
        yield Rij(
            DOEL, Gebied(REGIO), dag, per_doel, van=van, onvolledig=onvolledig.get((van, dag), [])
        )


bouwt("doelgroepen", bouw)
volg("monitor_doelevent")
