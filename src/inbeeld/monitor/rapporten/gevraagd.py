"""What a report shows of the figures: made anew as known then, it need not cost a whole sheet.

Each indicator is asked for the areas, days and periods that the chapters of a report read, among
those that the sheet has; so a report has the same figures from both. A chapter that reads more must
say so here, or its cells read 'onbekend' as known then.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from inbeeld.monitor.blad import Rij
from inbeeld.monitor.bouwers import (
    antwoord,
    behoefte,
    doelgroepen,
    doorlooptijd,
    jaar,
    opgave,
    stand,
    stroom,
    vrijgesteld_en_ziek,
    vrijstelling,
)
from inbeeld.monitor.bron import Bron
from inbeeld.monitor.gebieden import REGIO
from inbeeld.monitor.maten import MATEN
from inbeeld.monitor.models import Doel
from inbeeld.monitor.perioden import (
    Periode,
    alle,
    kwartalen,
    peildata,
    schooljaar,
    schooljaren,
)
from inbeeld.monitor.queries.doelen import doelen_van, gebied_van_doel
from inbeeld.monitor.rapporten.soorten import KWARTAAL, SOORTEN
from inbeeld.monitor.rapporten.vraag import Vraag
from inbeeld.monitor.splitsen import Splits, splitsingen
from inbeeld.monitor.verantwoording.toen import laatste_dag

_EEN_DAG = timedelta(days=1)
_JAREN = 3
"""So many school years stand beside each other."""


class Gevraagd:
    """The splits, days and periods of one report. Reads its targets: in a transaction."""

    def __init__(self, bron: Bron, vraag: Vraag) -> None:
        self.bron, self.vraag = bron, vraag
        self._cijfers = SOORTEN[vraag.soort].cijfers
        self._kwartaal = SOORTEN[vraag.soort].over == KWARTAAL
        self._splitsen = splitsingen(bron)
        self.eigen = [s for s in self._splitsen if self._is_eigen(s)]
        self.binnen = [s for s in self._splitsen if s.per and s.soort in self._soorten_binnen()]
        self.doelen: list[Doel] = []
        if "doel" in self._cijfers:
            van_gebied = doelen_van(vraag.gebied, vraag.dag, bron.bekend_op)
            self.doelen = list(van_gebied.filter(definitie=vraag.definitie))

    def _is_eigen(self, splits: Splits) -> bool:
        gebied = self.vraag.gebied
        if splits.groepen is None:
            return splits.soort == gebied.soort
        groep = self.bron.groepen.get(int(gebied.code)) if gebied.soort == "organisatie" else None
        return groep is not None and splits.in_gemeenten == (groep.veld == "gemeente")

    def _soorten_binnen(self) -> Sequence[str]:
        gebied = self.vraag.gebied
        if gebied.soort == REGIO:
            return "gemeente", "sector"
        groep = self.bron.groepen.get(int(gebied.code)) if gebied.soort == "organisatie" else None
        return [groep.veld] if groep else []

    def per_splits(self, indicator: str) -> Iterator[tuple[Splits, bool]]:
        """Every split that is read, and whether a target is measured by this indicator in it."""
        gebieden = [
            gebied_van_doel(doel)
            for doel in self.doelen
            if MATEN[doel.indicator].indicator == indicator
        ]
        met_doel = {gebied.soort for gebied in gebieden if gebied is not None}
        for splits in self._splitsen:
            heeft = splits.soort in met_doel
            if heeft or splits in self.eigen or splits in self.binnen:
                yield splits, heeft

    def dagen(self, *, met_doel: bool = False) -> list[date]:
        """The peildata of the period through the day after it, and the last one; of a target those
        that it shows (`doelstand`): 1 October of each year."""
        van = self.vraag.van if self._kwartaal else schooljaar(self.vraag.van)
        na = self.vraag.tot_en_met + _EEN_DAG
        return [
            d
            for d in peildata(self.bron.dag)
            if van <= d <= na or d == self.bron.dag or (met_doel and (d.month, d.day) == (10, 1))
        ]

    def jaren(self, aantal: int = 1, *, van: Sequence[Periode] | None = None) -> list[Periode]:
        """The school year of the period and those before it, among `van` (None: the sheet's)."""
        laatste = schooljaar(self.vraag.van).year
        perioden = schooljaren(self.bron.dag) if van is None else van
        return [(a, b) for a, b in perioden if 0 <= laatste - a.year < aantal]

    def periode(self, splits: Splits) -> list[Periode]:
        """The period itself; of a school, which has no other, its school year."""
        if splits.fijn:
            return self.jaren()
        eigen = (self.vraag.van, min(self.vraag.tot_en_met, self.bron.dag))
        return [p for p in alle(self.bron.dag) if p == eigen]


def _stand(g: Gevraagd) -> Iterator[Rij]:
    for splits, met_doel in g.per_splits("stand"):
        yield from stand.stand(g.bron, g.dagen(met_doel=met_doel), [splits])


def _jaar(g: Gevraagd) -> Iterator[Rij]:
    """Of what lies in the area only the year itself: whether all was delivered."""
    for splits, met_doel in g.per_splits("jaar"):
        jaren = g.jaren(_JAREN if splits in g.eigen else 1)
        if met_doel:
            jaren = schooljaren(g.bron.dag)
        if jaren and (met_doel or splits.soort != "sector"):
            yield from jaar.jaar(g.bron, jaren, [splits])


def _stroom(g: Gevraagd) -> Iterator[Rij]:
    for splits in g.eigen:
        if perioden := g.periode(splits):
            yield from stroom.stromen(g.bron, perioden, [splits])


def _doorlooptijd(g: Gevraagd) -> Iterator[Rij]:
    if jaren := g.jaren():
        yield from doorlooptijd.duren(g.bron, jaren, g.eigen)


def _antwoord(g: Gevraagd) -> Iterator[Rij]:
    dag = laatste_dag(g.bron)
    perioden = (*schooljaren(dag), *kwartalen(dag))
    yield from antwoord.antwoorden(g.bron, [p for p in perioden if p[0] == g.vraag.van])


def _behoefte(g: Gevraagd) -> Iterator[Rij]:
    van, na = g.vraag.van, g.vraag.tot_en_met + _EEN_DAG
    dagen = [d for d in behoefte.dagen_van(g.bron) if van <= d <= na]
    yield from behoefte.stand(g.bron, dagen)


def _doel(g: Gevraagd) -> Iterator[Rij]:
    yield from doelgroepen.van_groepen(g.bron, g.doelen)


def _vrijstelling_jaar(g: Gevraagd) -> Iterator[Rij]:
    jaren = g.jaren(van=schooljaren(laatste_dag(g.bron)))
    yield from vrijstelling.verloop(g.bron, jaren, g.eigen)


def _herbeoordeling(g: Gevraagd) -> Iterator[Rij]:
    yield from vrijstelling.opnieuw(g.bron, g.jaren(van=schooljaren(laatste_dag(g.bron))))


def _opgave(g: Gevraagd) -> Iterator[Rij]:
    yield from opgave.opgaven(g.bron, g.jaren(van=opgave.jaren_van(g.bron)))


def _opgave_pv(g: Gevraagd) -> Iterator[Rij]:
    """Of all its years: they cost little, and say which gemeenten there are."""
    yield from opgave.processen_verbaal(g.bron, opgave.jaren_van(g.bron))


def _op_dagen(g: Gevraagd) -> Iterator[Rij]:
    """A telling, for its own days."""
    splitsen = [*g.eigen, *g.binnen]
    yield from stand.stand(g.bron, g.vraag.peildata, splitsen)


def _vrijstelling(g: Gevraagd) -> Iterator[Rij]:
    splitsen = [s for s in (*g.eigen, *g.binnen) if s.soort != "sector"]
    yield from vrijgesteld_en_ziek.stand(g.bron, g.vraag.peildata, splitsen=splitsen)


Maker = Callable[[Gevraagd], Iterable[Rij]]
_MAKERS: Mapping[str, Maker] = {
    "stand": _stand,
    "jaar": _jaar,
    "stroom": _stroom,
    "doorlooptijd": _doorlooptijd,
    "antwoord": _antwoord,
    "behoefte": _behoefte,
    "doel": _doel,
    "vrijstelling_jaar": _vrijstelling_jaar,
    "herbeoordeling": _herbeoordeling,
    "opgave": _opgave,
    "opgave_pv": _opgave_pv,
}


def makers(vraag: Vraag) -> list[Maker]:
    """Who makes the rows of a report, one per indicator."""
    if vraag.peildata:
        return [_op_dagen, _vrijstelling]
    return [_MAKERS[cijfer] for cijfer in SOORTEN[vraag.soort].cijfers]
