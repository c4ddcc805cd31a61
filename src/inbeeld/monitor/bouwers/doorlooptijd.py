"""How long it takes from the first day at home to a fitting offer, per school year and area."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from inbeeld.monitor.blad import Rij, bouwt
from inbeeld.monitor.bron import PLAATS, Bron
from inbeeld.monitor.dekking import onvolledige
from inbeeld.monitor.gebieden import Gebied
from inbeeld.monitor.indicatoren import DOORLOOPTIJD
from inbeeld.monitor.perioden import Periode, schooljaren
from inbeeld.monitor.splitsen import Splits, splitsingen
from inbeeld.regels import DEFINITIES
from inbeeld.regels.doorlooptijd import doorlooptijd_geteld, trajecten

Gevallen = Mapping[tuple[int, int, str], int]
_ALLES = ("gemeente", "wijk", "sector", "school")


def bouw(bron: Bron) -> Iterator[Rij]:
    """Rows of `doorlooptijd` for every school year of the sheet."""
    yield from duren(bron, schooljaren(bron.dag))


def duren(
    bron: Bron, perioden: Sequence[Periode], splitsen: Iterable[Splits] | None = None
) -> Iterator[Rij]:
    """Rows of `doorlooptijd` for the trajecten that began in these periods, per area in which one
    did, of these splits (None: of all)."""
    for splits in splitsingen(bron) if splitsen is None else splitsen:
        gevonden = _gevallen(bron, splits, perioden)
        mist = onvolledige(bron, splits, perioden)
        for (periode, gebied), gevallen in gevonden.items():
            weg = mist.get((periode, gebied), frozenset())
            yield _rij(bron, periode, gebied, gevallen, weg)


def _rij(
    bron: Bron, periode: Periode, gebied: Gebied, gevallen: Gevallen, mist: frozenset[str]
) -> Rij:
    uit = doorlooptijd_geteld(gevallen)
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


def _gevallen(
    bron: Bron, splits: Splits, perioden: Sequence[Periode]
) -> dict[tuple[Periode, Gebied], dict[tuple[int, int, str], int]]:
    """The trajecten of each period and area, counted by how long they took and how they ended."""
    velden = splits.per
    if splits.groepen is not None:
        velden = ("gemeente",) if splits.in_gemeenten else ("school",)
    con = bron.feiten.con
    lijst = "".join(f"{veld}, " for veld in velden)
    begin = ", ".join(f"date '{van}'" for van, _ in perioden)
    rijen = con.execute(
        f"select p.nr, {lijst}dag - thuis_sinds, drie_maanden_op - thuis_sinds, einde, count(*)"  # noqa: S608
        f" from {_trajecten(bron, op_plaats=bool(set(velden) & set(PLAATS)))} join"
        f" (select unnest([{begin}]) as van, unnest([{_laatste(perioden)}]) as tot,"
        f" unnest(range({len(perioden)})) as nr) p on thuis_sinds between p.van and p.tot"
        f" group by all order by all"
    ).fetchall()
    uit: dict[tuple[Periode, Gebied], dict[tuple[int, int, str], int]] = {}
    for nr, *codes, duur, lengte, einde, aantal in rijen:
        for gebied in _gebieden(splits, codes):
            gevallen = uit.setdefault((perioden[nr], gebied), {})
            geval = (duur, lengte, einde)
            gevallen[geval] = gevallen.get(geval, 0) + aantal
    return uit


def _laatste(perioden: Sequence[Periode]) -> str:
    return ", ".join(f"date '{tot}'" for _, tot in perioden)


def _trajecten(bron: Bron, *, op_plaats: bool) -> str:
    """The table with all trajecten and their areas, made when it is first asked for."""
    naam = f"main.traject_{'plaats' if op_plaats else 'school'}"
    if naam not in bron.geheugen:
        per = _ALLES if op_plaats else _ALLES[2:]
        bron.feiten.con.register(
            "in_traject", trajecten(tot=bron.dag, **bron.keuze(per) | {"per": per})
        )
        bron.feiten.con.execute(f"create or replace table {naam} as from in_traject")
        bron.feiten.con.unregister("in_traject")
        bron.geheugen[naam] = True
    return naam


def _gebieden(splits: Splits, codes: Sequence[str]) -> list[Gebied]:
    if splits.groepen is not None:
        return [Gebied("organisatie", wie) for wie in splits.groepen.get(codes[0], ())]
    gebied = splits.gebied(codes)
    return [gebied] if gebied is not None else []


bouwt("doorlooptijd", bouw)
