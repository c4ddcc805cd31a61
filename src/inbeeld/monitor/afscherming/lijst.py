"""One list of numbers with its total: the tiles of wijken or schools on a dashboard."""

from collections.abc import Hashable, Mapping
from typing import TypeVar

from inbeeld.monitor.afscherming.klein import KLEINST, SPELING, klein

K = TypeVar("K", bound=Hashable)


def afscherm(rijen: Mapping[K, int], totaal: int | None) -> dict[K, int | None]:
    """One list of numbers (wijken, schools) as it may be shown; None is hidden (`AFGESCHERMD`).

    `rijen`: what is known per row, an unknown one as 0. `totaal`: the exact number over all rows
    that the reader sees too, None when there is none. It may be more than the rows add up to
    (children who are in none): that rest is hidden likewise. Raises ValueError for a negative
    number and for a total that is less than its rows.

    For one list with its total. Two lists of which one is part of the other (all, and of them
    those longer than three months) beside each other need `maak_veilig`.
    """
    rest = 0 if totaal is None else totaal - sum(rijen.values())
    if rest < 0 or any(aantal < 0 for aantal in rijen.values()):
        raise ValueError("deze getallen kloppen niet met hun totaal")
    verborgen = {rij for rij, aantal in rijen.items() if klein(aantal)}
    if totaal is not None and (verborgen or klein(rest)):
        verborgen |= _erbij(rijen, verborgen, rest if klein(rest) else 0)
    return {rij: None if rij in verborgen else aantal for rij, aantal in rijen.items()}


def _erbij(rijen: Mapping[K, int], verborgen: set[K], rest: int) -> set[K]:
    """What else must be hidden: the reader knows what the hidden rows and the rest add up to.

    A hidden row is at least 1 (a 0 would have been shown), so what moves is their sum above that.
    """
    delen = len(verborgen) + (rest > 0)
    speling = sum(rijen[rij] for rij in verborgen) - len(verborgen) + rest
    if delen > 1 and speling >= SPELING:
        return set()
    groot = [rij for rij, aantal in rijen.items() if aantal >= KLEINST]
    if groot:
        return {min(groot, key=lambda rij: rijen[rij])}
    return set(rijen)
