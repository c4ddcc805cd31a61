"""Walks that share their beginning end where each would end that is walked alone."""

import random

import pytest

from inbeeld.dossiers.models import Belemmering
from tests import fabriek as f
from tests.dossiers import wereld as w
from tests.dossiers.test_belemmering_wandeling import ROLLEN, Wandeling
from tests.dossiers.wandelen import Stap, Teller, loop_tuil, ongedaan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("regels_geinstalleerd")]
ACTS = ("noteer", "noteer", "beantwoord", "heropen", "dubbel")
Beeld = list[tuple[str, ...]]


def beeld() -> Beeld:
    with f.systeem():
        velden = ("regel", "toestand", "antwoord", "heropend_reden")
        return sorted(Belemmering.objects.values_list(*velden))


class Kijkend(Wandeling):
    """Who walks and keeps which way it went, and what it came to."""

    def __init__(self, wereld: w.Wereld, gezien: list[tuple[tuple[Stap, ...], Beeld]]) -> None:
        super().__init__(wereld)
        self.gezien, self.weg = gezien, ()

    def doe(self, *stap: str) -> bool:
        self.weg += (stap,)
        return super().doe(*stap)

    def klopt(self) -> None:
        super().klopt()
        self.gezien.append((self.weg, beeld()))


def test_a_walk_in_a_bunch_ends_as_it_does_alone() -> None:
    wereld, lot, gezien = w.maak(), random.Random(5), []
    rollen = [rol for rol in ROLLEN if rol in wereld.mensen]

    def stappen(aantal: int) -> list[Stap]:
        return [
            (lot.choice(ACTS), lot.choice(rollen), Belemmering.Soort.values[0])
            for _ in range(aantal)
        ]

    tuil = [(0, stappen(6)), *((lot.randrange(5), stappen(2)) for _ in range(12))]
    with ongedaan():
        loop_tuil(Kijkend(wereld, gezien), tuil, Teller())
    assert len({weg for weg, _ in gezien}) == len(tuil)
    assert len({tuple(was) for _, was in gezien}) > 3
    for weg, was in gezien:
        with ongedaan():
            alleen = Wandeling(wereld)
            for stap in weg:
                alleen.doe(*stap)
            assert beeld() == was
