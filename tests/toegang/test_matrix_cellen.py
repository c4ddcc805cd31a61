"""Every cell of the matrix, in every relation, tried on the database itself: no page, no policy in
Python, only what the app role's SQL gives back and takes."""

import json
from collections import Counter
from collections.abc import Iterator

import pytest
from django.db import Error, connection, transaction

from inbeeld.toegang.actor import als
from inbeeld.toegang.matrix import CELLEN, Groep, Handeling, cel, opslag
from inbeeld.toegang.matrix.begrippen import UITLEG_VOORWAARDE, Voorwaarde
from inbeeld.toegang.matrix.velden import VELDEN
from inbeeld.toegang.policies import Geweigerd, can, check_can, groepen_van
from tests import fabriek as f
from tests.toegang import matrixwereld as mw
from tests.toegang.matrixroute import vul_route

pytestmark = pytest.mark.django_db
LEEG = ["register_samenvoeging", "register_samenvoegingevent"]
"""Nobody was joined in this region; `tests/tijdlijnen/test_samenvoegen.py` sees who may."""
FEITEN = {f"register_{tabel}": groep for tabel, groep in VELDEN["feiten"].items()}


@pytest.fixture(scope="module", autouse=True)
def _proeftabellen(django_db_setup: None, django_db_blocker: object) -> Iterator[None]:
    with django_db_blocker.unblock(), mw.proeftabellen():
        yield


@pytest.fixture
def kinderen() -> dict[str, int]:
    kinderen = mw.maak_kinderen()
    for plek in {plek for paar in mw.HIER.values() for plek in paar}:
        f.organisatie(*plek)
    mw.vul_proeftabellen(kinderen)
    vul_route(kinderen)
    return kinderen


def test_every_row_is_seen_by_whom_the_matrix_says_and_by_nobody_else(kinderen, capsys):
    """All cells of reading × relation, over every table that holds a child."""
    mensen = mw.iedereen(kinderen)
    with f.systeem():
        alles = {t: mw.lees(t, k, kinderen) for t, k, _ in mw.tabellen()}
    assert [t for t, rijen in alles.items() if not rijen] == LEEG
    lek, mist, per = [], [], Counter()
    for wie in mensen:
        for tabel, kolom, groep in mw.tabellen():
            with als(wie.actor):
                gezien = mw.lees(tabel, kolom, kinderen)
            hoort = {rij for rij in alles[tabel] if mw.verwacht(wie, tabel, groep, rij)}
            per.update((_relatie(wie, rij), "tried") for rij in alles[tabel])
            per.update((_relatie(wie, rij), "seen") for rij in gezien)
            wat = (wie.actor.rol, wie.relatie, tabel)
            lek += [(*wat, rij) for rij in gezien - hoort]
            mist += [(*wat, rij) for rij in hoort - gezien]
    with capsys.disabled():
        print(f"\n{len(CELLEN)} cells, {len(mensen)} people, {len(mw.tabellen())} tables")
        for relatie in mw.RELATIES:
            print(
                f"  {relatie:<10} {per[relatie, 'tried']:>6} rows tried,"
                f" {per[relatie, 'seen']:>5} seen"
            )
        print(f"  {len(lek)} leaks, {len(mist)} missing")
    assert lek == []
    assert mist == []


def _relatie(wie: mw.Iemand, rij: mw.Rij) -> str:
    """To this row's child: whose own appointment it is was involved, or never was."""
    if wie.relatie != "eigen":
        return wie.relatie
    return {"voorheen": "voorheen", "vreemd": "vreemde"}.get(rij.kind, "eigen")


def test_health_data_of_the_samenwerkingsverband_stays_there(kinderen):
    """WPO 18a lid 13: not to leerplicht, not to the region, not to the child's school."""
    eigenaar = f.organisatie("swv", "SWV1")
    for rol, (hier, _) in mw.HIER.items():
        with als(f.actor(f.organisatie(*hier), rol)):
            gezien = {rij.bron for rij in mw.lees("proef_medisch", "jongere_id", kinderen)}
        assert (eigenaar.pk in gezien) == (rol == mw.Rol.SWV_CONSULENT), rol


def test_facts_are_entered_and_withdrawn_by_whom_the_matrix_says(kinderen, capsys):
    """Every rol × table of facts × entering and withdrawing, valid and ended."""
    fouten, geprobeerd = [], 0
    with f.systeem():
        voorbeelden = {tabel: _voorbeeld(tabel) for tabel in FEITEN}
    voorbeelden = {t: rij for t, rij in voorbeelden.items() if rij}
    for wie in mw.iedereen(kinderen):
        org = None if wie.relatie == "geeindigd" else wie.organisatie.pk
        for tabel, rij in voorbeelden.items():
            mag = org is not None and bool(cel(wie.actor.rol, FEITEN[tabel], Handeling.INVOEREN))
            gelukt = _voeg_toe(wie, tabel, rij)
            geprobeerd += 1
            if gelukt != mag:
                fouten.append((wie.actor.rol, wie.relatie, tabel, gelukt))
            assert not _voeg_toe(wie, tabel, rij, bron=_ander(wie)), "for another organisation"
            geprobeerd += 1
    with capsys.disabled():
        print(f"\n{geprobeerd} rows offered, {len(fouten)} wrong answers")
    assert fouten == []
    assert len(voorbeelden) >= 8


def _voorbeeld(tabel: str) -> dict | None:
    with connection.cursor() as cursor:
        cursor.execute(f"select to_jsonb(t) - 'id' from {tabel} t order by id limit 1")
        gevonden = cursor.fetchone()
    if gevonden is None:
        return None
    rij = gevonden[0]
    return json.loads(rij) if isinstance(rij, str) else rij


def _ander(wie: mw.Iemand) -> int:
    return f.organisatie("jgz", "JGZ9").pk


def _voeg_toe(wie: mw.Iemand, tabel: str, rij: dict, bron: int | None = None) -> bool:
    """Offer a copy of a row in the name of `bron`; whether the database took it."""
    # Withdrawn already, or a rule of one row per child would answer in the place of the policy.
    nieuw = {
        **rij,
        "bron_id": bron or wie.organisatie.pk,
        "ingetrokken_op": "2026-02-02T09:00:00Z",
        "ingetrokken_door_id": rij["vastlegging_id"],
    }
    kolommen = ", ".join(nieuw)
    try:
        with als(wie.actor), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                f"insert into {tabel} ({kolommen}) select {kolommen}"
                f" from jsonb_populate_record(null::{tabel}, %s::jsonb)",
                [json.dumps(nieuw)],
            )
            transaction.set_rollback(True)
    except Error as fout:
        if "row-level security" not in str(fout):
            raise
        return False
    return True


def test_the_database_holds_the_same_cells():
    opslag.controleer()
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from toegang_matrixcel")
        assert cursor.fetchone()[0] == len(CELLEN)
        for sql in ("delete from toegang_matrixcel", "update toegang_matrixcel set rol = 'mentor'"):
            with f.systeem(), pytest.raises(Error, match="permission denied"), transaction.atomic():
                cursor.execute(sql)


def test_policies_say_what_the_cells_say():
    for rol in mw.Rol:
        hier, _ = mw.HIER[rol]
        actor = f.actor(f.organisatie(*hier), rol)
        for groep in Groep:
            for handeling in Handeling:
                mag = (rol.value, groep, handeling) in {
                    (c.rol, c.groep, c.handeling) for c in CELLEN
                }
                assert can(actor, handeling, groep) == mag
        assert groepen_van(actor) == {
            c.groep for c in CELLEN if c.rol == rol and c.handeling == Handeling.BEKIJKEN
        }
    with pytest.raises(Geweigerd):
        check_can(None, Handeling.BEKIJKEN, Groep.IDENTITEIT)


def test_every_cell_has_its_ground_and_every_condition_its_words():
    assert [c for c in CELLEN if len(c.grondslag) < 5] == []
    assert set(UITLEG_VOORWAARDE) == set(Voorwaarde)
    assert {c.rol for c in CELLEN} == set(mw.Rol.values)
