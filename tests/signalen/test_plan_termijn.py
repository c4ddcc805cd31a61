"""Terms in days, weeks, months and school days."""

from datetime import date, timedelta

import pytest

from inbeeld.register.vakanties import lesvrije_dagen
from inbeeld.signalen.plan import WEEKDAGEN, Eenheid, Schoolkalender, Termijn

KERST = Schoolkalender(((date(2025, 12, 20), date(2026, 1, 5)),))


@pytest.mark.parametrize(
    ("aantal", "eenheid", "vanaf", "uiterlijk"),
    [
        (3, "dagen", "2026-02-27", "2026-03-02"),
        (2, "weken", "2026-02-02", "2026-02-16"),
        (1, "maanden", "2026-01-31", "2026-02-28"),
        (1, "maanden", "2024-01-31", "2024-02-29"),
        (3, "maanden", "2025-11-30", "2026-02-28"),
        (14, "maanden", "2025-12-05", "2027-02-05"),
        (1, "schooldagen", "2026-02-06", "2026-02-09"),  # a Friday
        (1, "schooldagen", "2026-02-07", "2026-02-09"),  # a Saturday
        (5, "schooldagen", "2026-02-02", "2026-02-09"),
        (1, "schooldagen", "2025-12-19", "2026-01-05"),  # the last day before the holidays
        (10, "schooldagen", "2025-12-12", "2026-01-09"),
    ],
)
def test_the_last_day_of_a_term(aantal: int, eenheid: str, vanaf: str, uiterlijk: str) -> None:
    termijn = Termijn(aantal, Eenheid(eenheid))
    assert termijn.datum(date.fromisoformat(vanaf), KERST) == date.fromisoformat(uiterlijk)


def test_school_days_are_counted_as_somebody_with_a_calendar_would() -> None:
    """Against a plain walk over the real holidays of noord, from each day of a school year."""
    vrij = [(v.begindatum, v.einddatum + timedelta(days=1)) for v in lesvrije_dagen("noord")]
    dagen = {van + timedelta(days=n) for van, tot in vrij for n in range((tot - van).days)}
    samen: list[tuple[date, date]] = []
    for van, tot in sorted(vrij):
        if samen and van <= samen[-1][1]:
            samen[-1] = (samen[-1][0], max(tot, samen[-1][1]))
        else:
            samen.append((van, tot))
    kalender = Schoolkalender(tuple(samen))
    for n in range(365):
        vanaf = date(2025, 8, 1) + timedelta(days=n)
        dag, over = vanaf, 7
        while over:
            dag += timedelta(days=1)
            over -= dag.weekday() < 5 and dag not in dagen
        assert Termijn(7, Eenheid.SCHOOLDAGEN).datum(vanaf, kalender) == dag


def test_a_calendar_without_school_says_so() -> None:
    altijd_vrij = Schoolkalender(((date(2020, 1, 1), date(2040, 1, 1)),))
    with pytest.raises(ValueError, match="too few school days"):
        Termijn(1, Eenheid.SCHOOLDAGEN).datum(date(2026, 1, 1), altijd_vrij)


def test_a_term_in_words() -> None:
    assert str(Termijn(1, Eenheid.WEKEN)) == "1 week"
    assert str(Termijn(10, Eenheid.SCHOOLDAGEN)) == "10 schooldagen"
    assert Termijn(1, Eenheid.SCHOOLDAGEN).datum(date(2026, 2, 2), WEEKDAGEN) == date(2026, 2, 3)
