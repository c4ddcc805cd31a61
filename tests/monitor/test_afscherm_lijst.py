"""One list with its total: what is hidden, and that it cannot be worked out."""

from itertools import product

import pytest

from inbeeld.monitor.afscherming import SPELING, afscherm, klein


def mogelijk(getoond: list[int | None], totaal: int) -> list[tuple[int, ...]]:
    """All lists that a reader can think of, by trying them all.

    A reader knows that a 0 is hidden only when all is hidden.
    """
    minst = 0 if all(aantal is None for aantal in getoond) else 1
    keuzes = [range(minst, totaal + 1) if aantal is None else [aantal] for aantal in getoond]
    return [lijst for lijst in product(*keuzes) if sum(lijst) == totaal]


@pytest.mark.parametrize(
    ("rijen", "getoond"),
    [
        ([0, 7, 12], [0, 7, 12]),
        ([3, 7, 12], [None, None, 12]),
        ([3, 2, 12], [None, None, 12]),  # of the two is known that they are 1 to 4, and no more
        ([2, 2, 12], [None, None, None]),
        ([4, 4, 12], [None, None, 12]),
        ([1, 1, 6, 12], [None, None, None, 12]),
        ([3, 0, 0], [None, None, None]),
        ([1, 1, 1, 1, 1, 0], [None] * 6),
        ([0, 0], [0, 0]),
    ],
)
def test_a_small_number_is_hidden_with_company(rijen: list[int], getoond: list[int | None]) -> None:
    assert list(afscherm(dict(enumerate(rijen)), sum(rijen)).values()) == getoond


def test_no_hidden_number_can_be_worked_out() -> None:
    """All lists of four numbers up to 6."""
    for rijen in product(range(7), repeat=4):
        getoond = list(afscherm(dict(enumerate(rijen)), sum(rijen)).values())
        assert not any(klein(aantal) for aantal in getoond if aantal is not None)
        lijsten = mogelijk(getoond, sum(rijen))
        for plek, aantal in enumerate(getoond):
            if aantal is None:
                waarden = {lijst[plek] for lijst in lijsten}
                assert len(waarden) > min(SPELING, sum(rijen)), (rijen, getoond)


def test_without_a_total_only_the_small_ones_are_hidden() -> None:
    assert afscherm({"a": 3, "b": 7}, None) == {"a": None, "b": 7}


def test_who_is_in_no_row_is_hidden_as_well() -> None:
    """20 in all and 18 in the rows: two children of whom the wijk is not known."""
    assert afscherm({"a": 8, "b": 10}, 20) == {"a": None, "b": 10}
    assert afscherm({"a": 8, "b": 10}, 25) == {"a": 8, "b": 10}
    assert afscherm({"a": 3, "b": 10}, 16) == {"a": None, "b": 10}  # 3 + 3, neither follows


def test_numbers_that_cannot_be_are_refused() -> None:
    with pytest.raises(ValueError, match="kloppen niet"):
        afscherm({"a": 3}, 2)
