"""What the day does to transfers: late is somebody's task, and who must prepare one is asked."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from inbeeld.dossiers.actions import overdracht_dag, overdrachten
from inbeeld.dossiers.models import Taak
from inbeeld.dossiers.queries import overdrachten as queries
from inbeeld.register.models import FeitInschrijving
from inbeeld.signalen.models import Kennisgeving
from inbeeld.signalen.queries.werk import WerkKeuze, werkblad
from inbeeld.toegang.actor import als
from tests import fabriek as f
from tests.dossiers import overdrachthulp as h

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("regels_geinstalleerd")]


@pytest.fixture
def wereld() -> h.Wereld:
    return h.maak()


def _houd_bij(dag: date) -> int:
    with f.systeem(dag):
        return overdracht_dag.bijhouden(dag, f.MOMENT)


def _taken(kind: int) -> dict[str, date]:
    with f.systeem():
        open_ = Taak.objects.filter(jongere_id=kind, klaar_op__isnull=True)
        return dict(open_.values_list("soort", "uiterlijk_op"))


def test_no_answer_is_the_senders_to_ask_about_once(wereld: h.Wereld) -> None:
    rij = h.verzend(wereld)
    assert _houd_bij(rij.antwoord_uiterlijk) == 0
    laat = rij.antwoord_uiterlijk + timedelta(days=1)
    assert _houd_bij(laat) == 1
    assert _houd_bij(laat) == _houd_bij(laat + timedelta(days=1)) == 0
    assert h.taken(rij)["overdracht_navragen"] == h.bak(wereld.w.school).pk
    with f.systeem():
        assert Kennisgeving.objects.filter(soort="overdracht_te_laat").count() == 1
    with als(wereld.nemer(laat)):
        overdrachten.aanvaard(rij, moment=f.MOMENT)
    assert "overdracht_navragen" not in h.taken(rij)


def test_a_first_day_that_nobody_confirms_is_a_task_of_both(wereld: h.Wereld) -> None:
    rij = h.verzend(wereld)
    dag = overdrachten.bevestigen_uiterlijk(rij)
    # Monday 2 March; three school days later is Thursday.
    assert (h.EERSTE, dag) == (f.d("2026-03-02"), f.d("2026-03-05"))
    with als(wereld.nemer()):
        overdrachten.aanvaard(rij, moment=f.MOMENT)
    assert _houd_bij(dag) == 0
    assert _houd_bij(dag + timedelta(days=1)) == 1
    van, naar = h.bak(wereld.w.school).pk, h.bak(wereld.nieuw).pk
    assert h.taken(rij) == {
        "overdracht_volgen": van,
        "overdracht_eerste_dag": naar,
        "overdracht_navragen": van,
    }
    with als(wereld.nemer(dag + timedelta(days=1))):
        overdrachten.bevestig_eerste_dag(rij, op=h.EERSTE, moment=f.MOMENT)
    assert h.taken(rij) == {}


def test_never_answered_and_the_day_has_passed_asks_the_receiver_both(wereld: h.Wereld) -> None:
    rij = h.verzend(wereld)
    # Weeks of standstill: found at once, as it is.
    assert _houd_bij(f.d("2026-03-20")) == 2
    assert set(h.taken(rij)) == {
        "overdracht_volgen",
        "overdracht_antwoord",
        "overdracht_eerste_dag",
        "overdracht_navragen",
    }


def test_not_sent_in_time_stands_on_the_list_of_the_sender(wereld: h.Wereld) -> None:
    rij = h.bereid_voor(wereld)
    assert rij.verzenden_uiterlijk == f.d("2026-02-16")
    laat = wereld.zender(f.d("2026-02-17"))
    with als(laat):
        regels = werkblad(actor=laat, keuze=WerkKeuze("nodig", "team", "taak")).regels
    assert [r.te_laat for r in regels] == [True]


def _thuis(wereld: h.Wereld, **anders: object) -> int:
    sinds = (f.VANDAAG - timedelta(days=40)).isoformat()
    code = wereld.w.school.code
    return f.kind(wereld.w.school, verzuim=[f.verzuimrij(code, sinds)], **anders)


def test_the_owner_of_a_zaak_is_asked_eight_weeks_before_the_18th_birthday(
    wereld: h.Wereld,
) -> None:
    # 18 on 30 March 2026, eight weeks after today.
    kind = _thuis(wereld, geboren="2008-03-30", achternaam="Bijna")
    gisteren, vandaag = f.VANDAAG - timedelta(days=1), f.VANDAAG
    assert "overdracht_voorbereiden" not in _taken(kind)
    _houd_bij(gisteren)
    assert "overdracht_voorbereiden" not in _taken(kind)
    assert _houd_bij(vandaag) == 1
    assert _taken(kind)["overdracht_voorbereiden"] == f.d("2026-03-02")
    assert _houd_bij(vandaag) == 0
    with als(wereld.actor("leerplicht")):
        assert queries.gevraagd_voor(kind) == f.d("2026-03-02")
        regels = werkblad(
            actor=wereld.actor("leerplicht"), keuze=WerkKeuze("alles", "team", "taak")
        ).regels
        (regel,) = [r for r in regels if r.jongere_id == kind]
        assert regel.adres == reverse("overdrachten", args=[regel.sleutel])
    with als(wereld.zender()):
        rmc = overdrachten.bereid_voor(
            kind,
            "rmc",
            moment=f.MOMENT,
            **h.velden(
                wereld,
                naar_postvak=h.bak(wereld.w.gemeente),
                eerste_dag_verwacht=f.d("2026-03-30"),
            ),
        )
    assert "overdracht_voorbereiden" not in _taken(kind)
    assert _houd_bij(vandaag + timedelta(days=1)) == 0
    with als(wereld.zender()):
        overdrachten.laat_vervallen(rmc, reden="Gaat naar het mbo.", moment=f.MOMENT)
    # Dropped with a reason is an answer too.
    assert _houd_bij(vandaag + timedelta(days=2)) == 0


def test_a_move_out_of_the_region_asks_and_a_move_within_it_does_not(wereld: h.Wereld) -> None:
    f.gemeente("0394", "Ook hier")
    kind, binnen = _thuis(wereld, achternaam="Weg"), _thuis(wereld, achternaam="Blijft")
    for wie, code in ((kind, "0014"), (binnen, "0394")):
        f.leg(
            wereld.w.gemeente,
            woonplaatsen=[{"jongere": wie, "gemeente": code, "begindatum": f.d("2026-02-20")}],
        )
    _houd_bij(f.VANDAAG)
    # Five school days.
    assert _taken(kind)["overdracht_voorbereiden"] == f.d("2026-02-09")
    assert "overdracht_voorbereiden" not in _taken(binnen)
    assert _houd_bij(f.VANDAAG + timedelta(days=1)) == 0


def test_the_end_of_an_enrolment_asks_before_the_warning_does_and_stops_when_another_is_known(
    wereld: h.Wereld,
) -> None:
    eind = f.VANDAAG + timedelta(days=40)
    kind = _thuis(wereld, achternaam="Einde", tot_en_met=eind.isoformat())
    laat = _thuis(
        wereld, achternaam="Laat", tot_en_met=(f.VANDAAG + timedelta(days=20)).isoformat()
    )
    _houd_bij(f.VANDAAG)
    assert "overdracht_voorbereiden" in _taken(kind)
    # This one is a waarschuwing already: it is not asked twice.
    assert "overdracht_voorbereiden" not in _taken(laat)
    _houd_bij(f.VANDAAG + timedelta(days=15))
    assert "overdracht_voorbereiden" in _taken(kind)
    f.leg(
        wereld.nieuw,
        scholen=[f.schoolfeit("20CD00")],
        inschrijvingen=[
            {
                "jongere": kind,
                "school": "20CD00",
                "begindatum": eind + timedelta(days=1),
                "einddatum": None,
            }
        ],
    )
    with f.systeem():
        assert FeitInschrijving.objects.filter(jongere_id=kind).count() == 2
    _houd_bij(f.VANDAAG + timedelta(days=16))
    assert "overdracht_voorbereiden" not in _taken(kind)


def test_without_an_open_zaak_nobody_is_asked(wereld: h.Wereld) -> None:
    kind = f.kind(wereld.w.school, achternaam="Gewoon", geboren="2008-03-30")
    assert _houd_bij(f.VANDAAG) == 0
    assert _taken(kind) == {}
