"""Of which statuses figures over a period may be too low, because not all was delivered (§6)."""

from collections.abc import Iterable, Mapping, Sequence

from inbeeld.monitor.bron import Bron
from inbeeld.monitor.gebieden import Gebied
from inbeeld.monitor.perioden import Periode
from inbeeld.monitor.splitsen import Lijn, Splits, geteld_over


def onvolledige(
    bron: Bron, splits: Splits, perioden: Sequence[Periode]
) -> Mapping[tuple[Periode, Gebied], frozenset[str]]:
    """Per period and area the statuses that some school or gemeente of it did not wholly cover on
    some day, as `tel` says it of a period; nothing where nobody says what is covered."""
    if not bron.feiten.getal("select count(*) from feit_dekking"):
        return {}
    bekend = _bekend(bron, splits)
    nieuw = [periode for periode in perioden if periode not in bekend]
    if nieuw:
        onthoud(bron, splits, nieuw, geteld_over(bron, splits, nieuw))
    return {
        (periode, gebied): statussen
        for periode in perioden
        for gebied, statussen in bekend[periode].items()
    }


def onthoud(
    bron: Bron,
    splits: Splits,
    perioden: Iterable[Periode],
    geteld: Mapping[tuple[Periode, Gebied], Sequence[Lijn]],
) -> None:
    """Keep what a telling of these periods says of it: it takes long, and several makers ask it of
    the same periods."""
    bekend = _bekend(bron, splits)
    bekend |= {periode: {} for periode in perioden}
    for (periode, gebied), lijnen in geteld.items():
        bekend[periode][gebied] = frozenset(n.status for n in lijnen if not n.volledig)


def _bekend(bron: Bron, splits: Splits) -> dict[Periode, dict[Gebied, frozenset[str]]]:
    groepen = splits.groepen and tuple((code, *wie) for code, wie in splits.groepen.items())
    sleutel = ("onvolledig", splits.velden, splits.in_gemeenten, groepen)
    uit: dict[Periode, dict[Gebied, frozenset[str]]] = bron.geheugen.setdefault(sleutel, {})
    return uit
