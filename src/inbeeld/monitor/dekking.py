"""Of which statuses figures over a period may be too low, because not all was delivered (§6)."""

from collections.abc import Mapping, Sequence

from inbeeld.monitor.bron import Bron
from inbeeld.monitor.gebieden import Gebied
from inbeeld.monitor.perioden import Periode
from inbeeld.monitor.splitsen import Splits, groepen_van, periode_uit
from inbeeld.regels import tel


def onvolledige(
    bron: Bron, splits: Splits, perioden: Sequence[Periode]
) -> Mapping[tuple[Periode, Gebied], frozenset[str]]:
    """Per period and area the statuses that some school or gemeente of it did not wholly cover on
    some day, as `tel` says it of a period; nothing where nobody says what is covered."""
    if not bron.feiten.getal("select count(*) from feit_dekking"):
        return {}
    sleutel = ("onvolledig", splits.velden, splits.in_gemeenten, *perioden)
    if sleutel not in bron.geheugen:
        tabel = tel(perioden=perioden, **splits.keuze(bron))
        bron.geheugen[sleutel] = {
            (periode_uit(wanneer), gebied): frozenset(n.status for n in lijnen if not n.volledig)
            for wanneer, gebied, lijnen in groepen_van(bron, tabel, splits, "periode")
        }
    return bron.geheugen[sleutel]
