"""Kaplan-Meier: against statsmodels and scipy, and by hand where they say nothing."""

import math
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inbeeld.regels import AanroepFout, overleving
from tests.regels.overleving_hulp import steekproef, verschillen


@pytest.mark.parametrize("aantal", [2, 5, 30, 400])
def test_random_samples_are_equal_to_the_libraries(aantal: int) -> None:
    toeval = random.Random(1958 + aantal)
    for _ in range(15):
        duren, gebeurd = steekproef(toeval, aantal)
        gebeurd[0] = True
        assert verschillen(duren, gebeurd) == []


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 12), st.booleans()), min_size=1, max_size=25))
def test_ties_are_equal_to_the_libraries(gevallen: list[tuple[int, bool]]) -> None:
    duren, gebeurd = [d for d, _ in gevallen], [g for _, g in gevallen]
    gebeurd[-1] = True
    assert verschillen(duren, gebeurd) == []


def test_by_hand() -> None:
    """Six cases; at 4 one gets an offer and one is censored: the one censored is at risk."""
    uit = overleving([2, 4, 4, 6, 9, 9], [True, True, False, True, False, False])
    assert [(p.tijd, p.risico, p.gebeurd) for p in uit.punten] == [(2, 6, 1), (4, 5, 1), (6, 3, 1)]
    assert [p.over for p in uit.punten] == pytest.approx([5 / 6, 2 / 3, 4 / 9])
    som = 1 / (6 * 5) + 1 / (5 * 4) + 1 / (3 * 2)
    assert uit.punten[2].fout == pytest.approx(4 / 9 * math.sqrt(som))
    assert uit.mediaan.waarde == 6
    assert uit.binnen(5).waarde == pytest.approx(1 / 3)
    assert uit.binnen(4) == uit.binnen(5.9)
    assert [punt[0] for punt in uit.curve] == [0, 2, 4, 6, 9]


def test_a_half_exactly_is_the_median() -> None:
    assert overleving([1, 2, 3, 4], [True] * 4).mediaan.waarde == 2
    # The product of the fractions is not exactly a half in floating point.
    assert overleving(list(range(1, 11)), [True] * 10).mediaan.waarde == 5


def test_nobody_had_an_offer() -> None:
    uit = overleving([10, 40, 40], [False] * 3)
    assert uit.mediaan == (None, None, None)
    assert uit.binnen(28) == (0, None, None)
    assert uit.binnen(41) == (None, None, None), "nobody was followed that long"
    assert uit.curve == [(0, 1, 1, 1), (40, 1, 1, 1)]
    assert (uit.aantal, uit.gebeurd, uit.laatste) == (3, 0, 40)


def test_no_share_past_the_last_day_that_anybody_waited() -> None:
    uit = overleving([10, 50, 60], [True, True, False])
    assert uit.binnen(60).waarde == pytest.approx(2 / 3)
    assert uit.binnen(61).waarde is None
    assert overleving([10, 50], [True, True]).binnen(365).waarde == 1


def test_no_cases() -> None:
    uit = overleving([], [])
    assert (uit.aantal, uit.punten, uit.curve) == (0, (), [])
    assert uit.mediaan == uit.binnen(28) == (None, None, None)


def test_the_interval_holds_the_estimate_and_goes_with_it() -> None:
    toeval = random.Random(17)
    for _ in range(40):
        uit = overleving(*steekproef(toeval, toeval.randint(1, 60)))
        for nr, punt in enumerate(uit.punten):
            assert 0 <= punt.laag <= punt.over <= punt.hoog <= 1
            assert nr == 0 or punt.over < uit.punten[nr - 1].over
        if uit.mediaan.waarde is not None:
            assert uit.mediaan.laag is not None
            assert uit.mediaan.laag <= uit.mediaan.waarde
            assert uit.mediaan.hoog is None or uit.mediaan.waarde <= uit.mediaan.hoog


def test_dropping_the_open_cases_would_look_better() -> None:
    """Every child waits as long as every other; some of it has not been seen yet."""
    toeval = random.Random(2017)
    duren, gebeurd = [], []
    for _ in range(400):
        wacht, gevolgd = int(toeval.expovariate(1 / 120)) + 1, toeval.randint(1, 365)
        duren.append(min(wacht, gevolgd))
        gebeurd.append(wacht <= gevolgd)
    eerlijk = overleving(duren, gebeurd)
    alleen_klaar = [duur for duur, ja in zip(duren, gebeurd, strict=True) if ja]
    mooier = overleving(alleen_klaar, [True] * len(alleen_klaar))
    assert eerlijk.mediaan.waarde is not None
    assert mooier.mediaan.waarde is not None
    assert mooier.mediaan.waarde < 0.8 * eerlijk.mediaan.waarde
    for dagen in (28, 91, 200):
        klaar, allen = mooier.binnen(dagen).waarde, eerlijk.binnen(dagen).waarde
        assert klaar is not None
        assert allen is not None
        assert klaar > allen
    # What they were drawn from: half of them wait for less than 84 days.
    assert abs(eerlijk.mediaan.waarde - 120 * math.log(2)) < 15


@pytest.mark.parametrize("duur", [-1, math.nan, math.inf])
def test_a_duration_is_a_number(duur: float) -> None:
    with pytest.raises(AanroepFout, match="duur"):
        overleving([3, duur], [True, False])


def test_as_many_outcomes_as_durations() -> None:
    with pytest.raises(AanroepFout, match="evenveel"):
        overleving([3, 4], [True])
