"""The worked cases and the random folders, through every runner."""

import datetime as dt
from pathlib import Path

import pytest

from inbeeld.regels import lees_feitenmap
from tests.regels.conformance_gevallen import (
    GEVALLEN,
    MAP_TOT,
    VERWACHTINGEN,
    geval,
    te_vergelijken,
    verwachte_map,
    verwachte_rijen,
)
from tests.regels.motor import RUNNERS
from tests.regels.orakel import DEFINITIES
from tests.regels.strategie import Opzet
from tests.regels.vergelijk import als_rijen, lees, moment, motor

EINDDATUM = {"tijdlijn": 1, "klok": 3, "meldplicht": 1}  # place of the column


@pytest.mark.parametrize("runner", RUNNERS)
@pytest.mark.parametrize("pad", GEVALLEN, ids=lambda pad: pad.stem)
def test_worked_case(pad: Path, runner: str) -> None:
    g = geval(pad)
    opzet = Opzet(
        feiten=g["feiten"],
        vakantieregio=g["vakantieregio"],
        tot=g["tot"],
        bekend_op=None,
        parameters={naam: str(waarde) for naam, waarde in g["parameters"].items()},
    )
    gekregen = motor(opzet, lees(opzet), g["definitie"], RUNNERS[runner])
    assert {
        soort: te_vergelijken([rij[1:] for rij in gekregen[soort]], plek, g["vergelijk_vanaf"])
        for soort, plek in EINDDATUM.items()
    } == {soort: sorted(rijen) for soort, rijen in verwachte_rijen(g).items()}


@pytest.mark.parametrize("runner", RUNNERS)
@pytest.mark.parametrize(
    ("map_", "verwacht", "bekend_op"),
    VERWACHTINGEN,
    ids=[f"{m.name}-{v}" for m, v, _ in VERWACHTINGEN],
)
def test_random_folder(map_: Path, verwacht: str, bekend_op: str | None, runner: str) -> None:
    lezing = lees_feitenmap(map_ / "feiten")
    assert lezing.afgekeurd == []
    gekregen = {}
    for definitie in DEFINITIES:
        uitkomst = RUNNERS[runner](
            lezing.feiten,
            definitie=definitie,
            tot=dt.date.fromisoformat(MAP_TOT),
            vakantieregio="noord",
            bekend_op=moment(bekend_op),
            parameters={},
        )
        gekregen[f"tijdlijn-{definitie}"] = als_rijen(uitkomst["tijdlijn"])
        gekregen["klok"] = als_rijen(uitkomst["klok"])
        gekregen["meldplicht"] = als_rijen(uitkomst["meldplicht"])
    assert gekregen == verwachte_map(map_, verwacht)
