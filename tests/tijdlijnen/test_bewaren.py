"""What is past its term is proposed, confirmed by a person, and then truly gone; the rest stays."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.db import DatabaseError, connection, connections, transaction

from inbeeld.aanleveren.models import Leverancierssleutel
from inbeeld.dossiers.models import Aanbodtraject, Gesprek, Notitie
from inbeeld.register.models import FeitAanbod, FeitVerzuim, Jongere, Personalia, Vastlegging
from inbeeld.tijdlijnen.actions import herbereken
from inbeeld.tijdlijnen.bewaren import NietUitTeVoeren, bevestig
from inbeeld.tijdlijnen.models import Klok, Tijdlijn
from inbeeld.tijdlijnen.queries import telling
from inbeeld.toegang.actor import Actor, als
from inbeeld.toegang.bewaren.actions import (
    hef_bewaarplicht_op,
    leg_bewaarplicht_op,
    stel_voor,
)
from inbeeld.toegang.bewaren.queries import bewaarplichten, termijnen_op, voorstellen
from inbeeld.toegang.bewaren.termijnen import leg_termijnen_neer
from inbeeld.toegang.models import Betrokkenheid, Bewaargrens, Vernietiging, Voorstelregel
from inbeeld.toegang.policies import Geweigerd
from tests import fabriek as f
from tests.toegang.matrixroute import vul_route

pytestmark = pytest.mark.django_db
# More than six years after leaving the one school.
DAG = date(2026, 2, 2)


@pytest.fixture(scope="module", autouse=True)
def _termijnen(regels_geinstalleerd: None, django_db_blocker: object) -> Iterator[None]:
    """The terms too are emptied by a test with real transactions."""
    with django_db_blocker.unblock():
        leg_termijnen_neer("eigenaar")
        connections["eigenaar"].close()
    return


def _leg_neer(jaren: int = 0) -> int:
    """Born 2009; at a primary school until 2019, at a second school since. All `jaren` earlier."""

    def d(tekst: str) -> str:
        return f"{int(tekst[:4]) - jaren}{tekst[4:]}"

    basis, vo, thuis = f.school("10AB00"), f.school("20CD00"), f.gemeente("0392")
    kind = f.kind(
        basis,
        geboren=d("2009-03-14"),
        van=d("2013-08-01"),
        tot_en_met=d("2019-07-31"),
        woont=None,
        verzuim=[f.verzuimrij("10AB00", d("2019-01-14"), d("2019-03-15"))],
        aanbod=[
            {
                "soort": "zorg",
                "passend": "ja",
                "begindatum": f.d(d("2019-02-11")),
                "einddatum": f.d(d("2019-03-15")),
            }
        ],
    )
    woont = {"jongere": kind, "gemeente": "0392", "begindatum": f.d(d("2009-03-14"))}
    f.leg(thuis, woonplaatsen=[woont])
    f.leg(vo, scholen=[f.schoolfeit("20CD00")])
    inschrijving = {"jongere": kind, "school": "20CD00", "begindatum": f.d(d("2019-08-01"))}
    if jaren:
        inschrijving["einddatum"] = f.d(d("2026-01-31"))
    f.leg(
        vo,
        inschrijvingen=[inschrijving],
        verzuim=[{"jongere": kind, **f.verzuimrij("20CD00", d("2026-01-12"), d("2026-01-16"))}],
    )
    return kind


@pytest.fixture
def oud() -> int:
    """A child of which one school's copy is past its term."""
    return _leg_neer()


def _coordinator(code: str = "10AB00") -> Actor:
    return f.actor(f.school(code), vandaag=DAG)


def _statussen(kind: int) -> list[tuple[date, date, str]]:
    with f.systeem(DAG):
        rijen = Tijdlijn.objects.filter(jongere_id=kind).order_by("van")
        return [(t.van, t.tot, t.status) for t in rijen]


def _tel_rijen(tabel: str, waar: str = "true") -> int:
    with f.systeem(DAG), connection.cursor() as cursor:
        cursor.execute(f"select count(*) from {tabel} where {waar}")
        return cursor.fetchone()[0]


def test_the_terms_have_sources_and_one_holds_at_a_time():
    termijnen = termijnen_op(DAG)
    assert len({(t.soort_organisatie, t.gegevens) for t in termijnen}) == len(termijnen) > 15
    assert all(t.bron for t in termijnen)


def test_what_is_past_its_term_is_proposed_to_its_own_organisation_alone(oud):
    ronde = stel_voor(DAG, f.MOMENT)
    # The school's inschrijving, verzuim and aanbod; nothing of the second school or the gemeente.
    assert (ronde.voorstellen, ronde.regels) == (1, 3)
    with als(_coordinator()):
        (voorstel,) = voorstellen()
        assert voorstel.open
        assert {r.tabel for r in voorstel.regels.all()} == {
            "register_inschrijvingen",
            "register_verzuim",
            "register_aanbod",
        }
        per_tabel = {r.tabel: r.verlopen_op for r in voorstel.regels.all()}
        assert per_tabel["register_verzuim"] == date(2024, 7, 31)
        assert per_tabel["register_aanbod"] == date(2021, 7, 31)
    for ander in (_coordinator("20CD00"), f.actor(f.gemeente("0392")), f.actor(f.regio())):
        with als(ander):
            assert not voorstellen().exists()
            assert not Voorstelregel.objects.exists()


def test_a_second_run_replaces_what_nobody_confirmed(oud):
    stel_voor(date(2022, 1, 1), f.MOMENT)
    with als(_coordinator()):
        (eerste,) = voorstellen()
        assert {r.tabel for r in eerste.regels.all()} == {"register_aanbod"}
    stel_voor(DAG, f.MOMENT)
    with als(_coordinator()):
        (tweede,) = voorstellen()
        assert tweede.regels.count() == 3
        with pytest.raises(NietUitTeVoeren):
            bevestig(eerste)


def test_destroyed_is_gone_and_the_facts_of_others_stay(oud):
    voor = _statussen(oud)
    assert "langdurig_relatief_verzuim" in {status for *_, status in voor}
    stel_voor(DAG, f.MOMENT)
    coordinator = _coordinator()
    with als(coordinator):
        bevestig(voorstellen().get())
    assert _tel_rijen("register_verzuim", "school = '10AB00'") == 0
    assert _tel_rijen("register_inschrijvingen", "school = '10AB00'") == 0
    assert _tel_rijen("register_aanbod") == 0
    assert _tel_rijen("register_verzuim", "school = '20CD00'") == 1
    assert _tel_rijen("toegang_voorstelregel") == 0
    with als(coordinator):
        # The school was involved; without its copy it is not, and the child is nobody it knows.
        assert not Personalia.objects.exists()
        geteld = {(v.tabel, v.jaar, v.waar): v.aantal for v in Vernietiging.objects.all()}
        assert geteld == {
            ("register_inschrijvingen", 2013, "vo"): 1,
            ("register_verzuim", 2019, "vo"): 1,
            ("register_aanbod", 2019, "vo"): 1,
        }
        voorstel = voorstellen().get()
        assert voorstel.uitgevoerd_op is not None
        assert voorstel.bevestigd_door_id == coordinator.aanstelling_id
    with als(f.actor(f.gemeente("0392"), vandaag=DAG)):
        assert Personalia.objects.get().pk == oud


def test_what_was_destroyed_does_not_become_a_status_that_nobody_had(oud):
    """Without its enrolment the child would have been absoluut_verzuim for six years."""
    na = date(2019, 8, 1)
    voor = [(max(van, na), tot, status) for van, tot, status in _statussen(oud) if tot > na]
    stel_voor(DAG, f.MOMENT)
    with als(_coordinator()):
        bevestig(voorstellen().get())
    statussen = _statussen(oud)
    assert {status for _, tot, status in statussen if tot <= na} == {"niet_plichtig"}
    assert [rij for rij in statussen if rij[0] >= na] == voor
    with f.systeem(DAG):
        assert not Klok.objects.filter(jongere_id=oud, thuis_sinds__lt=na).exists()
        assert Bewaargrens.objects.get().tot == na
    assert herbereken([oud], vandaag=DAG).anders == ()
    # Nor in a count that is made anew, by another definitie.
    rijen = telling(
        actor=f.actor(f.gemeente("0392"), vandaag=DAG),
        peildatum=date(2018, 1, 15),
        definitie="zkij-2021",
    )
    assert {rij["status"]: rij["aantal"] for rij in rijen if rij["aantal"]} == {}


def test_a_hold_keeps_a_child_out_until_it_is_lifted(oud):
    coordinator = _coordinator()
    with als(coordinator):
        plicht = leg_bewaarplicht_op(oud, "Er loopt een klacht.", None)
    assert stel_voor(DAG, f.MOMENT).regels == 0
    with als(coordinator):
        hef_bewaarplicht_op(plicht)
        assert not bewaarplichten(DAG).exists()
    assert stel_voor(DAG, f.MOMENT).regels == 3
    with als(coordinator):
        leg_bewaarplicht_op(oud, "Toch nog een klacht.", date(2026, 12, 31))
        bevestig(voorstellen().get())
    # Said between the proposal and the confirmation: nothing was destroyed.
    assert _tel_rijen("register_verzuim", "school = '10AB00'") == 1
    with als(_coordinator("20CD00")):
        assert not bewaarplichten(DAG).exists()


def test_with_the_last_copy_the_child_itself_goes():
    """Names, numbers, history, keys: nothing is left but counts."""
    kind = _leg_neer(jaren=12)
    with f.systeem(DAG):
        Personalia.objects.update(geheim_adres=True)
        Leverancierssleutel.objects.create(
            organisatie=f.school("20CD00"), sleutel_index=b"x", jongere_id=kind
        )
    f.gemeente("0394")
    vul_route({"eigen": kind})  # a row of every table of what was done about it
    vol = {tabel for tabel in _tabellen_met_een_kind() if _tel_rijen(tabel)}
    assert {"signalen_zaak", "dossiers_plan", "dossiers_planevent"} <= vol
    stel_voor(DAG, f.MOMENT)
    gemeente = f.actor(f.gemeente("0392"), vandaag=DAG)
    for actor in (_coordinator(), _coordinator("20CD00"), gemeente):
        assert _tel_rijen("register_personalia") == 1
        with als(actor):
            bevestig(voorstellen().get())
    for tabel in _tabellen_met_een_kind():
        assert _tel_rijen(tabel) == 0, tabel
    assert _tel_rijen("toegang_vernietiging") > 0
    assert _tel_rijen("register_personaliaevent") == _tel_rijen("register_jongereevent") == 0


def test_a_dossier_stays_when_the_fact_that_an_offer_became_goes(oud):
    f.gemeente("0394")
    vul_route({"eigen": oud})
    with f.systeem(DAG):
        Aanbodtraject.objects.update(feit=FeitAanbod.objects.get(jongere_id=oud))
    stel_voor(DAG, f.MOMENT)
    with als(_coordinator()):
        bevestig(voorstellen().get())
    with f.systeem(DAG):
        assert not FeitAanbod.objects.filter(jongere_id=oud).exists()
        assert Aanbodtraject.objects.get().feit_id is None
        # Its own notes and documents went with its copy; what all worked in is there.
        assert not Notitie.objects.exists()
        assert Gesprek.objects.exists()


def test_a_look_ahead_is_not_carried_out(oud):
    stel_voor(date(2027, 1, 1), f.MOMENT)
    with als(_coordinator()), pytest.raises(NietUitTeVoeren):
        bevestig(voorstellen().get())
    assert _tel_rijen("register_verzuim", "school = '10AB00'") == 1


def _tabellen_met_een_kind() -> list[str]:
    """Every table with a child's number in it, but the read log."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select distinct c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid"
            " where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace"
            " and (a.attname in ('jongere_id', 'blijft_id', 'gaat_op_id')"
            "      or c.relname = 'register_jongere') and c.relname <> 'toegang_leesregel'"
        )
        return [naam for (naam,) in cursor.fetchall()]


def test_only_who_confirmed_can_destroy_and_only_what_was_proposed(oud):
    stel_voor(DAG, f.MOMENT)
    coordinator = _coordinator()
    with als(coordinator):
        voorstel = voorstellen().get()

    def vernietig(wie: Actor) -> None:
        with als(wie), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("select toegang_vernietig(%s)", [voorstel.pk])

    for wie in (coordinator, _coordinator("20CD00")):
        with pytest.raises(DatabaseError, match="Vernietigen kan alleen"):
            vernietig(wie)
    with f.systeem(DAG):
        systeem = f.Actor(None, None, None, "systeem", DAG, systeem="test")
    with pytest.raises(DatabaseError, match="Vernietigen kan alleen"):
        vernietig(systeem)
    with als(f.actor(f.school("10AB00"), "mentor", vandaag=DAG)), pytest.raises(Geweigerd):
        bevestig(voorstel)
    for sql in (
        "insert into toegang_voorstelregel (voorstel_id, tabel, rij_id, jongere_id, termijn_id,"
        f" verlopen_op) values ({voorstel.pk}, 'register_personalia', 1, 1, 1, '2020-01-01')",
        "delete from register_verzuim",
        "select set_config('inbeeld.vernietiging', '1', true); delete from register_verzuim",
        "update toegang_bewaartermijn set jaren = 0, dagen = 1",
        "delete from toegang_vernietiging",
    ):
        fout = pytest.raises(DatabaseError)
        with als(coordinator), fout, transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)
    with als(coordinator):
        bevestig(voorstel)
        with pytest.raises(NietUitTeVoeren):
            bevestig(voorstel)
    assert Betrokkenheid.objects.count() == 0  # nobody is nobody
    with f.systeem(DAG):
        assert FeitVerzuim.objects.count() == 1
        assert Jongere.objects.count() == 1
        assert Vastlegging.objects.exists()
