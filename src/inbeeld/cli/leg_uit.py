"""`inbeeld leg-uit`: why a child has its status on a day, and what changes when."""

from __future__ import annotations

import argparse

from inbeeld.regels.uitleg import leg_uit

from . import keuzes
from .lezen import lees
from .uitlegtekst import als_tabel, als_tekst
from .uitvoer import schrijf
from .voortgang import Voortgang


def argumenten(parser: argparse.ArgumentParser) -> None:
    """The verb's own arguments."""
    keuzes.gemeenschappelijk(parser)
    keuzes.definitie(parser)
    parser.add_argument("--jongere", required=True, metavar="SLEUTEL", help="welk kind")
    parser.add_argument(
        "--peildatum", required=True, type=keuzes.dag, metavar="DATUM", help="op welke dag"
    )


def voer_uit(keuze: argparse.Namespace) -> int:
    """Explain; 0."""
    with Voortgang() as voortgang:
        feiten = lees(keuze, voortgang)
        voortgang.stap("uitleg maken")
        uitleg = leg_uit(
            feiten,
            jongere=keuze.jongere,
            peildatum=keuze.peildatum,
            definitie=keuze.definitie,
            **keuzes.rekenkeuzes(keuze),
        )
    if keuze.uit is not None:
        schrijf(als_tabel(uitleg), keuze.uit)
    else:
        print(als_tekst(uitleg))
    return 0
