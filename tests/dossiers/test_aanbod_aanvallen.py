"""Attacks on offers, costs, needs and adapted hours, with plain SQL in the application's role."""

from uuid import uuid4

import pytest

from inbeeld.dossiers.actions import aanbod as acties
from inbeeld.dossiers.actions import behoeften, kosten
from inbeeld.dossiers.models import Aanbodtraject
from inbeeld.toegang.actor import als
from tests import fabriek as f
from tests.dossiers import aanbodhulp as h
from tests.signalen.aanval import lees, probeer

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("regels_geinstalleerd")]
V, dag = f.VANDAAG, h.dag
_CONTROLE = """insert into dossiers_aanbodcontrole (sleutel, moment, datum, gevolgd, toelichting,
    bron_id, door_id, jongere_id, traject_id)
    values (gen_random_uuid(), now(), %s, 'ja', '', %s, %s, %s, %s)"""
_BEHOEFTE = """insert into dossiers_behoefte (sleutel, moment, soort, omschrijving, plek, sinds,
    vervuld_op, vervallen_reden, bron_id, door_id, jongere_id)
    values (gen_random_uuid(), now(), 'zorg', 'x', '', %s, %s, '', %s, %s, %s)"""
_UREN = """insert into dossiers_aangepasteuren (sleutel, moment, school, uren_per_week_honderdsten,
    periode, reden, opbouw, ingetrokken_reden, bron_id, door_id, jongere_id)
    values (gen_random_uuid(), now(), '10AB00', 100, %s::daterange, 'x', '', '', %s, %s, %s)"""


@pytest.fixture
def proef() -> h.Proef:
    return h.maak()


def zet(actor, rij, wat: str, *params: object) -> int:
    tabel = rij._meta.db_table
    return probeer(actor, f"update {tabel} set {wat} where id = {rij.pk}", params)


def ander_kind(proef: h.Proef) -> Aanbodtraject:
    """An offer of another child of the same school."""
    kind = f.kind(proef.wereld.school, roepnaam="Noor")
    with als(proef.actors["school"]):
        return h.begonnen(kind)


def test_no_offer_begins_without_its_own_fact(proef):
    ander = ander_kind(proef)
    school = proef.actors["school"]
    with als(school):
        rij = h.aanvaard(proef.kind)
    begin = "toestand = 'begonnen', begonnen_op = %s, passend = true"
    assert zet(school, rij, begin, V) == 0
    assert zet(school, rij, f"{begin}, feit_id = %s", V, ander.feit_id) == 0
    assert zet(school, rij, "feit_id = %s", ander.feit_id) == 0
    # One that does not fit has none.
    assert zet(school, rij, "toestand = 'begonnen', begonnen_op = %s, passend = false", V) == 1


def test_what_began_and_what_ended_do_not_change(proef):
    school = proef.actors["school"]
    with als(school):
        rij = h.begonnen(proef.kind)
    for wat in (
        "soort = 'werk'",
        "passend = false",
        f"begonnen_op = '{dag(1)}'",
        "feit_id = null",
        "toestand = 'aanvaard'",
        "jongere_id = jongere_id + 1",
        "door_id = door_id + 1",
    ):
        assert zet(school, rij, wat) == 0, wat
    einde = f"toestand = 'beeindigd', einddatum = '{V}', eindreden = "
    # Ended beside the fact, that goes on: the clock would stay stopped.
    assert zet(school, rij, f"{einde} 'doel_bereikt'") == 0
    assert zet(school, rij, f"{einde} 'ten_onrechte'") == 0
    assert zet(school, rij, "plek = 'Velsen'") == 1
    with als(school):
        rij = acties.beeindig(rij, op=V, reden="doel_bereikt", moment=f.MOMENT)
    for wat in ("plek = 'x'", "eindtoelichting = 'x'", f"einddatum = '{dag(1)}'"):
        assert zet(school, rij, wat) == 0, wat


def test_days_and_states_that_cannot_be_are_refused(proef):
    school = proef.actors["school"]
    with als(school):
        rij = h.aanbod(proef.kind)
    for wat in (
        "toestand = 'aangeboden'",
        "toestand = 'aangeboden', aangeboden_op = '2026-12-31'",
        f"toestand = 'aangeboden', aangeboden_op = '{dag(1)}'",
        "toestand = 'begonnen'",
        "toestand = 'vervallen'",
    ):
        assert zet(school, rij, wat) == 0, wat
    assert zet(school, rij, f"toestand = 'aangeboden', aangeboden_op = '{V}'") == 1
    assert zet(school, rij, f"toestand = 'geweigerd', antwoord_op = '{V}'") == 0


def test_nobody_is_made_the_decider_who_is_none(proef):
    school = proef.actors["school"]
    with als(school):
        rij = h.aanbod(proef.kind)
    for wie in (proef.actors["mentor"], proef.actors["leerplicht"], proef.actors["vreemd"]):
        wat = "afwijking = 'zo maar', afwijking_besloten_door_id = %s"
        assert zet(school, rij, wat, wie.aanstelling_id) == 0


def test_what_hangs_on_an_offer_is_of_its_child(proef):
    school, ander = proef.actors["school"], ander_kind(proef)
    wie = [school.organisatie_id, school.aanstelling_id]
    with als(school):
        rij = h.begonnen(proef.kind)
        deel = kosten.voeg_toe(
            rij, sleutel=uuid4(), besloten=False, moment=f.MOMENT, vanaf=V, omschrijving="x"
        )
    assert probeer(school, _CONTROLE, [V, *wie, proef.kind, ander.pk]) == 0
    assert probeer(school, _CONTROLE, ["2026-12-01", *wie, proef.kind, rij.pk]) == 0
    assert probeer(school, _CONTROLE, [dag(3), *wie, proef.kind, rij.pk]) == 0
    assert probeer(school, _CONTROLE, [V, *wie, proef.kind, rij.pk]) == 1
    assert zet(school, deel, "traject_id = %s", ander.pk) == 0
    besluit = "betaler_id = %s, aandeel_procent = 100, besloten_op = %s"
    assert zet(school, deel, besluit, proef.wereld.swv.pk, V) == 1
    assert zet(school, deel, "aandeel_procent = 10") == 0
    opbouw = """insert into dossiers_aanbodopbouw (jongere_id, traject_id, vanaf,
        uren_per_week_honderdsten, vervallen) values (%s, %s, %s, 100, false)"""
    assert probeer(school, opbouw, [proef.kind, ander.pk, V]) == 0
    assert probeer(school, opbouw, [proef.kind, rij.pk, V]) == 1
    vreemd = "update dossiers_aanbodopbouw set traject_id = %s where traject_id = %s"
    assert probeer(school, vreemd, [ander.pk, rij.pk]) == 0


def test_needs_and_hours_end_once_and_only_so(proef):
    school, ander = proef.actors["school"], ander_kind(proef)
    wie = [school.organisatie_id, school.aanstelling_id, proef.kind]
    assert probeer(school, _BEHOEFTE, [V, V, *wie]) == 0
    assert probeer(school, _BEHOEFTE, ["2026-12-01", None, *wie]) == 0
    with als(school):
        b = behoeften.noteer(
            proef.kind, sleutel=uuid4(), sinds=V, moment=f.MOMENT, soort="zorg", omschrijving="x"
        )
    assert zet(school, b, "vervuld_op = %s, vervuld_door_id = %s", V, ander.pk) == 0
    assert zet(school, b, "omschrijving = 'anders'") == 0
    assert zet(school, b, "vervallen_op = %s, vervallen_reden = 'weg'", V) == 1
    assert zet(school, b, "vervallen_op = null, vervallen_reden = ''") == 0
    assert probeer(school, _UREN, ["[2026-02-02,)", *wie]) == 0
    assert probeer(school, _UREN, ["[2026-02-02,2027-02-04)", *wie]) == 0
    assert probeer(school, _UREN, ["[2026-02-02,2026-04-01)", *wie]) == 1
    uren = "update dossiers_aangepasteuren set {} where jongere_id = %s"
    assert probeer(school, uren.format("uren_per_week_honderdsten = 1"), [proef.kind]) == 0
    weg = "ingetrokken_op = now(), ingetrokken_reden = 'x'"
    assert probeer(school, uren.format(weg), [proef.kind]) == 1
    assert probeer(school, uren.format("ingetrokken_op = null"), [proef.kind]) == 0


def test_who_only_reads_or_is_not_involved_writes_and_finds_nothing(proef):
    with als(proef.actors["school"]):
        rij = h.begonnen(proef.kind)
    for naam in ("mentor", "regio", "vreemd"):
        actor = proef.actors[naam]
        wie = [actor.organisatie_id, actor.aanstelling_id, proef.kind]
        assert zet(actor, rij, "plek = 'x'") == 0
        assert probeer(actor, _CONTROLE, [V, *wie, rij.pk]) == 0
        assert probeer(actor, _BEHOEFTE, [V, None, *wie]) == 0
        gezien = lees(actor, "select count(*) from dossiers_aanbodtraject")
        assert gezien == [(0 if naam == "vreemd" else 1,)]
    # In somebody else's name.
    school, swv = proef.actors["school"], proef.actors["swv"]
    for wie in ([swv.organisatie_id, school.aanstelling_id], [school.organisatie_id, 1]):
        assert probeer(school, _CONTROLE, [V, *wie, proef.kind, rij.pk]) == 0
    assert probeer(school, "delete from dossiers_aanbodtraject", []) == 0
    assert probeer(school, "delete from dossiers_aanbodcontrole", []) == 0
