"""`inbeeld verschil`: who is counted by one and not by the other, and which layer makes it so."""

from __future__ import annotations

import argparse

from inbeeld.regels import verschil
from inbeeld.regels.definities import DEFINITIES

from . import keuzes
from .lezen import lees
from .uitvoer import toon
from .voortgang import Voortgang


def argumenten(parser: argparse.ArgumentParser) -> None:
    """The verb's own arguments."""
    keuzes.gemeenschappelijk(parser)
    keuzes.definitie(parser)
    parser.add_argument(
        "--peildatum", required=True, type=keuzes.dag, metavar="DATUM", help="op welke dag"
    )
    parser.add_argument(
        "--met",
        choices=tuple(DEFINITIES),
        metavar="NAAM",
        help="de definitie om mee te vergelijken",
    )
    parser.add_argument(
        "--met-bekend-op",
        type=keuzes.moment,
        metavar="MOMENT",
        help="vergelijk met wat op dit moment bekend was",
    )
    parser.add_argument(
        "--met-parameter",
        type=keuzes.parameter,
        action="append",
        metavar="NAAM=WAARDE",
        help="vergelijk met deze waarde van een parameter (mag vaker)",
    )


def voer_uit(keuze: argparse.Namespace) -> int:
    """Compare and show; 0."""
    met = keuze.met_parameter
    with Voortgang() as voortgang:
        feiten = lees(keuze, voortgang)
        voortgang.stap("vergelijken")
        uit = verschil(
            feiten,
            definitie=keuze.definitie,
            met=keuze.met,
            met_bekend_op=keuze.met_bekend_op,
            met_parameters=None if met is None else dict(keuze.parameter) | dict(met),
            peildatum=keuze.peildatum,
            **keuzes.rekenkeuzes(keuze),
        )
    toon(uit, keuze.uit)
    return 0
