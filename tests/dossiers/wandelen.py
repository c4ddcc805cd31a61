"""Random walks through a state machine: how many there are, and how they are walked.

They come in bunches: each walk goes along with the one before it for a while, and then another way.
The transaction has a savepoint after each step, so the next walk goes on from where the two part:
what they share is done once. Other things are as in a walk of its own: each step is the act itself,
by somebody, under row-level security, and what would be checked at the end of a request is.
"""

import copy
import logging
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from typing import Protocol

import pytest
from django.db import connection, transaction
from django.db.models import Manager, QuerySet
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from inbeeld.dossiers.toestanden import Machine
from inbeeld.signalen.models import Zaak

AANTAL = int(os.environ.get("INBEELD_WANDELINGEN", "1000"))
"""Walks per machine. `make bewijs 05` walks more."""
TUIL = 10
"""Walks in a bunch."""
DEEL = 200
"""At most so many in one transaction where walks compute timelines anew: the longer it lasts, the
more each costs."""
IN_DELEN = pytest.mark.parametrize("deel", range(-(-AANTAL // DEEL)))
# The same walks in every `make test`; a longer run, or another seed, walks others.
ZAAD = int(os.environ.get("INBEELD_ZAAD", "422203330"))
Stap = tuple[object, ...]
Tuil = list[tuple[int, list[Stap]]]
"""Per walk: how many of the steps of the walk before it are not walked again, and which follow."""


class Loper(Protocol):
    """Who walks. Its fields are replaced, not changed in place: a walk that goes back to where it
    parted from another has a copy of them."""

    def doe(self, *stap: object) -> bool:
        """Try a step; whether it could be done."""

    def klopt(self) -> None:
        """Everything that must hold where a walk ends."""


def tuilen(stap: st.SearchStrategy[Stap]) -> st.SearchStrategy[Tuil]:
    """Bunches of walks of such steps: the first, and where and how each next one parts from it."""
    eerste = st.tuples(st.just(0), st.lists(stap, min_size=3, max_size=8))
    volgende = st.tuples(
        st.sampled_from((0, 1, 2, 2, 3, 4)), st.lists(stap, min_size=1, max_size=3)
    )
    rest = st.lists(volgende, min_size=TUIL - 1, max_size=TUIL - 1)
    return st.builds(lambda een, meer: [een, *meer], eerste, rest)


class Teller:
    """What was walked, for who reads the outcome."""

    def __init__(self) -> None:
        self.wandelingen = self.stappen = self.gelukt = self.lengte = 0

    def __str__(self) -> str:
        gemiddeld = self.lengte / max(1, self.wandelingen)
        return (
            f"{self.wandelingen} wandelingen van gemiddeld {gemiddeld:.1f} stappen: "
            f"{self.stappen} stappen gezet, waarvan {self.gelukt} konden (INBEELD_ZAAD={ZAAD})"
        )


def wandel(
    begin: Callable[..., Loper], stap: st.SearchStrategy[Stap], *van: object, deel: int = -1
) -> Teller:
    """Walk AANTAL walks, or those of one part of IN_DELEN.

    `begin(*van)` makes who walks, at the beginning of each bunch; of a strategy in `van` it is
    given what was drawn.
    """
    teller = Teller()
    aantal = AANTAL if deel < 0 else min(DEEL, AANTAL - deel * DEEL)
    keuzes = [w if isinstance(w, st.SearchStrategy) else st.just(w) for w in van]

    @seed(ZAAD + max(0, deel))
    @settings(
        max_examples=-(-aantal // TUIL),
        database=None,
        deadline=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    @given(st.tuples(*keuzes), tuilen(stap))
    def loop(waarmee: tuple[object, ...], tuil: Tuil) -> None:
        with ongedaan():
            loop_tuil(begin(*waarmee), tuil, teller)

    print(f"INBEELD_ZAAD={ZAAD}")
    with onthouden():
        loop()
    assert teller.wandelingen >= aantal
    print(teller)
    return teller


def loop_tuil(loper: Loper, tuil: Tuil, teller: Teller) -> None:
    """Walk a bunch: at the end of each walk everything must hold."""
    sporen = [(loper, transaction.savepoint())]
    for terug, stappen in tuil:
        if terug:
            del sporen[max(1, len(sporen) - terug) :]
            transaction.savepoint_rollback(sporen[-1][1])
        loper = copy.copy(sporen[-1][0])
        for stap in stappen:
            gelukt = loper.doe(*stap)
            teller.stappen += 1
            teller.gelukt += gelukt
            if gelukt:
                als_aan_het_eind()
            # What was refused changed nothing: `klopt` sees to it, and there is nothing to keep.
            punt = transaction.savepoint() if gelukt else sporen[-1][1]
            sporen.append((copy.copy(loper), punt))
        loper.klopt()
        teller.wandelingen += 1
        teller.lengte += len(sporen) - 1


def geen_zaak_zonder_eigenaar(jongere_id: int) -> int:
    """Every zaak of the child that is open has an owner and a dated next step; how many are open.
    Asked as the system."""
    open_ = Zaak.objects.filter(jongere_id=jongere_id, gesloten_op=None)
    rijen = list(open_.values_list("eigenaar_postvak_id", "volgende_stap", "stap_op"))
    assert all(all(rij) for rij in rijen)
    return len(rijen)


def weg_klopt(weg: Sequence[str], machine: Machine, nu: str) -> None:
    """The history begins where the machine does, has no step that may not be, and ends at `nu`."""
    assert (weg[0], weg[-1]) == (machine.begin, nu)
    assert all(a == b or f"{a}>{b}" in machine.stappen() for a, b in pairwise(weg))


def wegen(events: Manager | QuerySet) -> dict[int, list[str]]:
    """Per row the states that its history has, in order."""
    uit: dict[int, list[str]] = {}
    for pk, toestand in events.order_by("pgh_id").values_list("pgh_obj_id", "toestand"):
        uit.setdefault(pk, []).append(toestand)
    return uit


@contextmanager
def ongedaan() -> Iterator[None]:
    """Everything in the block is undone after it, so that the next begins in the same world."""
    with transaction.atomic():
        try:
            yield
        finally:
            transaction.set_rollback(True)


def als_aan_het_eind() -> None:
    """Check what the database checks when a request ends."""
    beide = "set constraints all immediate; set constraints all deferred"
    connection.connection.execute(beide, prepare=False)


@contextmanager
def onthouden() -> Iterator[None]:
    """Keep what PostgreSQL made of the statements, also when a savepoint is rolled back.

    psycopg forgets all of it then, as a table may be gone that was made in between. In a walk no
    table comes or goes, and half of all steps is refused and rolled back.
    """
    verbinding = connection.connection
    logging.disable(logging.INFO)  # a line per actor
    beheer, was = verbinding._prepared, (verbinding.prepare_threshold, verbinding.prepared_max)
    verbinding.prepare_threshold, verbinding.prepared_max = 2, 1000
    beheer._should_discard = lambda *_: False
    try:
        yield
    finally:
        logging.disable(logging.NOTSET)
        del beheer._should_discard
        beheer.clear()
        verbinding.prepare_threshold, verbinding.prepared_max = was
