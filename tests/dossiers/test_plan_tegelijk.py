"""Real transactions at the same moment: one of two texts waits for the other, and is told of it."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier
from uuid import UUID, uuid4

import pytest
from django.db import connection, transaction

from inbeeld.dossiers.actions.plan import NieuwereVersie
from inbeeld.dossiers.models import Planversie
from inbeeld.toegang.actor import Actor
from tests import fabriek as f
from tests.dossiers import planhulp as h
from tests.dossiers import wereld as w
from tests.signalen.aanval import probeer

pytestmark = [
    pytest.mark.traag,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("regels_geinstalleerd"),
]


def _samen(*acten: Callable[[], Planversie]) -> list[str]:
    """Do them at once; of each what came of it, in order of words."""
    klaar = Barrier(len(acten))

    def doe(act: Callable[[], Planversie]) -> str:
        try:
            klaar.wait(10)
            return f"versie {act().nummer}"
        except NieuwereVersie as nieuwer:
            return f"na versie {nieuwer.laatste.nummer}"
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acten)) as draden:
        return sorted(draden.map(doe, acten))


def _schrijver(wie: Actor, kind: int, vanaf: UUID | None) -> Callable[[], Planversie]:
    tekst = replace(h.TEKST, **h.VERANDERD)
    return lambda: h.schrijf(wie, kind, tekst, vanaf=vanaf)


def test_of_two_at_once_one_is_stored_and_the_other_hears_it() -> None:
    with transaction.atomic():
        wereld = w.maak()
    wie = [h.bij(wereld, "school"), h.bij(wereld, "leerplicht")]
    eerst = _samen(*(_schrijver(a, wereld.thuis, None) for a in wie))
    assert eerst == ["na versie 1", "versie 1"]
    with transaction.atomic(), f.systeem():
        een = Planversie.objects.get().sleutel
    daarna = _samen(*(_schrijver(a, wereld.thuis, een) for a in wie))
    assert daarna == ["na versie 2", "versie 2"]
    with transaction.atomic(), f.systeem():
        laatste = Planversie.objects.get(nummer=2)
    # What a version holds is written with it, and by its writer too not later.
    doel = """insert into dossiers_plandoel (jongere_id, versie_id, volgorde, van, tekst, bereikt)
        values (%s, %s, %s, 'ouders', 'erbij', '')"""
    for nr, actor in enumerate(wie, start=8):
        assert probeer(actor, doel, [wereld.thuis, laatste.pk, nr]) == 0


def test_the_same_form_sent_twice_at_once_is_one_version() -> None:
    with transaction.atomic():
        wereld = w.maak()
    school, sleutel = h.bij(wereld, "school"), uuid4()

    def stuur() -> Planversie:
        return h.schrijf(school, wereld.thuis, sleutel=sleutel)

    assert _samen(stuur, stuur) == ["versie 1", "versie 1"]
