"""schemathesis on the API: no 5xx, and no answer outside the description. A small run, in this
process; `python -m bewijs.schemathesis_api` does thousands, on a served demo and in every rol."""

import pytest
import requests
import schemathesis
from django.test import Client
from hypothesis import HealthCheck, given, settings
from requests.structures import CaseInsensitiveDict
from schemathesis.specs.openapi import checks as openapi
from urllib3 import HTTPResponse

from inbeeld.config.api import api
from inbeeld.config.api_beschrijving import operaties
from tests import fabriek as f
from tests.api import BASIS, koppeling

CHECKS = [
    schemathesis.checks.not_a_server_error,
    openapi.status_code_conformance,
    openapi.content_type_conformance,
    openapi.response_schema_conformance,
    openapi.response_headers_conformance,
    openapi.negative_data_rejection,
]


def stuur(case, kop: dict[str, str]) -> requests.Response:
    """Send what schemathesis made up by the test client, in the transaction of the test."""
    alles = case.as_transport_kwargs(base_url=f"http://testserver{BASIS}")
    velden = ("method", "url", "headers", "params", "data", "json", "files")
    vraag = requests.Request(**{k: alles[k] for k in velden if k in alles}).prepare()
    inhoud = vraag.body or b""
    antwoord = Client(raise_request_exception=False).generic(
        vraag.method,
        vraag.path_url,
        inhoud.encode() if isinstance(inhoud, str) else inhoud,
        content_type=vraag.headers.pop("Content-Type", ""),
        headers={k: str(v) for k, v in vraag.headers.items() if k != "Content-Length"} | kop,
    )
    uit = requests.Response()
    uit.status_code, uit._content = antwoord.status_code, antwoord.content
    uit.raw = HTTPResponse(headers=antwoord.headers, status=antwoord.status_code)
    uit.headers, uit.request, uit.url = CaseInsensitiveDict(antwoord.headers), vraag, vraag.url
    return uit


@pytest.mark.django_db
@pytest.mark.usefixtures("regels_geinstalleerd")
@pytest.mark.parametrize("rol", ["verzuimcoordinator", "bestuurder"])
def test_every_answer_is_one_of_the_description(rol, monkeypatch):
    monkeypatch.setattr("inbeeld.aanleveren.werk.na_opslaan", lambda actor, werk: None)
    monkeypatch.setattr("inbeeld.toegang.api.begrenzing.begrenzing.per_minuut", 10**9)
    school = f.school()
    f.kind(school)
    bij = school if rol == "verzuimcoordinator" else f.regio()
    kop = koppeling(bij, rol).kop
    schema = schemathesis.openapi.from_dict(api.get_openapi_schema(path_prefix=""))
    aanroepen = []
    for operatie in schema.get_all_operations():

        @given(case=operatie.ok().as_strategy())
        @settings(
            max_examples=5,
            derandomize=True,
            database=None,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        )
        def probeer(case):
            antwoord = stuur(case, kop)
            aanroepen.append(antwoord.status_code)
            case.validate_response(antwoord, checks=CHECKS)

        probeer()
    assert len(aanroepen) > 3 * len(list(operaties(api)))
