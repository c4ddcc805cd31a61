"""`inbeeld vakanties`: the region's calendar as facts, once."""

import pytest
from django.utils import timezone

from inbeeld.cli import main
from inbeeld.register.models import FeitLesvrij
from inbeeld.register.vakanties import lesvrije_dagen
from inbeeld.tijdlijnen.models import Horizon
from inbeeld.toegang.actor import systeem_actor
from tests import fabriek

pytestmark = pytest.mark.django_db


def _vastgelegd() -> set[tuple[str, str]]:
    with systeem_actor("test", timezone.localdate()):
        return {
            (feit.bron.code, feit.vakantieregio)
            for feit in FeitLesvrij.objects.select_related("bron")
        }


def test_records_them_as_the_region_and_only_once(capsys: pytest.CaptureFixture[str]) -> None:
    fabriek.regio("R1")
    aantal = len(lesvrije_dagen("midden"))
    assert main(["vakanties", "--vakantieregio", "midden"]) == 0
    assert capsys.readouterr().out.startswith(f"{aantal} lesvrije perioden")
    assert _vastgelegd() == {("R1", "midden")}
    assert main(["vakanties", "--vakantieregio", "midden"]) == 0
    assert capsys.readouterr().out.startswith("0 lesvrije perioden")
    with systeem_actor("test", timezone.localdate()):
        assert FeitLesvrij.objects.count() == aantal
        assert Horizon.objects.get().vakantieregio == "midden"


def test_needs_a_region(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["vakanties"]) == 2
    assert "regio" in capsys.readouterr().err
    assert _vastgelegd() == set()
