"""The summer list: who was expected and did not come, and who has no school after the summer."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from inbeeld.dossiers.actions import overdrachten as actions
from inbeeld.dossiers.overdrachtregels import eerste_schooldag, verzenden_uiterlijk
from inbeeld.dossiers.queries.zomerlijst import zomerlijst
from inbeeld.register.models import Personalia
from inbeeld.signalen.plan import WEEKDAGEN, Schoolkalender
from inbeeld.toegang.actor import als
from inbeeld.toegang.models import Leesregel
from tests import fabriek as f
from tests.dossiers import overdrachthulp as h

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("regels_geinstalleerd")]
# The region (noord) begins on Monday 1 September 2025 here: no holidays are recorded in this test.
BEGIN = f.d("2025-09-01")
NA = f.d("2025-09-15")


@pytest.fixture
def wereld() -> h.Wereld:
    return h.maak()


def _wie(wereld: h.Wereld, wie: str = "leerplicht", dag: date = NA, jaar: int = 2025, **meer):
    actor = wereld.actor(wie, dag)
    with als(actor):
        return zomerlijst(actor, jaar, **meer)


def _namen(zomer) -> list[str]:
    return [regel.naam for regel in zomer.blad.regels]


def _gestopt(wereld: h.Wereld, naam: str, **anders: object) -> int:
    return f.kind(
        wereld.w.school,
        **{"achternaam": naam, "voorvoegsel": "", "tot_en_met": "2025-07-31"} | anders,
    )


def test_who_left_school_in_the_summer_and_has_no_other_stands_on_it(wereld: h.Wereld) -> None:
    _gestopt(wereld, "Zoek")
    _gestopt(wereld, "Jong", geboren="2022-05-01")
    _gestopt(wereld, "Eerder", tot_en_met="2025-05-30")
    _gestopt(wereld, "Later", tot_en_met="2025-09-05")
    weer = _gestopt(wereld, "Weer")
    f.leg(
        wereld.nieuw,
        scholen=[f.schoolfeit("20CD00")],
        inschrijvingen=[
            {"jongere": weer, "school": "20CD00", "begindatum": BEGIN, "einddatum": None}
        ],
    )
    zomer = _wie(wereld)
    assert (zomer.begint, zomer.vanaf) == (BEGIN, f.d("2025-09-04"))
    assert _namen(zomer) == ["Sam Zoek"]
    regel = zomer.blad.regels[0]
    # Two weeks and a day of school days: Monday 1 through Monday 15 September.
    assert (regel.sinds, regel.dagen, regel.school) == (BEGIN, 11, "10AB00")
    assert _namen(_wie(wereld, dag=f.d("2025-09-03"))) == []
    assert _namen(_wie(wereld, jaar=2024)) == []
    # Much later, and for a summer long ago: who still has no school.
    assert _namen(_wie(wereld, dag=f.VANDAAG)) == ["Sam Zoek"]


def test_who_was_expected_and_did_not_come_stands_on_it_once(wereld: h.Wereld) -> None:
    kind = _gestopt(wereld, "Verwacht")
    wie = wereld.zender(f.d("2025-06-20"))
    with als(wie):
        rij = actions.bereid_voor(
            kind,
            "po_vo",
            moment=f.MOMENT.replace(year=2025, month=6, day=20),
            **h.velden(wereld, eerste_dag_verwacht=f.d("2025-08-25")),
        )
    zomer = _wie(wereld)
    (regel,) = zomer.blad.regels
    assert (regel.overdracht, regel.toestand) == (rij.sleutel, "in voorbereiding")
    assert (regel.sinds, regel.naar) == (f.d("2025-08-25"), "Het Nieuwe College")
    # Also the sender, whose enrolment has ended, sees whom it still has to bring over.
    assert _namen(_wie(wereld, "school")) == ["Sam Verwacht"]
    assert _namen(_wie(wereld, dag=f.d("2025-08-25"))) == []
    with als(wereld.zender(NA)):
        actions.laat_vervallen(rij, reden="Gaat niet door.", moment=f.MOMENT)
    assert [r.overdracht for r in _wie(wereld).blad.regels] == [None]
    assert _namen(_wie(wereld, "school")) == []


def test_the_longest_first_filtered_and_paged(wereld: h.Wereld) -> None:
    een, twee = _gestopt(wereld, "Een"), _gestopt(wereld, "Twee")
    with als(wereld.zender(f.d("2025-06-20"))):
        actions.bereid_voor(
            twee,
            "po_vo",
            moment=f.MOMENT.replace(year=2025, month=6, day=20),
            **h.velden(wereld, eerste_dag_verwacht=f.d("2025-08-25")),
        )
    assert _namen(_wie(wereld)) == ["Sam Twee", "Sam Een"]
    assert _namen(_wie(wereld, school="20CD00")) == []
    assert _namen(_wie(wereld, gemeente="0392")) == ["Sam Twee", "Sam Een"]
    assert _wie(wereld, pagina=2).blad.regels == []
    with f.systeem():
        Personalia.objects.filter(pk=een).update(geheim_adres=True)
    assert _namen(_wie(wereld, "regio", gemeente="0392")) == ["Sam Twee"]
    assert _namen(_wie(wereld, "leerplicht", gemeente="0392")) == ["Sam Twee", "Sam Een"]
    geheim = _wie(wereld, "regio").blad.regels[1]
    assert (geheim.gemeente, geheim.gemeentenaam) == ("", "geheim")


def test_others_see_nobody_of_it(wereld: h.Wereld) -> None:
    _gestopt(wereld, "Zoek")
    assert _namen(_wie(wereld, "school")) == []
    vreemd = f.actor(f.gemeente("0375"), vandaag=NA)
    with als(vreemd):
        assert zomerlijst(vreemd, 2025).blad.regels == []


def test_the_page_logs_whom_it_shows_and_asks_no_more_for_more(
    wereld: h.Wereld, monkeypatch: pytest.MonkeyPatch
) -> None:
    h.op_de_dag(monkeypatch, NA)
    client = Client()
    f.log_in(client, wereld.actor("leerplicht"))

    def vragen() -> int:
        with CaptureQueriesContext(connection) as gevraagd:
            antwoord = client.get(reverse("zomerlijst"))
        assert antwoord.status_code == 200
        assert "Sam Zoek" in antwoord.content.decode()
        return len(gevraagd)

    eerste = _gestopt(wereld, "Zoek")
    vragen()
    with f.systeem():
        assert Leesregel.objects.filter(jongere_id=eerste, handeling="zomerlijst").count() == 1
    een = vragen()
    for nummer in range(4):
        _gestopt(wereld, f"Nog {nummer}")
    assert vragen() == een


def test_a_mentor_has_no_summer_list_and_a_strange_year_is_the_latest(wereld: h.Wereld) -> None:
    client = Client()
    f.log_in(client, f.actor(wereld.w.school, "mentor"))
    assert client.get(reverse("zomerlijst")).status_code == 403
    f.log_in(client, wereld.actor("regio"))
    for jaar in ("1900", "x", "", "20251"):
        assert client.get(f"{reverse('zomerlijst')}?jaar={jaar}&pagina=9").status_code == 200


def test_the_first_school_day_is_after_the_holidays() -> None:
    noord = Schoolkalender(((f.d("2025-07-12"), f.d("2025-08-25")),))
    assert eerste_schooldag(noord, 2025) == f.d("2025-08-25")
    # Nobody recorded the holidays: then 1 August is no school day either.
    assert eerste_schooldag(WEEKDAGEN, 2025) == BEGIN


@pytest.mark.parametrize(
    ("soort", "eerste", "vandaag", "dag"),
    [
        ("po_vo", "2026-08-31", "2026-02-02", "2026-06-01"),
        ("vo_mbo", "2026-08-31", "2026-02-02", "2026-04-01"),
        ("vo_mbo", "2027-02-01", "2026-02-02", "2026-04-01"),
        ("po_vo", "2026-06-10", "2026-02-02", "2026-05-13"),
        ("school_school", "2026-03-02", "2026-02-02", "2026-02-16"),
        ("school_school", "2026-02-05", "2026-02-02", "2026-02-02"),
        ("rmc", "2026-03-30", "2026-02-02", "2026-03-02"),
    ],
)
def test_when_a_transfer_is_to_be_sent(soort: str, eerste: str, vandaag: str, dag: str) -> None:
    assert verzenden_uiterlijk(soort, f.d(eerste), f.d(vandaag)) == f.d(dag)
