"""What counts as asked besides meldingen: transfers, advice, agreements, obstacles, decisions."""

from datetime import date, timedelta

import pytest
from django.db import connection

from inbeeld.dossiers.models import Overdracht
from inbeeld.monitor.verantwoording.vragen import vragen
from tests import fabriek as f
from tests.monitor import antwoordhulp as h

pytestmark = pytest.mark.django_db
OP, UITERLIJK = date(2026, 1, 5), date(2026, 1, 19)
DAG = timedelta(days=1)


@pytest.fixture
def wereld():
    school, gemeente, swv = f.school(), f.gemeente(), f.swv()
    for organisatie in (school, gemeente, swv):
        h.postvak(organisatie)
    return f.kind(school), school, gemeente, swv


def _taak(kind, soort, aan, van, rij=1, klaar_op=None):
    """Asked on OP, and done on a day: by the functions that the acts of a dossier call."""
    bak = h.postvak(aan).pk
    with f.systeem(OP), connection.cursor() as cursor:
        cursor.execute(
            "select dossiers_zet_taak(%s, %s, 'proef', %s, %s, null, %s, %s)",
            [kind, soort, rij, bak, van.pk, UITERLIJK],
        )
    if klaar_op is not None:
        with f.systeem(klaar_op), connection.cursor() as cursor:
            cursor.execute("select dossiers_taak_klaar(%s, 'proef', %s, %s)", [kind, rij, soort])


def _gevraagd(op: date = f.VANDAAG, bekend_op=None) -> list[tuple]:
    with f.systeem():
        return [(v.soort, v.organisatie_id, v.antwoord_op) for v in vragen(bekend_op, op)]


def test_tasks_of_another_are_questions_one_s_own_are_not(wereld):
    kind, school, gemeente, swv = wereld
    _taak(kind, "belemmering_beantwoorden", gemeente, school, klaar_op=UITERLIJK)
    _taak(kind, "afspraak_doen", swv, school, rij=2)
    _taak(kind, "afspraak_doen", school, school, rij=3)
    _taak(kind, "vrijstelling_beslissen", gemeente, gemeente, rij=4)
    assert _gevraagd() == [("belemmering", gemeente.pk, UITERLIJK), ("afspraak", swv.pk, None)]
    # Seen from the day before it was answered, it was open.
    assert _gevraagd(UITERLIJK - DAG)[0] == ("belemmering", gemeente.pk, None)


def test_advice_that_another_was_asked_instead_is_not_asked_of_the_first(wereld):
    kind, _school, gemeente, swv = wereld
    _taak(kind, "vrijstelling_advies", swv, gemeente, klaar_op=OP + DAG)
    assert _gevraagd() == []
    assert _gevraagd(OP) == [("vrijstellingsadvies", swv.pk, None)]


def test_every_time_a_transfer_is_sent_is_a_question(wereld):
    kind, school, gemeente, swv = wereld
    with f.systeem():
        rij = Overdracht.objects.create(
            jongere_id=kind,
            bron=school,
            door=h.postvak(school).coordinator,
            moment=h.moment("2026-01-02"),
            soort="school_school",
            van_postvak=h.postvak(school),
            naar_postvak=h.postvak(gemeente),
            eerste_dag_verwacht=UITERLIJK,
            verzenden_uiterlijk=OP,
            inhoud="Proef",
            ouders_gezien_op=OP,
        )
        _zet(rij, toestand="verzonden", verzonden_op=OP, antwoord_uiterlijk=UITERLIJK)
        assert [v.antwoord_op for v in vragen(None, f.VANDAAG)] == [None]
        _zet(rij, toestand="geweigerd", beantwoord_op=OP + DAG, toelichting="Nee.")
        _zet(
            rij, toestand="voorbereid", verzonden_op=None, antwoord_uiterlijk=None,
            beantwoord_op=None, naar_postvak=h.postvak(swv),
        )  # fmt: skip
        _zet(rij, toestand="verzonden", verzonden_op=OP + 5 * DAG, antwoord_uiterlijk=UITERLIJK)
    twee = [("overdracht", gemeente.pk, OP + DAG), ("overdracht", swv.pk, None)]
    assert _gevraagd() == twee
    with f.systeem():
        _zet(rij, toestand="vervallen", toelichting="Is verhuisd.")
    assert _gevraagd() == twee[:1]


def _zet(rij: Overdracht, **velden: object) -> None:
    for naam, waarde in velden.items():
        setattr(rij, naam, waarde)
    rij.save()
