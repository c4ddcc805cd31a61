"""A database for the benches: the demo's generator, the real roles, a durable server."""

from __future__ import annotations

import hashlib
import logging
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from bench.regio import DATA

if TYPE_CHECKING:
    from inbeeld.config.postgres_server import Server

VANDAAG = date(2026, 11, 16)  # a Monday in a school week
BRON = Path(__file__).parents[1] / "src" / "inbeeld"
MAAKT = ("demo/*.py",)
Vullen = Callable[[int, str], None]
"""Fills an empty, migrated database: how many children, and the address of its superuser."""
"""What decides what a filled database holds. Its tables and functions are brought up to date."""


def versie(bestanden: Iterable[Path] = ()) -> str:
    """Changes with the generator (by default the demo's): a filled database is used again until
    then."""
    som = hashlib.sha256()
    van_demo = (pad for patroon in MAAKT for pad in sorted(BRON.glob(patroon)))
    for bestand in bestanden or van_demo:
        som.update(bestand.read_bytes())
    return som.hexdigest()[:12]


def _map(kinderen: int, schrijft: bool, naam: str, bestanden: Iterable[Path]) -> Path:
    """The folder to work in: the one that is kept or, for a bench that writes, a fresh copy."""
    map_ = DATA / f"{naam}-{kinderen}-{versie(bestanden)}"
    for oud in DATA.glob(f"{naam}-{kinderen}-*"):
        if oud != map_:
            shutil.rmtree(oud)
    if map_.exists() and not (map_ / "klaar").exists():
        shutil.rmtree(map_)
    if not schrijft:
        map_.mkdir(parents=True, exist_ok=True)
        return map_
    if not map_.exists():
        # In a process of its own: Django looks at one database as long as it lives.
        subprocess.run([sys.executable, "-m", "bench.database", str(kinderen)], check=True)
    kopie = map_.with_name(f"{map_.name}-kopie")
    shutil.rmtree(kopie, ignore_errors=True)
    # Unlike shutil it keeps the owner of the files, which PostgreSQL insists on.
    subprocess.run(["cp", "-a", map_, kopie], check=True)
    return kopie


@contextmanager
def database(
    kinderen: int,
    *,
    schrijft: bool = False,
    naam: str = "pg",
    vul: Vullen | None = None,
    bestanden: Iterable[Path] = (),
) -> Iterator[None]:
    """Django on an embedded server with a synthetic region of `kinderen` children.

    The server keeps its own settings: synchronous_commit is on, a commit is on disk. `schrijft`: on
    a copy, so that a second run finds what the first one found. `vul`: another generator than the
    demo's, with a `naam` of its own and the `bestanden` that it is made of; not with `schrijft`.
    """
    from inbeeld.config.postgres_server import start
    from inbeeld.config.rollen import make_database, make_roles

    map_ = _map(kinderen, schrijft, naam, bestanden)
    klaar = map_ / "klaar"
    server = start(map_ / "pg", max_connections=20, shared_buffers="512MB")
    try:
        make_roles(server.url)
        make_database(server.url)
        _wijs_aan(server, map_)
        import django
        from django.core.management import call_command

        from inbeeld.config.migreer import migreer

        django.setup()
        logging.disable(logging.INFO)  # a line per recording would drown the figures
        migreer()
        if not klaar.exists():
            (vul or _vul)(kinderen, server.url_for("postgres", "inbeeld"))
            klaar.touch()
        _breng_bij(alles=schrijft)
        call_command("collectstatic", interactive=False, verbosity=0)
        yield
    finally:
        from django.db import connections

        connections.close_all()
        server.stop()


def _wijs_aan(server: Server, map_: Path) -> None:
    """Name the database in the environment, as an installation would."""
    from inbeeld.config.db_url import APP_ROL, EIGENAAR_ROL

    os.environ |= {
        "DATABASE_URL": server.url_for(APP_ROL, "inbeeld"),
        "DATABASE_EIGENAAR_URL": server.url_for(EIGENAAR_ROL, "inbeeld"),
        "DJANGO_SETTINGS_MODULE": "inbeeld.config.settings",
        "INBEELD_DEMO": "1",  # the demo's accounts exist only there
        "INBEELD_MAP": str(map_ / "gegevens"),
    }


def _breng_bij(*, alles: bool) -> None:
    """The calendar is emptied when other functions are installed. `alles`: what is stored was made
    by the functions of its time too; the first recordings would pay for all that is stored since.
    """
    from inbeeld.tijdlijnen.actions import herbereken

    herbereken(None if alles else [], vandaag=VANDAAG)


def _vul(kinderen: int, _: str) -> None:
    from django.db import connections

    from inbeeld.demo.vul import vul

    begin = time.perf_counter()
    vul(VANDAAG, kinderen)
    with connections["eigenaar"].cursor() as cursor:
        cursor.execute("create table if not exists bench_kaal (id bigserial, wat text, dag date)")
        cursor.execute("grant insert on bench_kaal to inbeeld_app")
        cursor.execute("grant usage on bench_kaal_id_seq to inbeeld_app")
        cursor.execute("vacuum analyze")  # what autovacuum does within minutes
    print(f"  (regio van {kinderen:,} jongeren gemaakt in {time.perf_counter() - begin:.0f} s)")


if __name__ == "__main__":
    with database(int(sys.argv[1])):
        pass
