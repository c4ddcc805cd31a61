"""The free days of a vakantieregio: movable days, ranges as long as a holiday may be."""

from datetime import date

import pytest

from inbeeld.register.vakanties import lesvrije_dagen


def test_school_and_public_holidays_of_a_year() -> None:
    dagen = {(v.begindatum, v.einddatum) for v in lesvrije_dagen("noord")}
    assert (date(2026, 7, 4), date(2026, 8, 16)) in dagen
    assert (date(2026, 4, 6), date(2026, 4, 6)) in dagen  # tweede paasdag
    assert (date(2026, 5, 14), date(2026, 5, 14)) in dagen  # hemelvaart
    assert (date(2026, 5, 15), date(2026, 5, 15)) in dagen  # and the Friday after
    assert (date(2027, 5, 7), date(2027, 5, 7)) in dagen  # which moves


@pytest.mark.parametrize("regio", ["noord", "midden", "zuid"])
def test_no_holiday_is_longer_than_it_may_be(regio: str) -> None:
    """Summer has at most 44 days and Christmas 16; a week holiday of five weeks is a misprint."""
    grens = {"zomer": 44, "kerst": 16}
    for vrij in lesvrije_dagen(regio):
        dagen = (vrij.einddatum - vrij.begindatum).days + 1
        assert 1 <= dagen <= grens.get(vrij.naam, 9), vrij


def test_an_unknown_region_is_refused() -> None:
    with pytest.raises(ValueError, match="oost"):
        lesvrije_dagen("oost")
