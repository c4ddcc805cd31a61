"""What warnings read: bands of what counts, and the wettelijke meldingen, stored with the fact."""

from datetime import timedelta
from itertools import pairwise

import pytest
from django.db import Error, connection, connections, transaction

from inbeeld.register.models import FeitVerzuim
from inbeeld.tijdlijnen.actions import herbereken, leg_vast
from inbeeld.tijdlijnen.models import Horizon, Laag, WettelijkeMelding
from inbeeld.tijdlijnen.queries import meldingen_van
from inbeeld.toegang.actor import als
from tests import fabriek as f

pytestmark = pytest.mark.django_db
SCHOOL = "10AB00"
MAANDAG = f.d("2025-12-01")


def seinen(kind: int) -> dict[str, list[tuple]]:
    uit: dict[str, list[tuple]] = {}
    with f.systeem(), transaction.atomic():
        for r in Laag.objects.filter(jongere_id=kind, laag__startswith="sein_").order_by("van"):
            uit.setdefault(r.laag, []).append((r.van, r.tot, r.waarde))
    return uit


def meldingen(kind: int) -> list[tuple]:
    with f.systeem(), transaction.atomic():
        rijen = WettelijkeMelding.objects.filter(jongere_id=kind).order_by("einddatum")
        return list(rijen.values_list("begindatum", "einddatum"))


def open_verzuim(soort: str = "ongeoorloofd", begin: str = "2025-12-01") -> dict:
    rij = {"school": SCHOOL, "begindatum": f.d(begin), "einddatum": None, "soort": soort}
    return rij | {"uren": None}


def test_an_open_absence_is_a_few_bands_and_a_melding_a_week_through_the_horizon():
    kind = f.kind(f.school(SCHOOL), verzuim=[open_verzuim()])  # 5.5 hours a day
    assert seinen(kind) == {
        "sein_uren": [
            (f.d("2025-12-02"), f.d("2025-12-03"), "11"),
            (f.d("2025-12-03"), None, "16"),
        ],
        "sein_ongeoorloofd_lesdagen": [(f.d("2025-12-03"), None, "3")],
    }
    dagen = meldingen(kind)
    week = timedelta(days=7)
    assert dagen[:2] == [
        (MAANDAG, f.d("2025-12-03")),
        (f.d("2025-12-04"), f.d("2025-12-10")),
    ]
    assert {b[1] - a[1] for a, b in pairwise(dagen)} == {week}
    tot = Horizon.objects.get().tot
    assert tot - week < dagen[-1][1] <= tot


def test_a_correction_takes_seinen_and_meldingen_with_it():
    school = f.school(SCHOOL)
    kind = f.kind(school, verzuim=[open_verzuim()])
    with f.systeem():
        (nummer,) = FeitVerzuim.objects.values_list("pk", flat=True)
        kort = {**open_verzuim(), "_bron": school.pk, "jongere": kind, "einddatum": MAANDAG}
        leg_vast(
            moment=f.MOMENT,
            soort="hand",
            nieuw={"verzuim": [kort]},
            intrekken={"verzuim": [nummer]},
        )
    assert (seinen(kind), meldingen(kind)) == ({}, [])


def test_an_open_illness_is_one_row():
    kind = f.kind(f.school(SCHOOL), verzuim=[open_verzuim("ziek")])
    assert seinen(kind) == {
        "sein_ziek_lesdagen": [(f.d("2025-12-09"), None, "7")],
        "sein_geoorloofd_lesdagen": [(f.d("2025-12-12"), None, "10")],
    }
    assert meldingen(kind) == []


def test_lateness_is_told_at_three_six_nine_and_twelve():
    dagen = [MAANDAG + timedelta(days=n) for n in range(18) if n % 7 < 5]
    laat = [{**open_verzuim("te_laat"), "begindatum": d, "einddatum": d} for d in dagen[:13]]
    kind = f.kind(f.school(SCHOOL), verzuim=laat)
    assert [(van, waarde) for van, _, waarde in seinen(kind)["sein_te_laat"]] == [
        (dagen[2], "3"),
        (dagen[5], "6"),
        (dagen[8], "9"),
        (dagen[11], "12"),
        # Four lesweken later the first week leaves the venster, and so on.
        (MAANDAG + timedelta(weeks=4), "6"),
        (MAANDAG + timedelta(weeks=5), "3"),
    ]


def test_three_reports_of_illness_are_told_before_the_fourth():
    dagen = ["2025-12-01", "2025-12-03", "2025-12-08", "2025-12-10"]
    rijen = [{**open_verzuim("ziek", d), "einddatum": f.d(d)} for d in dagen]
    kind = f.kind(f.school(SCHOOL), verzuim=rijen)
    begin = [(van, waarde) for van, _, waarde in seinen(kind)["sein_ziek_meldingen"]]
    assert begin[:2] == [(f.d("2025-12-08"), "3"), (f.d("2025-12-10"), "4")]


def test_what_is_stored_is_what_the_page_computes():
    school = f.school(SCHOOL)
    kind = f.kind(school, verzuim=[open_verzuim()])
    tot = f.d("2026-02-02")
    with als(f.actor(school)), transaction.atomic():
        pagina = meldingen_van(kind, tot=tot)
        opgeslagen = WettelijkeMelding.objects.filter(einddatum__lte=tot).order_by("-einddatum")
        assert [(m.begindatum, m.einddatum) for m in pagina] == list(
            opgeslagen.values_list("begindatum", "einddatum")
        )
        assert len(pagina) == 9


def test_another_school_sees_none_of_it():
    kind = f.kind(f.school(SCHOOL), verzuim=[open_verzuim()])
    with als(f.actor(f.school("20CD00"))), transaction.atomic():
        assert not WettelijkeMelding.objects.exists()
        assert not Laag.objects.exists()
    assert meldingen(kind)


@pytest.mark.parametrize(
    "sql",
    [
        "insert into tijdlijnen_wettelijkemelding (jongere_id, begindatum, einddatum)"
        " values (1, '2026-01-05', '2026-01-07')",
        "select tijdlijnen_leg_meldingen('{1}', '{1}', '{2026-01-05}', '{2026-01-07}')",
    ],
)
def test_the_app_writes_no_melding_of_its_own(sql):
    fout = pytest.raises(Error, match=r"row-level security|Alleen het systeem")
    actor = f.actor(f.school(SCHOOL))
    with als(actor), fout, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


OP_DAG = [
    # table, a column that is read, what is asked, the index that must serve it and by which day
    (
        "tijdlijnen_laag",
        "waarde",
        "laag = 'sein_uren' and tot > '2026-02-02' and van <= '2026-02-02'",
        "laag_op_dag",
        "tot >",
    ),
    (
        "tijdlijnen_laag",
        "waarde",
        "laag = 'sein_uren' and tot is null and van <= '2026-02-02'",
        "laag_op_dag",
        "tot IS NULL",
    ),
    (
        "tijdlijnen_wettelijkemelding",
        "begindatum",
        "einddatum >= '2026-01-26' and einddatum < '2026-02-02'",
        "wettelijkemelding_op_dag",
        "einddatum >=",
    ),
]


def _a_region_of_seinen() -> None:
    """Two thousand children with a year of seinen, and what the planner is to know of them.

    In a table of a few pages all indexes cost the same, and which one it takes is chance.
    """
    with connections["eigenaar"].cursor() as cursor:
        cursor.execute(
            "insert into tijdlijnen_laag (jongere_id, laag, periode, waarde)"
            " select kind, laag, daterange(dag, case when kind % 10 > 0 then dag + 7 end), '3'"
            " from generate_series(1, 2000) kind,"
            "   unnest(array['sein_uren', 'sein_te_laat', 'aanwezig']) laag,"
            "   (select date '2025-09-01' + 28 * n as dag from generate_series(0, 9) n) dagen"
        )
        cursor.execute(
            "insert into tijdlijnen_wettelijkemelding (jongere_id, begindatum, einddatum)"
            " select kind, dag - 7, dag from generate_series(1, 2000) kind,"
            "   (select date '2025-09-01' + 28 * n as dag from generate_series(0, 9) n) dagen"
        )
        cursor.execute("analyze tijdlijnen_laag, tijdlijnen_wettelijkemelding")


@pytest.mark.django_db(transaction=True, databases=["default", "eigenaar"])
def test_row_security_leaves_the_index_by_day_in_use():
    """An index serves under row-level security only what cannot leak a row."""
    actor = f.actor(f.school(SCHOOL))
    _a_region_of_seinen()
    for tabel, kolom, waar, index, dag in OP_DAG:
        with als(actor), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"explain select jongere_id, {kolom} from {tabel} where {waar}")
            plan = [regel for (regel,) in cursor.fetchall()]
        assert any(index in regel for regel in plan), plan
        assert any("Index Cond" in regel and dag in regel for regel in plan), plan


@pytest.mark.django_db(transaction=True, databases=["default", "eigenaar"])
def test_a_rebuild_repairs_and_reports_seinen_and_meldingen():
    school = f.school(SCHOOL)
    een, twee, drie = (f.kind(school, verzuim=[open_verzuim()]) for _ in range(3))
    vier = f.kind(school)
    goed = [(seinen(k), meldingen(k)) for k in (een, twee, drie, vier)]
    with connections["eigenaar"].cursor() as cursor:
        cursor.execute(
            "delete from tijdlijnen_laag where laag = 'sein_uren' and jongere_id = %s", [een]
        )
        cursor.execute(
            "update tijdlijnen_wettelijkemelding set begindatum = begindatum - 1"
            " where jongere_id = %s and einddatum = '2025-12-10'",
            [twee],
        )
        cursor.execute(
            "insert into tijdlijnen_wettelijkemelding (jongere_id, begindatum, einddatum)"
            " values (%s, '2026-01-05', '2026-01-07')",
            [vier],
        )
    assert [(seinen(k), meldingen(k)) for k in (een, twee, drie, vier)] != goed
    assert herbereken(vandaag=f.VANDAAG).anders == (een, twee, vier)
    assert [(seinen(k), meldingen(k)) for k in (een, twee, drie, vier)] == goed
    assert herbereken(vandaag=f.VANDAAG).anders == ()
