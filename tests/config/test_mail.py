"""The mail server from the environment: whole, or the application does not start."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from inbeeld.config.mail import instellingen

VAN = {"INBEELD_MAIL_VAN": "In Beeld <inbeeld@regio.example>"}


def test_without_a_server_nothing_is_sent_and_links_name_the_first_host() -> None:
    assert instellingen({}, ["inbeeld.regio.example", "x"], True) == {
        "MAIL_AAN": False,
        "SITE_ADRES": "https://inbeeld.regio.example",
    }


@pytest.mark.parametrize(
    ("adres", "poort", "extra"),
    [
        ("smtp://post.example", 25, {}),
        ("smtp+starttls://post.example", 587, {"EMAIL_USE_TLS": True}),
        ("smtps://post.example", 465, {"EMAIL_USE_SSL": True}),
        ("smtps://post.example:2465", 2465, {"EMAIL_USE_SSL": True}),
    ],
)
def test_a_server(adres: str, poort: int, extra: dict[str, bool]) -> None:
    uit = instellingen({"INBEELD_SMTP": adres, **VAN}, ["h"], False)
    assert (uit["EMAIL_HOST"], uit["EMAIL_PORT"]) == ("post.example", poort)
    assert {n: w for n, w in uit.items() if n.startswith("EMAIL_USE")} == extra
    assert uit["MAIL_AAN"] is True


def test_a_password_may_hold_any_sign() -> None:
    adres = "smtps://jan%40post:ge%3Aheim%2F@post.example"
    uit = instellingen({"INBEELD_SMTP": adres, **VAN}, ["h"], False)
    assert (uit["EMAIL_HOST_USER"], uit["EMAIL_HOST_PASSWORD"]) == ("jan@post", "ge:heim/")


@pytest.mark.parametrize(
    "env",
    [
        {"INBEELD_SMTP": "smtps://post.example"},
        {"INBEELD_SMTP": "post.example", **VAN},
        {"INBEELD_SMTP": "http://post.example", **VAN},
        {"INBEELD_SMTP": "smtps://", **VAN},
        {"INBEELD_ADRES": "inbeeld.regio.example"},
    ],
)
def test_half_a_configuration_stops_the_start(env: dict[str, str]) -> None:
    with pytest.raises(ImproperlyConfigured):
        instellingen(env, ["h"], False)
