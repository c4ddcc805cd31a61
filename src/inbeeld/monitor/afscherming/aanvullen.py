"""Numbers for cells that were hidden before, of which nobody keeps what they were."""

from collections.abc import Mapping, Sequence

import highspy
import numpy as np

from inbeeld.monitor.afscherming.opgave import (
    Cel,
    NietAfTeSchermen,
    Opgave,
    Sleutel,
    Verband,
)


def vul_aan(opgave: Opgave) -> dict[Sleutel, int]:
    """All cells with a number: the known as they are, the others so that all relations hold.

    Which of the possible numbers they get does not matter: a reader cannot tell them apart either.
    Raises NietAfTeSchermen when there are none.
    """
    getallen = {s: cel.waarde for s, cel in opgave.cellen.items() if cel.waarde is not None}
    leeg = {s: cel for s, cel in opgave.cellen.items() if cel.waarde is None}
    if leeg:
        getallen |= _zoek(getallen, leeg, opgave.verbanden)
    return getallen


def past(opgave: Opgave) -> bool:
    """Whether there are such numbers."""
    try:
        vul_aan(opgave)
    except NietAfTeSchermen:
        return False
    return True


def _zoek(
    bekend: Mapping[Sleutel, int], leeg: Mapping[Sleutel, Cel], verbanden: Sequence[Verband]
) -> dict[Sleutel, int]:
    highs = highspy.Highs()
    highs.setOptionValue("output_flag", False)
    highs.setOptionValue("threads", 1)
    plek = {naam: nummer for nummer, naam in enumerate(leeg)}
    for nummer, cel in enumerate(leeg.values()):
        highs.addVar(cel.minst, highspy.kHighsInf)
        highs.changeColCost(nummer, 1.0)
        highs.changeColIntegrality(nummer, highspy.HighsVarType.kInteger)
    for verband in verbanden:
        kolommen = [plek[s] for s in verband.termen if s in plek]
        if not kolommen:
            continue
        factoren = [float(f) for s, f in verband.termen.items() if s in plek]
        rest = -sum(f * bekend[s] for s, f in verband.termen.items() if s not in plek)
        boven = rest if verband.gelijk else highspy.kHighsInf
        highs.addRow(rest, boven, len(kolommen), np.array(kolommen), np.array(factoren))
    highs.run()
    if highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        raise NietAfTeSchermen("de eerdere publicatie past niet bij deze getallen")
    waarden = highs.getSolution().col_value
    return {naam: round(waarden[nummer]) for naam, nummer in plek.items()}
