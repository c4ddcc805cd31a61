"""Dates as they are read, and the half-open end that only one place turns into 't/m'."""

from datetime import UTC, date, datetime

import pytest

from inbeeld.web import datums


@pytest.mark.parametrize(
    ("begin", "eind", "tekst"),
    [
        (date(2026, 3, 3), date(2026, 3, 9), "3 t/m 9 maart 2026"),
        (date(2026, 3, 28), date(2026, 4, 2), "28 maart t/m 2 april 2026"),
        (date(2025, 12, 30), date(2026, 1, 2), "30 december 2025 t/m 2 januari 2026"),
        (date(2026, 3, 3), date(2026, 3, 3), "op 3 maart 2026"),
        (date(2026, 3, 3), None, "vanaf 3 maart 2026"),
        (None, None, "nog niet begonnen"),
    ],
)
def test_a_period_reads_as_a_person_would_say_it(begin, eind, tekst):
    assert datums.periode(begin, eind) == tekst


def test_a_moment_is_told_in_dutch_time():
    assert datums.moment(datetime(2026, 7, 1, 22, 30, tzinfo=UTC)) == "2 juli 2026 om 00:30"
    assert datums.moment(datetime(2026, 1, 1, 22, 30, tzinfo=UTC)) == "1 januari 2026 om 23:30"


def test_the_last_day_of_a_half_open_period_lies_in_it():
    assert datums.laatste_dag(date(2026, 3, 1)) == date(2026, 2, 28)
    assert datums.laatste_dag(None) is None


@pytest.mark.parametrize(
    ("geboren", "dag", "jaren"),
    [
        (date(2010, 11, 21), date(2026, 11, 21), 16),
        (date(2010, 11, 22), date(2026, 11, 21), 15),
        (date(2012, 2, 29), date(2026, 2, 28), 13),
        (date(2012, 2, 29), date(2026, 3, 1), 14),
    ],
)
def test_age_changes_on_the_birthday(geboren, dag, jaren):
    assert datums.leeftijd(geboren, dag) == jaren
