"""Two at once, and a connection or a process that dies: whole or not at all."""

import os
import signal
import subprocess
import sys
import threading
import time

import pytest
from django.db import OperationalError, connection, connections, transaction
from django.urls import reverse

from inbeeld.aanleveren import werk
from inbeeld.aanleveren.actions import bevestig, verwerken
from inbeeld.aanleveren.models import Levering, LeveringDeel
from inbeeld.register.models import FEITMODELLEN, FeitVerzuim, Jongere
from inbeeld.toegang.actor import als
from tests.aanleveren.bestanden import csv_levering, leerling
from tests.fabriek import MOMENT, systeem

pytestmark = pytest.mark.django_db(transaction=True, databases=["default", "eigenaar"])
KINDEREN = range(1, 30)


def bestanden(soort="ziek"):
    return csv_levering(
        "".join(leerling(nr) for nr in KINDEREN),
        "".join(f"{nr};10AB00;2024-08-01;\n" for nr in KINDEREN),
        "".join(f"{nr};10AB00;2025-11-03;2025-11-07;{soort};\n" for nr in KINDEREN),
    )


@pytest.fixture
def bevestigd(coordinator, lever):
    def _bevestigd(**anders):
        levering = lever(coordinator, bestanden(**anders), door=False)
        with als(coordinator):
            bevestig(levering)
        return levering

    return _bevestigd


def in_draad(coordinator, levering, fouten):
    def doe():
        try:
            with als(coordinator):
                verwerken.verwerk(levering.pk, MOMENT)
        except OperationalError as fout:
            fouten.append(fout)
        finally:
            connections.close_all()

    draad = threading.Thread(target=doe)
    draad.start()
    return draad


def aantallen():
    with systeem(), transaction.atomic():
        tel = {naam: model.objects.count() for naam, model in FEITMODELLEN.items()}
        return tel | {"kinderen": Jongere.objects.count()}


def test_twee_tegelijk_gaan_na_elkaar(coordinator, bevestigd):
    leveringen = [bevestigd(), bevestigd()]
    fouten = []
    draden = [in_draad(coordinator, levering, fouten) for levering in leveringen]
    for draad in draden:
        draad.join()
    assert fouten == []
    with systeem(), transaction.atomic():
        assert {lev.status for lev in Levering.objects.all()} == {"verwerkt"}
        # The second found everything there already.
        assert Levering.objects.filter(vastlegging=None).count() == 1
    assert aantallen()["kinderen"] == len(KINDEREN)
    assert aantallen()["verzuim"] == len(KINDEREN)


def test_dezelfde_levering_twee_keer_bevestigd_wordt_een_keer_verwerkt(coordinator, bevestigd):
    levering = bevestigd()
    fouten = []
    for draad in [in_draad(coordinator, levering, fouten) for _ in range(3)]:
        draad.join()
    assert fouten == []
    assert aantallen()["verzuim"] == len(KINDEREN)


def wacht_op_stap(levering, stap):
    for _ in range(3000):
        with systeem(), transaction.atomic():
            if werk.stap_van(levering.pk) == stap:
                return
        time.sleep(0.02)
    raise AssertionError(f"never came to {stap}")


@pytest.fixture
def halverwege(monkeypatch):
    """Hold the work just after the facts were written, until `verder` is set."""
    geschreven, verder = threading.Event(), threading.Event()
    echt = verwerken._rond_af

    def rond_af(*args):
        geschreven.set()
        verder.wait(60)
        echt(*args)

    monkeypatch.setattr(verwerken, "_rond_af", rond_af)
    return geschreven, verder


def test_verbinding_valt_halverwege_weg(coordinator, bevestigd, halverwege):
    geschreven, verder = halverwege
    voor = aantallen()
    levering = bevestigd()
    fouten = []
    draad = in_draad(coordinator, levering, fouten)
    assert geschreven.wait(60)
    wacht_op_stap(levering, "vastleggen")
    with connections["eigenaar"].cursor() as cursor:
        cursor.execute(
            "select pid from pg_locks where locktype = 'advisory' and objid = %s", [levering.pk]
        )
        (pid,) = {rij[0] for rij in cursor.fetchall()}
    os.kill(pid, signal.SIGTERM)  # what an administrator's pg_terminate_backend sends
    verder.set()
    draad.join()
    assert len(fouten) == 1
    assert aantallen() == voor
    with systeem(), transaction.atomic():
        assert werk.stap_van(levering.pk) is None
        assert LeveringDeel.objects.exists()
        levering.refresh_from_db()
    assert levering.status == "bevestigd"
    with als(coordinator):
        assert verwerken.verwerk(levering.pk, MOMENT).status == "verwerkt"
    assert aantallen()["verzuim"] == len(KINDEREN)


PROCES = """
import sys
import django
django.setup()
from inbeeld.aanleveren.actions import verwerken
from inbeeld.toegang.actor import als
from tests.fabriek import MOMENT, VANDAAG
from inbeeld.toegang.actor import Actor
verwerken._rond_af = lambda *_: (print("geschreven", flush=True), sys.stdin.read())
with als(Actor(*map(int, sys.argv[2:5]), "verzuimcoordinator", VANDAAG)):
    verwerken.verwerk(int(sys.argv[1]), MOMENT)
"""


def test_proces_gedood_halverwege(school, coordinator, bevestigd, bezoek):
    voor = aantallen()
    levering = bevestigd()
    wie = (coordinator.gebruiker_id, coordinator.aanstelling_id, coordinator.organisatie_id)
    url = "postgresql://{USER}@/{NAME}?host={HOST}".format(**connection.settings_dict)
    omgeving = os.environ | {
        "DATABASE_URL": url,
        "DJANGO_SETTINGS_MODULE": "inbeeld.config.settings",
    }
    proces = subprocess.Popen(
        [sys.executable, "-c", PROCES, *map(str, (levering.pk, *wie))],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=omgeving,
    )
    assert proces.stdout.readline() == b"geschreven\n"
    bezoeker = bezoek(school)
    adres = reverse("levering", kwargs={"sleutel": levering.sleutel})
    assert "worden vastgelegd" in bezoeker.get(adres).content.decode()
    proces.kill()
    proces.wait()
    wacht_op_stap(levering, None)
    assert aantallen() == voor
    assert "Niet verwerkt, probeer opnieuw" in bezoeker.get(adres).content.decode()
    # The button does it again, in a thread of this process.
    bezoeker.post(reverse("levering_verwerken", kwargs={"sleutel": levering.sleutel}))
    for _ in range(600):
        if "Wat er is gedaan" in bezoeker.get(adres).content.decode():
            break
        time.sleep(0.1)
    assert aantallen()["verzuim"] == len(KINDEREN)


def test_fout_in_de_draad_staat_zonder_persoonsgegevens_in_het_log(
    school, coordinator, bevestigd, bezoek, monkeypatch, caplog
):
    from inbeeld.config.logs import ValueFreeFormatter

    levering = bevestigd()

    def stuk(*_, **__):
        raise ValueError("Kind1 van der Zee1 100000016")

    monkeypatch.setattr(verwerken, "leg_vast", stuk)
    antwoord = bezoek(school).post(
        reverse("levering_verwerken", kwargs={"sleutel": levering.sleutel})
    )
    assert antwoord.status_code == 302
    (regel,) = [r for r in caplog.records if r.name == "inbeeld.toegang.draden"]
    tekst = ValueFreeFormatter().format(regel)
    assert "ValueError" in tekst
    assert "Zee1" not in tekst
    assert FeitVerzuim.objects.count() == 0
