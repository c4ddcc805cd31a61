"""`inbeeld klok`: since when children are at home, and when that is three months."""

from __future__ import annotations

import argparse

from inbeeld.regels.uitkomst import klok

from . import keuzes
from .lezen import lees
from .uitvoer import toon
from .voortgang import Voortgang


def argumenten(parser: argparse.ArgumentParser) -> None:
    """The verb's own arguments."""
    keuzes.gemeenschappelijk(parser)
    keuzes.tot(parser)


def voer_uit(keuze: argparse.Namespace) -> int:
    """Compute and show; 0."""
    with Voortgang() as voortgang:
        feiten = lees(keuze, voortgang)
        voortgang.stap("klokken berekenen")
        uit = klok(feiten, tot=keuze.tot, **keuzes.rekenkeuzes(keuze))
    toon(uit, keuze.uit)
    return 0
