"""A long calculation: progress, its outcome, what fails, and what is killed on its way."""

import threading
import time
from collections.abc import Callable, Iterator

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from inbeeld.monitor import werk
from inbeeld.monitor.models import Berekening
from inbeeld.monitor.views import berekening as scherm
from inbeeld.toegang.actor import als
from tests import fabriek as f

pytestmark = pytest.mark.django_db(transaction=True)


class Proef:
    """A calculation that waits until the test lets it go on."""

    def __init__(self) -> None:
        self.verder = threading.Event()
        self.begonnen = threading.Event()
        self.keren = 0

    def __call__(self, vraag, actor, meld):
        self.keren += 1
        meld(40, "De tijdlijnen worden gelezen.")
        self.begonnen.set()
        assert self.verder.wait(20)
        if vraag.get("onmogelijk"):
            raise werk.Onmogelijk("Van voor 2010 is niets bekend.")
        return {"som": sum(vraag["getallen"])}


@pytest.fixture
def proef(monkeypatch) -> Iterator[Proef]:
    doe = Proef()
    monkeypatch.setattr(werk, "_uitvoerders", {"proef": doe})
    monkeypatch.setattr(scherm, "_schermen", {})
    monkeypatch.setattr(werk, "_EVEN_WACHTEN", 0.05)
    scherm.toont("proef", lambda b: f"/uitkomst/{b.uitkomst['som']}/", "Een som")
    yield doe
    doe.verder.set()
    for draad in threading.enumerate():
        if draad.name == "berekening":
            draad.join(20)


@pytest.fixture
def wie():
    return f.actor(f.gemeente(), "bestuurder")


@pytest.fixture
def pagina(wie, client) -> Callable[..., object]:
    f.log_in(client, wie)

    def vraag(sleutel, **kop):
        return client.get(reverse("berekening", args=[sleutel]), **kop)

    return vraag


def _vraag(wie, **vraag) -> Berekening:
    with als(wie), transaction.atomic():
        return werk.vraag_aan("proef", {"getallen": [2, 3], **vraag}, f.MOMENT)


def _wacht(voorwaarde: Callable[[], bool]) -> None:
    einde = time.monotonic() + 20
    while not voorwaarde():
        assert time.monotonic() < einde, "dit duurt te lang"
        time.sleep(0.02)


def _rij(wie, berekening) -> Berekening:
    with als(wie), transaction.atomic():
        return Berekening.objects.get(pk=berekening.pk)


def test_progress_then_the_outcome(proef, wie, pagina):
    berekening = _vraag(wie)
    assert proef.begonnen.wait(20)
    tekst = pagina(berekening.sleutel).content.decode()
    assert "Een som" in tekst
    assert "De tijdlijnen worden gelezen." in tekst
    assert 'value="40"' in tekst
    assert '<noscript><meta http-equiv="refresh"' in tekst
    deel = pagina(berekening.sleutel, headers={"HX-Request": "true"}).content.decode()
    assert deel.startswith('<div id="berekening"')
    assert "every 2s" in deel
    proef.verder.set()
    _wacht(lambda: _rij(wie, berekening).klaar_op is not None)
    klaar = pagina(berekening.sleutel)
    assert (klaar.status_code, klaar.url) == (302, "/uitkomst/5/")
    assert pagina(berekening.sleutel, headers={"HX-Request": "true"})["HX-Redirect"] == klaar.url


def test_what_cannot_be_is_said_and_asked_anew(proef, wie, pagina, client):
    proef.verder.set()
    berekening = _vraag(wie, onmogelijk=True)
    _wacht(lambda: _rij(wie, berekening).klaar_op is not None)
    tekst = pagina(berekening.sleutel).content.decode()
    assert "Van voor 2010 is niets bekend." in tekst
    assert "refresh" not in tekst.partition("</head>")[0].replace("refreshOnHistoryMiss", "")
    antwoord = client.post(reverse("berekening_opnieuw", args=[berekening.sleutel]))
    assert antwoord.url != reverse("berekening", args=[berekening.sleutel])
    _wacht(lambda: proef.keren == 2)


def test_killed_in_between_is_said_and_begun_again(proef, wie, pagina, client):
    berekening = _vraag(wie)
    assert proef.begonnen.wait(20)
    # Begun already: asking again changes nothing.
    client.post(reverse("berekening_opnieuw", args=[berekening.sleutel]))
    assert proef.keren == 1
    with connection.cursor() as cursor:
        cursor.execute(
            "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' "
            "and classid = %s and objid = %s",
            [werk._SLOT, berekening.pk],
        )
        assert cursor.fetchall() == [(True,)]
    _wacht(lambda: "Niet afgemaakt" in pagina(berekening.sleutel).content.decode())
    proef.verder.set()
    antwoord = client.post(reverse("berekening_opnieuw", args=[berekening.sleutel]))
    assert antwoord.url == reverse("berekening", args=[berekening.sleutel])
    _wacht(lambda: _rij(wie, berekening).klaar_op is not None)
    assert pagina(berekening.sleutel).url == "/uitkomst/5/"
    assert proef.keren == 2


def test_of_nobody_else(proef, wie):
    proef.verder.set()
    berekening = _vraag(wie)
    ander = Client()
    f.log_in(ander, f.actor(f.gemeente(), "leerplichtambtenaar"))
    assert ander.get(reverse("berekening", args=[berekening.sleutel])).status_code == 404
    opnieuw = reverse("berekening_opnieuw", args=[berekening.sleutel])
    assert ander.post(opnieuw).status_code == 404
