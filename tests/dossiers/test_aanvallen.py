"""Attacks on escalations and the road of justice, with plain SQL in the application's role."""

import pytest
from django.test import Client
from django.urls import reverse

from inbeeld.dossiers.actions import escalatie as actions
from inbeeld.dossiers.models import Escalatie
from inbeeld.toegang.actor import Actor, als
from tests import fabriek as f
from tests.dossiers import wereld as w
from tests.signalen.aanval import lees, probeer, waar

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("regels_geinstalleerd")]
_NIEUW = """insert into dossiers_escalatie (sleutel, zaak_id, jongere_id, plan_code, plan_versie,
    ladder, trede, sinds, aanleiding, reden, begonnen_op, besluit_uiterlijk, postvak_id,
    beslisser_id, gestart_door_id, besluit, besluit_reden)
    values (gen_random_uuid(), %s, %s, 'p', 1, 'x', 9, '2026-01-01', 'vervroegd', 'omdat',
    '2026-02-02', '2026-02-20', %s, %s, %s, '', '')"""


@pytest.fixture
def wereld() -> w.Wereld:
    return w.maak()


def _bij(wereld: w.Wereld, wie: str) -> Actor:
    return f.actor_van(wereld.mensen[wie])


def _personen_betrokken(kind: int) -> int:
    vraag = """select count(*) from toegang_betrokkenheid
        where jongere_id = %s and aanstelling_id is not null"""
    return waar(vraag, [kind])


def test_nobody_makes_oneself_or_somebody_without_a_functie_the_decider(wereld) -> None:
    school, bak = _bij(wereld, "school"), wereld.zaak.eigenaar_postvak_id
    vreemd = f.aanstelling(f.gemeente("0999"), "bestuurder")
    for wie in (school.aanstelling_id, vreemd.pk):
        met = [wereld.zaak.pk, wereld.thuis, bak, wie, school.aanstelling_id]
        assert probeer(school, _NIEUW, met) == 0
    assert _personen_betrokken(wereld.thuis) == 0
    goed = [wereld.zaak.pk, wereld.thuis, bak, None, school.aanstelling_id]
    assert probeer(school, _NIEUW, goed) == 1


def test_no_escalatie_for_an_organisation_that_has_nothing_to_do_with_the_child(wereld) -> None:
    vreemd = f.gemeente("0999")
    w.postvak(vreemd)
    bak = waar("select id from toegang_postvak where organisatie_id = %s", [vreemd.pk])
    school = _bij(wereld, "school")
    assert (
        probeer(school, _NIEUW, [wereld.zaak.pk, wereld.thuis, bak, None, school.aanstelling_id])
        == 0
    )


def _open(wereld: w.Wereld) -> Escalatie:
    with als(_bij(wereld, "leerplicht")):
        return actions.vervroeg(wereld.zaak, reden="Het loopt vast.", moment=f.MOMENT)


def test_who_does_not_decide_decides_nothing_also_not_in_anothers_name(wereld) -> None:
    escalatie = _open(wereld)
    besluit = """update dossiers_escalatie set besluit = 'terug', besluit_reden = 'x',
        besloten_op = '2026-02-02', besloten_door_id = %s where id = %s"""
    school = _bij(wereld, "school")
    wie = escalatie.beslisser_id or escalatie.postvak.coordinator_id
    for naam in (school.aanstelling_id, wie):
        assert probeer(school, besluit, [naam, escalatie.pk]) == 0
    with f.systeem():
        beslisser = f.actor_van(type(wereld.mensen["school"]).objects.get(pk=wie))
    assert probeer(beslisser, besluit, [wie, escalatie.pk]) == 1
    weer = "update dossiers_escalatie set besluit_reden = 'anders' where id = %s"
    assert probeer(beslisser, weer, [escalatie.pk]) == 0


def test_a_term_and_a_decider_do_not_change_by_hand(wereld) -> None:
    escalatie, leerplicht = _open(wereld), _bij(wereld, "leerplicht")
    for zet in ("besluit_uiterlijk = '2027-01-01'", "beslisser_id = %s", "besluit = 'terug'"):
        stel = f"update dossiers_escalatie set {zet} where id = {escalatie.pk}"
        assert probeer(leerplicht, stel, [leerplicht.aanstelling_id] * stel.count("%s")) == 0


def test_justice_is_written_in_ones_own_name_and_read_by_leerplicht_alone(wereld) -> None:
    maak = """insert into dossiers_justitieroute (sleutel, jongere_id, zaak_id, bron_id, route,
        begonnen_op, reden, beeindigd_reden, aanstelling_id)
        values (gen_random_uuid(), %s, %s, %s, 'halt', '2026-02-02', 'x', '', %s)"""
    leerplicht, school = _bij(wereld, "leerplicht"), _bij(wereld, "school")
    hier = [wereld.thuis, wereld.zaak.pk]
    assert probeer(leerplicht, maak, [*hier, school.organisatie_id, leerplicht.aanstelling_id]) == 0
    assert probeer(leerplicht, maak, [*hier, leerplicht.organisatie_id, school.aanstelling_id]) == 0
    assert probeer(school, maak, [*hier, school.organisatie_id, school.aanstelling_id]) == 0
    assert (
        probeer(leerplicht, maak, [*hier, leerplicht.organisatie_id, leerplicht.aanstelling_id])
        == 1
    )
    for wie in ("school", "swv", "regio"):
        for tabel in ("justitieroute", "justitierouteevent", "justitiestap"):
            assert lees(_bij(wereld, wie), f"select count(*) from dossiers_{tabel}") == [(0,)]
    vraag = "select dossiers_leerplicht_handelt(%s)"
    assert lees(_bij(wereld, "school"), vraag, [wereld.thuis]) == [(True,)]
    vreemd = f.actor(f.school("11AB00"))
    assert lees(vreemd, vraag, [wereld.thuis]) == [(False,)]


def test_an_escalatie_of_a_child_one_has_nothing_to_do_with_is_not_found(wereld) -> None:
    escalatie, client = _open(wereld), Client()
    f.log_in(client, f.actor(f.school("11AB00")))
    adres = reverse("escalatie", args=[escalatie.sleutel])
    assert client.get(adres).status_code == 404
    assert client.post(adres, {"besluit": "terug", "reden": "x"}).status_code == 404
