"""Telling people: once, with the act or not at all, and only its own recipient reads it."""

import threading

import pytest
from django.db import ProgrammingError, connection, transaction

from inbeeld.signalen.actions import kennis, zaken
from inbeeld.signalen.models import Kennisgeving
from inbeeld.toegang.actor import als
from inbeeld.toegang.models import Aanstelling, Postvak
from tests import fabriek as f

OVER = ("signalen_zaak", 7)


def _over_een_zaak() -> tuple[tuple[str, int], int]:
    """A zaak of a child at the school, and the child: who is involved may tell of it."""
    _postvak(f.gemeente())
    kind = f.kind(f.school())
    with als(f.actor(f.school())):
        return ("signalen_zaak", zaken.open_zaak(kind, "signaal", moment=f.MOMENT).pk), kind


def _postvak(bij: object) -> tuple[Postvak, Aanstelling]:
    with f.systeem(), transaction.atomic():
        coordinator = f.aanstelling(bij)
        return Postvak.objects.create(organisatie=bij, coordinator=coordinator), coordinator


def _gelezen_door(aanstelling: Aanstelling) -> list[str]:
    with als(f.actor_van(aanstelling)), transaction.atomic():
        return [k.soort for k in Kennisgeving.objects.order_by("pk")]


@pytest.mark.django_db
def test_told_once_and_read_by_nobody_else() -> None:
    ander, derde = f.aanstelling(f.gemeente()), f.aanstelling(f.gemeente())
    over, kind = _over_een_zaak()
    with als(f.actor(f.school())), transaction.atomic():
        eerste = kennis.stuur([ander.pk], "nieuwe_melding", over, "", kind, moment=f.MOMENT)
        tweede = kennis.stuur([ander.pk], "nieuwe_melding", over, "", kind, moment=f.MOMENT)
        anders = kennis.stuur(
            [ander.pk], "nieuwe_melding", over, "2026-02-02", kind, moment=f.MOMENT
        )
    assert (eerste, tweede, anders) == (1, 0, 1)
    assert _gelezen_door(ander) == ["nieuwe_melding"] * 2
    assert _gelezen_door(derde) == []


@pytest.mark.django_db
def test_who_did_it_and_who_left_are_not_told() -> None:
    zelf = f.aanstelling(f.school())
    weg = f.aanstelling(f.gemeente(), tot_en_met=f.d("2026-02-01"))
    over, kind = _over_een_zaak()
    with als(f.actor_van(zelf)), transaction.atomic():
        aan = [zelf.pk, weg.pk]
        assert kennis.stuur(aan, "nieuwe_melding", over, "", kind, moment=f.MOMENT) == 0


@pytest.mark.django_db
def test_an_act_that_fails_told_nobody() -> None:
    ander = f.aanstelling(f.gemeente())
    over, kind = _over_een_zaak()
    with als(f.actor(f.school())), transaction.atomic():
        handeling = transaction.savepoint()
        assert kennis.stuur([ander.pk], "nieuwe_melding", over, "", kind, moment=f.MOMENT) == 1
        transaction.savepoint_rollback(handeling)
    assert _gelezen_door(ander) == []


@pytest.mark.django_db
def test_nobody_is_told_without_an_actor_or_of_an_unknown_kind() -> None:
    ander = f.aanstelling(f.gemeente())
    with pytest.raises(ProgrammingError, match="Niet bevoegd"), transaction.atomic():
        kennis.stuur([ander.pk], "nieuwe_melding", OVER, moment=f.MOMENT)
    with pytest.raises(ValueError, match="onzin"):
        kennis.stuur([ander.pk], "onzin", OVER, moment=f.MOMENT)


@pytest.mark.django_db
def test_nobody_writes_a_notice_by_hand() -> None:
    ander = f.aanstelling(f.gemeente())
    with als(f.actor(f.school())), pytest.raises(ProgrammingError), transaction.atomic():
        Kennisgeving.objects.create(
            aan=ander, soort="nieuwe_melding", onderwerp="x", onderwerp_id=1, moment=f.MOMENT
        )


@pytest.mark.django_db
def test_a_postvak_is_told_through_its_coordinator_and_deputies() -> None:
    gemeente = f.gemeente()
    postvak, coordinator = _postvak(gemeente)
    collega = f.aanstelling(gemeente)
    vervanger = f.aanstelling(gemeente, tot_en_met=f.d("2026-03-01"))
    oud = f.aanstelling(gemeente, tot_en_met=f.d("2026-02-01"))
    f.wijzig(vervanger, vervangt=coordinator)
    with als(f.actor(f.school())), transaction.atomic():
        assert kennis.aan_postvak(postvak) == sorted([coordinator.pk, vervanger.pk])
        assert kennis.aan_postvak(postvak, collega.pk) == [collega.pk]
        assert kennis.aan_postvak(postvak.pk, oud.pk) == sorted([coordinator.pk, vervanger.pk])


@pytest.mark.django_db(transaction=True)
def test_two_at_the_same_moment_tell_once() -> None:
    ander, actor = f.aanstelling(f.gemeente()), f.actor(f.school())
    over, kind = _over_een_zaak()
    samen, geteld = threading.Barrier(2), []

    def werk() -> None:
        try:
            with als(actor), transaction.atomic():
                samen.wait(timeout=10)
                telde = kennis.stuur([ander.pk], "herinnering", over, "", kind, moment=f.MOMENT)
                geteld.append(telde)
        finally:
            connection.close()

    draden = [threading.Thread(target=werk) for _ in range(2)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(timeout=20)
    assert sorted(geteld) == [0, 1]
    assert _gelezen_door(ander) == ["herinnering"]
