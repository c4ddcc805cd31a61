"""`inbeeld meldplicht`: the wettelijke meldingen that fall due through `--tot`."""

from __future__ import annotations

import argparse

from inbeeld.regels.uitkomst import meldplicht

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
        voortgang.stap("meldingen berekenen")
        uit = meldplicht(feiten, tot=keuze.tot, **keuzes.rekenkeuzes(keuze))
    toon(uit, keuze.uit)
    return 0
