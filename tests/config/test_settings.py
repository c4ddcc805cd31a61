"""What the environment decides, and what it may not undo."""

import base64
import stat
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


def test_the_pages_run_nothing_from_elsewhere_and_nothing_inline() -> None:
    directives = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    words = {word for values in directives.values() for word in values}
    assert words <= {"'self'", "'none'", "data:"}
    assert directives["script-src"] == ["'self'"]


def test_every_page_asks_for_a_login() -> None:
    login = "django.contrib.auth.middleware.LoginRequiredMiddleware"
    assert login in settings.MIDDLEWARE
