"""What the environment decides, and what it may not undo."""

import base64
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from inbeeld.config import sleutels
from inbeeld.config.db_url import databases
from inbeeld.config.postgres_server import socket_folder

GIVEN = {
    "SECRET_KEY": "x" * 50,
    "INBEELD_VELDSLEUTELS": ",".join(
        f"{number}:{base64.b64encode(bytes([number]) * 32).decode()}" for number in (2, 1)
    ),
    "INBEELD_INDEXSLEUTEL": base64.b64encode(b"i" * 32).decode(),
}


def test_database_url_wins(tmp_path: Path) -> None:
    env = {
        "DATABASE_URL": "postgresql://app:geheim@db.example:5433/inbeeld?sslmode=verify-full",
        "DATABASE_EIGENAAR_URL": "postgresql://eigenaar@db.example/inbeeld",
    }
    found = databases(env, tmp_path / "pg")
    assert (found["default"]["HOST"], found["default"]["PORT"]) == ("db.example", "5433")
    assert found["default"]["OPTIONS"]["sslmode"] == "verify-full"
    assert found["eigenaar"]["USER"] == "eigenaar"


def test_without_it_the_embedded_server_of_this_folder(tmp_path: Path) -> None:
    found = databases({}, tmp_path / "pg")
    assert found["default"]["HOST"] == str(socket_folder(tmp_path / "pg"))
    assert (found["default"]["USER"], found["eigenaar"]["USER"]) == (
        "inbeeld_app",
        "inbeeld_eigenaar",
    )


def test_keys_from_the_environment_first_one_encrypts(tmp_path: Path) -> None:
    found = sleutels.load(GIVEN, tmp_path)
    assert list(found.veldsleutels) == ["2", "1"]
    assert found.indexsleutel == b"i" * 32
    assert not list(tmp_path.iterdir())


def test_half_an_environment_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="INBEELD_INDEXSLEUTEL"):
        sleutels.load({**GIVEN, "INBEELD_INDEXSLEUTEL": ""}, tmp_path)


def test_a_short_key_is_refused(tmp_path: Path) -> None:
    short = {**GIVEN, "INBEELD_INDEXSLEUTEL": base64.b64encode(b"kort").decode()}
    with pytest.raises(RuntimeError, match="32 bytes"):
        sleutels.load(short, tmp_path)


def test_made_keys_stay_and_are_private(tmp_path: Path) -> None:
    first = sleutels.load({}, tmp_path / "nieuw")
    assert sleutels.load({}, tmp_path / "nieuw") == first
    assert stat.S_IMODE((tmp_path / "nieuw" / "sleutels.json").stat().st_mode) == 0o600


@pytest.mark.parametrize("file", [False, True])
def test_a_database_of_ones_own_needs_keys_of_ones_own(tmp_path: Path, file: bool) -> None:
    if file:
        sleutels.load({}, tmp_path)
    before = list(tmp_path.iterdir())
    env = {"DATABASE_URL": "postgresql://app:geheim@elders/inbeeld"}
    with pytest.raises(RuntimeError, match="INBEELD_VELDSLEUTELS") as refused:
        sleutels.load(env, tmp_path)
    assert "geheim" not in str(refused.value)
    assert list(tmp_path.iterdir()) == before
    assert sleutels.load({**env, **GIVEN}, tmp_path).indexsleutel == b"i" * 32
    assert sleutels.load({**env, "INBEELD_DEMO": "1"}, tmp_path).veldsleutels.keys() == {"1"}


def test_printed_keys_are_accepted(tmp_path: Path) -> None:
    one, other = sleutels.fresh(), sleutels.fresh()
    assert sleutels.load(one, tmp_path).secret_key == one["SECRET_KEY"]
    assert not set(one.values()) & set(other.values())


@pytest.mark.parametrize(
    ("given", "secure", "redirect"),
    [
        ({}, True, False),
        ({"INBEELD_HTTPS": "1"}, True, True),
        ({"INBEELD_HTTPS": "1", "INBEELD_DEMO": "1"}, True, True),
        ({"INBEELD_DEMO": "1"}, False, False),
        ({"INBEELD_DEBUG": "1"}, False, False),
        ({"INBEELD_HTTPS": "0"}, False, False),
    ],
)
def test_cookies_need_tls_unless_it_is_said_not_to(
    given: dict[str, str], secure: bool, redirect: bool
) -> None:
    env = {key: value for key, value in os.environ.items() if key != "INBEELD_HTTPS"}
    names = "s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SECURE_SSL_REDIRECT"
    program = f"from inbeeld.config import settings as s; print({names})"
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, env=env | given, capture_output=True, text=True, check=True)
    assert done.stdout.split() == [str(secure), str(secure), str(redirect)]


def test_the_pages_run_nothing_from_elsewhere_and_nothing_inline() -> None:
    directives = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    words = {word for values in directives.values() for word in values}
    assert words <= {"'self'", "'none'", "data:"}
    assert directives["script-src"] == ["'self'"]


def test_every_page_asks_for_a_login() -> None:
    login = "django.contrib.auth.middleware.LoginRequiredMiddleware"
    assert login in settings.MIDDLEWARE
