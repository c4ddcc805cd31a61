"""Break-glass: at once, for who is on duty, and never unseen."""

from datetime import timedelta

import pytest
from django.db import Error, connection, transaction
from django.test import Client
from django.utils import timezone

from inbeeld.register.models import FeitVerzuim, Jongere
from inbeeld.toegang.actor import Actor, als
from inbeeld.toegang.models import Bericht, Betrokkenheid, Leesregel, Piketdienst, Toegangsverzoek
from inbeeld.toegang.perioden import periode
from inbeeld.toegang.policies import Geweigerd
from inbeeld.toegang.tijdelijk import actions, queries
from inbeeld.toegang.tijdelijk.termijnen import POGINGEN_PER_DAG
from tests import fabriek as f

pytestmark = pytest.mark.django_db


@pytest.fixture
def wereld() -> dict:
    a = f.school("10AB00")
    kind = f.kind(a, pgn="101234576", verzuim=[f.verzuimrij(a.code, "2025-11-03")])
    arts = f.actor(f.organisatie("jgz", "JGZ1"), "jeugdarts")
    return {
        "kind": kind,
        "school": f.actor(a),
        "gemeente": f.actor(f.gemeente("0392")),
        "arts": arts,
        "privacy": f.actor(f.regio(), "privacyfunctionaris"),
        "privacy_elders": f.actor(f.school("20CD00"), "privacyfunctionaris"),
    }


def _piket(actor: Actor, van: int = 0, tot_en_met: int = 0) -> None:
    with f.systeem():
        Piketdienst.objects.create(
            aanstelling_id=actor.aanstelling_id,
            periode=periode(
                f.VANDAAG + timedelta(days=van), f.VANDAAG + timedelta(days=tot_en_met)
            ),
        )


def _breek(actor: Actor, kind: int | None) -> None:
    with als(actor):
        actions.breek_glas(kind, reden="Acuut gevaar", moment=f.MOMENT)


def _op(actor: Actor, dagen: int) -> Actor:
    dag = f.VANDAAG + timedelta(days=dagen)
    return Actor(actor.gebruiker_id, actor.aanstelling_id, actor.organisatie_id, actor.rol, dag)


def test_on_duty_one_sees_the_child_today_and_tomorrow(wereld):
    _piket(wereld["arts"])
    _breek(wereld["arts"], wereld["kind"])
    for dagen, ziet in ((0, True), (1, True), (2, False)):
        with als(_op(wereld["arts"], dagen)):
            assert FeitVerzuim.objects.filter(jongere_id=wereld["kind"]).exists() is ziet


def test_coordinators_and_the_privacy_officer_are_told_at_once(wereld):
    _piket(wereld["arts"])
    _breek(wereld["arts"], wereld["kind"])
    for wie in ("school", "gemeente", "privacy"):
        with als(wereld[wie]):
            bericht = Bericht.objects.get()
            assert bericht.soort == "noodtoegang"
            assert bericht.verzoek.reden == "Acuut gevaar"
    with als(wereld["privacy_elders"]):
        assert not Bericht.objects.exists()
        assert not Toegangsverzoek.objects.exists()
    with als(wereld["arts"]):
        assert Leesregel.objects.filter(handeling="noodtoegang", grond="nood").count() == 1


@pytest.mark.parametrize(("van", "tot_en_met"), [(-3, -1), (1, 2)])
def test_on_another_day_the_glass_stays_whole(wereld, van, tot_en_met):
    _piket(wereld["arts"], van, tot_en_met)
    with pytest.raises(Geweigerd):
        _breek(wereld["arts"], wereld["kind"])
    with f.systeem():
        assert not Betrokkenheid.objects.filter(grond="nood").exists()


def test_another_rol_never_breaks_it_not_by_plain_sql_either(wereld):
    _piket(wereld["school"])
    with pytest.raises(Geweigerd):
        _breek(wereld["school"], wereld["kind"])
    with (
        als(wereld["school"]),
        pytest.raises(Error),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("select toegang_noodtoegang(%s, 'zomaar', now())", [wereld["kind"]])


def test_an_attempt_that_finds_nobody_is_told_too_and_cannot_go_on(wereld):
    _piket(wereld["arts"])
    for _ in range(POGINGEN_PER_DAG):
        _breek(wereld["arts"], None)
    with pytest.raises(actions.TeVaak):
        _breek(wereld["arts"], wereld["kind"])
    with als(wereld["privacy"]):
        assert Bericht.objects.count() == POGINGEN_PER_DAG
        assert len(queries.verzoeken_van_anderen(wereld["privacy"])) == POGINGEN_PER_DAG


def test_a_coordinator_ends_it_earlier(wereld):
    _piket(wereld["arts"])
    _breek(wereld["arts"], wereld["kind"])
    with als(wereld["gemeente"]):
        verzoek = Toegangsverzoek.objects.select_related("aanstelling").get()
        actions.beeindig(verzoek, reden="Afgehandeld", moment=f.MOMENT)
    with als(wereld["arts"]):
        assert not FeitVerzuim.objects.filter(jongere_id=wereld["kind"]).exists()


def test_on_the_page_after_showing_again_who_one_is(wereld, client: Client):
    vandaag = timezone.localdate()
    with f.systeem():
        Piketdienst.objects.create(
            aanstelling_id=wereld["arts"].aanstelling_id, periode=periode(vandaag, vandaag)
        )
        kind = Jongere.objects.get(pk=wereld["kind"])
    f.log_in(client, wereld["arts"])
    _verouder(client)
    assert client.get("/toegang/nood/")["Location"].startswith("/bevestigen/")
    f.log_in(client, wereld["arts"])
    assert client.post("/toegang/nood/", {}).status_code == 422
    gevuld = {"nummer": "101234576", "reden": "Acuut gevaar"}
    assert client.post("/toegang/nood/", gevuld)["Location"] == f"/jongere/{kind.sleutel}/"
    assert client.get(f"/jongere/{kind.sleutel}/").status_code == 200
    niemand = client.post("/toegang/nood/", {**gevuld, "nummer": "101234588"})
    assert (niemand.status_code, "gemeld" in niemand.content.decode()) == (422, True)


def _verouder(client: Client) -> None:
    """Make every proof in the session an hour old."""
    sessie = client.session
    for bewijs in sessie["account_authentication_methods"]:
        bewijs["at"] -= 3600
    sessie.save()
