"""Children on which a runner once differed from the oracle, each reduced to its smallest."""

import json
from pathlib import Path

import pytest

from tests.regels.motor import RUNNERS
from tests.regels.strategie import Opzet
from tests.regels.vergelijk import lees, motor, orakel

GEVONDEN = sorted((Path(__file__).parent / "gevonden").glob("*.json"))


@pytest.mark.parametrize("runner", RUNNERS)
@pytest.mark.parametrize("pad", GEVONDEN, ids=lambda pad: pad.stem)
def test_found_case(pad: Path, runner: str) -> None:
    geval = json.loads(pad.read_text(encoding="utf-8"))
    opzet = Opzet(
        feiten=geval["feiten"],
        vakantieregio=geval["vakantieregio"],
        tot=geval["tot"],
        bekend_op=geval["bekend_op"],
        parameters=geval["parameters"],
    )
    definitie = geval["definitie"]
    verwacht = orakel(opzet, [definitie])[definitie]
    assert motor(opzet, lees(opzet), definitie, RUNNERS[runner]) == verwacht
