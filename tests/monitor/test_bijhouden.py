"""The sheet follows what is recorded, not oftener than it may, and one process makes it."""

from datetime import datetime, timedelta

import pytest
from django.db import connections
from django.utils import timezone

from inbeeld.cli import main
from inbeeld.monitor.actions import bijhouden
from inbeeld.monitor.actions.bijhouden import houd_bij
from inbeeld.monitor.models import Cijfer, Cijferblad
from inbeeld.register.models import Personalia
from tests import fabriek as f

pytestmark = pytest.mark.django_db
EEN_UUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def _weinig_werk(monkeypatch):
    """When it is made is what these tests are about."""
    monkeypatch.setattr("inbeeld.monitor.actions.blad.bouwers", dict)


def _zet(**velden: object) -> None:
    with f.systeem():
        Cijferblad.objects.update(**velden)


def test_nothing_recorded_no_sheet():
    assert houd_bij(f.MOMENT) == []


def test_it_is_made_again_after_what_changes_a_figure():
    kind = f.kind(f.school("10AB00"))
    assert houd_bij(f.MOMENT) == ["rijk-2016"]
    assert houd_bij(f.MOMENT + EEN_UUR) == []
    f.kind(f.school("10AB00"))
    assert houd_bij(f.MOMENT + EEN_UUR) == ["rijk-2016"]
    with f.systeem():
        Personalia.objects.filter(jongere_id=kind).update(geheim_adres=True)
    assert houd_bij(f.MOMENT + 2 * EEN_UUR) == ["rijk-2016"]
    f.werkgebied(f.organisatie("swv", "S"), f.school("10AB00"))
    assert houd_bij(f.MOMENT + 3 * EEN_UUR) == ["rijk-2016"]
    assert houd_bij(f.MOMENT + 4 * EEN_UUR) == []
    assert houd_bij(f.MOMENT + 24 * EEN_UUR) == ["rijk-2016"]  # another day


def test_not_oftener_than_its_cost_allows():
    f.kind(f.school("10AB00"))
    houd_bij(f.MOMENT)
    f.kind(f.school("10AB00"))
    for seconden, mag_na in ((0, timedelta(minutes=1)), (30, timedelta(minutes=10))):
        _zet(seconden=seconden)
        assert houd_bij(f.MOMENT + mag_na - timedelta(seconds=1)) == []
    assert houd_bij(f.MOMENT + timedelta(minutes=10)) == ["rijk-2016"]


def test_what_the_region_no_longer_counts_by_goes():
    f.kind(f.school("10AB00"))
    with f.systeem():
        Cijferblad.objects.create(
            definitie="zkij-2021", bekend_op=f.MOMENT, dag=f.VANDAAG, laatste_vastlegging=1
        )
    houd_bij(f.MOMENT)
    with f.systeem():
        assert [blad.definitie for blad in Cijferblad.objects.all()] == ["rijk-2016"]


def test_one_process_at_a_time():
    f.kind(f.school("10AB00"))
    ander = connections.create_connection("default")
    try:
        with ander.cursor() as cursor:
            cursor.execute("select pg_advisory_lock(%s, 0)", [bijhouden._SLOT])
        assert houd_bij(f.MOMENT) == []
        with ander.cursor() as cursor:
            # A connection that closes keeps its locks until the server has noticed.
            cursor.execute("select pg_advisory_unlock(%s, 0)", [bijhouden._SLOT])
    finally:
        ander.close()
    assert houd_bij(f.MOMENT) == ["rijk-2016"]


def test_the_command_makes_it_now(monkeypatch, capsys):
    monkeypatch.undo()
    f.kind(f.school("10AB00"))
    assert main(["cijfers", "maak"]) == 0
    assert "rijk-2016: de cijfers zijn gemaakt in" in capsys.readouterr().out
    with f.systeem():
        blad = Cijferblad.objects.get()
        assert blad.dag == timezone.localdate()
        assert blad.bekend_op <= datetime.now(tz=blad.bekend_op.tzinfo)
        assert Cijfer.objects.filter(indicator="stand", gebied="school:10AB00").exists()
