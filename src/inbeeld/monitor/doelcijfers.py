"""The figures of targets straight from a source: for reports as known on a day, and for the groups
of gemeenten that a target is about and that are no area of the sheet."""

from collections.abc import Iterable
from datetime import date

from inbeeld.monitor.blad import Rij
from inbeeld.monitor.bouwers.jaar import jaar
from inbeeld.monitor.bouwers.stand import stand
from inbeeld.monitor.bron import Bron
from inbeeld.monitor.gebieden import Gebied
from inbeeld.monitor.maten import Maat
from inbeeld.monitor.models import Doel
from inbeeld.monitor.perioden import peildata, schooljaren
from inbeeld.monitor.splitsen import Splits


class Doelcijfers:
    """What `queries.doelen.stand_van_doelen(lees=…)` takes: counts each kind of figure once.

    `doelen`: those that will be asked for.
    """

    def __init__(self, bron: Bron, doelen: Iterable[Doel]) -> None:
        self._bron = bron
        self._groepen = sorted({tuple(doel.gemeenten) for doel in doelen if doel.gemeenten})
        self._rijen: dict[tuple[str, str], list[Rij]] = {}

    def __call__(self, doel: Doel, maat: Maat, gebied: Gebied | None) -> list[Rij]:
        """Rows of the target's indicator for its gemeenten; none under another definitie."""
        if doel.definitie != self._bron.definitie:
            return []
        if gebied is not None and gebied.soort == "regio":
            return self._tel(maat.indicator, "regio", Splits())
        if gebied is not None and gebied.soort == "sector":
            per_sector = self._tel(maat.indicator, "sector", Splits(("sector",)))
            return [rij for rij in per_sector if rij.gebied == gebied]
        nummer = str(self._groepen.index(tuple(doel.gemeenten)))
        rijen = self._tel(maat.indicator, "groep", self._splits())
        return [rij for rij in rijen if rij.gebied.code == nummer]

    def _splits(self) -> Splits:
        codes: dict[str, list[str]] = {}
        for nummer, groep in enumerate(self._groepen):
            for code in groep:
                codes.setdefault(code, []).append(str(nummer))
        return Splits(groepen=codes, in_gemeenten=True)

    def _tel(self, indicator: str, naam: str, splits: Splits) -> list[Rij]:
        if (indicator, naam) not in self._rijen:
            dag = self._bron.dag
            geteld = (
                jaar(self._bron, schooljaren(dag), [splits])
                if indicator == "jaar"
                else stand(self._bron, _dagen(self._bron), [splits])
            )
            self._rijen[indicator, naam] = list(geteld)
        return self._rijen[indicator, naam]


def _dagen(bron: Bron) -> list[date]:
    """The days that a target shows: 1 October of every year, and the last."""
    return [dag for dag in peildata(bron.dag) if (dag.month, dag.day) == (10, 1) or dag == bron.dag]
