"""Meldingen over the API: sent once, followed by who sent it, answered by who got it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from inbeeld.register.models import Jongere
from inbeeld.signalen.models import Melding
from inbeeld.toegang.models import Leesregel
from tests import fabriek as f
from tests.api import koppeling
from tests.signalen.meldwereld import maak_wereld

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("regels_geinstalleerd")]
KOP = "Idempotency-Key"


@pytest.fixture
def wereld():
    return maak_wereld()


def inhoud(wereld, **anders) -> dict:
    vandaag = timezone.localdate()
    begin = vandaag - timedelta(days=4)
    with f.systeem():
        sleutel = Jongere.objects.get(pk=wereld.kind).sleutel
    gewoon = {
        "jongere": str(sleutel),
        "soort": "verzuim",
        "begindatum": begin.isoformat(),
        "verzuimsoort": "zestien_uur",
        "reden": "Komt niet meer.",
        "alleLessen": "nee",
        "specificatie": [
            {"datum": (begin + timedelta(days=n)).isoformat(), "uren": 4.5} for n in range(4)
        ],
        "actieGewenst": "ja",
        "oudersVerteld": "ja",
        "oudersVerteldOp": vandaag.isoformat(),
        "oudersVerteldDoor": "de mentor",
        "jongereVerteld": "ja",
        "contact": {"email": "melder@school.example"},
    }
    return gewoon | anders


def stuur(wereld, school=None, sleutel="sleutel-een", **anders):
    school = school or koppeling(wereld.organisaties["school"])
    return school, school.post("/meldingen", inhoud(wereld, **anders), **{KOP: sleutel})


def test_it_is_sent_once_for_a_key(wereld):
    school, eerste = stuur(wereld)
    assert eerste.status_code == 201, eerste.content
    assert {o["aan"] for o in eerste.json()["ontvangers"]} == {
        "leerplicht",
        "swv",
        "jgz",
        "jeugdteam",
    }
    _, tweede = stuur(wereld, school)
    assert tweede.json()["sleutel"] == eerste.json()["sleutel"]
    with f.systeem():
        assert Melding.objects.count() == 1
    zonder = school.post("/meldingen", inhoud(wereld))
    assert (zonder.status_code, zonder["Content-Type"]) == (400, "application/problem+json")


def test_the_preview_stores_nothing(wereld):
    school = koppeling(wereld.organisaties["school"])
    antwoord = school.post("/meldingen/voorbeeld", inhoud(wereld))
    assert antwoord.status_code == 200
    assert len(antwoord.json()["resultaten"]) == 4
    with f.systeem():
        assert not Melding.objects.exists()


def test_each_recipient_gets_its_part_and_answers_and_the_reporter_sees_it(wereld):
    school, eerste = stuur(wereld)
    arts = koppeling(wereld.organisaties["jgz"])
    (gekregen,) = arts.get("/ontvangen-meldingen").json()["resultaten"]
    assert gekregen["identiteit"]["naam"]
    assert gekregen["melding"]["reden"] == "Komt niet meer."
    assert "specificatie" not in gekregen["melding"]  # its route gives no absence
    swv = koppeling(wereld.organisaties["swv"])
    (deel,) = swv.get("/ontvangen-meldingen").json()["resultaten"]
    assert deel["melding"]["specificatie"][0]["uren"] == 4.5
    pad = f"/ontvangen-meldingen/{gekregen['sleutel']}"
    advies = {
        "urenPerWeek": 6,
        "waar": "school",
        "geldigTot": (timezone.localdate() + timedelta(days=30)).isoformat(),
        "gedeeldMetWeten": True,
    }
    gedaan = arts.post(f"{pad}/antwoord", {"handeling": "belastbaarheid", "belastbaarheid": advies})
    assert (gedaan.status_code, gedaan.json()["staat"]) == (200, "afgehandeld")
    nog_eens = arts.post(f"{pad}/antwoord", {"handeling": "aannemen"})
    assert nog_eens.status_code == 409
    stand = school.get(f"/meldingen/{eerste.json()['sleutel']}").json()
    staten = {o["aan"]: o["staat"] for o in stand["ontvangers"]}
    assert (staten["jgz"], staten["swv"]) == ("afgehandeld", "verzonden")
    with f.systeem():
        gelezen = Leesregel.objects.filter(handeling__startswith="api_", jongere_id=wereld.kind)
        assert gelezen.filter(handeling="api_ontvangen_meldingen").count() == 2


def test_a_stranger_and_another_recipient_find_nothing(wereld):
    school, eerste = stuur(wereld)
    sleutel = eerste.json()["sleutel"]
    vreemd = koppeling(f.school("20CD00"))
    swv = koppeling(wereld.organisaties["swv"])
    assert vreemd.get("/meldingen").json()["resultaten"] == []
    for wie in (vreemd, swv):
        assert wie.get(f"/meldingen/{sleutel}").status_code == 404
    arts = koppeling(wereld.organisaties["jgz"])
    (van_arts,) = arts.get("/ontvangen-meldingen").json()["resultaten"]
    for wie in (vreemd, swv, school):
        pad = f"/ontvangen-meldingen/{van_arts['sleutel']}"
        assert wie.get(pad).status_code == 404
        assert wie.post(f"{pad}/antwoord", {"handeling": "aannemen"}).status_code == 404
    _, onbekend = stuur(wereld, vreemd, sleutel="van-een-vreemde")
    assert onbekend.status_code == 404


def test_what_is_not_whole_is_told_field_by_field(wereld):
    _, antwoord = stuur(wereld, ouderesVerteld="ja")
    assert antwoord.status_code == 400
    _, antwoord = stuur(wereld, ouders_verteld=None)
    assert antwoord.status_code == 400
    _, antwoord = stuur(wereld, ouderloos=None)
    assert antwoord.status_code == 400
    _, antwoord = stuur(wereld, jongereVerteld="nee", reden="")
    assert antwoord.status_code == 422
    assert {fout["veld"] for fout in antwoord.json()["fouten"]} == {"reden", "jongereWaaromNiet"}
