"""How many children have which status on the peildata, per area."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from inbeeld.monitor.blad import Rij, bouwt
from inbeeld.monitor.bouwers.gebiedrijen import PER, gebied_van, met_organisaties
from inbeeld.monitor.bron import Bron
from inbeeld.monitor.indicatoren import STAND
from inbeeld.monitor.perioden import peildata

LANGER = ".langer"


def bouw(bron: Bron) -> Iterator[Rij]:
    """Rows of `stand` for every peildatum of the sheet."""
    yield from stand(bron, peildata(bron.dag))


def stand(bron: Bron, dagen: Sequence[date]) -> Iterator[Rij]:
    """Rows of `stand` for these days and every area that has children."""
    for per in PER:
        yield from met_organisaties(bron, per, _rijen(bron, dagen, per))


def _rijen(bron: Bron, dagen: Sequence[date], per: Sequence[str]) -> Iterator[Rij]:
    tabel = bron.tel(peildata=dagen, per=per)
    groep = ", ".join(("peildatum", *per))
    bron.feiten.con.register("in_stand", tabel)
    rijen = bron.feiten.con.execute(
        f"select {groep}, list([status, soort, langer_dan_drie_maanden, volledig]"  # noqa: S608
        " order by status, langer_dan_drie_maanden),"
        " list(aantal order by status, langer_dan_drie_maanden)"
        f" from in_stand group by {groep} order by {groep}"
    ).fetchall()
    bron.feiten.con.unregister("in_stand")
    for dag, *codes, regels, aantallen in rijen:
        gebied = gebied_van(per, codes)
        if gebied is not None:
            waarden, onvolledig = _waarden(zip(regels, aantallen, strict=True))
            yield Rij(STAND.code, gebied, dag, waarden, onvolledig=onvolledig)


def _waarden(regels: Iterable[tuple[Any, int]]) -> tuple[dict[str, int], list[str]]:
    waarden: dict[str, int] = {}
    onvolledig = set()
    plichtig = 0
    for (status, soort, langer, volledig), aantal in regels:
        waarden[status] = waarden.get(status, 0) + aantal
        if langer == "ja":
            waarden[status + LANGER] = aantal
        if soort != "niet_plichtig":
            plichtig += aantal
        if volledig == "nee":
            onvolledig.add(status)
            if soort == "thuiszitter":
                onvolledig.add(status + LANGER)
    return waarden | {"plichtig": plichtig}, sorted(onvolledig)


bouwt("stand", bouw)
