"""What falls due by itself: told once, also after a standstill, and never by two at once."""

import threading
from collections import Counter
from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.db import connection, transaction

from inbeeld.signalen import taken
from inbeeld.signalen.actions import kennis, melden, zaken
from inbeeld.signalen.models import Kennisgeving, Meldinggebeurtenis, Meldingontvanger, Zaak
from inbeeld.toegang.actor import als
from tests import fabriek as f
from tests.signalen.meldwereld import DAG, Wereld, concept, maak_wereld

pytestmark = pytest.mark.django_db


@pytest.fixture
def wereld() -> Wereld:
    return maak_wereld()


def _tik(dag: date) -> dict[str, int]:
    """One run; every task must have worked."""
    gedaan = kennis.meld_bij(dag, datetime.combine(dag, time(12), UTC))
    assert set(gedaan) == {naam for naam, _ in taken.alle()}
    return gedaan


def _meld(wereld: Wereld) -> list[Meldingontvanger]:
    with als(wereld.school), transaction.atomic():
        melding = melden.verstuur(concept(wereld.kind), moment=f.MOMENT, sleutel="een")
        return list(melding.ontvangers.select_related("postvak").order_by("pk"))


def _verteld(soort: str, **waar: object) -> list[Kennisgeving]:
    with f.systeem(), transaction.atomic():
        return list(Kennisgeving.objects.filter(soort=soort, **waar).order_by("pk"))


def _alles() -> Counter[tuple[object, ...]]:
    with f.systeem(), transaction.atomic():
        velden = ("aan", "soort", "onderwerp", "onderwerp_id", "kenmerk")
        return Counter(Kennisgeving.objects.values_list(*velden))


def test_a_step_that_is_overdue_is_told_to_its_owner_once_per_date(wereld: Wereld) -> None:
    with als(wereld.actor("gemeente")), transaction.atomic():
        zaak = zaken.open_zaak(wereld.kind, Zaak.Aanleiding.ZORG, moment=f.MOMENT)
    _tik(zaak.stap_op)
    assert _verteld("stap_verlopen") == []
    for dagen in (1, 1, 2, 5):
        _tik(zaak.stap_op + dagen * DAG)
    (eerste,) = _verteld("stap_verlopen")
    assert eerste.aan_id == kennis_aan(zaak)[0]
    assert (eerste.onderwerp_id, eerste.jongere_id) == (zaak.pk, wereld.kind)
    nieuwe_dag = zaak.stap_op + 10 * DAG
    with f.systeem(), transaction.atomic():
        Zaak.objects.filter(pk=zaak.pk).update(stap_op=nieuwe_dag)
    _tik(nieuwe_dag + DAG)
    assert len(_verteld("stap_verlopen")) == 2


def test_a_step_that_lies_still_is_brought_to_the_region_once(wereld: Wereld) -> None:
    with als(wereld.actor("gemeente")), transaction.atomic():
        zaak = zaken.open_zaak(wereld.kind, Zaak.Aanleiding.ZORG, moment=f.MOMENT)
    _tik(zaak.stap_op + 14 * DAG)
    assert _verteld("stap_ligt_stil") == []
    for dagen in (15, 15, 20, 60):
        _tik(zaak.stap_op + dagen * DAG)
    (kennisgeving,) = _verteld("stap_ligt_stil")
    assert kennisgeving.aan.rol == "regiocoordinator"


def kennis_aan(zaak: Zaak) -> list[int]:
    with f.systeem(), transaction.atomic():
        return kennis.aan_postvak(zaak.eigenaar_postvak_id, zaak.eigenaar_id)


def test_nobody_looked_nobody_answered(wereld: Wereld) -> None:
    ontvangers = _meld(wereld)
    assert len(ontvangers) >= 2
    laatste = max(o.zonder_antwoord_op for o in ontvangers)
    # Day by day for a while, and then nothing runs until long after the last term.
    dag = f.VANDAAG
    for _ in range(6):
        _tik(dag)
        dag += DAG
    _tik(laatste + 3 * DAG)
    halverwege = _alles()
    assert set(halverwege.values()) == {1}
    _tik(laatste + 3 * DAG)
    _tik(laatste + 4 * DAG)
    soorten = ("melding_niet_gezien", "herinnering", "geen_antwoord")
    for ontvanger in ontvangers:
        for soort in soorten:
            assert _verteld(soort, onderwerp_id=ontvanger.pk), (ontvanger.aan, soort)
    werk = {k: n for k, n in halverwege.items() if k[1] in soorten}
    assert {k: n for k, n in _alles().items() if k[1] in soorten} == werk
    school = wereld.coordinatoren["school"]
    assert _verteld("geen_antwoord", aan=school)  # who reported hears of it too


def test_a_melding_is_brought_up_after_three_days_and_not_when_it_was_opened(
    wereld: Wereld,
) -> None:
    ontvangers = _meld(wereld)
    gezien = ontvangers[0]
    with f.systeem(), transaction.atomic():
        Meldingontvanger.objects.filter(pk=gezien.pk).update(staat="gezien")
    _tik(f.VANDAAG + 2 * DAG)
    assert _verteld("melding_niet_gezien") == []
    _tik(f.VANDAAG + 3 * DAG)
    verteld = {k.onderwerp_id for k in _verteld("melding_niet_gezien")}
    assert verteld == {o.pk for o in ontvangers[1:]}


def test_who_answered_hears_nothing_more(wereld: Wereld) -> None:
    ontvangers = _meld(wereld)
    with f.systeem(), transaction.atomic():
        Meldingontvanger.objects.update(staat="aangenomen")
    _tik(max(o.zonder_antwoord_op for o in ontvangers) + DAG)
    assert _verteld("herinnering") + _verteld("geen_antwoord") == []


def test_no_answer_stands_once_in_the_history_and_escalates_once(
    wereld: Wereld, monkeypatch: pytest.MonkeyPatch
) -> None:
    ontvanger = _meld(wereld)[0]
    with f.systeem(), transaction.atomic():
        Meldingontvanger.objects.filter(pk=ontvanger.pk).update(zonder_antwoord="escaleer")
    monkeypatch.setattr(taken, "_escaleer", [])
    geroepen: list[int] = []
    mislukt = [True]

    def escaleer(van: Meldingontvanger, vandaag: date, moment: datetime) -> None:
        if mislukt.pop() if mislukt else False:
            raise RuntimeError("the room above fails once")
        geroepen.append(van.pk)

    taken.bij_escaleren(escaleer)
    dag = ontvanger.zonder_antwoord_op
    gedaan = kennis.meld_bij(dag, f.MOMENT)
    # What failed took its own notices and history with it, and nothing else.
    assert "zonder_antwoord" not in gedaan
    assert "e-mail" in gedaan
    assert _verteld("geen_antwoord") == []
    for dagen in (0, 0, 1):
        _tik(dag + dagen * DAG)
    assert geroepen == [ontvanger.pk]
    with f.systeem(), transaction.atomic():
        regel = Meldinggebeurtenis.objects.get(ontvanger=ontvanger, staat="geen_antwoord")
    assert (regel.reden, regel.aanstelling_id) == ("escaleer", None)
    # Who should have answered: the coordinator of that postvak is told besides.
    assert _verteld("geen_antwoord", aan__organisatie=ontvanger.postvak.organisatie_id)


def test_a_zaak_of_a_person_who_left_is_told_to_the_coordinator(wereld: Wereld) -> None:
    with als(wereld.actor("gemeente")), transaction.atomic():
        zaak = zaken.open_zaak(wereld.kind, Zaak.Aanleiding.ZORG, moment=f.MOMENT)
    with f.systeem(), transaction.atomic():
        organisatie = zaak.eigenaar_postvak.organisatie
    weg = f.aanstelling(organisatie, tot_en_met=f.VANDAAG + DAG)
    with f.systeem(), transaction.atomic():
        Zaak.objects.filter(pk=zaak.pk).update(eigenaar=weg)
    for dagen in (1, 2, 2, 3):
        _tik(f.VANDAAG + dagen * DAG)
    assert len(_verteld("zaak_toegewezen", onderwerp_id=zaak.pk)) == 1


@pytest.mark.django_db(transaction=True)
def test_two_processes_tell_once(regels_geinstalleerd: None) -> None:
    with transaction.atomic():
        wereld = maak_wereld()
    ontvangers = _meld(wereld)
    dag = max(o.zonder_antwoord_op for o in ontvangers) + timedelta(days=1)
    samen, fouten = threading.Barrier(2), []

    def werk() -> None:
        try:
            samen.wait(timeout=10)
            kennis.meld_bij(dag, f.MOMENT)
        except Exception as fout:  # noqa: BLE001
            fouten.append(fout)
        finally:
            connection.close()

    draden = [threading.Thread(target=werk) for _ in range(2)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(timeout=60)
    _tik(dag)
    assert fouten == []
    assert set(_alles().values()) == {1}
    assert len(_verteld("herinnering")) >= len(ontvangers)
