"""A file that nobody processed does not stay."""

from datetime import timedelta

import pytest

from inbeeld.aanleveren.models import Levering, LeveringDeel
from inbeeld.toegang.bewaren.actions import stel_voor
from inbeeld.toegang.bewaren.termijnen import leg_termijnen_neer
from tests.aanleveren.bestanden import csv_levering, leerling
from tests.fabriek import MOMENT, systeem


@pytest.fixture(scope="module", autouse=True)
def _termijnen(django_db_setup: None, django_db_blocker: object) -> None:
    with django_db_blocker.unblock():
        leg_termijnen_neer("eigenaar")


def test_after_thirty_days_the_file_is_thrown_away(coordinator, lever):
    lever(coordinator, csv_levering(leerling(1)), door=False)
    dag = MOMENT.date()
    assert stel_voor(dag + timedelta(days=29), MOMENT).bestanden == 0
    assert stel_voor(dag + timedelta(days=30), MOMENT).bestanden == 1
    with systeem():
        assert not LeveringDeel.objects.exists()
        assert Levering.objects.get().status == "ingetrokken"
    assert stel_voor(dag + timedelta(days=31), MOMENT).bestanden == 0
