"""Section 6, stroom: a child by a child and day by day, from where it stood the evening before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from .feiten import dag, iso

BEGIN, EIND = "begin", "eind"
ERBIJ = {"nieuw", "ingekomen"}
# What a leaving is called, by the soort that was left and the one that followed.
OP_SCHOOL = {"verzuim", "ziek", "geoorloofd", "dreigend", "nazorg"}

Tijdlijn = Sequence[tuple[str, ...]]
Plek = tuple[str, ...]


class Kind(NamedTuple):
    """`tijdlijn`: rows (begindatum, einddatum, status, soort, …); `plek`: the areas in which it
    counts on a day (one, or with groups any number); `woont`: whether it lives in the region."""

    sleutel: str
    tijdlijn: Tijdlijn
    plek: Callable[[int], frozenset[Plek]]
    woont: Callable[[int], bool]


class Avond(NamedTuple):
    """Where a child stands at the end of a day; status '' when it has no timeline."""

    status: str
    soort: str
    plekken: frozenset[Plek]
    woont: bool


def woont(woonplaatsen: Iterable[tuple[int, int, str, str]], d: int) -> bool:
    rijen = list(woonplaatsen)
    return not rijen or any(b <= d <= e for b, e, *_ in rijen)


def avonden(kind: Kind, van: int, tot: int) -> dict[int, Avond]:
    uit = {d: Avond("", "", frozenset(), False) for d in range(van, tot + 1)}
    for begin, einde, status, soort, *_ in kind.tijdlijn:
        for d in range(max(van, dag(begin)), min(tot, dag(einde)) + 1):
            uit[d] = Avond(status, soort, kind.plek(d), kind.woont(d))
    return uit


def waarom_weg(soort: str, straks: Avond, plek: Plek, woonde: bool) -> str:
    if not straks.status:
        return "overig"
    if plek not in straks.plekken or (woonde and not straks.woont):
        return "verhuisd"
    match straks.soort:
        case "met_aanbod":
            return "aanbod"
        case "vrijgesteld" | "niet_plichtig":
            return straks.soort
        case "in_onderwijs":
            return "teruggekeerd"
        case naar if naar in OP_SCHOOL:
            return "overig" if soort in OP_SCHOOL or soort == "in_onderwijs" else "teruggekeerd"
        case _:
            return "overig"


def waarom_bij(gisteren: Avond, plek: Plek, woont_nu: bool) -> str:
    if not gisteren.status:
        return "nieuw"
    if plek not in gisteren.plekken or (woont_nu and not gisteren.woont):
        return "ingekomen"
    return "nieuw"


Gebeurtenis = tuple[str, str, str, str, Plek, str]
"""jongere, dag, niveau, naam, area, post."""


def gebeurtenissen(kind: Kind, begin: str, einde: str) -> list[Gebeurtenis]:
    """All that the account of this period holds of a child, begin and eind included."""
    van, tot = dag(begin) - 1, dag(einde)
    uit: list[Gebeurtenis] = []
    standen = avonden(kind, van, tot)
    for niveau in ("soort", "status"):

        def cellen(avond: Avond, niveau: str = niveau) -> set[tuple[str, Plek]]:
            naam = getattr(avond, niveau)
            return {(naam, plek) for plek in avond.plekken} if avond.status else set()

        def erbij(d: int, naam: str, plek: Plek, post: str, niveau: str = niveau) -> None:
            uit.append((kind.sleutel, iso(d), niveau, naam, plek, post))

        for naam, plek in cellen(standen[van]):
            erbij(van, naam, plek, BEGIN)
        for d in range(van + 1, tot + 1):
            gisteren, nu = standen[d - 1], standen[d]
            for naam, plek in cellen(gisteren) - cellen(nu):
                erbij(d, naam, plek, waarom_weg(gisteren.soort, nu, plek, gisteren.woont))
            for naam, plek in cellen(nu) - cellen(gisteren):
                erbij(d, naam, plek, waarom_bij(gisteren, plek, nu.woont))
        for naam, plek in cellen(standen[tot]):
            erbij(tot, naam, plek, EIND)
    return uit


def rekening(
    kinderen: Iterable[Kind], begin: str, einde: str
) -> Mapping[tuple[Plek, str, str], Counter[str]]:
    """(area, niveau, naam) → post → how many."""
    uit: dict[tuple[Plek, str, str], Counter[str]] = {}
    for kind in kinderen:
        for _, _, niveau, naam, plek, post in gebeurtenissen(kind, begin, einde):
            uit.setdefault((plek, niveau, naam), Counter())[post] += 1
    return uit


__all__ = ["Kind", "gebeurtenissen", "rekening", "woont"]
