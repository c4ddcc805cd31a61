"""An offer that is not attended comes up as a waarschuwing, once per child."""

from datetime import date
from uuid import uuid4

import pytest

from inbeeld.dossiers.actions import aanbod as acties
from inbeeld.dossiers.models import Aanbodtraject
from inbeeld.signalen.actions.signalen import geen_actie
from inbeeld.signalen.queries.waarschuwingen import van_kind, waarschuwingen
from inbeeld.signalen.redenen import duren_van
from inbeeld.signalen.soorten import Soort
from inbeeld.toegang.actor import als
from tests import fabriek as f
from tests.dossiers import aanbodhulp as h

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("regels_geinstalleerd")]
V, dag = f.VANDAAG, h.dag
SOORT = Soort.AANBOD_NIET_GEVOLGD


@pytest.fixture
def proef() -> h.Proef:
    return h.maak()


@pytest.fixture
def loopt(proef: h.Proef) -> Aanbodtraject:
    """It began six days ago: too short for what the facts alone would warn of."""
    with als(proef.actors["swv"]):
        return h.begonnen(proef.kind, dag(6))


def kijk(rij: Aanbodtraject, terug: int, gevolgd: str) -> None:
    acties.controleer(rij, sleutel=uuid4(), datum=dag(terug), gevolgd=gevolgd, moment=f.MOMENT)


def sinds(kind: int, op: date = V) -> list[date]:
    return [w.sinds for w in van_kind(kind, op) if w.soort == SOORT]


def test_nee_warns_at_once_and_until_somebody_sees_the_child_there(proef, loopt):
    with als(proef.actors["swv"]):
        assert sinds(proef.kind) == []
        kijk(loopt, 5, "nee")
        assert sinds(proef.kind) == [dag(5)]
        kijk(loopt, 3, "nee")
        assert sinds(proef.kind) == [dag(5)]  # the same one, that goes on
        kijk(loopt, 2, "ja")
        assert sinds(proef.kind) == []
        assert sinds(proef.kind, dag(3)) == [dag(5)]
        kijk(loopt, 1, "nee")
        assert sinds(proef.kind) == [dag(1)]


def test_deels_warns_the_second_time(proef, loopt):
    with als(proef.actors["swv"]):
        kijk(loopt, 5, "deels")
        assert sinds(proef.kind) == []
        kijk(loopt, 3, "deels")
        assert sinds(proef.kind) == [dag(5)]
        (een,) = (w for w in van_kind(proef.kind, V) if w.soort == SOORT)
        assert een.van == dag(3)


def test_who_is_asked_sees_it_in_the_list_and_it_ends_with_the_offer(proef, loopt):
    with als(proef.actors["swv"]):
        kijk(loopt, 2, "nee")
    for wie in ("school", "swv"):
        with als(proef.actors[wie]):
            blad = waarschuwingen(proef.actors[wie], V, soort=SOORT)
            assert [k.jongere_id for k in blad.regels] == [proef.kind]
    with als(proef.actors["vreemd"]):
        assert sinds(proef.kind) == []
    with als(proef.actors["swv"]):
        acties.beeindig(loopt, op=V, reden="niet_gevolgd", moment=f.MOMENT)
        assert sinds(proef.kind) == [dag(2)]
        assert sinds(proef.kind, f.d("2026-02-03")) == []


def test_what_the_facts_say_as_well_is_one_with_it(proef):
    dagen = {"aangeboden_op": dag(30), "antwoord_op": dag(28), "begonnen_op": dag(20)}
    with als(proef.actors["swv"]):
        rij = h.aanbod(proef.kind, dagen=dagen)
        assert sinds(proef.kind) == [dag(20)]  # absent for a week with an offer: from the facts
        kijk(rij, 9, "nee")
        assert sinds(proef.kind) == [dag(9)]
        kijk(rij, 1, "ja")
        assert sinds(proef.kind) == [dag(20)]


def test_who_acts_on_it_is_not_asked_again_until_it_begins_anew(proef, loopt):
    with als(proef.actors["swv"]):
        kijk(loopt, 5, "nee")
        geen_actie(
            proef.kind,
            SOORT,
            dag(5),
            reden="anders",
            toelichting="ziek",
            dagen=max(duren_van(SOORT)),
            moment=f.MOMENT,
        )
        assert sinds(proef.kind) == []
        kijk(loopt, 4, "nee")
        assert sinds(proef.kind) == []
        kijk(loopt, 3, "ja")
        kijk(loopt, 1, "nee")
        assert sinds(proef.kind) == [dag(1)]


def test_a_start_that_never_was_warns_of_nothing(proef, loopt):
    with als(proef.actors["swv"]):
        kijk(loopt, 2, "nee")
        acties.herstel_begin(loopt, reden="verkeerd kind", terug=False, moment=f.MOMENT)
        assert sinds(proef.kind) == []
