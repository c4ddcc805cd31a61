"""How many different children had a status on at least one day of a school year, per area.

A child may have had several, so neither statuses nor areas may be added up. That is why the soorten
and the grounds of exemption are counted by themselves.
"""

from collections.abc import Iterable, Iterator, Sequence

import pyarrow as pa

from inbeeld.monitor.blad import Rij, bouwt
from inbeeld.monitor.bron import Bron
from inbeeld.monitor.dekking import onthoud
from inbeeld.monitor.gebieden import Gebied
from inbeeld.monitor.indicatoren import JAAR
from inbeeld.monitor.perioden import Periode, schooljaren
from inbeeld.monitor.splitsen import Lijn, Splits, geteld_over, periode_uit, splitsingen
from inbeeld.regels import DEFINITIES, Definitie, tel

_MELDPLICHT = pa.schema(
    [("jongere", pa.string()), ("begindatum", pa.date32()), ("einddatum", pa.date32())]
)
Plek = tuple[Periode, Gebied]


def bouw(bron: Bron) -> Iterator[Rij]:
    """Rows of `jaar` for every school year of the sheet."""
    yield from jaar(bron, schooljaren(bron.dag))


def jaar(
    bron: Bron, perioden: Sequence[Periode], splitsen: Iterable[Splits] | None = None
) -> Iterator[Rij]:
    """Rows of `jaar` for these periods and every area that has children then, of these splits
    (None: of all)."""
    for splits in splitsingen(bron) if splitsen is None else splitsen:
        yield from _jaar(bron, splits, perioden)


def _jaar(bron: Bron, splits: Splits, perioden: Sequence[Periode]) -> Iterator[Rij]:
    statussen = geteld_over(bron, splits, perioden)
    onthoud(bron, splits, perioden, statussen)
    soorten = geteld_over(bron, splits, perioden, uitkomst=_PerSoort(bron))
    gronden = _gronden(bron, splits, perioden) if splits.groepen is None else {}
    for (periode, gebied), lijnen in statussen.items():
        waarden = _opgeteld(lijnen)
        onvolledig = {lijn.status for lijn in lijnen if not lijn.volledig}
        for soort, lijst in _per_soort(soorten[periode, gebied]).items():
            waarden[f"soort:{soort}"] = sum(lijn.aantal for lijn in lijst)
            if any(lijn.soort == soort and lijn.status in onvolledig for lijn in lijnen):
                onvolledig.add(f"soort:{soort}")
            if soort == "thuiszitter":
                waarden["thuiszitter.langer"] = sum(n.aantal for n in lijst if n.langer)
                if f"soort:{soort}" in onvolledig:
                    onvolledig.add("thuiszitter.langer")
        per_grond = gronden.get((periode, gebied), {})
        waarden |= {f"vrijgesteld.{grond}": aantal for grond, aantal in per_grond.items()}
        if "vrijgesteld" in onvolledig:
            onvolledig |= {f"vrijgesteld.{grond}" for grond in per_grond}
        van, dag = periode
        yield Rij(JAAR.code, gebied, dag, waarden, van=van, onvolledig=sorted(onvolledig))


def _opgeteld(lijnen: Sequence[Lijn]) -> dict[str, int]:
    waarden: dict[str, int] = {}
    for lijn in lijnen:
        waarden[lijn.status] = waarden.get(lijn.status, 0) + lijn.aantal
    return waarden


def _per_soort(lijnen: Sequence[Lijn]) -> dict[str, list[Lijn]]:
    uit: dict[str, list[Lijn]] = {}
    for lijn in lijnen:
        if lijn.soort != "melding":
            uit.setdefault(lijn.soort, []).append(lijn)
    return uit


class _Anders:
    """The same timelines, changed by SQL on the stage `tijdlijn`; no meldingen."""

    def __init__(self, bron: Bron, naam: str, select: str) -> None:
        self._naam = f"main.jaar_{naam}"
        tijdlijn = bron.uitkomst.relatie("tijdlijn")
        bron.feiten.con.execute(f"create or replace view {self._naam} as {select} {tijdlijn}")
        # Made here and not with the module: the first array that pyarrow makes imports pandas, a
        # second that every start of every process would wait for.
        self.meldplicht = _MELDPLICHT.empty_table()

    def relatie(self, stap: str) -> str:
        return {"tijdlijn": self._naam}[stap]


class _PerSoort(_Anders):
    """Every status is the first one of its soort: who had two of one soort counts once."""

    def __init__(self, bron: Bron) -> None:
        eerste = [_eerste(DEFINITIES[bron.definitie], nr) for nr in _nummers(bron)]
        super().__init__(
            bron, "soort", f"select * replace ({eerste}[status + 1] as status) from"
        )  # fmt: skip


def _nummers(bron: Bron) -> range:
    return range(len(DEFINITIES[bron.definitie].regels))


def _eerste(definitie: Definitie, nr: int) -> int:
    soorten = [regel.soort for regel in definitie.regels]
    return soorten.index(soorten[nr])


def _gronden(bron: Bron, splits: Splits, perioden: Sequence[Periode]) -> dict[Plek, dict[str, int]]:
    """Children per ground of exemption. By grond and area together; of organisations, whose areas
    are no columns, only the statuses are known."""
    keuze = splits.keuze(bron) | {"per": (*splits.per, "grond")}
    tabel = tel(perioden=perioden, **keuze)
    bron.feiten.con.register("in_grond", tabel)
    groep = ", ".join(("periode", *splits.per))
    rijen = bron.feiten.con.execute(
        f"select {groep}, grond, sum(aantal)::bigint from in_grond"  # noqa: S608
        f" where soort = 'vrijgesteld' and grond <> '' group by {groep}, grond order by all"
    ).fetchall()
    bron.feiten.con.unregister("in_grond")
    uit: dict[Plek, dict[str, int]] = {}
    for wanneer, *codes, grond, aantal in rijen:
        gebied = splits.gebied(codes)
        if gebied is not None:
            uit.setdefault((periode_uit(wanneer), gebied), {})[grond] = aantal
    return uit


bouwt("jaar", bouw)
