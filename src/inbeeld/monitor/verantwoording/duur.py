"""Durations with who still waits in them, in the shape of `Cijfer.details`."""

from collections.abc import Sequence
from typing import Any

from inbeeld.regels.overleving import overleving

GRENZEN = {"vier_weken": 28, "drie_maanden": 91, "jaar": 365}
"""Within how many days a share is given."""
_CIJFERS = 6
"""Decimals that are kept of a share."""


def duur(dagen: Sequence[int], gebeurd: Sequence[bool], *, curve: bool = False) -> dict[str, Any]:
    """Median and shares over these durations (Kaplan-Meier), each with its interval.

    `gebeurd`: whether it ended so; who still waits, or left for another reason, counts for the time
    it has waited. `curve`: the steps too, [day, share still waiting, low, high]. {} of nobody.
    """
    if not dagen:
        return {}
    uit = overleving(dagen, gebeurd)
    details: dict[str, Any] = {
        "mediaan": list(uit.mediaan),
        "binnen": {naam: _rond(uit.binnen(tijd)) for naam, tijd in GRENZEN.items()},
    }
    if curve:
        details["curve"] = [_rond((p.tijd, p.over, p.laag, p.hoog)) for p in uit.punten]
    return details


def _rond(getallen: Sequence[float | None]) -> list[float | None]:
    return [None if g is None else round(g, _CIJFERS) for g in getallen]
