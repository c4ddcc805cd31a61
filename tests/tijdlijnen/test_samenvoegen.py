"""Two records of one child joined, and parted again, with nothing lost on the way."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection

from inbeeld.dossiers.models import Plan, Planversie
from inbeeld.register.models import FeitVerzuim, Jongere, Personalia
from inbeeld.register.queries import zoek_jongeren
from inbeeld.signalen.models import Zaak
from inbeeld.tijdlijnen.models import Tijdlijn
from inbeeld.tijdlijnen.samenvoegen import NietSamenTeVoegen, splits, voeg_samen
from inbeeld.tijdlijnen.verhuizen import verhuis
from inbeeld.toegang.actor import als
from inbeeld.toegang.matrix.tabellen import TABELLEN
from inbeeld.toegang.models import Betrokkenheid
from inbeeld.toegang.policies import Geweigerd
from tests import fabriek as f
from tests.toegang.matrixroute import OVER_EEN_WEEK, vul_route

pytestmark = pytest.mark.django_db
BSN = "999990019"
NUMMER = "101000000"
LATER = f.MOMENT + timedelta(days=1)


def statussen(kind: int) -> list[tuple]:
    with f.systeem():
        rijen = Tijdlijn.objects.filter(jongere_id=kind).order_by("van")
        return [(t.van, t.status) for t in rijen]


@pytest.fixture
def twee() -> tuple[int, int]:
    """One child, known twice: its second school did not know its number."""
    a, b = f.school("10AB00"), f.school("20CD00")
    eerste = f.kind(a, tot_en_met="2025-07-31")
    tweede = f.kind(
        b, van="2025-08-01", pgn=BSN, verzuim=[f.verzuimrij(b.code, "2025-12-01", uren=None)]
    )
    return eerste, tweede


def test_joined_and_parted(twee):
    blijft, gaat_op = twee
    voor = statussen(blijft), statussen(gaat_op)
    with als(f.actor(f.gemeente("0392"))):
        s = voeg_samen(blijft, gaat_op, moment=f.MOMENT, reden="een kind")
        assert Jongere.objects.get(pk=blijft)
        assert not Tijdlijn.objects.filter(jongere_id=gaat_op).exists()
        assert Personalia.objects.get(pk=blijft).pgn_index is not None
        kopie = FeitVerzuim.objects.get(jongere_id=blijft)
        assert (kopie.bron.code, kopie.vastlegging_id) == ("20CD00", s.vastlegging_id)
        # Nobody is involved with the record that went.
        with pytest.raises(Geweigerd):
            voeg_samen(blijft, gaat_op, moment=f.MOMENT, reden="nog eens")
    assert "langdurig_relatief_verzuim" in [status for _, status in statussen(blijft)]
    assert "absoluut_verzuim" not in [status for _, status in statussen(blijft)]
    with f.systeem():
        assert Jongere.objects.get(pk=gaat_op).opgegaan_in_id == blijft
        with pytest.raises(NietSamenTeVoegen):
            voeg_samen(blijft, gaat_op, moment=f.MOMENT, reden="nog eens")
        splits(s.pk, moment=LATER, reden="toch twee")
        assert Jongere.objects.get(pk=gaat_op).opgegaan_in_id is None
        assert Personalia.objects.get(pk=gaat_op).pgn_index is not None
        assert Personalia.objects.get(pk=blijft).pgn_index is None
        with pytest.raises(NietSamenTeVoegen):
            splits(s.pk, moment=LATER, reden="nog eens")
    assert (statussen(blijft), statussen(gaat_op)) == voor


def test_what_was_corrected_after_the_joining_stays(twee):
    blijft, gaat_op = twee
    with f.systeem():
        s = voeg_samen(blijft, gaat_op, moment=f.MOMENT, reden="een kind")
        kopie = FeitVerzuim.objects.get(jongere_id=blijft)
        f.leg(f.school("20CD00"), moment=LATER, intrekken={"verzuim": [kopie.pk]})
        splits(s.pk, moment=LATER, reden="toch twee")
        assert not FeitVerzuim.objects.filter(ingetrokken_op=None).exists()


def test_the_number_of_a_joined_record_finds_nobody():
    a = f.school("10AB00")
    blijft, gaat_op = f.kind(a, pgn=BSN), f.kind(a, pgn=NUMMER)
    with f.systeem():
        assert [p.pk for p in zoek_jongeren(NUMMER)] == [gaat_op]
        voeg_samen(blijft, gaat_op, moment=f.MOMENT, reden="een kind")
        assert zoek_jongeren(NUMMER) == []
        assert [p.pk for p in zoek_jongeren(BSN)] == [blijft]


def test_a_school_joins_nobody_and_nobody_joins_whom_he_does_not_see(twee):
    with als(f.actor(f.school("10AB00"))), pytest.raises(Geweigerd):
        voeg_samen(*twee, moment=f.MOMENT, reden="x")
    with als(f.actor(f.gemeente("0394"))), pytest.raises(Geweigerd):
        voeg_samen(*twee, moment=f.MOMENT, reden="x")


def test_what_was_done_about_the_record_that_goes_comes_along_and_goes_back(twee):
    """Its zaak is not nobody's: every row of it is found at the child that stays."""
    blijft, gaat_op = twee
    f.gemeente("0394")
    vul_route({"voorheen": gaat_op})
    voor = _rijen(gaat_op)
    assert {"signalen_zaak", "signalen_melding", "dossiers_plan", "dossiers_planevent"} <= set(voor)
    with f.systeem():
        s = voeg_samen(blijft, gaat_op, moment=f.MOMENT, reden="een kind")
    assert _rijen(gaat_op) == {}
    samen = _rijen(blijft)
    assert all(rijen <= samen[tabel] for tabel, rijen in voor.items())
    with f.systeem():
        (loopt,) = Zaak.objects.filter(jongere_id=blijft, gesloten_op=None)
        # The facts that came along opened it just now: whose it was, and the step, went over.
        eerder = Zaak.objects.get(pk=min(voor["signalen_zaak"]))
        assert loopt.stap_op == eerder.stap_op == OVER_EEN_WEEK
        assert loopt.eigenaar_postvak_id == eerder.eigenaar_postvak_id
        assert Betrokkenheid.objects.filter(jongere_id=blijft, grond="zaak").exists()
        assert not Betrokkenheid.objects.filter(jongere_id=gaat_op, grond="zaak").exists()
        splits(s.pk, moment=LATER, reden="toch twee")
    weer = _rijen(gaat_op)
    assert all(rijen <= weer[tabel] for tabel, rijen in voor.items())
    with f.systeem():
        assert Zaak.objects.filter(jongere_id=gaat_op, gesloten_op=None).count() == 1
    assert set(_rijen(blijft)) <= {"signalen_zaak", "signalen_zaakevent"}


def test_of_two_open_zaken_and_plans_one_stays_open(twee):
    blijft, gaat_op = twee
    f.gemeente("0394")
    vul_route({"eigen": blijft, "voorheen": gaat_op})
    with f.systeem():
        voeg_samen(blijft, gaat_op, moment=f.MOMENT, reden="een kind")
        zaken = Zaak.objects.filter(jongere_id=blijft).order_by("gesloten_op")
        assert [z.sluitreden for z in zaken] == ["vergissing", ""]
        plannen = Plan.objects.filter(jongere_id=blijft).order_by("toestand")
        assert [p.toestand for p in plannen] == ["afgesloten", "lopend"]
        assert Planversie.objects.filter(jongere_id=blijft).count() == 2


def test_nothing_moves_between_children_that_were_not_joined(twee):
    with f.systeem(), pytest.raises(DatabaseError, match="samenvoeging"):
        verhuis(twee[1], twee[0])


def test_the_triggers_stand_again_after_it(twee):
    """Set aside for the move alone: what was append-only is so afterwards."""
    f.gemeente("0394")
    vul_route({"voorheen": twee[1]})
    with f.systeem():
        voeg_samen(*twee, moment=f.MOMENT, reden="een kind")
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from pg_trigger where not tgisinternal and tgenabled = 'D'")
        assert cursor.fetchone() == (0,)


def _rijen(kind: int) -> dict[str, set[int]]:
    """{table: keys} of all that was done about a record."""
    uit = {}
    with f.systeem(), connection.cursor() as cursor:
        for tabel in TABELLEN:
            if tabel.startswith(("signalen_", "dossiers_")) and TABELLEN[tabel].jongere:
                sleutel = "pgh_id" if tabel.endswith("event") else "id"
                cursor.execute(f"select {sleutel} from {tabel} where jongere_id = %s", [kind])
                if rijen := {nummer for (nummer,) in cursor.fetchall()}:
                    uit[tabel] = rijen
    return uit
