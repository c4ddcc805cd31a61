"""The background of a process: what takes long keeps nobody's notice waiting."""

import threading

import pytest

from inbeeld.signalen import achtergrond
from inbeeld.toegang import draden

pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")


@pytest.fixture
def los(monkeypatch):
    """Minutes of a hundredth of a second, without a database, until `los` is set."""
    los = threading.Event()
    monkeypatch.setattr(draden, "PAUZE", 0.01)
    monkeypatch.setattr(draden, "_herhaald", {})
    monkeypatch.setattr(draden.connections, "close_all", lambda: None)
    monkeypatch.setattr(achtergrond, "_meer", {})
    yield los
    los.set()
    for draad in list(draden._herhaald.values()):
        draad.join(10)
        assert not draad.is_alive()


def test_a_notice_does_not_wait_for_the_sheet(los, monkeypatch):
    bezig, verteld = threading.Event(), threading.Semaphore(0)

    def maak_blad(moment):
        bezig.set()
        los.wait(30)
        raise SystemExit  # ends the thread

    def vertel(*_):
        if los.is_set():
            raise SystemExit
        verteld.release()

    achtergrond.voeg_toe("cijferblad", maak_blad)
    monkeypatch.setattr(achtergrond.kennis, "meld_bij", vertel)
    monkeypatch.setattr(achtergrond.kennis, "verstuur_mail", lambda moment: 0)
    achtergrond.begin_bijmelden()
    assert bezig.wait(10)
    for _ in range(4):
        assert verteld.acquire(timeout=10)
    assert not los.is_set()


def test_what_fails_is_tried_again_and_a_second_start_adds_no_thread(los, monkeypatch, caplog):
    keren = threading.Semaphore(0)

    def faal(moment):
        if los.is_set():
            raise SystemExit
        keren.release()
        raise RuntimeError("nu niet")

    monkeypatch.setattr(achtergrond, "ronde", faal)
    achtergrond.begin_bijmelden()
    eerste = draden._herhaald["bijmelden"]
    achtergrond.begin_bijmelden()
    assert draden._herhaald == {"bijmelden": eerste}
    for _ in range(3):
        assert keren.acquire(timeout=10)
    assert "deze minuut niet gelukt" in caplog.text
