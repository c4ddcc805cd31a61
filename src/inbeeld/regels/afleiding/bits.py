"""Every boolean layer is one bit of a whole number.

A period of a layer adds its bit at its begin and takes it away at its end; one running sum per
child then gives the layers of every elementary period at once. A layer's periods must therefore
not overlap. All bits together stay below 2**53, where float sums are exact.
"""

from __future__ import annotations

from typing import Any

from ..definities.basis import TOETSEN
from .plan import als

NAMEN = (
    "geboren",
    "leerplichtig",
    "kwalificatieplichtig",
    "woonachtig",
    "vrijgesteld",
    "ingeschreven",
    "aanbod",
    "dreigend",
    "thuishouder",
    "nazorg",
    "niet_ingeschreven",
    "wacht",
    "absoluut",
    "uitgestroomd",  # the latest ended enrolment is one that may lead to an overstap
    "O",
    "Z",
    "G",
    "A",
    "A_ruim",
    "O_lang",
    "Z_lang",
    "O_op_drempel",
    "Z_op_drempel",
    "G_op_drempel",
    "uren_op_drempel",
    "te_laat_op_drempel",
    "ziek_meldingen_op_drempel",
)
BIT = {naam: 1 << nr for nr, naam in enumerate(NAMEN)}
UREN_BAND = 1 << len(NAMEN)
"""Above the bits, where a segment has them: the band of the hours in the venster: 0 none, 1 fewer
than the first band of `sein_uren`, 2 that band, and so on. Together they stay below 2**31."""


class Lagen:
    """The booleans of `TOETSEN` (and every bit) over a column `bits`, by attribute.

    `lang`: the column with 1 where langer_dan_drie_maanden holds, if the table has it.
    """

    def __init__(self, bits: Any, lang: Any = None) -> None:
        self._bits, self._lang = bits, lang

    def __getattr__(self, naam: str) -> Any:
        if naam in BIT:
            return (self._bits & BIT[naam]) != 0
        if naam in AFGELEID:
            return AFGELEID[naam](self)
        raise AttributeError(naam)


def _plichtig(lg: Lagen) -> Any:
    return (lg.leerplichtig | lg.kwalificatieplichtig) & lg.woonachtig


def _op_school(lg: Lagen) -> Any:
    return lg.plichtig & ~lg.vrijgesteld & lg.ingeschreven


AFGELEID: dict[str, Any] = {
    "plichtig": _plichtig,
    "buiten": lambda lg: lg.plichtig & ~lg.vrijgesteld & ~lg.ingeschreven,
    "ongewis": lambda lg: lg.niet_ingeschreven & ~lg.absoluut,
    "afwezig": lambda lg: _op_school(lg) & (lg.A | lg.O | lg.Z | lg.G),
    "afwezig_ruim": lambda lg: _op_school(lg) & lg.A_ruim,
    "overstap": lambda lg: (lg.niet_ingeschreven | lg.wacht) & lg.uitgestroomd,
    "langer_dan_drie_maanden": lambda lg: lg._lang == 1,
    "uren_boven_nul": lambda lg: lg._bits >= UREN_BAND,
    "altijd": lambda lg: lg.geboren,
}
"""Layers that follow from others on the same day."""

assert set(TOETSEN) <= set(BIT) | set(AFGELEID)  # noqa: S101 - two lists that must not drift apart


def bit(voorwaarde: Any, naam: str) -> Any:
    """The bit of a layer where the condition holds, else 0."""
    return als(voorwaarde, BIT[naam], 0)
