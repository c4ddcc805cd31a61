"""Reports and publications over the API: one's own, as data and as files; a new one as a job."""

import json
from base64 import b64decode
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from django.db import transaction
from django.utils import timezone

from inbeeld.monitor import werk
from inbeeld.monitor.actions.rapporten import begin_planning
from inbeeld.monitor.gebieden import Gebied
from inbeeld.monitor.models import Berekening, Publicatie, Rapport
from inbeeld.toegang.actor import als
from tests import fabriek as f
from tests.api import koppeling
from tests.monitor import overzichthulp as h

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("regels_geinstalleerd")]
SOORT = {"soort": "jaarverslag_leerplicht"}


@pytest.fixture
def gemeente(monkeypatch):
    """A gemeente with a sheet; calculations wait, as nobody commits here."""
    h.kies("rijk-2016")
    monkeypatch.setattr(werk, "begin", lambda berekening: None)
    blad = h.maak_blad(timezone.localdate())
    h.stand(blad, "gemeente:0392", 7)
    return f.gemeente("0392", "Haarlem")


def _gemaakt(k) -> str:
    antwoord = k.post("/rapporten", SOORT)
    assert antwoord.status_code == 201, antwoord.content
    return antwoord.json()["rapport"]


def test_a_report_is_made_from_the_sheet_and_read_as_data_and_as_file(gemeente):
    k = koppeling(gemeente)
    sleutel = _gemaakt(k)
    lijst = k.get("/rapporten").json()
    assert (lijst["aantal"], lijst["pagina"], lijst["perPagina"]) == (1, 1, 50)
    [kop] = lijst["resultaten"]
    assert (kop["sleutel"], kop["gebied"], kop["herhaalt"]) == (sleutel, "gemeente:0392", None)
    een = k.get(f"/rapporten/{sleutel}").json()
    assert een["vingerafdruk"] == kop["vingerafdruk"] == een["inhoud"]["vingerafdruk"]
    assert een["definitie"] == "rijk-2016"
    bestand = k.get(f"/rapporten/{sleutel}/bestand?vorm=json").json()
    assert json.loads(b64decode(bestand["inhoud"])) == een["inhoud"]
    assert bestand["naam"].startswith("jaarverslag_leerplicht-")
    assert b64decode(k.get(f"/rapporten/{sleutel}/bestand?vorm=ods").json()["inhoud"])[:2] == b"PK"


def test_anothers_report_does_not_exist(gemeente):
    sleutel = _gemaakt(koppeling(gemeente))
    ander = koppeling(f.gemeente("0453", "Velsen"))
    assert ander.get("/rapporten").json()["aantal"] == 0
    for pad in (f"/rapporten/{sleutel}", f"/rapporten/{sleutel}/bestand", f"/rapporten/{uuid4()}"):
        assert ander.get(pad).status_code == 404


def test_as_known_then_is_a_job_that_tells_how_far_it_is(gemeente):
    k = koppeling(gemeente)
    antwoord = k.post("/rapporten", SOORT | {"bekendOp": "2026-01-31"})
    assert antwoord.status_code == 202, antwoord.content
    sleutel = antwoord.json()["sleutel"]
    stand = k.get(f"/rapportaanvragen/{sleutel}").json()
    assert (stand["status"], stand["rapport"]) == ("gestopt", None)  # nobody is at it
    with f.systeem(), transaction.atomic():
        rij = Berekening.objects.get(sleutel=sleutel)
        assert rij.vraag["bekend_op"].startswith("2026-01-31T23:59")
        nu = timezone.now()
        Berekening.objects.filter(pk=rij.pk).update(fout="Kan niet.", klaar_op=nu, voortgang=100)
    stand = k.get(f"/rapportaanvragen/{sleutel}").json()
    assert (stand["status"], stand["fout"]) == ("mislukt", "Kan niet.")
    assert koppeling(gemeente).get(f"/rapportaanvragen/{sleutel}").status_code == 404


def test_what_cannot_be_made(gemeente):
    k = koppeling(gemeente)
    for vraag, status in (
        (SOORT | {"gebied": "gemeente:0453"}, 422),
        (SOORT | {"periode": "1999-08-01"}, 422),
        (SOORT | {"bekendOp": "2090-01-01"}, 422),
        ({"soort": "roman"}, 400),
        (SOORT | {"jongere": "x"}, 400),
        ({"soort": "swv_kwartaal"}, 403),
    ):
        antwoord = k.post("/rapporten", vraag)
        assert antwoord.status_code == status, (vraag, antwoord.content)
        assert antwoord["Content-Type"].startswith("application/problem+json")
    assert koppeling(f.organisatie("jgz", "J1")).get("/rapporten").status_code == 403
    assert koppeling(gemeente, scopes=("aanleveren",)).get("/rapporten").status_code == 403
    with f.systeem():
        assert not Rapport.objects.exists()


def test_which_reports_make_themselves(gemeente):
    wie = f.actor(gemeente)
    with als(wie), transaction.atomic():
        begin_planning(
            "jaarverslag_leerplicht", Gebied("gemeente", "0392"), "rijk-2016", wie, timezone.now()
        )
    [planning] = koppeling(gemeente).get("/rapportplanningen").json()["resultaten"]
    assert (planning["ritme"], planning["gestoptOp"]) == ("schooljaar", None)
    assert koppeling(f.gemeente("0453")).get("/rapportplanningen").json()["resultaten"] == []


def test_what_was_published(gemeente):
    tabellen = {
        "schooljaar": 2024,
        "definitie": "rijk-2016",
        "bekend_op": "2025-09-01T00:00:00+00:00",
        "methode": "afscherming-1",
        "regio": "De regio",
        "gebieden": {"gemeente:0392": "Haarlem"},
        "regels": [
            ["stand", "2024-10-01", "gemeente:0392", "soort:thuiszitter", 12, "", 1.5],
            ["stand", "2024-10-01", "gemeente:0392", "vrijgesteld", None, "afgeschermd", None],
        ],
    }
    with f.systeem(), transaction.atomic():
        rij = Publicatie.objects.create(
            van=date(2024, 8, 1),
            tot_en_met=date(2025, 7, 31),
            definitie="rijk-2016",
            bekend_op=datetime(2025, 9, 1, tzinfo=UTC),
            methode="afscherming-1",
            tabellen=tabellen,
            vingerafdruk="a" * 64,
            door=f.aanstelling(f.regio()),
            moment=f.MOMENT,
        )
    k = koppeling(gemeente)
    [kop] = k.get("/publicaties?perPagina=10").json()["resultaten"]
    assert (kop["sleutel"], kop["van"]) == (str(rij.sleutel), "2024-08-01")
    een = k.get(f"/publicaties/{rij.sleutel}").json()
    assert [(r["gebiedCode"], r["aantal"], r["aanduiding"]) for r in een["regels"]] == [
        ("GM0392", 12, ""),
        ("GM0392", None, "afgeschermd"),
    ]
    assert een["regels"][0]["perDuizend"] == 1.5
    assert een["schooljaar"] == "2024-2025"
    assert k.get(f"/publicaties/{uuid4()}").status_code == 404
