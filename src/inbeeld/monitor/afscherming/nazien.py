"""What a reader can work out: the least and the most that every hidden cell can be."""

import math
from collections.abc import Collection

from inbeeld.monitor.afscherming.aanvullen import vul_aan
from inbeeld.monitor.afscherming.opgave import Opgave, Sleutel
from inbeeld.monitor.afscherming.oplosser import OP_EN_NEER, Oplosser

_VEEL = 1000
"""A cell that can go up this far is as good as unbounded."""


def speelruimte(
    opgave: Opgave, verborgen: Collection[Sleutel], minst: int = 1
) -> dict[Sleutel, tuple[int, float]]:
    """Per hidden cell its least and most (inf) whole value, given all others and every relation.

    `minst`: what a reader knows of a hidden cell by itself. The check on `maak_veilig`, and slow:
    two integer programs for each cell.
    """
    getallen = vul_aan(opgave)
    oplosser = Oplosser(
        getallen,
        opgave.verbanden,
        omlaag={s: max(0, getallen[s] - minst) for s in verborgen},
        omhoog=dict.fromkeys(verborgen, math.inf),
    )
    uit = {}
    for naam in verborgen:
        if naam not in oplosser.plek:
            uit[naam] = (getallen[naam], getallen[naam])
            continue
        grenzen = []
        for richting in OP_EN_NEER:
            stappen = oplosser.beweeg(naam, richting, _VEEL)
            grenzen.append(getallen[naam] + stappen.get(naam, 0))
        hoog, laag = grenzen
        uit[naam] = (laag, math.inf if hoog - getallen[naam] >= _VEEL else hoog)
    return uit
