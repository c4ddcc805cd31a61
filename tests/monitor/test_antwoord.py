"""Per partner: asked, answered, in time and late, on the right day and as known then (M25)."""

from datetime import date

import pytest

from inbeeld.monitor.actions.blad import stempel
from inbeeld.monitor.bouwers import antwoord
from inbeeld.monitor.gebieden import Gebied
from inbeeld.signalen.models import Meldinggebeurtenis
from tests import fabriek as f
from tests.monitor import antwoordhulp as h
from tests.monitor.antwoordhulp import gevraagd, moment

pytestmark = pytest.mark.django_db
JAAR = date(2025, 8, 1)
NUL = {"gevraagd": 0, "beantwoord": 0, "op_tijd": 0, "te_laat": 0, "open": 0, "open_te_laat": 0}


@pytest.fixture
def wereld():
    school, gemeente, swv = f.school(), f.gemeente(), f.swv()
    f.regio()
    return f.kind(school), school, gemeente, swv


def _rijen(dag: str, bekend_op=None):
    with f.systeem():
        return {(str(rij.gebied), rij.van): rij for rij in antwoord.bouw(h.bron(dag, bekend_op))}


def _totaal(rij) -> dict[str, int]:
    return {naam: rij.waarden[naam] for naam in NUL}


def test_in_time_through_the_last_day_and_late_from_the_day_after(wereld):
    kind, school, gemeente, swv = wereld
    # On its last day at a quarter to midnight, here; the next quarter of an hour is too late.
    gevraagd(kind, school, swv, "2026-01-05", "2026-01-19", antwoord=moment("2026-01-19", "23:45"))
    gevraagd(kind, school, swv, "2026-01-05", "2026-01-19", antwoord=moment("2026-01-20", "00:15"))
    gevraagd(kind, school, gemeente, "2026-01-05", "2026-01-19")
    rijen = _rijen("2026-01-19")
    swv_, gem = rijen[f"organisatie:{swv.pk}", JAAR], rijen["gemeente:0392", JAAR]
    # Seen from the 19th, the answer of the 20th has not come.
    assert _totaal(swv_) == {**NUL, "gevraagd": 2, "beantwoord": 1, "op_tijd": 1, "open": 1}
    assert _totaal(gem) == {**NUL, "gevraagd": 1, "open": 1}
    rijen = _rijen("2026-01-20")
    swv_, gem = rijen[f"organisatie:{swv.pk}", JAAR], rijen["gemeente:0392", JAAR]
    assert _totaal(swv_) == {**NUL, "gevraagd": 2, "beantwoord": 2, "op_tijd": 1, "te_laat": 1}
    assert _totaal(gem) == {**NUL, "gevraagd": 1, "open": 1, "open_te_laat": 1}
    regio = rijen["regio", JAAR]
    assert _totaal(regio) == {
        **NUL, "gevraagd": 3, "beantwoord": 2, "op_tijd": 1, "te_laat": 1, "open": 1,
        "open_te_laat": 1,
    }  # fmt: skip
    assert regio.waarden["zorg.gevraagd"] == 3
    assert rijen[f"organisatie:{gemeente.pk}", JAAR].waarden == gem.waarden
    assert f"organisatie:{school.pk}" not in {gebied for gebied, _ in rijen}


def test_seen_is_no_answer_and_a_withdrawn_question_is_none(wereld):
    kind, school, gemeente, swv = wereld
    gezien = moment("2026-01-06")
    gevraagd(kind, school, swv, "2026-01-05", "2026-01-19", antwoord=gezien, staat="gezien")
    gevraagd(kind, school, gemeente, "2026-01-05", "2026-01-19", ingetrokken=moment("2026-01-10"))
    rijen = _rijen("2026-02-01")
    assert _totaal(rijen["regio", JAAR]) == {**NUL, "gevraagd": 1, "open": 1, "open_te_laat": 1}
    # Before it was withdrawn it stood open.
    toen = _rijen("2026-01-08", moment("2026-01-08"))
    assert _totaal(toen["regio", JAAR]) == {**NUL, "gevraagd": 2, "open": 2}


def test_as_known_on_a_day_later_answers_are_open(wereld):
    kind, school, _, swv = wereld
    gevraagd(kind, school, swv, "2026-01-05", "2026-01-19", antwoord=moment("2026-01-25"))
    gevraagd(kind, school, swv, "2026-01-28", "2026-02-11")
    toen = _rijen("2026-02-01", moment("2026-01-22"))["regio", JAAR]
    assert _totaal(toen) == {**NUL, "gevraagd": 1, "open": 1, "open_te_laat": 1}
    assert toen.dag == date(2026, 1, 22)
    nu = _rijen("2026-02-01")["regio", JAAR]
    assert _totaal(nu) == {**NUL, "gevraagd": 2, "beantwoord": 1, "te_laat": 1, "open": 1}


def test_a_period_is_that_of_the_asking(wereld):
    kind, school, _, swv = wereld
    gevraagd(kind, school, swv, "2025-12-31", "2026-01-14", antwoord=moment("2026-01-02"))
    gevraagd(kind, school, swv, "2026-01-01", "2026-01-15", antwoord=moment("2026-01-02"))
    rijen = _rijen("2026-02-01")
    assert rijen["regio", date(2025, 10, 1)].waarden["gevraagd"] == 1
    assert rijen["regio", date(2026, 1, 1)].waarden["gevraagd"] == 1
    assert rijen["regio", date(2025, 10, 1)].dag == date(2025, 12, 31)
    assert rijen["regio", date(2026, 1, 1)].dag == date(2026, 2, 1)
    assert rijen["regio", JAAR].waarden["gevraagd"] == 2


def test_the_median_counts_who_still_waits(wereld):
    """Answers after 2 and 4 days, and two that wait 20: without those the median would be 2 (or
    3), with them half of all has an answer after 4 days."""
    kind, school, gemeente, swv = wereld
    gevraagd(kind, school, swv, "2026-01-05", "2026-01-19", antwoord=moment("2026-01-07"))
    gevraagd(
        kind, school, swv, "2026-01-05", "2026-01-19", soort="verzuim",
        antwoord=moment("2026-01-09"),
    )  # fmt: skip
    for _ in range(2):
        gevraagd(kind, school, gemeente, "2026-01-05", "2026-01-19")
    rijen = _rijen("2026-01-25")
    details = rijen["regio", JAAR].details
    assert details["mediaan"][0] == 4
    assert details["per_soort"]["verzuim"]["mediaan"][0] == 4
    assert details["binnen"]["vier_weken"] == [None, None, None]  # nobody was followed so long
    assert rijen["gemeente:0392", JAAR].details["mediaan"] == [None, None, None]


def test_areas_are_those_of_who_was_asked(wereld):
    kind, school, gemeente, _ = wereld
    gevraagd(kind, gemeente, school, "2026-01-05", "2026-01-19")
    gebieden = {gebied for gebied, _ in _rijen("2026-01-06")}
    assert gebieden == {"regio", f"organisatie:{school.pk}", "school:10AB00"}
    assert all(Gebied(*g.split(":")).valt_onder == g for g in gebieden if ":" in g)


def test_an_answer_makes_the_sheet_be_made_anew(wereld):
    kind, school, _, swv = wereld
    with f.systeem():
        voor = stempel()
    ontvanger = gevraagd(kind, school, swv, "2026-01-05", "2026-01-19")
    with f.systeem():
        gevraagd_ = stempel()
        Meldinggebeurtenis.objects.create(
            ontvanger=ontvanger,
            jongere_id=kind,
            staat="aangenomen",
            moment=moment("2026-01-06"),
            lezers=[],
        )
        assert len({voor, gevraagd_, stempel()}) == 3
