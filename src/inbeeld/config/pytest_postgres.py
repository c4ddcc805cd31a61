"""Pytest plugin: a fresh, fast PostgreSQL for this run, unless DATABASE_URL names one.

Named with `-p` in pyproject.toml, so that it is imported before pytest-django reads the settings.
With xdist only the controller starts a server; the workers find its address in their environment.
"""

import os
import shutil
import tempfile
from pathlib import Path

import pytest

from inbeeld.config import sleutels
from inbeeld.config.db_url import APP_ROL, EIGENAAR_ROL
from inbeeld.config.postgres_server import Server, start
from inbeeld.config.rollen import make_database, make_roles

# A test cluster is thrown away: nothing in it need survive a power cut.
FAST = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    # A test's rows are never committed: what autovacuum notes down is that all tables are empty,
    # and plans made for that took four times as long in the simulation, depending on the moment.
    "autovacuum": "off",
}

BEHEER_URL = "INBEELD_TEST_BEHEER_URL"
"""Names the superuser of a server of our own, for what neither role may do between two tests."""

_started: list[tuple[Server, Path]] = []


def _start() -> None:
    folder = Path(tempfile.mkdtemp(prefix="inbeeld-test-"))
    server = start(folder / "pg", max_connections=100, **FAST)
    _started.append((server, folder))
    make_roles(server.url, eigenaar_may_create_databases=True)
    make_database(server.url)
    os.environ["DATABASE_URL"] = server.url_for(APP_ROL, "inbeeld")
    os.environ["DATABASE_EIGENAAR_URL"] = server.url_for(EIGENAAR_ROL, "inbeeld")
    os.environ[BEHEER_URL] = server.url
    os.environ.setdefault("INBEELD_MAP", str(folder / "gegevens"))


if "DATABASE_URL" not in os.environ:
    _start()
# Whatever a test starts has the same ones, and a named database needs them.
if not any(name in os.environ for name in sleutels.NAMES):
    os.environ |= sleutels.fresh()


def pytest_report_header() -> str:
    """Say which server is used."""
    return "postgres: " + (f"own, {_started[0][1]}" if _started else "DATABASE_URL")


@pytest.hookimpl(trylast=True)
def pytest_unconfigure() -> None:
    """Stop the server and remove its folder."""
    for server, folder in _started:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)
    _started.clear()
