"""Which rows an organisation sees and writes: plain SQL, as the app role, on every table."""

from datetime import date

import pytest
from django.db import Error, IntegrityError, connection, connections, transaction

from inbeeld.register.models import FeitVerzuim, Jongere, Personalia
from inbeeld.tijdlijnen.geraakt import Geraakt
from inbeeld.tijdlijnen.rekenen import werk_bij
from inbeeld.toegang.actions import leg_lezing_vast
from inbeeld.toegang.actor import als
from inbeeld.toegang.models import Aanstelling, Betrokkenheid, Leesregel, Organisatie
from tests import fabriek as f

pytestmark = pytest.mark.django_db

# Every column that holds the number of a child, wherever it stands.
KOLOMMEN_VAN_KINDEREN = """
select c.relname, a.attname, c.relrowsecurity, c.relforcerowsecurity
from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
join pg_namespace n on n.oid = c.relnamespace and n.nspname = current_schema()
where c.relkind = 'r'
  and (a.attname in ('jongere_id', 'blijft_id', 'gaat_op_id') or c.relname = 'register_jongere')
order by 1, 2
"""


def _tabellen() -> dict[str, tuple[str, bool]]:
    with connection.cursor() as cursor:
        cursor.execute(KOLOMMEN_VAN_KINDEREN)
        return {t: (kolom, aan and vast) for t, kolom, aan, vast in cursor.fetchall()}


def _tel(tabel: str, waar: str = "true") -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"select count(*) from {tabel} where {waar}")
        return cursor.fetchone()[0]


@pytest.fixture
def leerling() -> int:
    """A pupil of school A with a row in every fact table."""
    a = f.school("10AB00")
    return f.kind(
        a,
        verzuim=[f.verzuimrij(a.code, "2025-11-03")],
        vrijstellingen=[
            {"grond": "art15", "begindatum": f.d("2020-01-06"), "einddatum": f.d("2020-01-31")}
        ],
        aanbod=[{"soort": "zorg", "passend": "ja", "begindatum": f.d("2026-01-05")}],
        duidingen=[{"duiding": "nazorg", "begindatum": f.d("2025-01-06")}],
    )


def test_the_tests_run_as_the_app_role():
    with connection.cursor() as cursor:
        cursor.execute("""select current_user <> tableowner, rolsuper or rolbypassrls
            from pg_tables, pg_roles where tablename = 'register_personalia'
            and rolname = current_user""")
        assert cursor.fetchone() == (True, False)


def test_every_table_about_children_is_secured_and_forced():
    tabellen = _tabellen()
    assert {"register_verzuim", "tijdlijnen_laag", "toegang_leesregel"} <= set(tabellen)
    assert "register_personaliaevent" in tabellen
    assert [t for t, (_, veilig) in tabellen.items() if not veilig] == []


def test_another_school_sees_nothing_of_a_pupil_in_any_table(leerling):
    with als(f.actor(f.school("10AB00"))):
        leg_lezing_vast(jongere_ids=[leerling], gegevensgroepen=["identiteit"], handeling="test")
        Personalia.objects.update(geheim_adres=True)
        gevuld = [t for t, (kolom, _) in _tabellen().items() if _tel(t, f"{kolom} is not null")]
    assert {"register_jongere", "register_personalia", "register_personaliaevent"} <= set(gevuld)
    assert {"register_verzuim", "register_aanbod", "tijdlijnen_laag", "tijdlijnen_klok"} <= set(
        gevuld
    )
    with als(f.actor(f.school("20CD00"))):
        assert {t: _tel(t) for t in _tabellen() if _tel(t)} == {}


@pytest.mark.parametrize("rol", ["beheerder", ""])
def test_without_an_actor_or_as_administrator_there_is_nothing(leerling, rol):
    actor = f.actor(f.school("10AB00"), rol) if rol else None
    with als(actor):
        assert {t: _tel(t) for t in _tabellen() if _tel(t)} == {}


def test_an_appointment_that_is_over_gives_nothing(leerling):
    oud = f.aanstelling(f.school("10AB00"), tot_en_met=f.d("2026-02-01"))
    with als(f.actor_van(oud)):
        assert _tel("register_verzuim") == 0


def test_the_gemeente_of_the_residence_and_the_region_see_the_child(leerling):
    for organisatie in (f.gemeente("0392"), f.regio()):
        with als(f.actor(organisatie)):
            assert Personalia.objects.get().pk == leerling
            assert _tel("tijdlijnen_tijdlijn") > 0
    with als(f.actor(f.gemeente("0394"))):
        assert not Personalia.objects.exists()


def test_a_former_school_keeps_identity_and_its_own_facts_but_sees_no_later_ones():
    a, b = f.school("10AB00"), f.school("20CD00")
    kind = f.kind(
        a, tot_en_met="2025-12-31", verzuim=[f.verzuimrij(a.code, "2025-10-06", "2025-10-07")]
    )
    f.leg(b, scholen=[f.schoolfeit(b.code)])
    f.leg(
        b,
        inschrijvingen=[{"jongere": kind, "school": b.code, "begindatum": f.d("2026-01-01")}],
        verzuim=[{"jongere": kind, **f.verzuimrij(b.code, "2026-01-12", "2026-01-13")}],
    )
    with als(f.actor(a)):
        assert Personalia.objects.get().pk == kind
        assert [v.school for v in FeitVerzuim.objects.all()] == [a.code]
        assert _tel("tijdlijnen_tijdlijn") == 0
    with als(f.actor(b)):
        assert {v.school for v in FeitVerzuim.objects.all()} == {a.code, b.code}
        assert _tel("tijdlijnen_tijdlijn") > 0


def test_a_samenwerkingsverband_sees_a_pupil_once_a_clock_has_appeared():
    a = f.school("10AB00")
    verband = f.swv(scholen=[a])
    f.kind(a, achternaam="Zonder")
    thuis = f.kind(a, achternaam="Met", verzuim=[f.verzuimrij(a.code, "2026-01-26")])
    # Absent since Monday: the fifth lesdag is Friday 30 January.
    for dag, gezien in [(date(2026, 1, 29), []), (date(2026, 1, 30), [thuis])]:
        with als(f.actor(verband, vandaag=dag)):
            assert list(Personalia.objects.values_list("pk", flat=True)) == gezien


def test_a_rol_is_of_its_own_kind_of_organisation():
    for organisatie, rol in (
        (f.school("10AB00"), "regiocoordinator"),
        (f.gemeente("0392"), "verzuimcoordinator"),
        (f.school("10AB00"), "leerplichtambtenaar"),
        (f.regio(), "swv_consulent"),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            f.aanstelling(organisatie, rol)
        goed = f.aanstelling(organisatie)
        with f.systeem(), pytest.raises(IntegrityError), transaction.atomic():
            Aanstelling.objects.filter(pk=goed.pk).update(rol=rol)
    with f.systeem(), pytest.raises(IntegrityError), transaction.atomic():
        Organisatie.objects.filter(code="10AB00").update(soort="regio", code="X")


@pytest.mark.django_db(transaction=True, databases=["default", "eigenaar"])
def test_a_regiocoordinator_of_a_school_sees_no_region_even_when_the_table_says_so():
    kind = f.kind(f.school("10AB00"))
    a = f.aanstelling(f.school("20CD00"))
    with connections["eigenaar"].cursor() as cursor:
        cursor.execute("alter table toegang_aanstelling disable trigger rol_past")
        cursor.execute(
            "update toegang_aanstelling set rol = 'regiocoordinator' where id = %s", [a.pk]
        )
        cursor.execute("alter table toegang_aanstelling enable trigger rol_past")
    a.refresh_from_db()
    with als(f.actor_van(a)), transaction.atomic():
        assert _tel("register_jongere") == 0
    with als(f.actor(f.regio())), transaction.atomic():
        assert Jongere.objects.get().pk == kind


def test_nobody_recomputes_without_an_appointment_that_works_with_children(leerling):
    for actor in (None, f.actor(f.school("10AB00"), "beheerder")):
        fout = pytest.raises(Error, match="Alleen wie met kinderen")
        with als(actor), fout, transaction.atomic():
            werk_bij(Geraakt(alles=True), f.VANDAAG)


def test_the_functions_of_the_owner_are_for_the_app_role_alone():
    with connection.cursor() as cursor:
        cursor.execute(
            "select p.proname, has_function_privilege('public', p.oid, 'execute'),"
            " has_function_privilege(current_user, p.oid, 'execute') from pg_proc p"
            " where p.pronamespace = 'public'::regnamespace and p.prosecdef"
        )
        rijen = cursor.fetchall()
    assert {"tijdlijnen_werk_bij", "register_vind_pgn"} <= {naam for naam, *_ in rijen}
    assert {(publiek, app) for _, publiek, app in rijen} == {(False, True)}


@pytest.mark.parametrize(
    "sql",
    [
        "update tijdlijnen_horizon set laatste = '2199-01-01'",
        "delete from tijdlijnen_horizon",
        "update tijdlijnen_regelversie set hash = 'x'",
        "delete from tijdlijnen_regelversie",
    ],
)
def test_how_far_and_by_which_rules_is_not_the_apps_to_write(leerling, sql):
    fout = pytest.raises(Error, match="permission denied")
    with f.systeem(), fout, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def test_nobody_writes_in_the_name_of_another(leerling):
    a, b = f.school("10AB00"), f.school("20CD00")
    with als(f.actor(b)), pytest.raises(Error), transaction.atomic():
        FeitVerzuim.objects.bulk_create(
            [
                FeitVerzuim(
                    jongere_id=leerling,
                    school=b.code,
                    soort="ziek",
                    bron=a,
                    vastlegging_id=1,
                    vastgelegd_op=f.MOMENT,
                    periode=("2026-01-05", "2026-01-06"),
                )
            ]
        )


def test_the_stored_rules_cannot_be_written_by_the_app(leerling):
    with als(f.actor(f.school("10AB00"))):
        for tabel in ("tijdlijnen_tijdlijn", "tijdlijnen_laag", "toegang_betrokkenheid"):
            with connection.cursor() as cursor:
                cursor.execute(f"delete from {tabel}")
                assert cursor.rowcount == 0
        with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("insert into tijdlijnen_kal_week (ma, lw, heeft) values (4, 1, 1)")
        assert _tel("tijdlijnen_kal_kalender") == 0
        with pytest.raises(Error), transaction.atomic():
            Betrokkenheid.objects.create(
                organisatie=f.school("20CD00"),
                jongere_id=leerling,
                periode=("2020-01-01", None),
                grond="inschrijving",
            )


def test_facts_are_never_changed_or_deleted(leerling):
    with als(f.actor(f.school("10AB00"))), f.systeem():
        for sql in (
            "update register_verzuim set soort = 'ziek'",
            "delete from register_verzuim",
            "delete from register_vastlegging",
        ):
            with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(sql)
    with f.systeem():
        assert FeitVerzuim.objects.get().soort == "ongeoorloofd"


def test_the_read_log_is_append_only_and_shows_only_ones_own_lines(leerling):
    a, ander = f.actor(f.school("10AB00")), f.actor(f.school("10AB00"))
    with als(a):
        leg_lezing_vast(
            jongere_ids=[leerling, leerling],
            gegevensgroepen=["identiteit", "verzuim"],
            handeling="werkvoorraad",
        )
        regel = Leesregel.objects.get()
        assert (regel.jongere_id, regel.gebruiker_id, regel.verzoek) == (
            leerling,
            a.gebruiker_id,
            a.verzoek,
        )
        for sql in (
            "update toegang_leesregel set handeling = 'x'",
            "delete from toegang_leesregel",
        ):
            with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(sql)
        assert Leesregel.objects.count() == 1
    with als(ander):
        assert Leesregel.objects.count() == 0
        with pytest.raises(Error), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                "insert into toegang_leesregel (moment, gebruiker_id, aanstelling_id, jongere_id,"
                " gegevensgroepen, handeling, grond, verzoek) values (now(), %s, %s, 1, '{}', 'x',"
                " '', gen_random_uuid())",
                [a.gebruiker_id, a.aanstelling_id],
            )


def test_the_actor_ends_with_the_transaction_and_survives_a_rolled_back_savepoint(leerling):
    with als(f.actor(f.school("10AB00"))):
        assert Jongere.objects.count() == 1
        with transaction.atomic():
            with als(f.actor(f.school("20CD00"))):
                assert Jongere.objects.count() == 0
            transaction.set_rollback(True)
        assert Jongere.objects.count() == 1
    assert Jongere.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_nothing_is_set_outside_a_transaction():
    with als(f.actor(f.school("10AB00"))):
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("select toegang_organisatie() is not null")
            assert cursor.fetchone() == (True,)
        with connection.cursor() as cursor:
            cursor.execute("select toegang_organisatie() is null, toegang_hele_regio()")
            assert cursor.fetchone() == (True, False)
