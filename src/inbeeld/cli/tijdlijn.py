"""`inbeeld tijdlijn`: per child its statuses from birth through `--tot`."""

from __future__ import annotations

import argparse

from inbeeld.regels.uitkomst import tijdlijn

from . import keuzes
from .lezen import lees
from .uitvoer import toon
from .voortgang import Voortgang


def argumenten(parser: argparse.ArgumentParser) -> None:
    """The verb's own arguments."""
    keuzes.gemeenschappelijk(parser)
    keuzes.definitie(parser)
    keuzes.tot(parser)


def voer_uit(keuze: argparse.Namespace) -> int:
    """Compute and show; 0."""
    with Voortgang() as voortgang:
        feiten = lees(keuze, voortgang)
        voortgang.stap("tijdlijnen berekenen")
        uit = tijdlijn(
            feiten,
            definitie=keuze.definitie,
            tot=keuze.tot,
            **keuzes.rekenkeuzes(keuze),
        )
    toon(uit, keuze.uit)
    return 0
