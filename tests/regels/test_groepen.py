"""Many children are computed in turns: what comes out is what one run gives."""

import random

import pytest

from inbeeld.regels.runners import duckdb
from tests.regels.motor import RUNNERS
from tests.regels.strategie import maak_opzet
from tests.regels.vergelijk import lees, motor


@pytest.mark.parametrize("definitie", ["rijk-2016", "zkij-2021"])
def test_turns_give_what_one_run_gives(monkeypatch: pytest.MonkeyPatch, definitie: str) -> None:
    opzet = maak_opzet(random.Random(20261122), 40)
    heel = motor(opzet, lees(opzet), definitie, RUNNERS["duckdb"])
    beurten = []
    in_groepen = duckdb.Loop._in_groepen

    def tel_beurten(loop: duckdb.Loop, groepen: list[tuple[int, int]]) -> None:
        beurten.append(len(groepen))
        in_groepen(loop, groepen)

    monkeypatch.setattr(duckdb, "GROEP", 9)
    monkeypatch.setattr(duckdb.Loop, "_in_groepen", tel_beurten)
    assert motor(opzet, lees(opzet), definitie, RUNNERS["duckdb"]) == heel
    assert beurten == [5]
