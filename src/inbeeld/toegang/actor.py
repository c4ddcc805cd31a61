"""For whom the code runs: one value that the database's row policies, the log and policies read.

It lives in a ContextVar, so a request, a job and a command each have their own. Without it the
database shows nothing: a forgotten actor is an empty page, never a leak.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID, uuid4

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Actor:
    """A person in one aanstelling on one day, or the system itself (`systeem`: its reason).

    `verzoek` ties together what one request read and wrote. `reden`: why it changes what it
    changes, for the history of changes. `namens`: the person whose act the system carries out.
    """

    gebruiker_id: int | None
    aanstelling_id: int | None
    organisatie_id: int | None
    rol: str
    vandaag: date
    systeem: str = ""
    verzoek: UUID = field(default_factory=uuid4, compare=False)
    reden: str = ""
    namens: "Actor | None" = field(default=None, compare=False)


_actor: ContextVar[Actor | None] = ContextVar("inbeeld_actor", default=None)


class GeenActor(RuntimeError):
    """Code that needs to know for whom it runs was called without an actor."""


def huidige_actor() -> Actor:
    """The actor of this context. Raises GeenActor when there is none."""
    actor = _actor.get()
    if actor is None:
        raise GeenActor("Deze handeling heeft een aanstelling nodig.")
    return actor


def actor_of_geen() -> Actor | None:
    """The actor of this context, or None."""
    return _actor.get()


@contextmanager
def als(actor: Actor | None) -> Iterator[None]:
    """Run the block for `actor`; inside an open transaction too."""
    token = _actor.set(actor)
    try:
        yield
    finally:
        _actor.reset(token)


@contextmanager
def met_reden(reden: str) -> Iterator[None]:
    """Keep `reden` with every change in the block. It must not name a person. Raises GeenActor."""
    with als(replace(huidige_actor(), reden=reden)):
        yield


@contextmanager
def systeem_actor(reden: str, vandaag: date) -> Iterator[Actor]:
    """Run the block for the whole region: commands and jobs only, each use logged with `reden`.

    `vandaag` is the day that policies go by; `reden` must not name a person.
    """
    if not reden:
        raise ValueError("A system action needs its reason.")
    wie = actor_of_geen()
    namens = wie.namens or (None if wie.systeem else wie) if wie else None
    actor = Actor(None, None, None, "systeem", vandaag, systeem=reden, namens=namens)
    log.info("systeem_actor reden=%s verzoek=%s", reden, actor.verzoek)
    with als(actor):
        yield actor
