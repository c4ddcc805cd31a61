"""A year of a small region: the promises hold on every day of it."""

from datetime import date, timedelta

import pytest

from inbeeld.simulatie.loop import Simulatie

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.traag,
    pytest.mark.usefixtures("regels_geinstalleerd"),
]
LAATSTE = date(2026, 7, 17)
ZAAD = 11


def test_a_year_of_four_hundred_children(capsys):
    sim = Simulatie(eerste=LAATSTE - timedelta(days=364), laatste=LAATSTE, kinderen=400, zaad=ZAAD)
    sim.begin()
    verslag = sim.loop()
    with capsys.disabled():
        print(f"\nzaad {ZAAD}: {verslag}")
    assert dict(verslag.controle.fouten) == {}
    assert verslag.gedaan["zaak"] > 0
    assert verslag.gedaan["antwoord"] > 0
