"""The API as a whole: its description, its manners, and its place in the matrix."""

import json
import re
from collections import Counter

import pytest
from django.test import Client
from django.urls import get_resolver

from inbeeld.config.api import api, urlpatterns
from inbeeld.config.api_beschrijving import operaties
from inbeeld.toegang.api.begrenzing import Begrenzing
from inbeeld.toegang.matrix.paginas import PAGINAS
from inbeeld.web.problemen import Probleem
from tests import fabriek as f
from tests.api import BASIS, koppeling

KAMEEL = r"[a-z]+([A-Z][a-z]+)*"
ALLE = {operatie.operation_id: (pad, operatie, t) for pad, operatie, t in operaties(api)}


@pytest.fixture(scope="module")
def document():
    return api.get_openapi_schema(path_prefix="")


@pytest.fixture
def http():
    return Client(raise_request_exception=False)


def test_every_operation_stands_in_the_matrix_and_no_other():
    in_de_matrix = {naam for naam in PAGINAS if naam.startswith("api:")}
    assert in_de_matrix == {f"api:{naam}" for naam in ALLE} | {"api:openapi"}


def test_every_address_of_the_api_is_an_operation_or_the_document():
    assert {patroon.name for patroon in urlpatterns} == {*ALLE, "openapi"}
    (api_resolver,) = [r for r in get_resolver().url_patterns if str(r.pattern) == "api/v1/"]
    assert api_resolver.url_patterns == urlpatterns


def test_only_tokens_are_given_without_one():
    zonder = {naam for naam, (_, _, t) in ALLE.items() if not t.scope}
    assert zonder == {"token_aanvragen", "token_intrekken"}
    assert {t.scope for _, _, t in ALLE.values()} == {"", "lezen", "aanleveren"}


def test_a_path_has_all_its_operations_in_one_place():
    """django-ninja would let a second path of the same name answer 405."""
    paden = Counter(pad for router in api._get_bound_routers() for pad in router.path_operations)
    assert [pad for pad, aantal in paden.items() if aantal > 1] == []


def test_names_are_as_the_design_rules_ask(document):
    assert document["openapi"].startswith("3.1")
    assert document["info"]["contact"]["name"]
    for pad, wegen in document["paths"].items():
        assert not pad.endswith("/")
        for deel in pad.strip("/").split("/"):
            assert re.fullmatch(r"[a-z]+(-[a-z]+)*|\{[a-zA-Z]+\}", deel), pad
        for operatie in wegen.values():
            for parameter in operatie["parameters"]:
                vorm = r"[A-Z][a-z]+(-[A-Z][a-z]+)*" if parameter["in"] == "header" else KAMEEL
                assert re.fullmatch(vorm, parameter["name"])
                assert "anyOf" not in parameter["schema"]
    for naam, schema in document["components"]["schemas"].items():
        if naam == "TokenUit":  # the names of RFC 6749
            continue
        for veld in schema.get("properties", {}):
            assert re.fullmatch(KAMEEL, veld), (naam, veld)


def test_no_question_in_an_address_holds_a_name_or_number(document):
    velden = {
        parameter["name"]
        for wegen in document["paths"].values()
        for parameter in wegen.get("get", {}).get("parameters", [])
    }
    assert velden.isdisjoint({"zoek", "naam", "bsn", "pgn", "onderwijsnummer", "geboortedatum"})


def test_every_reference_in_the_document_leads_somewhere(document):
    for verwijzing in re.findall(r'"\$ref": "#/([^"]+)"', json.dumps(document)):
        deel = document
        for stap in verwijzing.split("/"):
            deel = deel[stap]


def test_every_object_that_comes_in_refuses_what_it_does_not_know(document):
    inkomend = {n: s for n, s in document["components"]["schemas"].items() if n.endswith("In")}
    assert len(inkomend) > 10
    assert [n for n, s in inkomend.items() if s.get("additionalProperties") is not False] == []


def test_every_error_is_described(document):
    for pad, wegen in document["paths"].items():
        for operatie in wegen.values():
            codes = set(operatie["responses"])
            assert {"400", "422", "500", "503"} <= codes, pad
            if operatie["security"]:
                assert {"401", "403", "429"} <= codes, pad


@pytest.mark.django_db
def test_the_document_is_open_to_every_site(http):
    antwoord = http.get(f"{BASIS}/openapi.json")
    assert antwoord.status_code == 200
    assert antwoord["Access-Control-Allow-Origin"] == "*"
    assert antwoord["API-Version"] == "1.0.0"
    assert antwoord.json()["servers"] == [{"url": BASIS}]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("methode", "pad", "status"),
    [
        ("get", "/api/v1/bestaat-niet", 404),
        ("get", "/api/v1/", 404),
        ("get", "/api/", 404),
        ("get", "/api/v2/jongeren", 404),
        ("get", "/api/v1/jongeren/", 404),
        ("get", "/api/v1/jongeren/geen-sleutel", 404),
        ("post", "/api/v1/bestaat-niet", 404),
        ("delete", "/api/v1/jongeren", 405),
        ("post", "/api/v1/openapi.json", 405),
        ("get", "/api/v1/jongeren", 401),
        ("get", "/api/v1/jongeren?na=%00", 401),
    ],
)
def test_what_goes_wrong_is_a_problem_also_outside_an_operation(http, methode, pad, status):
    antwoord = getattr(http, methode)(pad)
    assert antwoord.status_code == status
    assert antwoord["Content-Type"] == "application/problem+json"
    assert antwoord["API-Version"] == "1.0.0"
    assert antwoord["Cache-Control"] == "no-store"
    assert "Location" not in antwoord
    assert antwoord.json()["status"] == status
    if status == 405:
        assert antwoord["Allow"]


@pytest.mark.django_db
def test_http_itself_is_held_to(http):
    k = koppeling(f.school())
    assert k.get("/jongeren", Accept="text/html").status_code == 406
    assert k.get("/jongeren", Accept="application/json;q=0.9, text/html").status_code == 200
    zoek = f"{BASIS}/jongeren/zoek"
    assert http.post(zoek, "zoek=a", content_type="text/plain", headers=k.kop).status_code == 415
    assert (
        http.post(zoek, "[" * 65_000, content_type="application/json", headers=k.kop).status_code
        == 400
    )
    for kapot in ("{", "NaN", "\xff", '{"zoek": NaN}', '{"zoek": 1e999}', "9" * 5000):
        antwoord = http.post(
            zoek, kapot.encode("latin-1"), content_type="application/json", headers=k.kop
        )
        assert antwoord.status_code == 400, kapot
    groot = json.dumps({"zoek": "a" * 70_000})
    assert http.post(zoek, groot, content_type="application/json", headers=k.kop).status_code == 413
    assert k.get("/eigen-rechten?scope=x").status_code == 400


@pytest.mark.django_db
def test_an_unforeseen_error_says_nothing_of_itself(http, monkeypatch, caplog):
    def stuk(*_, **__):
        raise RuntimeError("Kind Geheim 123456782")

    monkeypatch.setattr("inbeeld.toegang.api.eindpunten.groepen_van", stuk)
    antwoord = koppeling(f.school()).get("/eigen-rechten")
    assert antwoord.status_code == 500
    assert "Geheim" not in antwoord.content.decode()
    assert set(antwoord.json()) == {"type", "title", "status", "detail"}


class TestBegrenzing:
    def test_a_client_gets_so_much_a_minute(self):
        nu = [0.0]
        grens = Begrenzing(per_minuut=60, klok=lambda: nu[0])
        grens.betaal(1, 59)
        with pytest.raises(Probleem) as fout:
            grens.betaal(1, 3)
        assert fout.value.status == 429
        assert fout.value.koppen["Retry-After"] == "2"
        grens.betaal(2, 60)
        nu[0] = 2.0
        grens.betaal(1, 3)
        nu[0] = 3600.0
        grens.betaal(1, 60)
        with pytest.raises(Probleem):
            grens.betaal(1, 1)

    def test_a_client_is_served_so_many_times_at_once(self):
        grens = Begrenzing(per_minuut=1, tegelijk=1)
        with grens.beurt(1):
            with grens.beurt(2):
                pass
            with pytest.raises(Probleem), grens.beurt(1):
                pass
        with grens.beurt(1):
            pass


@pytest.mark.django_db
def test_who_asks_too_much_waits(monkeypatch):
    k = koppeling(f.school())
    monkeypatch.setattr("inbeeld.toegang.api.toelating.begrenzing", Begrenzing(per_minuut=2))
    assert [k.get("/eigen-rechten").status_code for _ in range(3)] == [200, 200, 429]
    antwoord = k.get("/eigen-rechten")
    assert int(antwoord["Retry-After"]) >= 1
    assert antwoord["Content-Type"] == "application/problem+json"
