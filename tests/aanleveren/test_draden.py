"""Work outside the request: never more at once than the process can carry."""

import threading

import pytest

from inbeeld.aanleveren import werk
from inbeeld.toegang import draden
from inbeeld.toegang.actor import Actor
from tests.fabriek import VANDAAG

ACTOR = Actor(1, 1, 1, "verzuimcoordinator", VANDAAG)


@pytest.fixture
def op_slot(monkeypatch):
    """Threads that touch no database: what they do waits until `los` is set."""
    monkeypatch.setattr(draden.connections, "close_all", lambda: None)
    begonnen, los = threading.Semaphore(0), threading.Event()

    def doe():
        begonnen.release()
        los.wait(30)

    werkers = [threading.Thread(target=werk._doe, args=(ACTOR, doe)) for _ in range(3)]
    for draad in werkers:
        draad.start()
    yield begonnen, los
    los.set()
    for draad in werkers:
        draad.join(30)


def test_een_derde_wacht_tot_er_plaats_is(op_slot):
    begonnen, los = op_slot
    assert begonnen.acquire(timeout=10)
    assert begonnen.acquire(timeout=10)
    assert not begonnen.acquire(timeout=0.3)
    los.set()
    assert begonnen.acquire(timeout=10)


def test_wie_faalt_maakt_plaats(monkeypatch, caplog):
    monkeypatch.setattr(draden.connections, "close_all", lambda: None)

    def mis():
        raise RuntimeError

    gedaan = []
    for _ in range(3):
        werk._doe(ACTOR, mis)
    werk._doe(ACTOR, lambda: gedaan.append(1))
    assert gedaan == [1]
