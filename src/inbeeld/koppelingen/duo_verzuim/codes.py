"""The code lists of the exchange, each code from and until a day.

The kinds of verzuim stand in `signalen.verzuimsoorten`. Sources: BVM (Besluit verzuimmelding, annex
of 2009), KRD (the open-sourced core of a pupil administration, 2013: the letters of the statuses)
and the news of DUO of August 2020. The letters of the reasons are in no public source: here they
are words.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

_BVM = date(2009, 8, 1)


@dataclass(frozen=True, slots=True)
class Code:
    """`naam`: in words, as a page shows it. `tot_en_met` None: still in use."""

    code: str
    naam: str
    van: date = _BVM
    tot_en_met: date | None = None

    def geldt(self, dag: date) -> bool:
        return self.van <= dag and (self.tot_en_met is None or dag <= self.tot_en_met)


GEREGISTREERD: Final = "R"
IN_BEHANDELING: Final = "B"
AFGESLOTEN: Final = "G"
KENNISGEVING: Final = "K"
INGETROKKEN: Final = "I"
STATUSSEN: tuple[Code, ...] = (
    Code(GEREGISTREERD, "geregistreerd"),
    Code(IN_BEHANDELING, "in behandeling"),
    Code(AFGESLOTEN, "afgesloten"),
    Code(KENNISGEVING, "ter kennisgeving aangenomen"),
    Code(INGETROKKEN, "ingetrokken"),
    # Ended with the move to the Register Onderwijsdeelnemers, August 2020 (DUO, news).
    Code("D", "overgedragen aan derden", tot_en_met=date(2020, 7, 31)),
)
"""Letters: KRD. 'Wacht op verzending' (W) stays inside a school's own system: not exchanged."""

REDENEN: tuple[Code, ...] = (
    Code("terug_naar_school", "terug naar school"),
    Code("andere_opleiding", "inschrijving beëindigd: andere opleiding"),
    Code("werk", "inschrijving beëindigd: werk"),
    Code("overig", "inschrijving beëindigd: overig"),
    Code("overleden", "inschrijving beëindigd: overleden"),
    Code("langdurig_ziek", "geen verzuim: langdurig ziek"),
    Code("legitiem_afwezig", "geen verzuim: legitiem afwezig"),
)
"""Reden afgesloten: BVM."""
TOELICHTINGEN: tuple[Code, ...] = (
    Code("gezien", "gezien door gemeente"),
    Code("actie", "er wordt actie ondernomen"),
    Code("geen_actie", "geen actie meer"),
)
"""Toelichting afsluiting: BVM."""
ONS_ANTWOORD: Final = {
    **{r.code: r.code for r in REDENEN},
    "overig": "anders",
    "overleden": "anders",
}
"""Reden afgesloten → what a recipient says in In Beeld (`melden_antwoord.AFRONDREDENEN`)."""


def op(codes: tuple[Code, ...], code: str, dag: date) -> Code:
    """The code as it holds on a day. Raises KeyError."""
    return {c.code: c for c in codes if c.geldt(dag)}[code]


def bestaat(codes: tuple[Code, ...], code: str) -> bool:
    """Whether it ever was one of these."""
    return any(c.code == code for c in codes)
