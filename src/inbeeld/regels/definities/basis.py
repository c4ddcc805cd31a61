"""What a definitie is: named, dated, with its source, and the ordered lines that give a status.

The first line whose condition holds is the status (`rekenregels.md` §5). The conditions are
written over `Lagen`, an object with a boolean per layer; thresholds stand in the layers, as the
parameters are a relation and never a literal.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

TOETSEN = (
    "plichtig",
    "vrijgesteld",
    "niet_ingeschreven",
    "wacht",
    "absoluut",
    "ongewis",
    "aanbod",
    "afwezig",
    "overstap",
    "O",
    "O_lang",
    "Z_lang",
    "dreigend",
    "thuishouder",
    "nazorg",
    "langer_dan_drie_maanden",
    "uren_boven_nul",
    "uren_op_drempel",
    "te_laat_op_drempel",
    "Z_op_drempel",
    "G_op_drempel",
    "O_op_drempel",
    "ziek_meldingen_op_drempel",
)
"""The booleans that a line may ask for. `…_op_drempel`: that layer's value has reached its
parameter (uren_drempel, te_laat_aantal, ziek_lesdagen, geoorloofd_lesdagen, dreigend_lesdagen,
ziek_meldingen); `uren_boven_nul`: uren_venster > 0. Besides these there is `altijd`."""

Voorwaarde = Callable[[Any], Any]
"""Takes an object with an attribute per name of `TOETSEN`; uses only `&`, `|` and `~`."""


@dataclass(frozen=True, slots=True)
class Regel:
    """One line. `lagen` and `parameters` name what its condition reads, for the uitleg."""

    status: str
    soort: str
    wanneer: Voorwaarde = field(repr=False)
    tekst: str
    lagen: tuple[str, ...] = ()
    parameters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Definitie:
    """A definitie. `geldig_tot` inclusive, None = still; `parameters`: own values, as text;
    `bronnen`: source per own parameter. Outside its years a day is computed and labelled."""

    naam: str
    titel: str
    bron: str
    geldig_vanaf: date
    geldig_tot: date | None
    regels: tuple[Regel, ...]
    parameters: Mapping[str, str] = field(default_factory=dict)
    bronnen: Mapping[str, str] = field(default_factory=dict)

    def regel(self, status: str) -> Regel:
        """The line of that status. Raises KeyError when the definitie has none."""
        return {r.status: r for r in self.regels}[status]
