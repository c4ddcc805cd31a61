"""The one door for facts: all or nothing, both moments of knowledge, timelines right at commit."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection, transaction

from inbeeld.register.models import FeitInschrijving, FeitJongere, FeitVerzuim, Vastlegging
from inbeeld.register.queries import bekend_op_filter, feiten_van
from inbeeld.tijdlijnen.actions import FeitGeweigerd, leg_vast
from inbeeld.tijdlijnen.models import Horizon, Klok, Tijdlijn
from inbeeld.toegang.actor import GeenActor, als
from inbeeld.toegang.models import Betrokkenheid
from inbeeld.toegang.policies import Geweigerd
from tests import fabriek as f

pytestmark = pytest.mark.django_db
SCHOOL = "10AB00"


def status_op(kind: int, dag: str) -> str:
    with f.systeem():
        return Tijdlijn.objects.get(jongere_id=kind, periode__contains=f.d(dag)).status


def verzuim(kind: int, van: str, tot: str | None = None, **anders) -> dict:
    return {"jongere": kind, **f.verzuimrij(SCHOOL, van, tot), **anders}


def test_a_recorded_absence_is_in_the_timeline_and_the_clock_at_once():
    kind = f.kind(f.school(SCHOOL))
    assert status_op(kind, "2026-01-30") == "in_onderwijs"
    with als(f.actor(f.school(SCHOOL))):
        leg_vast(moment=f.MOMENT, soort="hand", nieuw={"verzuim": [verzuim(kind, "2025-12-01")]})
        klok = Klok.objects.get(soort="streng")
        assert (klok.thuis_sinds, klok.drie_maanden_op) == (f.d("2025-12-01"), f.d("2026-03-01"))
    assert status_op(kind, "2025-12-28") == "langdurig_relatief_verzuim"
    assert status_op(kind, "2025-12-27") == "wettelijk_verzuim"


def test_a_correction_withdraws_and_appends_and_the_past_stays_known():
    kind = f.kind(f.school(SCHOOL))
    eerst, later = f.MOMENT, f.MOMENT + timedelta(days=3)
    with als(f.actor(f.school(SCHOOL))):
        leg_vast(moment=eerst, soort="hand", nieuw={"verzuim": [verzuim(kind, "2025-12-01")]})
        fout = FeitVerzuim.objects.get()
        leg_vast(
            moment=later,
            soort="hand",
            intrekken={"verzuim": [fout.pk]},
            nieuw={"verzuim": [verzuim(kind, "2025-12-01", "2025-12-02")]},
        )
        toen = FeitVerzuim.objects.filter(bekend_op_filter(eerst + timedelta(hours=1)))
        nu = FeitVerzuim.objects.filter(bekend_op_filter(None))
        assert [v.periode.upper for v in toen] == [None]
        assert [v.periode.upper for v in nu] == [f.d("2025-12-03")]
        assert not FeitVerzuim.objects.filter(bekend_op_filter(eerst - timedelta(hours=1)))
        tabellen = [regel.tabel for regel in feiten_van(kind, met_ingetrokken=True)]
        assert tabellen.count("verzuim") == 2
    assert status_op(kind, "2025-12-29") != "langdurig_relatief_verzuim"


@pytest.mark.parametrize(
    ("rij", "kolom"),
    [
        ({"soort": "spijbelen"}, "soort"),
        ({"uren": 25}, "uren"),
        ({"uren": "1.234"}, "uren"),
        ({"uren": 2, "einddatum": None}, "einddatum"),
        ({"einddatum": f.d("2025-11-30")}, "einddatum"),
        ({"begindatum": "2025-12-01"}, "begindatum"),
        ({"school": "99ZZ99"}, "school"),
        ({"begindatum": None}, "begindatum"),
    ],
)
def test_a_wrong_row_is_named_and_nothing_is_stored(rij, kolom):
    kind = f.kind(f.school(SCHOOL))
    goed = verzuim(kind, "2025-12-01", "2025-12-01")
    with f.systeem():
        voor = Vastlegging.objects.count()
        nieuw = {"verzuim": [{**goed, "_bron": 1}, {**goed, **rij}]}
        with pytest.raises(FeitGeweigerd) as fout:
            leg_vast(moment=f.MOMENT, soort="hand", nieuw=nieuw)
        assert [(x.tabel, x.index, x.kolom) for x in fout.value.fouten] == [("verzuim", 1, kolom)]
        assert Vastlegging.objects.count() == voor
        assert not FeitVerzuim.objects.exists()


@pytest.mark.parametrize(
    ("tabel", "rij", "kolom"),
    [
        ("verzuim", verzuim(0, "2199-01-04"), "begindatum"),
        ("verzuim", verzuim(0, "2027-03-10"), "begindatum"),
        ("verzuim", verzuim(0, "1999-12-31", "2000-01-05"), "begindatum"),
        ("vrijstellingen", {"grond": "art15", "begindatum": f.d("2206-01-01")}, "begindatum"),
        ("woonplaatsen", {"gemeente": "0392", "begindatum": f.d("1985-12-31")}, "begindatum"),
        ("jongeren", {"geboortedatum": f.d("1985-12-31")}, "geboortedatum"),
        ("jongeren", {"geboortedatum": f.d("2026-02-03")}, "geboortedatum"),
    ],
)
def test_a_mistyped_year_is_refused_and_the_calendar_stays_as_long(tabel, rij, kolom):
    a = f.school(SCHOOL)
    kind = f.kind(a)
    horizon = Horizon.objects.values().get()
    with pytest.raises(FeitGeweigerd) as fout:
        f.leg(a, **{tabel: [{**rij, "jongere": kind}]})
    assert [(x.tabel, x.kolom) for x in fout.value.fouten] == [(tabel, kolom)]
    assert Horizon.objects.values().get() == horizon


def test_what_is_agreed_for_later_may_begin_later_and_end_in_any_year():
    a = f.school(SCHOOL)
    kind = f.kind(a)
    later = {"jongere": kind, "begindatum": f.d("2029-08-01"), "einddatum": f.d("2199-12-31")}
    f.leg(
        a,
        inschrijvingen=[{**later, "school": SCHOOL}],
        vrijstellingen=[{**later, "grond": "art15"}],
        verzuim=[verzuim(kind, "2027-03-09")],
    )
    with f.systeem():
        assert FeitInschrijving.objects.filter(periode__contains=f.d("2030-01-01")).count() == 2


def test_a_rollback_leaves_nothing():
    school = f.school(SCHOOL)
    kind = f.kind(school)
    with f.systeem():
        voor = list(Tijdlijn.objects.order_by("pk").values_list())
    with transaction.atomic():
        f.leg(school, verzuim=[verzuim(kind, "2025-12-01")])
        transaction.set_rollback(True)
    with f.systeem():
        assert not FeitVerzuim.objects.exists()
        assert not Klok.objects.exists()
        assert list(Tijdlijn.objects.order_by("pk").values_list()) == voor


def test_a_fact_is_withdrawn_once_and_by_its_source_only():
    school, ander = f.school(SCHOOL), f.gemeente("0392")
    kind = f.kind(school, verzuim=[f.verzuimrij(SCHOOL, "2025-12-01", "2025-12-02")])
    with f.systeem():
        pk = FeitVerzuim.objects.get(jongere_id=kind).pk
    weg = {"soort": "intrekking", "intrekken": {"verzuim": [pk]}}
    with als(f.actor(ander)), pytest.raises(FeitGeweigerd):
        leg_vast(moment=f.MOMENT, **weg)
    with als(f.actor(school)):
        leg_vast(moment=f.MOMENT, **weg)
        with pytest.raises(FeitGeweigerd):
            leg_vast(moment=f.MOMENT, **weg)
        assert FeitVerzuim.objects.get().ingetrokken_op == f.MOMENT


def test_a_gemeente_says_who_lives_in_it_and_not_who_lives_elsewhere():
    kind = f.kind(f.school(SCHOOL))
    woont = {"jongere": kind, "gemeente": "0394", "begindatum": f.d("2026-01-01")}
    with als(f.actor(f.gemeente("0392"))), pytest.raises(Geweigerd):
        leg_vast(moment=f.MOMENT, soort="hand", nieuw={"woonplaatsen": [woont]})
    with als(f.actor(f.gemeente("0394"))):
        leg_vast(moment=f.MOMENT, soort="hand", nieuw={"woonplaatsen": [woont]})


def test_a_school_speaks_for_itself_and_only_about_its_own_kinds_of_fact():
    a, b = f.school(SCHOOL), f.school("20CD00")
    kind = f.kind(a)
    f.leg(b, scholen=[f.schoolfeit(b.code)])
    inschrijving = {"jongere": kind, "school": a.code, "begindatum": f.d("2026-01-01")}
    vrij = {"jongere": kind, "grond": "art15", "begindatum": f.d("2026-01-01")}
    with als(f.actor(b)):
        for nieuw in ({"inschrijvingen": [inschrijving]}, {"vrijstellingen": [vrij]}):
            with pytest.raises(Geweigerd):
                leg_vast(moment=f.MOMENT, soort="hand", nieuw=nieuw)
    with pytest.raises(GeenActor):
        leg_vast(moment=f.MOMENT, soort="hand")


def test_involvement_follows_the_facts():
    a = f.school(SCHOOL)
    kind = f.kind(a, van="2024-08-01", tot_en_met="2025-07-31")
    with f.systeem():
        rijen = Betrokkenheid.objects.filter(jongere_id=kind).order_by("grond")
        assert [(b.grond, b.organisatie.code, b.periode.upper) for b in rijen] == [
            ("inschrijving", SCHOOL, f.d("2025-08-01")),
            ("woonplaats", "0392", None),
        ]
        pk = FeitInschrijving.objects.get(jongere_id=kind).pk
    f.leg(a, intrekken={"inschrijvingen": [pk]})
    with f.systeem():
        gronden = Betrokkenheid.objects.filter(jongere_id=kind).values_list("grond", flat=True)
        assert list(gronden) == ["woonplaats"]


def test_one_valid_row_of_jongeren_per_child():
    a = f.school(SCHOOL)
    kind = f.kind(a)
    with pytest.raises(Exception, match="jongeren_een_geldig"), transaction.atomic():
        f.leg(a, jongeren=[{"jongere": kind, "geboortedatum": f.d("2011-01-01")}])
    with f.systeem():
        oud = FeitJongere.objects.get(jongere_id=kind)
    f.leg(
        a,
        intrekken={"jongeren": [oud.pk]},
        jongeren=[{"jongere": kind, "geboortedatum": f.d("2011-01-01")}],
    )
    with f.systeem():
        geldig = FeitJongere.objects.get(jongere_id=kind, ingetrokken_op=None)
        assert geldig.geboortedatum == f.d("2011-01-01")


def test_a_holiday_of_the_school_and_of_the_region_moves_the_clock_of_its_pupils():
    a, b = f.school(SCHOOL), f.school("20CD00")
    # Absent on Thursday and Friday, and back on the Monday after the holiday.
    rij = ("2025-12-04", "2025-12-05")
    hier = f.kind(a, verzuim=[f.verzuimrij(a.code, *rij)])
    daar = f.kind(b, verzuim=[f.verzuimrij(b.code, *rij)])
    vrij = {"begindatum": f.d("2025-12-08"), "einddatum": f.d("2025-12-12"), "naam": "vrij"}

    def einde(kind: int):
        with f.systeem():
            rijen = Tijdlijn.objects.filter(jongere_id=kind, status="beginnend_verzuim")
            return max(t.periode.upper for t in rijen)

    voor = einde(hier), einde(daar)
    f.leg(a, lesvrij=[{"school": a.code, **vrij}])
    # The venster is of the region's lesweken: the school's own days change nothing of it.
    assert (einde(hier), einde(daar)) == voor
    f.leg(f.regio(), lesvrij=[{"school": None, "vakantieregio": "noord", **vrij}])
    assert einde(hier) == einde(daar) == voor[0] + timedelta(days=7)


def test_a_school_that_delivers_further_ends_the_absence_that_was_open():
    a = f.school(SCHOOL)
    kind = f.kind(a, verzuim=[f.verzuimrij(a.code, "2025-12-01", "2025-12-12")])
    f.leg(a, gegevensstand=[{"school": a.code, "gegevens_tot_en_met": f.d("2025-12-12")}])
    assert status_op(kind, "2026-01-05") == "langdurig_relatief_verzuim"
    f.leg(a, gegevensstand=[{"school": a.code, "gegevens_tot_en_met": f.d("2025-12-19")}])
    assert status_op(kind, "2026-01-05") != "langdurig_relatief_verzuim"


def test_the_first_row_of_coverage_makes_what_nobody_covers_unknown():
    a = f.school(SCHOOL)
    kind = f.kind(a, van="2016-08-01", tot_en_met="2025-07-31")
    assert status_op(kind, "2025-12-01") == "absoluut_verzuim"
    rij = {"bron": "0394", "categorie": "inschrijving", "begindatum": f.d("2020-01-01")}
    f.leg(f.gemeente("0394"), dekking=[rij])
    assert status_op(kind, "2025-12-01") == "onbekend"
    f.leg(f.gemeente("0392"), dekking=[{**rij, "bron": "0392"}])
    assert status_op(kind, "2025-12-01") == "absoluut_verzuim"


def test_the_calendar_grows_with_an_absence_of_long_ago():
    a = f.school(SCHOOL)
    kind = f.kind(a, geboren="2008-01-10", van="2012-08-01")
    f.leg(a, verzuim=[verzuim(kind, "2013-09-02", "2013-09-03")])
    assert status_op(kind, "2013-09-03") == "beginnend_verzuim"


def test_times_are_stored_in_utc_whatever_the_zone_of_the_moment():
    a = f.school(SCHOOL)
    kind = f.kind(a)
    f.leg(a, verzuim=[verzuim(kind, "2025-12-01")], moment=f.MOMENT)
    with f.systeem(), connection.cursor() as cursor:
        cursor.execute("select vastgelegd_op from feit_verzuim")
        assert cursor.fetchone()[0] == datetime(2026, 2, 2, 9, tzinfo=UTC).replace(tzinfo=None)
