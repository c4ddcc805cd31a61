"""Who was there, who came and who left, and why, per period and area."""

from collections.abc import Iterable, Iterator, Sequence

from inbeeld.monitor.blad import Rij, bouwt
from inbeeld.monitor.bron import Bron
from inbeeld.monitor.dekking import onvolledige
from inbeeld.monitor.indicatoren import STROOM
from inbeeld.monitor.perioden import Periode, alle, schooljaren
from inbeeld.monitor.splitsen import Splits, splitsingen
from inbeeld.regels import DEFINITIES
from inbeeld.regels.stroom import POSTEN, stroom


def bouw(bron: Bron) -> Iterator[Rij]:
    """Rows of `stroom`: of wijken and schools the school years only, as a quarter of a few
    children says little and there are very many of them."""
    for splits in splitsingen(bron):
        perioden = schooljaren(bron.dag) if splits.fijn else alle(bron.dag)
        yield from stromen(bron, perioden, [splits])


def stromen(
    bron: Bron, perioden: Sequence[Periode], splitsen: Iterable[Splits] | None = None
) -> Iterator[Rij]:
    """Rows of `stroom` for these periods and every area that has children then, of these splits
    (None: of all)."""
    for splits in splitsingen(bron) if splitsen is None else splitsen:
        yield from _stromen(bron, splits, perioden)


def _stromen(bron: Bron, splits: Splits, perioden: Sequence[Periode]) -> Iterator[Rij]:
    tabel = stroom(perioden=perioden, **splits.keuze(bron))
    groep = ", ".join(("begindatum", "einddatum", *splits.velden))
    con = bron.feiten.con
    con.register("in_stroom", tabel)
    rijen = con.execute(
        f"select {groep}, list(niveau || ':' || naam), list([{', '.join(POSTEN)}])"  # noqa: S608
        f" from in_stroom group by {groep} order by {groep}"
    ).fetchall()
    con.unregister("in_stroom")
    mist = onvolledige(bron, splits, perioden)
    for van, dag, *codes, namen, posten in rijen:
        gebied = splits.gebied(codes)
        if gebied is None:
            continue
        waarden = {
            f"{naam}.{post}": aantal
            for naam, aantallen in sorted(zip(namen, posten, strict=True))
            for post, aantal in zip(POSTEN, aantallen, strict=True)
        }
        statussen = mist.get(((van, dag), gebied), frozenset())
        weg = [f"{naam}.{post}" for naam in _namen(bron, statussen) for post in POSTEN]
        yield Rij(STROOM.code, gebied, dag, waarden, van=van, onvolledig=weg)


def _namen(bron: Bron, statussen: frozenset[str]) -> list[str]:
    """Of which statuses and soorten the account may be too low."""
    regels = DEFINITIES[bron.definitie].regels
    soorten = {regel.soort for regel in regels if regel.status in statussen}
    return sorted([f"soort:{s}" for s in soorten] + [f"status:{s}" for s in statussen])


bouwt("stroom", bouw)
