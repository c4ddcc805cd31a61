"""The yearly figures of the whole country, as the ministry published them, and which of ours they
stand beside. `src/inbeeld/data/README.md` has their source."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from inbeeld.regels.definities import DEFINITIES

BRON = "OCW/DUO, Leerplichttelling, via datagraver.com"


@dataclass(frozen=True, slots=True)
class Landelijk:
    """One school year, by the year in which it began; None: not known."""

    jaar: int
    absoluut: int | None
    langdurig: int | None
    vrijgesteld: int | None


@cache
def landelijke_cijfers() -> dict[int, Landelijk]:
    """All years that we have, in order."""
    tekst = files("inbeeld").joinpath("data/landelijke-cijfers.csv").read_text("utf-8")
    rijen = [
        Landelijk(
            int(rij["schooljaar"][:4]),
            _getal(rij["absoluut_verzuim"]),
            _getal(rij["langdurig_relatief_verzuim"]),
            _getal(rij["vrijstelling_5_onder_a"]),
        )
        for rij in csv.DictReader(tekst.splitlines())
    ]
    return {rij.jaar: rij for rij in rijen}


def _getal(tekst: str) -> int | None:
    return int(tekst) if tekst else None


@dataclass(frozen=True, slots=True)
class Reeks:
    """One of the three: the attribute of `Landelijk`, and what of `jaar` it stands beside."""

    veld: str
    naam: str
    onderdelen: tuple[str, ...]

    def onderdeel(self, definitie: str) -> str | None:
        """The part of our figure; None where a definitie counts no such thing as one status."""
        statussen = [regel.status for regel in DEFINITIES[definitie].regels]
        eigen = [o for o in self.onderdelen if o.partition(".")[0] in statussen]
        return eigen[0] if len(eigen) == 1 else None


# Definities give the same line other names: nk-2017-po 'niet_ingeschreven', kop-nh-2015
# 'thuiszitter', nk-2017-vo 'thuiszittend'. nk-2017-po has long absence in two lines, of which a
# child may have both in a year, so that it has no one figure for it.
REEKSEN: Sequence[Reeks] = (
    Reeks("absoluut", "Absoluut verzuim", ("absoluut_verzuim", "niet_ingeschreven")),
    Reeks(
        "langdurig",
        "Langdurig relatief verzuim",
        ("langdurig_relatief_verzuim", "thuiszitter", "thuiszittend"),
    ),
    Reeks("vrijgesteld", "Vrijstelling art. 5 onder a", ("vrijgesteld.art5_onder_a",)),
)
