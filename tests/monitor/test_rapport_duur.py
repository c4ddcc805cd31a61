"""What a report says of durations when small numbers stay hidden."""

from datetime import UTC, date, datetime

import pytest

from inbeeld.monitor.gebieden import gebied
from inbeeld.monitor.rapporten.cijfers import Cijfers, Figuur
from inbeeld.monitor.rapporten.delen import duur
from inbeeld.monitor.rapporten.kader import Kader
from inbeeld.monitor.rapporten.vraag import Vraag

VAN, TOT = date(2025, 8, 1), date(2026, 7, 31)
GEBIED = gebied("gemeente:0392")
CURVE = [[0, 1.0, None, None], [60, 0.86, 0.3, 0.98], [88, 0.71, 0.25, 0.92]]


def _soorten(met_aanbod: int, *, afschermen: bool, open_: int = 6) -> list[str]:
    anders = 95 - open_ - met_aanbod
    figuur = Figuur(
        {"aantal": 95, "met_aanbod": met_aanbod, "open": open_, "anders": anders},
        details={"curve": CURVE, "mediaan": [99, None, None], "binnen": {"vier_weken": [0.0]}},
    )
    moment = datetime(2026, 8, 1, tzinfo=UTC)
    rijen = {("doorlooptijd", str(GEBIED), VAN, TOT): figuur}
    kader = Kader(
        vraag=Vraag("jaarverslag_leerplicht", GEBIED, VAN, TOT, "rijk-2016", TOT),
        cijfers=Cijfers("rijk-2016", TOT, moment, rijen),
        naam="Haarlem",
        organisatie="Haarlem",
        afschermen=afschermen,
    )
    return [deel["soort"] for deel in duur(kader, VAN, TOT)]


@pytest.mark.parametrize("met_aanbod", [1, 2, 4])
def test_a_curve_does_not_show_the_few_whose_number_is_hidden(met_aanbod: int) -> None:
    assert _soorten(met_aanbod, afschermen=True) == ["alinea"]


@pytest.mark.parametrize("met_aanbod", [1, 2, 4])
def test_who_may_see_the_children_sees_the_curve(met_aanbod: int) -> None:
    assert _soorten(met_aanbod, afschermen=False) == ["tabel", "grafiek"]


def test_of_enough_children_the_curve_is_drawn() -> None:
    assert _soorten(7, afschermen=True) == ["tabel", "grafiek"]


def test_a_number_that_is_hidden_for_another_is_not_given_by_the_curve() -> None:
    assert _soorten(7, afschermen=True, open_=2) == ["alinea"]
    assert _soorten(7, afschermen=False, open_=2) == ["tabel", "grafiek"]


def test_of_no_offer_at_all_there_is_no_curve() -> None:
    assert _soorten(0, afschermen=True) == ["tabel"]
