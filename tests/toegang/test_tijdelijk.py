"""Temporary access to one child: asked, decided by somebody else, and over by itself."""

from datetime import datetime, timedelta

import pytest
from django.db import Error, connection, transaction
from django.test import Client
from django.utils import timezone

from inbeeld.register.models import FeitVerzuim, Jongere
from inbeeld.toegang.actor import Actor, als
from inbeeld.toegang.models import Bericht, Betrokkenheid, Leesregel, Toegangsverzoek
from inbeeld.toegang.policies import Geweigerd
from inbeeld.toegang.tijdelijk import actions, queries
from inbeeld.toegang.tijdelijk.termijnen import LANGSTE_TOEGANG, WACHTTIJD
from tests import fabriek as f

pytestmark = pytest.mark.django_db


@pytest.fixture
def wereld() -> dict:
    """A pupil of school A in Haarlem with absence, and a jeugdarts who is not involved."""
    a = f.school("10AB00")
    kind = f.kind(a, pgn="101234564", verzuim=[f.verzuimrij(a.code, "2025-11-03")])
    return {
        "kind": kind,
        "school": f.actor(a),
        "vreemde": f.actor(f.school("20CD00")),
        "arts": f.actor(f.organisatie("jgz", "JGZ1"), "jeugdarts"),
    }


def _vraag(wereld: dict, moment: datetime = f.MOMENT) -> Toegangsverzoek:
    with als(wereld["arts"]):
        return actions.vraag_toegang(
            wereld["kind"],
            reden="Oproep zonder school",
            tot_en_met=f.VANDAAG + timedelta(days=7),
            moment=moment,
        )


def _ziet(actor: Actor, kind: int, dagen: int = 0) -> bool:
    morgen = Actor(
        actor.gebruiker_id,
        actor.aanstelling_id,
        actor.organisatie_id,
        actor.rol,
        f.VANDAAG + timedelta(days=dagen),
    )
    with als(morgen):
        return FeitVerzuim.objects.filter(jongere_id=kind).exists()


def test_who_asks_sees_nothing_before_a_coordinator_decides(wereld):
    _vraag(wereld)
    assert not _ziet(wereld["arts"], wereld["kind"])
    with als(wereld["school"]):
        assert [b.soort for b in queries.berichten_van(wereld["school"])] == ["toegang_gevraagd"]
    with als(wereld["vreemde"]):
        assert not queries.verzoeken_van_anderen(wereld["vreemde"])
        assert not Bericht.objects.exists()


def test_access_lasts_through_its_last_day_and_then_is_over_by_itself(wereld):
    verzoek = _vraag(wereld)
    with als(wereld["school"]):
        actions.ken_toe(verzoek, tot_en_met=f.VANDAAG + timedelta(days=3), moment=f.MOMENT)
    assert _ziet(wereld["arts"], wereld["kind"])
    assert _ziet(wereld["arts"], wereld["kind"], dagen=3)
    assert not _ziet(wereld["arts"], wereld["kind"], dagen=4)
    with als(wereld["arts"]):
        assert Bericht.objects.get().soort == "toegang_besloten"
        regel = queries.eigen_verzoeken(wereld["arts"])[0]
        assert (regel.stand, regel.tot_en_met) == ("toegekend", f.VANDAAG + timedelta(days=3))
    # A colleague of the jeugdarts got nothing.
    collega = f.actor(f.organisatie("jgz", "JGZ1"), "jeugdarts")
    assert not _ziet(collega, wereld["kind"])


def test_access_that_is_ended_is_gone_at_once(wereld):
    verzoek = _vraag(wereld)
    with als(wereld["school"]):
        actions.ken_toe(verzoek, tot_en_met=f.VANDAAG + timedelta(days=3), moment=f.MOMENT)
        actions.beeindig(verzoek, reden="Niet meer nodig", moment=f.MOMENT)
        with pytest.raises(actions.AlBesloten):
            actions.beeindig(verzoek, reden="Nog eens", moment=f.MOMENT)
    assert not _ziet(wereld["arts"], wereld["kind"])


def test_a_refusal_gives_nothing_and_comes_with_its_reason(wereld):
    verzoek = _vraag(wereld)
    with als(wereld["school"]):
        actions.wijs_af(verzoek, reden="Bel mij eerst", moment=f.MOMENT)
        with pytest.raises(actions.AlBesloten):
            actions.ken_toe(verzoek, tot_en_met=f.VANDAAG, moment=f.MOMENT)
    assert not _ziet(wereld["arts"], wereld["kind"])
    with als(wereld["arts"]):
        assert queries.eigen_verzoeken(wereld["arts"])[0].besluit.reden == "Bel mij eerst"


@pytest.mark.parametrize("wie", ["vreemde", "arts"])
def test_nobody_else_decides(wereld, wie):
    verzoek = _vraag(wereld)
    with als(wereld[wie]):
        with pytest.raises(Geweigerd):
            actions.ken_toe(verzoek, tot_en_met=f.VANDAAG, moment=f.MOMENT)
        # Nor by plain SQL.
        with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                "select toegang_besluit(%s, 'toegekend', '', %s, now())",
                [verzoek.pk, f.VANDAAG],
            )
    assert not _ziet(wereld["arts"], wereld["kind"])


def test_nobody_decides_on_what_they_asked_in_another_aanstelling(wereld):
    verzoek = _vraag(wereld)
    arts = verzoek.aanstelling.gebruiker
    ook_school = f.actor_van(f.aanstelling(f.school("10AB00"), gebruiker=arts))
    with als(ook_school), pytest.raises(Geweigerd):
        actions.ken_toe(verzoek, tot_en_met=f.VANDAAG, moment=f.MOMENT)


def test_access_is_never_longer_than_the_term(wereld):
    verzoek = _vraag(wereld)
    te_lang = f.VANDAAG + LANGSTE_TOEGANG + timedelta(days=1)
    with als(wereld["school"]):
        with pytest.raises(actions.AlBesloten):
            actions.ken_toe(verzoek, tot_en_met=te_lang, moment=f.MOMENT)
        actions.ken_toe(verzoek, tot_en_met=f.VANDAAG + LANGSTE_TOEGANG, moment=f.MOMENT)


def test_the_app_cannot_write_access_by_itself(wereld):
    for wie in ("arts", "school"):
        with als(wereld[wie]), pytest.raises(Error), transaction.atomic():
            Betrokkenheid.objects.bulk_create(
                [
                    Betrokkenheid(
                        aanstelling_id=wereld["arts"].aanstelling_id,
                        jongere_id=wereld["kind"],
                        periode=f.periode(f.VANDAAG, None),
                        grond="tijdelijk",
                    )
                ]
            )


def test_a_question_about_nobody_looks_like_any_other(wereld, client: Client):
    antwoorden = []
    for nummer in ("101234564", "101234588"):
        f.log_in(client, wereld["arts"])
        antwoord = client.post(
            "/toegang/vragen/",
            {
                "nummer": nummer,
                "reden": "Oproep zonder school",
                "tot_en_met": _laatste_dag(),
            },
            follow=True,
        )
        antwoorden.append(antwoord.content.decode())
    assert "Uw vraag is opgeslagen" in antwoorden[0]
    assert "Uw vraag is opgeslagen" in antwoorden[1]
    with f.systeem():
        assert Toegangsverzoek.objects.filter(jongere_id=None).count() == 1
        assert Toegangsverzoek.objects.filter(jongere_id=wereld["kind"]).count() == 1
    with als(wereld["arts"]):
        assert Leesregel.objects.filter(handeling="toegang_vragen").count() == 1


def _laatste_dag() -> str:
    return (timezone.localdate() + timedelta(days=7)).isoformat()


def test_a_request_that_nobody_answers_lapses(wereld):
    verzoek = _vraag(wereld)
    with als(wereld["arts"]):
        na = f.VANDAAG + WACHTTIJD
        assert queries.verzoekregel(verzoek, na).stand == "open"
        assert queries.verzoekregel(verzoek, na + timedelta(days=1)).stand == "verlopen"


def test_the_page_of_a_request_is_not_there_for_a_stranger(wereld, client: Client):
    verzoek = _vraag(wereld)
    f.log_in(client, wereld["vreemde"])
    assert client.get(f"/toegang/{verzoek.sleutel}/").status_code == 404


def test_a_coordinator_reads_and_decides_on_the_page(wereld, client: Client):
    verzoek = _vraag(wereld, timezone.now())
    f.log_in(client, wereld["school"])
    with f.systeem():
        naam = Jongere.objects.get(pk=wereld["kind"]).personalia.naam
    pagina = client.get(f"/toegang/{verzoek.sleutel}/").content.decode()
    assert naam in pagina
    leeg = client.post(f"/toegang/{verzoek.sleutel}/", {})
    assert leeg.status_code == 422
    client.post(
        f"/toegang/{verzoek.sleutel}/",
        {"besluit": "toekennen", "tot_en_met": _laatste_dag()},
    )
    with f.systeem():
        assert Betrokkenheid.objects.filter(grond="tijdelijk").count() == 1
    with als(wereld["school"]):
        assert Leesregel.objects.filter(handeling="toegang_beoordelen").exists()


def test_who_asked_reads_no_name_on_the_page_of_the_request(wereld, client: Client):
    verzoek = _vraag(wereld)
    f.log_in(client, wereld["arts"])
    pagina = client.get(f"/toegang/{verzoek.sleutel}/").content.decode()
    with f.systeem():
        assert Jongere.objects.get(pk=wereld["kind"]).personalia.naam not in pagina
    assert client.post(f"/toegang/{verzoek.sleutel}/", {"besluit": "toekennen"}).status_code == 404
