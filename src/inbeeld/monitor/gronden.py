"""Exempted children per ground at a peildatum, beside the counts per status."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from inbeeld.monitor.blad import Rij
from inbeeld.monitor.bron import Bron
from inbeeld.monitor.gebieden import Gebied
from inbeeld.monitor.splitsen import Splits
from inbeeld.regels import tel

VRIJGESTELD = "vrijgesteld"


def met_gronden(
    bron: Bron, splits: Splits, dagen: Sequence[date], rijen: Iterable[Rij]
) -> Iterator[Rij]:
    """The same rows with `vrijgesteld.<grond>`, complete where exemption itself is. Of
    organisations, whose areas are no columns, as they are."""
    if splits.groepen is not None:
        yield from rijen
        return
    per_plek = _gronden(bron, splits, dagen)
    for rij in rijen:
        gronden = per_plek.get((rij.dag, rij.gebied), {})
        waarden = {f"{VRIJGESTELD}.{grond}": aantal for grond, aantal in gronden.items()}
        mist = list(waarden) if VRIJGESTELD in rij.onvolledig else []
        yield replace(rij, waarden={**rij.waarden, **waarden}, onvolledig=[*rij.onvolledig, *mist])


def _gronden(
    bron: Bron, splits: Splits, dagen: Sequence[date]
) -> dict[tuple[date, Gebied], dict[str, int]]:
    keuze = {**bron.keuze(splits.per), "per": (*splits.per, "grond")}
    uit: dict[tuple[date, Gebied], dict[str, int]] = {}
    for rij in tel(peildata=dagen, **keuze).to_pylist():
        waar = splits.gebied([rij[veld] for veld in splits.per])
        if rij["soort"] == VRIJGESTELD and rij["grond"] and waar is not None:
            per_grond = uit.setdefault((rij["peildatum"], waar), {})
            per_grond[rij["grond"]] = per_grond.get(rij["grond"], 0) + rij["aantal"]
    return uit
