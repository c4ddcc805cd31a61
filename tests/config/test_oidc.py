"""What `INBEELD_OIDC` may say; a mistake in it stops the start and tells no secret."""

import json

import pytest

from inbeeld.config.oidc import aanbieders

GOED = {
    "id": "haarlem",
    "naam": "Gemeente Haarlem",
    "server": "https://login.haarlem.example/realms/werk",
    "client_id": "inbeeld",
    "client_geheim": "zeer geheim",
    "organisaties": ["gemeente:0392"],
    "amr": ["mfa"],
}


def _lees(**anders: object) -> dict:
    rij = {k: v for k, v in {**GOED, **anders}.items() if v is not None}
    return aanbieders({"INBEELD_OIDC": json.dumps([rij])})


def test_without_it_there_is_none() -> None:
    assert aanbieders({}) == {}


def test_a_provider_as_it_stands_there() -> None:
    haarlem = _lees()["haarlem"]
    assert haarlem.formulierdoel == "https://login.haarlem.example"
    assert haarlem.organisaties == ("gemeente:0392",)
    assert (haarlem.acr, haarlem.domein) == ((), "")
    assert haarlem.app()["settings"]["oauth_pkce_enabled"] is True
    anders = _lees(oorsprong="https://sso.example", domein="haarlem.example")["haarlem"]
    assert anders.formulierdoel == "https://sso.example"
    assert anders.app()["settings"]["scope"] == ["openid", "email"]


@pytest.mark.parametrize(
    ("anders", "reden"),
    [
        ({"server": None}, "server"),
        ({"organisaties": []}, "organisaties"),
        ({"organisaties": ["0392"]}, "soort:code"),
        ({"organisaties": "gemeente:0392"}, "list"),
        ({"server": "http://login.haarlem.example"}, "https"),
        ({"oorsprong": "http://sso.example"}, "https"),
        ({"id": "Haarlem"}, "a-z"),
        ({"id": "haar/lem"}, "a-z"),
        ({"domain": "haarlem.example"}, "only"),
    ],
)
def test_a_mistake_stops_the_start(anders: dict, reden: str) -> None:
    with pytest.raises(RuntimeError, match=reden) as fout:
        _lees(**anders)
    assert GOED["client_geheim"] not in str(fout.value)


@pytest.mark.parametrize("tekst", ["{", '{"id": 1}', json.dumps([GOED, GOED])])
def test_so_does_what_is_no_list_of_different_providers(tekst: str) -> None:
    with pytest.raises(RuntimeError) as fout:
        aanbieders({"INBEELD_OIDC": tekst})
    assert GOED["client_geheim"] not in str(fout.value)
