"""How many children of a gemeente or wijk have which status, per sector: where a region counts its
sectors by different definities, the figure of a gemeente is a sum of these."""

from collections.abc import Iterator

from inbeeld.monitor.blad import Rij, bouwt, volg
from inbeeld.monitor.bouwers.stand import stand
from inbeeld.monitor.bron import Bron
from inbeeld.monitor.gebieden import BINNEN
from inbeeld.monitor.perioden import peildata
from inbeeld.monitor.splitsen import Splits
from inbeeld.monitor.telwijze import telwijze


def bouw(bron: Bron) -> Iterator[Rij]:
    """Rows of `stand` of the sectors that go by this definitie; none where one serves all."""
    wijze = telwijze(bron.dag)
    if not wijze.gemengd:
        return
    splitsen = [Splits(BINNEN[soort]) for soort in ("gemeentesector", "wijksector")]
    for rij in stand(bron, peildata(bron.dag), splitsen):
        if wijze.van(rij.gebied.code.rpartition(":")[2]) == bron.definitie:
            yield rij


bouwt("stand_per_sector", bouw)
volg("tijdlijnen_definitiekeuzeevent")
