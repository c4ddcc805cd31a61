"""`inbeeld simuleer`: let the days of an invented region pass, and check the promises on each."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from . import keuzes
from .voortgang import Voortgang

if TYPE_CHECKING:
    from inbeeld.simulatie.loop import Verslag

_NORM_MEDIAAN, _NORM_P95 = 8, 20
"""New tasks per worker per working day that a region should stay under."""


def argumenten(parser: argparse.ArgumentParser) -> None:
    """The choices of this verb."""
    parser.add_argument("--kinderen", type=int, default=400, metavar="N", help="400 standaard")
    parser.add_argument("--dagen", type=int, default=365, metavar="N", help="365 standaard")
    parser.add_argument(
        "--zaad", type=int, default=1, metavar="N", help="andere dagen: ander getal"
    )
    parser.add_argument("--plan", default="zkij", metavar="CODE", help="zkij, kop_nh of nk")
    parser.add_argument(
        "--tot", type=keuzes.dag, default=date(2026, 7, 17), metavar="DATUM", help="de laatste dag"
    )


def voer_uit(keuze: argparse.Namespace) -> int:
    """In a database of its own, which is gone afterwards. 0 when every promise held."""
    if "DATABASE_URL" in os.environ:
        print(
            "inbeeld simuleer: haal DATABASE_URL weg; dit maakt een eigen database", file=sys.stderr
        )
        return 2
    with tempfile.TemporaryDirectory(prefix="inbeeld-simulatie-") as folder:
        os.environ["INBEELD_MAP"] = folder
        os.environ["INBEELD_DEMO"] = "1"
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "inbeeld.config.settings")
        server = _start(Path(folder))
        try:
            return _loop(keuze)
        finally:
            server.stop()


def _start(folder: Path) -> object:
    from inbeeld.config.db_url import APP_ROL, EIGENAAR_ROL
    from inbeeld.config.postgres_server import start
    from inbeeld.config.rollen import make_database, make_roles

    server = start(folder / "pg")
    make_roles(server.url)
    make_database(server.url)
    os.environ["DATABASE_URL"] = server.url_for(APP_ROL, "inbeeld")
    os.environ["DATABASE_EIGENAAR_URL"] = server.url_for(EIGENAAR_ROL, "inbeeld")
    return server


def _loop(keuze: argparse.Namespace) -> int:
    import django

    django.setup()
    import logging

    from django.db import connections

    from inbeeld.config.migreer import migreer
    from inbeeld.simulatie.afbreken import breek_af
    from inbeeld.simulatie.loop import Simulatie

    logging.getLogger("inbeeld").setLevel(logging.ERROR)  # a line per transaction says nothing here
    migreer()
    simulatie = Simulatie(
        eerste=keuze.tot - timedelta(days=keuze.dagen - 1),
        laatste=keuze.tot,
        kinderen=keuze.kinderen,
        zaad=keuze.zaad,
        plan=keuze.plan,
    )
    simulatie.begin()
    with connections["eigenaar"].cursor() as cursor:
        cursor.execute("analyze")
    with Voortgang() as voortgang:
        try:
            simulatie.loop(meld=lambda dag: voortgang.stap(f"{dag:%Y-%m}"), breek_af=breek_af)
        except KeyboardInterrupt:
            voortgang.meld(f"afgebroken na {simulatie.verslag.dagen} dagen; tot dan toe:")
        verslag = simulatie.verslag_tot_nu()
    connections.close_all()
    return _toon(keuze, verslag)


def _toon(keuze: argparse.Namespace, v: Verslag) -> int:
    c = v.controle
    mediaan, p95 = v.percentiel(0.5), v.percentiel(0.95)
    print(f"zaad {keuze.zaad}, plan {keuze.plan}, {keuze.kinderen} kinderen, {v.dagen} dagen")
    print(f"feiten {v.feiten}, geweigerd {v.geweigerd}; opgevolgd {v.vertrokken} mensen")
    print(f"dagen zonder bijmelden {v.stilstand}; keren afgebroken {v.afgebroken}")
    print(f"gedaan: {dict(v.gedaan)}; niet gelukt: {dict(v.niet_gelukt)}")
    print(
        f"open zaken op een dag: hoogstens {c.meeste_open}; een stap lag {c.langst_stil} dagen stil"
    )
    print(f"nieuwe taken per werker per werkdag: mediaan {mediaan}, p95 {p95}")
    for naam, aantal in sorted(c.fouten.items()):
        print(f"FOUT {naam}: {aantal}")
    if mediaan > _NORM_MEDIAAN or p95 > _NORM_P95:
        print(f"TE VEEL: de norm is mediaan {_NORM_MEDIAAN} en p95 {_NORM_P95}")
        return 1
    print("alle beloften hielden" if not c.fouten else "niet alle beloften hielden")
    return 1 if c.fouten else 0
