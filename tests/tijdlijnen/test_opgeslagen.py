"""What is stored is what the rules say: PostgreSQL against DuckDB, on random worlds."""

import os
import random

import pytest
from django.db import connections, transaction

from inbeeld.regels import DEFINITIES, bereken
from inbeeld.regels.laagnamen import BEWAARD
from inbeeld.tijdlijnen.actions import herbereken
from inbeeld.tijdlijnen.models import Horizon, Klok, Laag, Tijdlijn, WettelijkeMelding
from inbeeld.tijdlijnen.queries import vakantieregio
from inbeeld.tijdlijnen.regelsql import RUIMTE
from tests import fabriek as f
from tests.tijdlijnen.wereld import VANDAAG, dag_erna, leg_wereld_vast, uit_de_database

pytestmark = pytest.mark.django_db
SEED = int(os.environ.get("INBEELD_SEED", "20160803"))
JA = {"ja": True, "nee": False}


def _opgeslagen() -> dict[str, set[tuple]]:
    with f.systeem(VANDAAG), transaction.atomic():
        return {
            "tijdlijn": {
                (
                    t.jongere_id,
                    t.van,
                    t.tot,
                    t.status,
                    t.soort,
                    t.thuis_sinds,
                    t.langer_dan_drie_maanden,
                )
                for t in Tijdlijn.objects.all()
            },
            "klok": {
                (k.jongere_id, k.soort, k.thuis_sinds, k.drie_maanden_op, k.einddatum)
                for k in Klok.objects.all()
            },
            "lagen": {
                (r.jongere_id, r.laag, r.periode.lower, r.periode.upper, r.waarde)
                for r in Laag.objects.all()
            },
            "meldingen": set(
                WettelijkeMelding.objects.values_list("jongere_id", "begindatum", "einddatum")
            ),
        }


def _volgens_duckdb(definitie: str) -> dict[str, set[tuple]]:
    with uit_de_database() as feiten:
        uitkomst = bereken(
            feiten,
            definitie=definitie,
            tot=Horizon.objects.get().tot,
            vakantieregio=vakantieregio(),
        )
        uit = {
            "tijdlijn": {
                (
                    int(r["jongere"]),
                    r["begindatum"],
                    dag_erna(r["einddatum"]),
                    r["status"],
                    r["soort"],
                    r["thuis_sinds"],
                    JA[r["langer_dan_drie_maanden"]],
                )
                for r in uitkomst.tijdlijn.to_pylist()
            },
            "klok": {
                (
                    int(r["jongere"]),
                    r["soort"],
                    r["thuis_sinds"],
                    r["drie_maanden_op"],
                    r["einddatum"],
                )
                for r in uitkomst.klok.to_pylist()
            },
            "lagen": {
                (
                    int(r["jongere"]),
                    r["laag"],
                    r["begindatum"],
                    dag_erna(r["einddatum"]),
                    r["waarde"],
                )
                for r in [*uitkomst.lagen.to_pylist(), *uitkomst.seinen.to_pylist()]
                if r["laag"] in BEWAARD
            },
            "meldingen": {
                (int(r["jongere"]), r["begindatum"], r["einddatum"])
                for r in uitkomst.meldplicht.to_pylist()
            },
        }
        uitkomst.sluit()
        return uit


@pytest.mark.traag
@pytest.mark.parametrize(("nr", "kinderen"), [(0, 6), (1, 16), (2, 6), (3, 16), (4, 16)])
def test_stored_equals_recomputed_after_recordings_in_any_order(nr, kinderen):
    definitie = sorted(DEFINITIES)[nr]
    seed = SEED + 100 * nr + kinderen
    print(f"seed {seed}, {kinderen} children, {definitie}")
    ids = leg_wereld_vast(random.Random(seed), kinderen=kinderen, definitie=definitie)
    verwacht, opgeslagen = _volgens_duckdb(definitie), _opgeslagen()
    assert len(verwacht["tijdlijn"]) >= len(ids)
    for wat, rijen in verwacht.items():
        assert opgeslagen[wat] - rijen == set(), wat
        assert rijen - opgeslagen[wat] == set(), wat
    drift = herbereken(vandaag=VANDAAG)
    assert (drift.kinderen, drift.anders) == (len(ids), ())


@pytest.mark.django_db(transaction=True, databases=["default", "eigenaar"])
def test_a_rebuild_repairs_and_reports_what_was_stored_wrongly():
    a = f.school("10AB00")
    kind, ander = f.kind(a, verzuim=[f.verzuimrij(a.code, "2025-12-01")]), f.kind(a)
    goed = _opgeslagen()
    with connections["eigenaar"].cursor() as cursor:
        cursor.execute("update tijdlijnen_tijdlijn set status = 'x' where jongere_id = %s", [kind])
    assert _opgeslagen() != goed
    drift = herbereken(vandaag=f.VANDAAG)
    assert (drift.kinderen, drift.anders) == (2, (kind,))
    assert _opgeslagen() == goed
    assert herbereken([ander], vandaag=f.VANDAAG).anders == ()


def test_the_stored_calendar_reaches_as_far_as_the_rules_need():
    from inbeeld.regels.afleiding import kalender

    assert RUIMTE >= kalender.RUIMTE
