"""The sheet of figures: who makes which, and its making in one go."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from inbeeld.monitor.bron import Bron
from inbeeld.monitor.gebieden import Gebied


@dataclass(frozen=True, slots=True)
class Rij:
    """One figure as a maker gives it; see `models.Cijfer`."""

    indicator: str
    gebied: Gebied
    dag: date
    waarden: Mapping[str, int]
    van: date | None = None
    onvolledig: Sequence[str] = ()
    details: Mapping[str, Any] | None = field(default=None)


Bouwer = Callable[[Bron], Iterable[Rij]]
"""Runs as the system, in the transaction of the sheet; asks `Bron` what it needs."""
_bouwers: dict[str, Bouwer] = {}


def bouwt(naam: str, bouwer: Bouwer) -> None:
    """Register who makes these figures, once per name."""
    _bouwers[naam] = bouwer


def bouwers() -> dict[str, Bouwer]:
    """All makers by name."""
    return dict(_bouwers)


_gevolgd: dict[str, str] = {}


def volg(tabel: str, sleutel: str = "pgh_id") -> None:
    """Let the sheet be made anew when rows come into this table that only grows (a table of
    events, or one with a rising key), as they do with every change of what figures rest on."""
    _gevolgd[tabel] = sleutel


def gevolgd() -> dict[str, str]:
    """The tables that are followed, with their rising keys."""
    return dict(_gevolgd)
