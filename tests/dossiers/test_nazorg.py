"""Nazorg: back at school is not closed, and a relapse stands at once."""

from datetime import timedelta

import pytest

from inbeeld.dossiers.actions import nazorg as actions
from inbeeld.dossiers.models import Nazorg
from inbeeld.dossiers.queries.nazorg import stand_van
from inbeeld.dossiers.toestanden import KanNiet
from inbeeld.register.models import FeitVerzuim
from inbeeld.signalen.actions import kennis, zaken
from inbeeld.signalen.models import Kennisgeving, Zaak
from inbeeld.signalen.policies.zaken import ZaakGeweigerd
from inbeeld.toegang.actor import als
from inbeeld.toegang.policies import Geweigerd
from tests import fabriek as f
from tests.dossiers import wereld as w
from tests.dossiers import zorghulp as z
from tests.signalen.aanval import probeer, waar

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("regels_geinstalleerd")]
DAG = timedelta(days=1)


@pytest.fixture
def wereld() -> w.Wereld:
    return w.maak()


@pytest.fixture
def terug(wereld: w.Wereld) -> w.Wereld:
    z.terug(wereld)
    return wereld


def _toestand(nazorg: Nazorg) -> str:
    with f.systeem():
        return Nazorg.objects.get(pk=nazorg.pk).toestand


def test_it_begins_when_the_child_is_back_with_a_talk_within_two_weeks(terug) -> None:
    nazorg = z.begonnen(terug, dagen=56)
    zaak = z.zaak_van(terug)
    assert (zaak.gesloten_op, zaak.volgende_stap) == (None, "nazorg_gesprek")
    assert zaak.stap_op == f.VANDAAG + timedelta(days=14)
    assert nazorg.thuis_sinds == f.VANDAAG - timedelta(days=40)
    assert z.begonnen(terug, dagen=20).pk == nazorg.pk


def test_it_does_not_begin_while_the_child_is_at_home_or_by_another(wereld) -> None:
    with als(z.eigenaar(wereld)), pytest.raises(KanNiet, match="thuis"):
        actions.begin(wereld.zaak, tot=f.VANDAAG + 56 * DAG, moment=f.MOMENT)
    z.terug(wereld)
    houder = z.eigenaar(wereld).organisatie_id
    for wie in ("school", "leerplicht", "swv"):
        if wereld.mensen[wie].organisatie_id == houder:
            continue
        with als(z.bij(wereld, wie)), pytest.raises(Geweigerd):
            actions.begin(wereld.zaak, tot=f.VANDAAG + 56 * DAG, moment=f.MOMENT)
    with als(z.eigenaar(wereld)):
        for dagen in (13, 367):
            with pytest.raises(KanNiet, match="twee weken"):
                actions.begin(wereld.zaak, tot=f.VANDAAG + dagen * DAG, moment=f.MOMENT)
    with als(z.bij(wereld, "regio")):
        assert actions.begin(wereld.zaak, tot=f.VANDAAG + 14 * DAG, moment=f.MOMENT).pk


def test_the_plan_says_how_long_and_else_eight_school_weeks(terug) -> None:
    with als(z.eigenaar(terug)):
        tot = actions.voorstel_tot(terug.thuis, f.VANDAAG)
    assert str(actions.STANDAARD) == "40 schooldagen"
    assert tot == f.VANDAAG + 56 * DAG


@pytest.mark.parametrize("reden", ["terug_op_school", "passend_aanbod"])
def test_a_zaak_does_not_close_as_back_without_nazorg_that_ended_well(terug, reden: str) -> None:
    eigenaar = z.eigenaar(terug)
    with als(eigenaar), pytest.raises(ZaakGeweigerd, match="Begin eerst nazorg"):
        zaken.sluit(terug.zaak, reden, moment=f.MOMENT)
    nazorg = z.begonnen(terug)
    with als(eigenaar), pytest.raises(ZaakGeweigerd, match="loopt tot 16 februari 2026"):
        zaken.sluit(terug.zaak, reden, moment=f.MOMENT)
    sluit = """update signalen_zaak set gesloten_op = %s, gesloten_door_id = %s, sluitreden = %s
        where id = %s"""
    met = [f.VANDAAG, eigenaar.aanstelling_id, reden, terug.zaak.pk]
    assert probeer(eigenaar, sluit, met) == 0
    later = f.VANDAAG + 14 * DAG
    with als(z.eigenaar(terug, later)):
        actions.rond_af(nazorg, wat_hielp="Elke ochtend een vast gezicht.")
        dicht = zaken.sluit(terug.zaak, reden, moment=f.MOMENT)
    assert (dicht.gesloten_op, dicht.sluitreden) == (later, reden)


def test_other_reasons_close_as_before_and_nazorg_lapses(terug) -> None:
    nazorg = z.begonnen(terug)
    with als(z.eigenaar(terug)):
        zaken.sluit(terug.zaak, "verhuisd", moment=f.MOMENT)
    assert _toestand(nazorg) == "vervallen"


def test_it_ends_with_what_helped_and_not_before_its_day(terug) -> None:
    nazorg = z.begonnen(terug)
    with als(z.eigenaar(terug)), pytest.raises(KanNiet, match="loopt nog tot"):
        actions.rond_af(nazorg, wat_hielp="Alles.")
    with als(z.eigenaar(terug, f.VANDAAG + 14 * DAG)):
        with pytest.raises(KanNiet, match="wat hielp"):
            actions.rond_af(nazorg, wat_hielp="  ")
        actions.rond_af(nazorg, wat_hielp="Een mentor die belt.")
        with pytest.raises(KanNiet, match="afgerond"):
            actions.rond_af(nazorg, wat_hielp="Nog eens.")
    assert z.zaak_van(terug).volgende_stap == "controleer_en_sluit"


def test_talks_follow_each_month_until_the_end(terug) -> None:
    nazorg = z.begonnen(terug, dagen=50)
    with als(z.eigenaar(terug, f.VANDAAG + 10 * DAG)):
        zaak = actions.gesprek_gehad(nazorg)
        assert (zaak.volgende_stap, zaak.stap_op) == ("nazorg_gesprek", f.d("2026-03-12"))
    with als(z.eigenaar(terug, f.d("2026-03-12"))):
        zaak = actions.gesprek_gehad(nazorg)
        assert (zaak.volgende_stap, zaak.stap_op) == ("nazorg_afronden", nazorg.tot)


def test_a_klok_makes_a_relapse_in_the_same_commit_with_a_step_for_today(terug) -> None:
    nazorg = z.begonnen(terug, dagen=56)
    dag = f.VANDAAG + 21 * DAG
    z.weer_thuis(terug, f.VANDAAG + 7 * DAG, dag)
    zaak = z.zaak_van(terug)
    assert _toestand(nazorg) == "terugval"
    assert (zaak.gesloten_op, zaak.volgende_stap, zaak.stap_op) == (None, "contact_met_gezin", dag)
    with als(z.eigenaar(terug, dag)):
        stand = stand_van(zaak, dag)
        assert stand.terugval
        assert (stand.dag_n, stand.eerder_dag_n) == (15, 62)
        with pytest.raises(KanNiet, match="thuis"):
            actions.begin(zaak, tot=dag + 56 * DAG, moment=f.MOMENT)


def test_in_the_weekend_the_step_is_for_monday(terug) -> None:
    z.begonnen(terug, dagen=56)
    zaterdag = f.d("2026-02-21")
    z.weer_thuis(terug, f.VANDAAG + 7 * DAG, zaterdag)
    assert z.zaak_van(terug).stap_op == f.d("2026-02-23")


def test_a_klok_that_is_yet_to_come_is_no_relapse_until_its_day(terug) -> None:
    nazorg = z.begonnen(terug, dagen=56)
    dag = f.VANDAAG + 7 * DAG
    z.weer_thuis(terug, dag, dag)
    assert _toestand(nazorg) == "loopt"
    kennis.meld_bij(dag, f.MOMENT)
    assert _toestand(nazorg) == "loopt"
    later = dag + 7 * DAG
    with als(z.eigenaar(terug, later)):
        assert stand_van(terug.zaak, later).terugval
        with pytest.raises(KanNiet, match="thuis"):
            actions.rond_af(nazorg, wat_hielp="Toch niet.")
    for _ in range(2):
        kennis.meld_bij(later, f.MOMENT)
    assert _toestand(nazorg) == "terugval"
    with f.systeem():
        verteld = list(Kennisgeving.objects.filter(soort="nazorg_terugval"))
    assert [k.aan_id for k in verteld] == [z.eigenaar(terug).aanstelling_id]


def test_back_again_nazorg_begins_anew_in_the_same_zaak(terug) -> None:
    eerste = z.begonnen(terug, dagen=56)
    dag = f.VANDAAG + 21 * DAG
    van = f.VANDAAG + 7 * DAG
    z.weer_thuis(terug, van, dag)
    with f.systeem(dag):
        feit = FeitVerzuim.objects.get(
            jongere_id=terug.thuis, ingetrokken_op=None, periode__endswith=None
        )
    rij = f.verzuimrij(terug.school.code, van.isoformat(), dag.isoformat())
    f.leg(
        terug.school,
        vandaag=dag + DAG,
        intrekken={"verzuim": [feit.pk]},
        verzuim=[{"jongere": terug.thuis, **rij}],
    )
    tweede = z.begonnen(terug, dag=dag + DAG)
    assert (tweede.pk != eerste.pk, tweede.thuis_sinds) == (True, van)
    assert _toestand(eerste) == "terugval"


def test_a_relapse_after_closing_opens_a_new_zaak_that_knows_what_helped(terug) -> None:
    nazorg = z.begonnen(terug)
    later = f.VANDAAG + 14 * DAG
    with als(z.eigenaar(terug, later)):
        actions.rond_af(nazorg, wat_hielp="Minder uren in het begin.")
        zaken.sluit(terug.zaak, "terug_op_school", moment=f.MOMENT)
    z.weer_thuis(terug, later, later + 14 * DAG)
    with f.systeem():
        oud, nieuw = Zaak.objects.filter(jongere_id=terug.thuis).order_by("pk")
    assert (oud.gesloten_op, nieuw.gesloten_op) == (later, None)


def test_what_pages_do_not_do_the_database_refuses(terug) -> None:
    eigenaar = z.eigenaar(terug)
    nieuw = """insert into dossiers_nazorg (sleutel, jongere_id, bron_id, door_id, moment, zaak_id,
        toestand, begonnen_op, tot, wat_hielp, geeindigd_op)
        values (gen_random_uuid(), %s, %s, %s, now(), %s, %s, %s, %s, %s, %s)"""

    def rij(actor, *, toestand="loopt", van=f.VANDAAG, dagen=14, hielp="", eind=None):
        wie = [terug.thuis, actor.organisatie_id, actor.aanstelling_id, terug.zaak.pk]
        return [*wie, toestand, van, van + dagen * DAG, hielp, eind]

    for wie in ("school", "swv", "leerplicht"):
        ander = z.bij(terug, wie)
        if ander.organisatie_id != eigenaar.organisatie_id:
            assert probeer(ander, nieuw, rij(ander)) == 0
    assert probeer(eigenaar, nieuw, rij(eigenaar, dagen=13)) == 0
    assert probeer(eigenaar, nieuw, rij(eigenaar, van=f.VANDAAG - 60 * DAG, dagen=20)) == 0
    afgerond = rij(eigenaar, toestand="afgerond", hielp="x", eind=f.VANDAAG)
    assert probeer(eigenaar, nieuw, afgerond) == 0
    assert probeer(eigenaar, nieuw, rij(eigenaar)) == 1
    for zet in (
        "toestand = 'afgerond', wat_hielp = 'x', geeindigd_op = '2026-02-02'",
        "toestand = 'afgerond', wat_hielp = 'x', geeindigd_op = tot",
        "toestand = 'terugval', geeindigd_op = '2026-02-02'",
        "toestand = 'vervallen', geeindigd_op = '2026-02-02'",
        "tot = '2026-02-02'",
        "thuis_sinds = '2020-01-01'",
    ):
        assert probeer(eigenaar, f"update dossiers_nazorg set {zet}") == 0
    assert waar("select count(*) from dossiers_nazorg where toestand = 'loopt'") == 1
    # Asking it when nothing is the matter changes nothing.
    probeer(eigenaar, "select dossiers_terugval_bij(null)")
    assert waar("select count(*) from dossiers_nazorg where toestand = 'loopt'") == 1
