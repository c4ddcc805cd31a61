"""Two people who change the same things at the same moment, each on a connection of their own."""

import threading
from collections.abc import Callable

import pytest
from django.db import IntegrityError, connection, transaction

from inbeeld.toegang.actor import als
from inbeeld.toegang.models import Aanstelling, Postvak
from inbeeld.toegang.perioden import periode
from tests import fabriek as f

pytestmark = pytest.mark.django_db(transaction=True)
EINDE = periode(f.d("2020-01-01"), f.d("2026-01-31"))


def _tegelijk(eerste: Callable[[], None], tweede: Callable[[], None]) -> list[Exception]:
    """Run `tweede` while `eerste` has not committed yet; it must wait. Returns what it raised."""
    eerste_ligt_er, fouten = threading.Event(), []

    def draad_twee() -> None:
        try:
            eerste_ligt_er.wait(10)
            with transaction.atomic():
                tweede()
        except Exception as fout:  # noqa: BLE001 - judged by the caller
            fouten.append(fout)
        finally:
            connection.close()

    draad = threading.Thread(target=draad_twee)
    draad.start()
    with transaction.atomic():
        eerste()
        eerste_ligt_er.set()
        draad.join(1.5)
        assert draad.is_alive(), "the second did not wait for the first"
    draad.join(20)
    assert not draad.is_alive()
    return fouten


def _beeindig(wie: Aanstelling, door: Aanstelling) -> Callable[[], None]:
    def doe() -> None:
        with als(f.actor_van(door)):
            assert Aanstelling.objects.filter(pk=wie.pk).update(periode=EINDE) == 1

    return doe


def test_two_administrators_who_remove_each_other_leave_one():
    school = f.school("10AB00")
    een, twee = f.aanstelling(school, "beheerder"), f.aanstelling(school, "beheerder")
    (fout,) = _tegelijk(_beeindig(twee, een), _beeindig(een, twee))
    assert isinstance(fout, IntegrityError)
    assert "laatste beheerder" in str(fout)
    with f.systeem(), transaction.atomic():
        open_ = Aanstelling.objects.filter(rol="beheerder", periode__endswith__isnull=True)
        assert list(open_) == [een]


def test_a_coordinator_is_not_named_while_their_aanstelling_ends():
    school = f.school("10AB00")
    wie, beheerder = f.aanstelling(school), f.aanstelling(school, "beheerder")

    def benoem() -> None:
        with als(f.actor_van(beheerder)):
            Postvak.objects.create(organisatie=school, coordinator=wie)

    (fout,) = _tegelijk(_beeindig(wie, beheerder), benoem)
    assert isinstance(fout, IntegrityError)
    with f.systeem(), transaction.atomic():
        assert not Postvak.objects.exists()


def test_an_aanstelling_does_not_end_while_it_becomes_coordinator():
    school = f.school("10AB00")
    wie, beheerder = f.aanstelling(school), f.aanstelling(school, "beheerder")

    def benoem() -> None:
        with als(f.actor_van(beheerder)):
            Postvak.objects.create(organisatie=school, coordinator=wie)

    (fout,) = _tegelijk(benoem, _beeindig(wie, beheerder))
    assert isinstance(fout, IntegrityError)
    with f.systeem(), transaction.atomic():
        assert Postvak.objects.get().coordinator_id == wie.pk
