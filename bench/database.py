"""A database for the benches: the demo's generator, the real roles, a durable server."""

from __future__ import annotations

import hashlib
import logging
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from bench.regio import DATA

VANDAAG = date(2026, 11, 16)  # a Monday in a school week
BRON = Path(__file__).parents[1] / "src" / "inbeeld"


def versie() -> str:
    """Changes with every line of code: a filled database is used again for the same code only."""
    som = hashlib.sha256()
    for bestand in sorted(BRON.rglob("*")):
        if bestand.suffix in (".py", ".sql"):
            som.update(bestand.read_bytes())
    return som.hexdigest()[:12]


@contextmanager
def database(kinderen: int) -> Iterator[None]:
    """Django on an embedded server with a synthetic region of `kinderen` children.

    The server keeps its own settings: synchronous_commit is on, a commit is on disk.
    """
    from inbeeld.config.db_url import APP_ROL, EIGENAAR_ROL
    from inbeeld.config.postgres_server import start
    from inbeeld.config.rollen import make_database, make_roles

    map_ = DATA / f"pg-{kinderen}-{versie()}"
    for oud in DATA.glob(f"pg-{kinderen}-*"):
        if oud != map_:
            shutil.rmtree(oud)
    klaar = map_ / "klaar"
    if map_.exists() and not klaar.exists():
        shutil.rmtree(map_)
    map_.mkdir(parents=True, exist_ok=True)
    server = start(map_ / "pg", max_connections=20, shared_buffers="512MB")
    try:
        make_roles(server.url)
        make_database(server.url)
        os.environ |= {
            "DATABASE_URL": server.url_for(APP_ROL, "inbeeld"),
            "DATABASE_EIGENAAR_URL": server.url_for(EIGENAAR_ROL, "inbeeld"),
            "DJANGO_SETTINGS_MODULE": "inbeeld.config.settings",
            "INBEELD_DEMO": "1",  # the demo's accounts exist only there
            "INBEELD_MAP": str(map_ / "gegevens"),
        }
        import django
        from django.core.management import call_command

        django.setup()
        logging.disable(logging.INFO)  # a line per recording would drown the figures
        if not klaar.exists():
            _vul(kinderen)
            klaar.touch()
        call_command("collectstatic", interactive=False, verbosity=0)
        yield
    finally:
        from django.db import connections

        connections.close_all()
        server.stop()


def _vul(kinderen: int) -> None:
    from django.db import connections

    from inbeeld.config.migreer import migreer
    from inbeeld.demo.vul import vul

    begin = time.perf_counter()
    migreer()
    vul(VANDAAG, kinderen)
    with connections["eigenaar"].cursor() as cursor:
        cursor.execute("create table if not exists bench_kaal (id bigserial, wat text, dag date)")
        cursor.execute("grant insert on bench_kaal to inbeeld_app")
        cursor.execute("grant usage on bench_kaal_id_seq to inbeeld_app")
        cursor.execute("analyze")
    print(f"  (regio van {kinderen:,} jongeren gemaakt in {time.perf_counter() - begin:.0f} s)")
