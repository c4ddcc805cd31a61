"""How many children have which status on the peildata, per area."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from inbeeld.monitor.blad import Rij, bouwt, volg
from inbeeld.monitor.bron import Bron
from inbeeld.monitor.indicatoren import STAND
from inbeeld.monitor.perioden import peildata
from inbeeld.monitor.splitsen import Lijn, Splits, groepen_van, splitsingen
from inbeeld.regels import tel

LANGER = ".langer"


def bouw(bron: Bron) -> Iterator[Rij]:
    """Rows of `stand` for every peildatum of the sheet."""
    yield from stand(bron, peildata(bron.dag))


def stand(
    bron: Bron, dagen: Sequence[date], splitsen: Iterable[Splits] | None = None
) -> Iterator[Rij]:
    """Rows of `stand` for these days and every area that has children then, of these splits (None:
    of all)."""
    for splits in splitsingen(bron) if splitsen is None else splitsen:
        tabel = tel(peildata=dagen, **splits.keuze(bron))
        for dag, gebied, lijnen in groepen_van(bron, tabel, splits, "peildatum"):
            yield Rij(STAND.code, gebied, dag, _waarden(lijnen), onvolledig=_onvolledig(lijnen))


def _waarden(lijnen: Iterable[Lijn]) -> dict[str, int]:
    waarden: dict[str, int] = {}
    plichtig = 0
    for lijn in lijnen:
        waarden[lijn.status] = waarden.get(lijn.status, 0) + lijn.aantal
        if lijn.langer:
            waarden[lijn.status + LANGER] = lijn.aantal
        if lijn.soort != "niet_plichtig":
            plichtig += lijn.aantal
    return waarden | {"plichtig": plichtig}


def _onvolledig(lijnen: Iterable[Lijn]) -> list[str]:
    return sorted(
        {lijn.status + (LANGER if lijn.langer else "") for lijn in lijnen if not lijn.volledig}
    )


bouwt("stand", bouw)
volg("register_personaliaevent")  # whose address is secret, and who died
volg("toegang_werkgebiedevent")
