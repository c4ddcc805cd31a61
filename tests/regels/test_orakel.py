"""The oracle itself is held to the worked cases before anything is held to the oracle."""

from pathlib import Path

import pytest

from tests.regels.conformance_gevallen import (
    GEVALLEN,
    MAP_TOT,
    MAPPEN,
    VERWACHTINGEN,
    feiten_van,
    geval,
    te_vergelijken,
    verwachte_map,
    verwachte_rijen,
)
from tests.regels.orakel import DEFINITIES, Dossier, Parameters, Wereld, dag


def test_all_worked_cases_are_here() -> None:
    assert len(GEVALLEN) == 45
    assert len(MAPPEN) == 4
    assert len(VERWACHTINGEN) == 5


@pytest.mark.parametrize("pad", GEVALLEN, ids=lambda pad: pad.stem)
def test_oracle_gives_the_worked_case(pad: Path) -> None:
    g = geval(pad)
    wereld = Wereld(g["feiten"], vakantieregio=g["vakantieregio"])
    parameters = Parameters(g["definitie"], g["parameters"])
    (jongere,) = wereld.jongeren.values()
    dossier = Dossier(wereld, jongere, dag(g["tot"]), parameters)
    vanaf = g["vergelijk_vanaf"]
    assert {
        "tijdlijn": te_vergelijken(dossier.tijdlijn(g["definitie"]), 1, vanaf),
        "klok": te_vergelijken(dossier.klok(), 3, vanaf),
        "meldplicht": te_vergelijken(dossier.meldplicht(), 1, vanaf),
    } == verwachte_rijen(g)


@pytest.mark.parametrize(
    ("map_", "verwacht", "bekend_op"),
    VERWACHTINGEN,
    ids=[f"{m.name}-{v}" for m, v, _ in VERWACHTINGEN],
)
def test_oracle_gives_the_random_folder(map_: Path, verwacht: str, bekend_op: str | None) -> None:
    wereld = Wereld(feiten_van(map_), bekend_op=bekend_op)
    uit: dict[str, list[tuple[str, ...]]] = {"klok": [], "meldplicht": []}
    uit |= {f"tijdlijn-{definitie}": [] for definitie in DEFINITIES}
    for sleutel, jongere in wereld.jongeren.items():
        dossier = Dossier(wereld, jongere, dag(MAP_TOT), Parameters(None, {}))
        uit["klok"] += [(sleutel, *rij) for rij in dossier.klok()]
        uit["meldplicht"] += [(sleutel, *rij) for rij in dossier.meldplicht()]
        for definitie in DEFINITIES:
            eigen = Parameters(definitie, {})
            if eigen.sleutel != dossier.p.sleutel:
                dossier = Dossier(wereld, jongere, dag(MAP_TOT), eigen)
            uit[f"tijdlijn-{definitie}"] += [(sleutel, *r) for r in dossier.tijdlijn(definitie)]
    assert {naam: sorted(rijen) for naam, rijen in uit.items()} == verwachte_map(map_, verwacht)
