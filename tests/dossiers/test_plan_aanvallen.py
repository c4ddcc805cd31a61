"""Attacks on the plan and the gezin, with plain SQL in the application's role."""

from datetime import timedelta
from uuid import uuid4

import pytest

from inbeeld.dossiers.actions import gezin
from inbeeld.dossiers.actions import plan as actions
from inbeeld.dossiers.models import Gezin
from inbeeld.dossiers.queries.gezin import lid_van
from inbeeld.toegang.actor import als
from inbeeld.toegang.tijdelijk.actions import ken_toe, vraag_toegang
from tests import fabriek as f
from tests.dossiers import planhulp as h
from tests.dossiers import wereld as w
from tests.signalen.aanval import betrokken, lees, probeer, waar

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("regels_geinstalleerd")]
_EIGEN = "gen_random_uuid(), %(kind)s, %(org)s, %(mens)s, '2026-02-02'"
_RIJ = "sleutel, jongere_id, bron_id, door_id, moment"


@pytest.fixture
def wereld() -> w.Wereld:
    return w.maak()


def _params(wereld: w.Wereld, wie: str, kind: int = 0, **meer: object) -> dict[str, object]:
    actor = h.bij(wereld, wie)
    eigen = {"org": actor.organisatie_id, "mens": actor.aanstelling_id}
    return {"kind": kind or wereld.thuis} | eigen | meer


def _deelnemer(wereld: w.Wereld, plan: int, organisatie: int, **anders: object) -> int:
    maak = f"""insert into dossiers_plandeelnemer ({_RIJ}, plan_id, organisatie_id, periode)
        values ({_EIGEN}, %(plan)s, %(partner)s, %(periode)s::daterange)"""
    velden = {"plan": plan, "partner": organisatie, "periode": "[2026-02-02,)"} | anders
    return probeer(h.bij(wereld, "school"), maak, _params(wereld, "school", **velden))


def test_a_partner_that_has_nothing_to_do_with_the_child_does_not_come_in(wereld) -> None:
    plan = h.lopend(h.bij(wereld, "school"), wereld.thuis)
    vreemd = f.gemeente("0999")
    w.postvak(vreemd)
    assert _deelnemer(wereld, plan.pk, vreemd.pk) == 0
    assert not betrokken(vreemd.pk, wereld.thuis)
    for periode in ("[2020-01-01,)", "[2026-02-02,2030-01-01)", "[2027-01-01,)"):
        assert _deelnemer(wereld, plan.pk, wereld.gemeente.pk, periode=periode) == 0
    assert _deelnemer(wereld, plan.pk, wereld.gemeente.pk) == 1


def test_a_person_with_access_for_a_while_lets_nobody_in_for_longer(wereld) -> None:
    plan = h.lopend(h.bij(wereld, "school"), wereld.thuis)
    vreemd = f.school("20CD00")
    wie = f.actor_van(w.postvak(vreemd))
    with als(wie):
        verzoek = vraag_toegang(
            wereld.thuis,
            reden="Er is een plek.",
            tot_en_met=f.VANDAAG + timedelta(days=7),
            moment=f.MOMENT,
        )
    with als(h.bij(wereld, "school")):
        ken_toe(verzoek, tot_en_met=f.VANDAAG + timedelta(days=7), moment=f.MOMENT)
    gezien = "select count(*) from dossiers_plan where id = %s"
    assert lees(wie, gezien, [plan.pk]) == [(1,)]
    maak = f"""insert into dossiers_plandeelnemer ({_RIJ}, plan_id, organisatie_id, periode)
        values (gen_random_uuid(), %s, %s, %s, '2026-02-02', %s, %s, '[2026-02-02,)')"""
    velden = [wereld.thuis, wie.organisatie_id, wie.aanstelling_id, plan.pk, vreemd.pk]
    assert probeer(wie, maak, velden) == 0
    assert not betrokken(vreemd.pk, wereld.thuis)


def test_a_part_that_ended_stays_ended_and_is_of_the_same_partner(wereld) -> None:
    plan = h.lopend(h.bij(wereld, "school"), wereld.thuis)
    school = h.bij(wereld, "school")
    with als(school):
        rij = actions.neem_deel(plan, wereld.gemeente.pk, moment=f.MOMENT)
    zet = "update dossiers_plandeelnemer set {} where id = %s"
    for wat in (
        f"organisatie_id = {wereld.swv.pk}",
        "periode = '[2020-01-01,)'",
        "periode = '[2026-02-02,2030-01-01)'",
    ):
        assert probeer(school, zet.format(wat), [rij.pk]) == 0
    with als(school):
        actions.stop_deelname(rij)
    assert probeer(school, zet.format("periode = '[2026-02-02,)'"), [rij.pk]) == 0
    vraag = "select count(*) from toegang_betrokkenheid where grond = 'plan' and jongere_id = %s"
    assert waar(vraag, [wereld.thuis]) == 0


def test_a_version_hangs_on_the_plan_of_its_own_child_and_follows_the_last(wereld) -> None:
    school = h.bij(wereld, "school")
    een = h.schrijf(school, wereld.thuis)
    ander = f.kind(wereld.school, roepnaam="Tim")
    maak = f"""insert into dossiers_planversie ({_RIJ}, plan_id, nummer, perspectief,
        wat_veranderde, waarom, transactie) values ({_EIGEN}, %(plan)s, %(nr)s, 'p', 'a', 'b', 0)"""
    for kind, nr in ((ander, 2), (wereld.thuis, 9), (wereld.thuis, 1)):
        velden = _params(wereld, "school", kind, plan=een.plan_id, nr=nr)
        assert probeer(school, maak, velden) == 0
    goed = _params(wereld, "school", plan=een.plan_id, nr=2)
    assert probeer(school, maak, goed) == 1
    with als(school):
        actions.sluit(een.plan, reden="klaar")
    assert probeer(school, maak, goed | {"nr": 3}) == 0


def test_a_version_is_not_changed_and_nobody_writes_in_anothers(wereld) -> None:
    school, leerplicht = h.bij(wereld, "school"), h.bij(wereld, "leerplicht")
    een = h.schrijf(school, wereld.thuis)
    for tabel in ("planversie", "plandoel", "zienswijze", "evaluatie", "bijdrage"):
        assert probeer(school, f"delete from dossiers_{tabel}") == 0
    assert probeer(school, "update dossiers_planversie set perspectief = 'x'") == 0
    assert probeer(school, "update dossiers_plandoel set tekst = 'x'") == 0
    doel = """insert into dossiers_plandoel (jongere_id, versie_id, volgorde, van, tekst, bereikt)
        values (%s, %s, 9, 'ouders', 'erbij', '')"""
    assert probeer(leerplicht, doel, [wereld.thuis, een.pk]) == 0
    bijdrage = """insert into dossiers_bijdrage (jongere_id, versie_id, organisatie_id, tekst)
        values (%s, %s, %s, 'x')"""
    assert probeer(leerplicht, bijdrage, [wereld.thuis, een.pk, wereld.swv.pk]) == 0


def test_a_plan_is_established_today_and_stays_closed(wereld) -> None:
    school = h.bij(wereld, "school")
    plan = h.schrijf(school, wereld.thuis).plan
    zet = "update dossiers_plan set {} where id = %s"
    evaluatie = "evaluatie_op = '2026-05-01'"
    for wat in (
        f"toestand = 'lopend', vastgesteld_op = '2025-01-01', {evaluatie}",
        "toestand = 'afgesloten', afgesloten_op = '2025-01-01', sluitreden = 'x'",
        f"jongere_id = {f.kind(wereld.school, roepnaam='Tim')}",
    ):
        assert probeer(school, zet.format(wat), [plan.pk]) == 0
    dicht = "toestand = 'afgesloten', afgesloten_op = '2026-02-02', sluitreden = 'x'"
    assert probeer(school, zet.format(dicht), [plan.pk]) == 1
    for wat in ("sluitreden = 'y'", "toestand = 'concept', afgesloten_op = null", evaluatie):
        assert probeer(school, zet.format(wat), [plan.pk]) == 0


def test_parents_of_an_adult_and_a_day_to_come_give_no_view(wereld) -> None:
    school = h.bij(wereld, "school")
    groot = f.kind(wereld.school, roepnaam="Groot", geboren="2008-02-02")
    versie = h.schrijf(school, groot)
    maak = f"""insert into dossiers_zienswijze ({_RIJ}, versie_id, van, wie, oordeel, eigen_woorden,
        gegeven_op) values ({_EIGEN}, %(versie)s, %(van)s, '', 'eens', '', %(op)s)"""
    velden = _params(wereld, "school", groot, versie=versie.pk, op="2026-02-02")
    assert probeer(school, maak, velden | {"van": "ouders"}) == 0
    assert probeer(school, maak, velden | {"van": "jongere", "op": "2026-02-03"}) == 0
    assert probeer(school, maak, velden | {"van": "jongere"}) == 1


def test_nobody_joins_a_gezin_through_a_child_they_do_not_help(wereld) -> None:
    leerplicht, school = h.bij(wereld, "leerplicht"), h.bij(wereld, "school")
    zus = f.kind(f.school("20CD00"), roepnaam="Noor")
    with als(leerplicht):
        ver = f.kind(f.school("20CD00"), roepnaam="Ver")
    with als(leerplicht):
        welk = gezin.voeg_bij_elkaar(zus, ver, reden="broer en zus", moment=f.MOMENT)
        lid = lid_van(zus)
    maak = f"""insert into dossiers_gezinslid ({_RIJ}, gezin_id, periode, reden, eindreden)
        values ({_EIGEN}, %(gezin)s, %(periode)s::daterange, %(reden)s, '')"""
    velden = _params(wereld, "school", gezin=welk.pk, periode="[2026-02-02,)", reden="x")
    assert probeer(school, maak, velden) == 0
    with f.systeem():
        leeg = Gezin.objects.create(sleutel=uuid4())
    assert probeer(school, maak, velden | {"gezin": leeg.pk, "reden": ""}) == 0
    assert probeer(school, maak, velden | {"gezin": leeg.pk}) == 1
    zet = "update dossiers_gezinslid set {} where id = %s"
    for wat in (f"gezin_id = {leeg.pk}", "periode = '[2026-02-02,2026-02-03)'", "reden = 'y'"):
        assert probeer(leerplicht, zet.format(wat), [lid.pk]) == 0
    weg = "periode = '[2026-02-02,2026-02-03)', eindreden = 'x'"
    assert probeer(school, zet.format(weg), [lid.pk]) == 0
    assert probeer(leerplicht, zet.format(weg), [lid.pk]) == 1


def test_an_organisation_that_left_reads_no_agreements_of_the_gezin(wereld) -> None:
    """What it wrote of its own child stays in its sight; by that it reads nothing of the others."""
    leerplicht = h.bij(wereld, "leerplicht")
    weg = f.kind(f.school("20CD00"), roepnaam="Tim", tot_en_met="2026-02-10")
    zus = f.kind(f.school("20CD00"), roepnaam="Noor", tot_en_met="2026-02-10")
    oud = w.postvak(f.school("20CD00"))
    with als(f.actor_van(oud)):
        welk = gezin.voeg_bij_elkaar(weg, zus, reden="broer en zus", moment=f.MOMENT)
    maak = f"""insert into dossiers_afspraak ({_RIJ}, gezin_id, tekst, wie, uiterlijk_op,
        toestand, toelichting) values ({_EIGEN}, %(gezin)s, 'geheim', 'ouders', '2026-03-01',
        'open', '')"""
    assert probeer(leerplicht, maak, _params(wereld, "leerplicht", zus, gezin=welk.pk)) == 1
    lees_ = "select tekst from dossiers_afspraak where gezin_id = %s"
    assert lees(f.actor_van(oud), lees_, [welk.pk]) == [("geheim",)]
    later = f.actor_van(oud, vandaag=f.d("2026-03-02"))
    leden = "select count(*) from dossiers_gezinslid where gezin_id = %s"
    assert lees(later, leden, [welk.pk]) == [(2,)]
    assert lees(later, lees_, [welk.pk]) == []
