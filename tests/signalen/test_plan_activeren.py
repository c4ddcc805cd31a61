"""Versions of the region's agreements follow each other; what was in force stays as it was."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.utils import ProgrammingError

from inbeeld.signalen.models import Regioplan
from inbeeld.signalen.plan import (
    NietTeActiveren,
    PlanFout,
    activeer,
    kalender_van,
    plan_op,
    regioplan_op,
    trek_in,
)
from inbeeld.toegang.actor import Actor, als
from inbeeld.toegang.policies import Geweigerd
from tests import fabriek as f
from tests.signalen.planteksten import plantekst

pytestmark = pytest.mark.django_db
DAG = timedelta(days=1)
BEGIN = date(2021, 1, 1)


@pytest.fixture
def regio() -> Actor:
    return f.actor(f.regio())


def _activeer(actor: Actor, code: str = "zkij", van: date = BEGIN) -> Regioplan:
    with als(actor):
        return activeer(plantekst(code), van=van, moment=f.MOMENT)


def _korter() -> str:
    """Zuid-Kennemerland en IJmond with one term changed."""
    return plantekst("zkij").replace(
        "{aantal: 10, eenheid: schooldagen}", "{aantal: 6, eenheid: schooldagen}"
    )


def test_the_first_plan_may_begin_in_the_past(regio: Actor) -> None:
    """Nothing was agreed then, so nothing changes."""
    _activeer(regio)
    with als(regio):
        assert plan_op(BEGIN).code == "zkij"
        assert plan_op(BEGIN - DAG) is None
        assert plan_op(f.VANDAAG).routes_voor("zorg")[0].sleutel == "kernteam"


def test_a_new_version_ends_the_one_before(regio: Actor) -> None:
    eerste = _activeer(regio)
    straks = f.VANDAAG + timedelta(days=30)
    with als(regio):
        tweede = activeer(_korter(), van=straks, moment=f.MOMENT)
        eerste.refresh_from_db()
        assert (eerste.versie, tweede.versie) == (1, 2)
        assert eerste.geldig.upper == straks
        assert [regioplan_op(d).versie for d in (BEGIN, straks - DAG, straks)] == [1, 1, 2]
        voor = plan_op(straks - DAG).route("preventief").ontvangers[0].termijn.aantal
        na = plan_op(straks).route("preventief").ontvangers[0].termijn.aantal
        assert (voor, na) == (10, 6)
        assert tweede.door_id == regio.aanstelling_id


@pytest.mark.parametrize("dagen", [-1, -400])
def test_the_past_stays_as_it_was(regio: Actor, dagen: int) -> None:
    _activeer(regio)
    with als(regio), pytest.raises(NietTeActiveren, match="veranderen niet meer"):
        activeer(_korter(), van=f.VANDAAG + timedelta(days=dagen), moment=f.MOMENT)
    with f.systeem(), pytest.raises(NietTeActiveren, match="veranderen niet meer"):
        activeer(_korter(), van=f.VANDAAG + timedelta(days=dagen), moment=f.MOMENT)


def test_not_two_from_the_same_day_and_not_before_one_that_is_planned(regio: Actor) -> None:
    _activeer(regio)
    straks = f.VANDAAG + timedelta(days=30)
    _activeer(regio, van=straks)
    with als(regio):
        with pytest.raises(NietTeActiveren, match="beginnen al andere afspraken"):
            activeer(_korter(), van=straks, moment=f.MOMENT)
        with pytest.raises(NietTeActiveren, match="staan al afspraken klaar vanaf 04-03-2026"):
            activeer(_korter(), van=straks - DAG, moment=f.MOMENT)


def test_outside_the_days_that_the_text_names(regio: Actor) -> None:
    tekst = plantekst("zkij").replace(
        "{van: 2021-01-01}", "{van: 2021-01-01, tot_en_met: 2026-12-31}"
    )
    with als(regio):
        with pytest.raises(NietTeActiveren, match="buiten de dagen"):
            activeer(tekst, van=date(2020, 12, 31), moment=f.MOMENT)
        activeer(tekst, van=BEGIN, moment=f.MOMENT)
        assert plan_op(date(2026, 12, 31)).code == "zkij"
        assert plan_op(date(2027, 1, 1)) is None


def test_what_was_planned_can_be_taken_back(regio: Actor) -> None:
    eerste = _activeer(regio)
    tweede = _activeer(regio, van=f.VANDAAG + DAG)
    with als(regio):
        with pytest.raises(NietTeActiveren):
            trek_in(eerste)
        trek_in(tweede)
        eerste.refresh_from_db()
        assert eerste.geldig.upper is None
        # Its number is not given again: somebody may have noted it.
        assert activeer(_korter(), van=f.VANDAAG + DAG, moment=f.MOMENT).versie == 3


def test_a_text_with_mistakes_changes_nothing(regio: Actor) -> None:
    with als(regio), pytest.raises(PlanFout):
        activeer("plan: kapot\n", van=f.VANDAAG, moment=f.MOMENT)
    assert Regioplan.objects.count() == 0


def test_only_the_region_changes_its_agreements(regio: Actor) -> None:
    for actor in (
        f.actor(f.school()),
        f.actor(f.gemeente()),
        f.actor(f.school(), "beheerder"),
        f.actor(f.regio(), "bestuurder"),
    ):
        with als(actor), pytest.raises(Geweigerd):
            activeer(plantekst("zkij"), van=BEGIN, moment=f.MOMENT)
    assert _activeer(f.actor(f.regio(), "beheerder")).versie == 1


def test_the_database_holds_it_too(regio: Actor) -> None:
    """Also for code that asks nobody: another's insert, a changed text, a moved or lost past."""
    plan = _activeer(regio)
    rij = Regioplan(
        code="x", naam="x", versie=1, tekst="", inhoud={}, geldig=(None, None), moment=f.MOMENT
    )
    rij.geldig = ("2030-01-01", None)
    for wie in (f.actor(f.school(), "beheerder"), f.actor(f.gemeente())):
        with als(wie), pytest.raises(ProgrammingError, match="row-level"), transaction.atomic():
            rij.save(force_insert=True)
    opdrachten = (
        "update signalen_regioplan set tekst = 'anders' where id = %s",
        "update signalen_regioplan set inhoud = '{}' where id = %s",
        "update signalen_regioplan set geldig = '[2022-01-01,)' where id = %s",
        "update signalen_regioplan set geldig = '[2021-01-01,2026-02-01)' where id = %s",
        "delete from signalen_regioplan where id = %s",
    )
    for opdracht in opdrachten:
        with (
            als(regio),
            pytest.raises(IntegrityError, match="veranderen niet meer"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(opdracht, [plan.pk])
    with als(regio), connection.cursor() as cursor:
        cursor.execute(
            "update signalen_regioplan set geldig = '[2021-01-01,2026-02-02)' where id = %s",
            [plan.pk],
        )
        assert cursor.rowcount == 1


def _vrij(begin: str, eind: str, regio: str | None = None, school: str | None = None) -> dict:
    return {
        "vakantieregio": regio,
        "school": school,
        "begindatum": f.d(begin),
        "einddatum": f.d(eind),
        "naam": "vrij",
    }


def test_a_term_in_school_days_skips_what_the_school_and_its_region_have_free() -> None:
    noord = _vrij("2026-02-21", "2026-03-01", "noord")
    zuid = _vrij("2026-02-14", "2026-02-22", "zuid")
    f.leg(f.regio(), lesvrij=[noord, zuid])
    hier = {"school": "10AB00", "sector": "vo", "gemeente": "0392", "vakantieregio": "noord"}
    studiedag = _vrij("2026-03-02", "2026-03-02", school="10AB00")
    f.leg(f.school(), scholen=[hier], lesvrij=[studiedag])
    with f.systeem():
        vrijdag = date(2026, 2, 20)
        assert kalender_van("10AB00", vrijdag).schooldag_na(vrijdag, 1) == date(2026, 3, 3)
        assert kalender_van("20CD00", vrijdag).schooldag_na(vrijdag, 1) == date(2026, 3, 2)
        assert kalender_van(None, vrijdag).schooldag_na(vrijdag, 1) == date(2026, 3, 2)
