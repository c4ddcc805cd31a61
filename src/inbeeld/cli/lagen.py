"""`inbeeld lagen`: everything that a status follows from, per child and period."""

from __future__ import annotations

import argparse

from inbeeld.regels.uitkomst import lagen

from . import keuzes
from .lezen import lees
from .uitvoer import toon
from .voortgang import Voortgang


def argumenten(parser: argparse.ArgumentParser) -> None:
    """The verb's own arguments."""
    keuzes.gemeenschappelijk(parser)
    keuzes.tot(parser)
    parser.add_argument("--jongere", metavar="SLEUTEL", help="alleen dit kind")


def voer_uit(keuze: argparse.Namespace) -> int:
    """Compute and show; 0."""
    with Voortgang() as voortgang:
        feiten = lees(keuze, voortgang)
        if keuze.jongere is not None:
            feiten = feiten.alleen([feiten.nummer(keuze.jongere)])
        voortgang.stap("lagen berekenen")
        uit = lagen(feiten, tot=keuze.tot, **keuzes.rekenkeuzes(keuze))
    toon(uit, keuze.uit)
    return 0
