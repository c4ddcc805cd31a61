"""Every address asks for a login, save the few that are named here."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

import pytest
from django.conf import settings
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

pytestmark = pytest.mark.django_db

OPEN_TO_ALL = {
    "gezond",
    "inloggen",
    "account_login",
    "over",
    "openbaar_melden",
    "openbaar_verstuurd",
    "opendata",
    "opendata_woordenboek",
}
ONLY_IN_THE_DEMO = {"demo"}
# Logging in through an organisation's provider, or with an invitation: nothing without one.
ONLY_WITH_A_KEY = {"uitnodiging": "sleutel", "openbaar_bevestigen": "token"}
# What was published, by its key.
ONLY_WITH_A_KEY |= dict.fromkeys(
    ("opendata_publicatie", "opendata_csv", "opendata_json", "opendata_metadata"), "sleutel"
)
ONLY_WITH_A_PROVIDER = {"openid_connect_login": "post", "openid_connect_callback": "get"}
LEAVING = {"uitloggen"}  # asks for no login: whoever has none is already out
EXAMPLES = {
    "uuid": UUID("00000000-0000-4000-8000-000000000000"),
    "int": 1,
    "str": "iets",
    "slug": "iets",
    "date": date(2026, 1, 15),
    "aanbieder": "nergens",
}


def patterns(resolver: URLResolver | None = None) -> Iterator[URLPattern]:
    """Yield every page. The API, a namespace of its own, answers who is not logged in otherwise:
    `test_api.py` holds that."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if not isinstance(pattern, URLResolver):
            yield pattern
        elif pattern.namespace != "api":
            yield from patterns(pattern)


def address(pattern: URLPattern) -> str:
    """Return an address that fits the pattern, with invented parts."""
    converters = pattern.pattern.converters
    if not converters and pattern.pattern.regex.groups:
        names = list(pattern.pattern.regex.groupindex)
        return reverse(pattern.name, kwargs=_by_name(names, pattern))
    return reverse(
        pattern.name,
        kwargs={name: _example(converter) for name, converter in converters.items()},
    )


def _by_name(names: list[str], pattern: URLPattern) -> dict[str, object]:
    """Return values for a written-out expression: a key, or the first of its choices."""
    values: dict[str, object] = {}
    for name in names:
        inside = pattern.pattern.regex.pattern.split(f"(?P<{name}>", 1)[1]
        is_key = inside.startswith("[0-9a-f]")
        values[name] = EXAMPLES["uuid"] if is_key else inside.split(")")[0].split("|")[0]
    return values


def _example(converter: object) -> object:
    kind = type(converter).__name__.removesuffix("Converter").lower()
    example = EXAMPLES.get(kind) or getattr(converter, "voorbeeld", None)
    return example or converter.regex.split("|")[0]


ALL = list(patterns())
EXCEPTIONS = (
    OPEN_TO_ALL | ONLY_IN_THE_DEMO | set(ONLY_WITH_A_KEY) | set(ONLY_WITH_A_PROVIDER) | LEAVING
)


def test_every_address_has_a_name() -> None:
    assert [str(pattern.pattern) for pattern in ALL if not pattern.name] == []


@pytest.mark.parametrize(
    "pattern",
    [pattern for pattern in ALL if pattern.name not in EXCEPTIONS],
    ids=lambda pattern: pattern.name,
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_stranger_is_sent_to_the_login(client: Client, pattern: URLPattern, method: str) -> None:
    answer = getattr(client, method)(address(pattern))
    assert answer.status_code == 302
    assert answer.url.startswith(reverse(settings.LOGIN_URL))


@pytest.mark.parametrize("name", sorted(OPEN_TO_ALL))
def test_what_is_open_is_open(client: Client, name: str) -> None:
    assert client.get(reverse(name)).status_code == 200


@pytest.mark.parametrize("name", sorted(ONLY_IN_THE_DEMO))
def test_what_belongs_to_the_demo_is_nowhere_else(client: Client, name: str) -> None:
    assert not settings.DEMO
    assert client.get(reverse(name)).status_code == 404


@pytest.mark.parametrize(("name", "key"), ONLY_WITH_A_KEY.items())
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_key_that_was_never_made_opens_nothing(
    client: Client, name: str, key: str, method: str
) -> None:
    answer = getattr(client, method)(reverse(name, kwargs={key: EXAMPLES["uuid"]}))
    assert answer.status_code == 404


@pytest.mark.parametrize(("name", "method"), ONLY_WITH_A_PROVIDER.items())
def test_a_provider_that_is_not_configured_does_not_exist(
    client: Client, name: str, method: str
) -> None:
    address = reverse(name, kwargs={"provider_id": "nergens"})
    assert getattr(client, method)(address).status_code == 404


def test_no_address_takes_a_name_or_number_of_a_person() -> None:
    """A child is a key that says nothing; text in an address is one of a fixed list."""
    free = [
        pattern.name
        for pattern in ALL
        for converter in pattern.pattern.converters.values()
        if type(converter).__name__ in ("StringConverter", "PathConverter", "SlugConverter")
    ]
    assert free == []
