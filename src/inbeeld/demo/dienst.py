"""`make demo`: from nothing to a served synthetic region, in one process.

Server, roles, migrations, demo data and static files share one Django start; then granian serves.
The embedded PostgreSQL ends when this process does, however that ends.
"""

import argparse
import os
import sys
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from granian import Granian
from granian.constants import Interfaces

from inbeeld.config.db_url import APP_ROL, EIGENAAR_ROL
from inbeeld.config.postgres_server import ServerError, start
from inbeeld.config.rollen import make_database, make_roles

THREADS = 4
ANDERMANS_DATABASE = (
    "DATABASE_URL is gezet. De demo maakt verzonnen kinderen en accounts met een openbaar"
    " wachtwoord; die horen niet in een echte database. Haal DATABASE_URL weg, of zet"
    " INBEELD_DEMO=1 als die database voor de demo bedoeld en leeg is."
)


def main(argv: Sequence[str] | None = None) -> int:
    """Prepare and serve until interrupted. Returns 2 when PostgreSQL cannot run here, or when the
    database is not one for a demo."""
    options = _parser().parse_args(argv)
    began = time.monotonic()
    if "DATABASE_URL" in os.environ and os.environ.get("INBEELD_DEMO") != "1":
        print(ANDERMANS_DATABASE, file=sys.stderr)
        return 2
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "inbeeld.config.settings")
    os.environ["INBEELD_DEMO"] = "1"
    try:
        _start_database()
    except ServerError as error:
        print(error, file=sys.stderr)
        return 2
    if not _prepare(options.vandaag or date.today(), options.jongeren):
        return 2
    print(f"Klaar in {time.monotonic() - began:.0f} s.", flush=True)
    if not options.alleen_klaarzetten:
        _announce(options.poort)
        _serve(options.poort)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="make demo", description=__doc__.splitlines()[0])
    parser.add_argument("--poort", type=int, default=8000)
    parser.add_argument("--vandaag", type=date.fromisoformat, help="standaard de echte datum")
    parser.add_argument("--jongeren", type=int, default=8000, help="hoeveel er verzonnen worden")
    parser.add_argument("--alleen-klaarzetten", action="store_true", help="niet serveren")
    return parser


def _start_database() -> None:
    """Start the embedded server and name it in the environment, unless DATABASE_URL is set."""
    if "DATABASE_URL" in os.environ:
        return
    from django.conf import settings  # reading them needs no database yet

    folder: Path = settings.GEGEVENSMAP / "pg"
    server = start(folder, max_connections=60)
    make_roles(server.url)
    make_database(server.url)
    # The web worker is another process: it gets the address the way an installation would.
    os.environ["DATABASE_URL"] = server.url_for(APP_ROL, "inbeeld")
    os.environ["DATABASE_EIGENAAR_URL"] = server.url_for(EIGENAAR_ROL, "inbeeld")


def _prepare(vandaag: date, jongeren: int) -> bool:
    """Migrate, fill and collect; False, with the reason on the screen, when filling is refused."""
    import django

    django.setup()
    # Only after the set-up: these import models.
    from django.core.management import call_command
    from django.db import connections

    from inbeeld.config.migreer import migreer
    from inbeeld.demo.vul import AlInGebruik, vul

    migreer()
    try:
        nieuw = vul(vandaag, jongeren)
    except AlInGebruik as error:
        print(error, file=sys.stderr)
        return False
    if nieuw:
        with connections["eigenaar"].cursor() as cursor:
            # The planner must know the new sizes at the first page, not a minute later.
            cursor.execute("analyze")
    else:
        print("De regio stond er al en is niet opnieuw gemaakt.", flush=True)
    call_command("collectstatic", interactive=False, verbosity=0)
    connections.close_all()
    return True


def _announce(port: int) -> None:
    from inbeeld.demo.accounts import ACCOUNTS

    print(f"\nIn Beeld: http://127.0.0.1:{port}\n\nInloggen (verzonnen mensen):")
    for naam, wachtwoord, rol in ACCOUNTS:
        print(f"  {naam:<24} {wachtwoord:<20} {rol}")
    print("\nStoppen: Ctrl-C\n", flush=True)


def _serve(port: int) -> None:
    Granian(
        "inbeeld.demo.wsgi:application",
        address="127.0.0.1",
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=THREADS,
        # Without it a Ctrl-C while the worker is still starting would be waited for without end.
        workers_kill_timeout=5,
        log_access=False,
    ).serve()


if __name__ == "__main__":
    sys.exit(main())
