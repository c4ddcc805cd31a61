"""Random children: every runner gives what the oracle gives.

`INBEELD_AANTAL` sets the number of children per definitie and runner, `INBEELD_SEED` where they
start; both are printed. A difference is shown as its smallest child, in the form of a worked case.
"""

import os
import random
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from inbeeld.regels import Feiten
from tests.regels.motor import RUNNERS
from tests.regels.orakel import DEFINITIES
from tests.regels.strategie import Opzet, maak_opzet
from tests.regels.vergelijk import (
    Uitkomst,
    als_geval,
    anders,
    lees,
    motor,
    orakel,
    verklein,
    voor_een,
)

AANTAL = int(os.environ.get("INBEELD_AANTAL", "160"))
SEED = int(os.environ.get("INBEELD_SEED", "20160803"))
PER_KEER = 80  # children that share one run of the engine


@cache
def keer(nr: int) -> tuple[Opzet, dict[str, Uitkomst]]:
    """Batch `nr`: a world, its children, and the oracle's answer for every definitie."""
    seed = SEED + nr
    opzet = maak_opzet(random.Random(seed), PER_KEER, naam=f"seed-{seed}")
    return opzet, orakel(opzet)


@cache
def feiten(nr: int) -> Feiten:
    return lees(keer(nr)[0])


def toon(opzet: Opzet, definitie: str, runner: str) -> str:
    """The smallest child on which runner and oracle differ, as text."""

    def nog_anders(poging: Opzet) -> bool:
        verwacht = orakel(poging, [definitie])[definitie]
        return bool(anders(verwacht, motor(poging, lees(poging), definitie, RUNNERS[runner])))

    klein = verklein(opzet, nog_anders)
    verwacht = orakel(klein, [definitie])[definitie]
    gekregen = motor(klein, lees(klein), definitie, RUNNERS[runner])
    return als_geval(klein, definitie, verwacht, gekregen)


@pytest.mark.traag
@pytest.mark.parametrize("definitie", DEFINITIES)
@pytest.mark.parametrize("runner", RUNNERS)
def test_random_children(runner: str, definitie: str) -> None:
    keren = -(-AANTAL // PER_KEER)
    print(f"{runner} {definitie}: seeds {SEED} to {SEED + keren - 1}, {PER_KEER} children each")
    for nr in range(keren):
        opzet, verwacht = keer(nr)
        gekregen = motor(opzet, feiten(nr), definitie, RUNNERS[runner])
        kinderen = anders(verwacht[definitie], gekregen)
        if kinderen:
            smallest = toon(voor_een(opzet, kinderen[0]), definitie, runner)
            pytest.fail(f"{len(kinderen)} children differ in {opzet.naam}:\n{smallest}")


@pytest.mark.traag
@pytest.mark.parametrize("runner", RUNNERS)
@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    derandomize="INBEELD_AANTAL" not in os.environ,  # `make test` says the same twice
)
@given(toeval=st.randoms(use_true_random=False), definitie=st.sampled_from(sorted(DEFINITIES)))
def test_children_that_hypothesis_draws(runner: str, toeval: random.Random, definitie: str) -> None:
    opzet = maak_opzet(toeval, 2)
    gekregen = motor(opzet, lees(opzet), definitie, RUNNERS[runner])
    verwacht = orakel(opzet, [definitie])[definitie]
    assert gekregen == verwacht, als_geval(opzet, definitie, verwacht, gekregen)
