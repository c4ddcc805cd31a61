"""The state machines: in code, in the database and in the document they are the same."""

import re

import pytest
from django.apps import apps
from django.db import connection

from inbeeld.config import toestanden as document
from inbeeld.dossiers.toestanden import MACHINES, KanNiet, Machine
from tests import fabriek as f

ELK = pytest.mark.parametrize("machine", MACHINES, ids=lambda m: m.tabel)
_TREKKERS = """
select c.relname, t.tgargs, t.tgtype, t.tgenabled
from pg_trigger t
join pg_class c on c.oid = t.tgrelid
join pg_proc p on p.oid = t.tgfoid
where p.proname = 'dossiers_toestand' and not t.tgisinternal
"""


def _model(machine: Machine):
    (model,) = (m for m in apps.get_models() if m._meta.db_table == machine.tabel)
    return model


def _trekkers() -> dict[str, list[tuple[str, ...]]]:
    """Per table the arguments of each trigger that holds its states, as the database has them."""
    uit: dict[str, list[tuple[str, ...]]] = {}
    with f.systeem(), connection.cursor() as cursor:
        cursor.execute(_TREKKERS)
        for tabel, argumenten, soort, aan in cursor.fetchall():
            # Each row, before, and on insert and update: 1 + 2 + 4 + 16.
            assert (soort, aan) == (23, "O"), tabel
            woorden = bytes(argumenten).decode().rstrip("\0").split("\0")
            uit.setdefault(tabel, []).append(tuple(woorden))
    return uit


@pytest.mark.django_db
def test_the_database_holds_the_same_steps_as_the_code():
    verwacht = {m.tabel: [(m.begin, set(m.stappen()))] for m in MACHINES}
    gevonden = {
        tabel: [(begin, set(stappen)) for begin, *stappen in argumenten]
        for tabel, argumenten in _trekkers().items()
    }
    assert gevonden == verwacht


@ELK
def test_a_model_and_its_machine_know_the_same_states(machine: Machine):
    veld = _model(machine)._meta.get_field("toestand")
    assert set(machine.toestanden) == {code for code, _ in veld.flatchoices}
    assert veld.default == machine.begin


@ELK
def test_every_state_can_be_reached(machine: Machine):
    bereikt, erbij = {machine.begin}, {machine.begin}
    while erbij:
        erbij = {naar for van, naar in machine.acts.values() if bereikt & set(van)} - bereikt
        bereikt |= erbij
    assert bereikt == set(machine.toestanden)


@ELK
def test_what_cannot_be_done_says_so_and_what_can_leads_where_the_table_says(machine: Machine):
    for toestand in machine.toestanden:
        for act, (van, naar) in machine.acts.items():
            if toestand in van:
                assert machine.na(toestand, act) == naar
                assert act in machine.kan(toestand)
            else:
                assert act not in machine.kan(toestand)
                with pytest.raises(KanNiet, match=re.escape(machine.wie)):
                    machine.na(toestand, act)
    with pytest.raises(KeyError):
        machine.na(machine.begin, "toveren")


def test_every_model_of_the_room_with_states_has_a_machine():
    met = {
        m._meta.db_table
        for m in apps.get_app_config("dossiers").get_models()
        if any(veld.name == "toestand" for veld in m._meta.get_fields())
        and not m._meta.db_table.endswith("event")
    }
    assert met == {m.tabel for m in MACHINES}


def test_the_document_is_what_the_machines_say_and_shows_every_step():
    tekst = document.maak()
    assert document.BESTAND.read_text("utf-8") == tekst
    for machine in MACHINES:
        for stap in machine.stappen():
            van, naar = stap.split(">")
            assert f"    {van} --> {naar}: " in tekst
