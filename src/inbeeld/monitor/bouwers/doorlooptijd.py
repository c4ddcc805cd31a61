"""How long it takes from the first day at home to a fitting offer, per school year and area."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from inbeeld.monitor.blad import Rij, bouwt
from inbeeld.monitor.bron import Bron
from inbeeld.monitor.dekking import onvolledige
from inbeeld.monitor.gebieden import Gebied
from inbeeld.monitor.indicatoren import DOORLOOPTIJD
from inbeeld.monitor.perioden import Periode, schooljaar, schooljaren
from inbeeld.monitor.splitsen import Splits, splitsingen
from inbeeld.regels import DEFINITIES
from inbeeld.regels.doorlooptijd import doorlooptijd, trajecten

Traject = Mapping[str, Any]


def bouw(bron: Bron) -> Iterator[Rij]:
    """Rows of `doorlooptijd` for every school year of the sheet."""
    for splits in splitsingen(bron):
        yield from duren(bron, splits, schooljaren(bron.dag))


def duren(bron: Bron, splits: Splits, perioden: Sequence[Periode]) -> Iterator[Rij]:
    """Rows of `doorlooptijd` for the trajecten that began in these school years, per area of the
    split in which one did."""
    per_jaar = {van: (van, tot) for van, tot in perioden}
    groepen: dict[tuple[Periode, Gebied], list[Traject]] = {}
    for rij in _trajecten(bron, splits):
        periode = per_jaar.get(schooljaar(rij["thuis_sinds"]))
        if periode is not None:
            for gebied in _gebieden(splits, rij):
                groepen.setdefault((periode, gebied), []).append(rij)
    mist = onvolledige(bron, splits, perioden)
    for (periode, gebied), rijen in sorted(groepen.items(), key=lambda paar: str(paar[0])):
        yield _rij(bron, periode, gebied, rijen, mist.get((periode, gebied), frozenset()))


def _rij(
    bron: Bron, periode: Periode, gebied: Gebied, rijen: list[Traject], mist: frozenset[str]
) -> Rij:
    uit = doorlooptijd(rijen)
    regels = DEFINITIES[bron.definitie].regels
    thuis = {regel.status for regel in regels if regel.soort == "thuiszitter"}
    van, dag = periode
    return Rij(
        DOORLOOPTIJD.code,
        gebied,
        dag,
        uit.waarden,
        van=van,
        # Of whom absence is not delivered, nobody knows that it waits.
        onvolledig=sorted(uit.waarden) if mist & thuis else [],
        details=uit.details,
    )


def _trajecten(bron: Bron, splits: Splits) -> list[Traject]:
    keuze = splits.keuze(bron)
    per = splits.per
    if keuze.pop("groepen", None) is not None:
        per = ("gemeente",) if splits.in_gemeenten else ("school",)
    return trajecten(tot=bron.dag, **keuze | {"per": per}).to_pylist()


def _gebieden(splits: Splits, rij: Traject) -> list[Gebied]:
    if splits.groepen is not None:
        code = rij["gemeente" if splits.in_gemeenten else "school"]
        return [Gebied("organisatie", wie) for wie in splits.groepen.get(code, ())]
    gebied = splits.gebied([rij[veld] for veld in splits.per])
    return [gebied] if gebied is not None else []


bouwt("doorlooptijd", bouw)
