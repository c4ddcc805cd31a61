"""The two pages that need no login: what the figures mean, and the login itself."""

from html import unescape

import pytest
from django.test import Client

from inbeeld.regels.definities import DEFINITIES
from inbeeld.regels.parameters import PARAMETERS
from inbeeld.web import woorden
from tests.fabriek import WACHTWOORD, aanstelling, school

pytestmark = pytest.mark.django_db


@pytest.fixture
def over() -> str:
    antwoord = Client().get("/over/")
    assert antwoord.status_code == 200
    return unescape(antwoord.content.decode())


@pytest.mark.parametrize("definitie", DEFINITIES.values(), ids=DEFINITIES)
def test_every_definitie_is_told_with_its_source_and_all_its_lines(over, definitie):
    deel = over.split(f'id="{definitie.naam}"')[1].split("</details>")[0]
    assert definitie.bron in deel
    plaatsen = [deel.index(woorden.BETEKENIS[regel.status]) for regel in definitie.regels]
    assert len(plaatsen) == len(definitie.regels)


def test_every_figure_in_the_rules_has_its_source(over):
    for parameter in PARAMETERS.values():
        assert f"<td>{parameter.uitleg}</td>" in over
        assert parameter.bron in over


def test_somebody_logs_in_and_goes_where_they_were_going():
    naam = aanstelling(school()).gebruiker.username
    antwoord = Client().post(
        "/inloggen", {"username": naam, "password": WACHTWOORD, "next": "/telling/"}
    )
    assert (antwoord.status_code, antwoord["Location"]) == (302, "/telling/")


def test_a_wrong_password_says_so_without_telling_what_is_right():
    naam = aanstelling(school()).gebruiker.username
    for gebruiker in (naam, "niemand@voorbeeld.example"):
        html = Client().post("/inloggen", {"username": gebruiker, "password": "x"}).content.decode()
        assert "Fout: Inloggen" in html
        assert 'role="alert"' in html


def test_login_leads_nowhere_else():
    naam = aanstelling(school()).gebruiker.username
    antwoord = Client().post(
        "/inloggen",
        {"username": naam, "password": WACHTWOORD, "next": "https://elders.example/"},
    )
    assert antwoord["Location"] == "/begin/"


def test_the_policy_allows_nothing_from_elsewhere_and_nothing_inline():
    beleid = Client().get("/over/")["Content-Security-Policy"]
    assert "unsafe" not in beleid
    assert "default-src 'self'" in beleid
