"""Which PostgreSQL the application talks to, and in which role.

Two aliases point at one database: `default` is the app role, under row-level security; `eigenaar`
migrates and runs the region-wide jobs. Nothing else in the code knows a connection string.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from psycopg.conninfo import conninfo_to_dict

from inbeeld.config.postgres_server import database_url, socket_folder

# PostgreSQL's own backend, that also tells the database for whom each transaction runs.
ENGINE = "inbeeld.toegang.database"
APP_ROL = "inbeeld_app"
EIGENAAR_ROL = "inbeeld_eigenaar"


def databases(env: Mapping[str, str], data_folder: Path) -> dict[str, dict[str, Any]]:
    """Return Django's DATABASES.

    `DATABASE_URL` (app role) and `DATABASE_EIGENAAR_URL` (owner role) always win. Without them the
    embedded server of `data_folder` is meant, whether or not it runs: its address is fixed.
    """
    if "DATABASE_URL" in env:
        app = env["DATABASE_URL"]
        eigenaar = env.get("DATABASE_EIGENAAR_URL", app)
    else:
        folder = socket_folder(data_folder)
        app = database_url(folder, APP_ROL)
        eigenaar = database_url(folder, EIGENAAR_ROL)
    # A request is one transaction: the actor is set local to it, and the read log's lines commit
    # with the page that they are about.
    default = {**_django_database(app), "ATOMIC_REQUESTS": True}
    return {"default": default, "eigenaar": _django_database(eigenaar)}


def _django_database(url: str) -> dict[str, Any]:
    parts = dict(conninfo_to_dict(url))
    return {
        "ENGINE": ENGINE,
        "NAME": parts.pop("dbname", ""),
        "USER": parts.pop("user", ""),
        "PASSWORD": parts.pop("password", ""),
        "HOST": parts.pop("host", ""),
        "PORT": parts.pop("port", ""),
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        # With server-side binding PostgreSQL can keep what it made of a statement; from its fifth
        # time on a connection it does (Django's own choice is never, for poolers that share one).
        # Row-level security makes reading and planning a statement dear: 4 to 7 CPU ms of a page.
        "OPTIONS": {**parts, "server_side_binding": True, "prepare_threshold": 5},
    }
