"""The figures of a region with ten years behind it: its sheet, its pages, and what was known then.

`INBEELD_BENCH_JONGEREN` makes the region smaller, for a machine that is. Times are of this run; the
CPU of Python (with DuckDB) and of PostgreSQL stands beside them, as other work changes that less.
`INBEELD_BENCH_PAGINAS=1` measures the pages alone, on the sheet that an earlier run left there.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.database import VANDAAG, database
from bench.meten import KEREN, OPWARMEN, ingelogd, oordeel, p95, vraag
from bench.tienjaar_vul import DEFINITIE, vul

if TYPE_CHECKING:
    from django.test import Client

KINDEREN = 100_000
MS_P95 = 100
SECONDEN_TOEN = 20
MAKEN = ("tienjaar.py", "tienjaar_vul.py")
ROLLEN = (
    "bestuurder",
    "swv_consulent",
    "leerplichtambtenaar",
    "verzuimcoordinator",
    "regiocoordinator",
)
PAD = "/cijfers/"
TOEN = (7, 365, 3 * 365, 6 * 365)
"""So many days ago the job asks what was known, about that day itself."""


def draai(kinderen: int = 0) -> bool:
    """Make the sheet, ask the pages and ask what was known; True when all targets were met."""
    kinderen = kinderen or int(os.environ.get("INBEELD_BENCH_JONGEREN", KINDEREN))
    print(f"\n# Cijfers: tien jaar van {kinderen:,} jongeren", flush=True)
    bestanden = [Path(__file__).with_name(naam) for naam in MAKEN]
    with database(kinderen, naam="tienjaar", vul=vul, bestanden=bestanden):
        _omvang()
        alleen_paginas = os.environ.get("INBEELD_BENCH_PAGINAS") == "1"
        if not alleen_paginas:
            _blad()
        gehaald = [*(_pagina(rol) for rol in ROLLEN), _vragen()]
        if not alleen_paginas:
            gehaald += [_toen(dagen) for dagen in TOEN]
    return all(gehaald)


def _omvang() -> None:
    from django.db import connection, transaction

    from inbeeld.toegang.actor import systeem_actor

    with systeem_actor("bench", VANDAAG), transaction.atomic(), connection.cursor() as cursor:
        delen = []
        for tabel in ("register_jongere", "register_verzuim", "tijdlijnen_tijdlijn"):
            cursor.execute(f"select count(*) from {tabel}")
            delen.append(f"{cursor.fetchone()[0]:,} in {tabel}")
    print("  " + "; ".join(delen), flush=True)


def _gemeten(doe: Callable[[], Any]) -> tuple[float, str, Any]:
    """Seconds that pass, what CPU they took, and what came of it."""
    from bench.dossier import cpu_van_database

    begin, cpu, db = time.perf_counter(), time.process_time(), cpu_van_database()
    uit = doe()
    duur = time.perf_counter() - begin
    cpu, db = time.process_time() - cpu, cpu_van_database() - db
    return duur, f"CPU {cpu:.1f} s in Python en {db:.1f} s in PostgreSQL", uit


def _blad() -> None:
    from inbeeld.monitor.actions.blad import maak_blad
    from inbeeld.monitor.models import Cijfer
    from inbeeld.toegang.actor import systeem_actor

    duur, cpu, _ = _gemeten(lambda: maak_blad(DEFINITIE, datetime.now(tz=UTC), VANDAAG))
    from django.db import transaction

    with systeem_actor("bench", VANDAAG), transaction.atomic():
        aantal = Cijfer.objects.count()
    print(f"  blad: {aantal:,} cijfers in {duur:.1f} s; {cpu}", flush=True)


def _aanstelling(rol: str) -> Any:
    from django.db import transaction

    from inbeeld.toegang.actor import systeem_actor
    from inbeeld.toegang.models import Aanstelling

    with systeem_actor("bench", VANDAAG), transaction.atomic():
        return Aanstelling.objects.select_related("gebruiker").get(rol=rol)


def _pagina(rol: str) -> bool:
    """The dashboard of a rol, its ratio to a page without figures, and what it asks of machine and
    database."""
    from bench.dossier import cpu_van_database

    client = ingelogd(_aanstelling(rol))
    leeg = p95([vraag(client, "/berichten/") * 1000 for _ in range(KEREN)])
    for _ in range(OPWARMEN):
        vraag(client, PAD)
    cpu, db = time.process_time(), cpu_van_database()
    tijden = [vraag(client, PAD) * 1000 for _ in range(KEREN)]
    cpu, db = ((t * 1000) / KEREN for t in (time.process_time() - cpu, cpu_van_database() - db))
    laat = p95(tijden)
    tekst = (
        f"dashboard van {rol}: p95 {laat:.0f} ms (hoogstens {MS_P95}), {laat / leeg:.1f} x een "
        f"bladzijde zonder cijfers; {_vragen_van(client)} vragen aan de database; CPU {cpu:.0f} ms "
        f"in Python en {db:.0f} ms in PostgreSQL; belasting {os.getloadavg()[0]:.1f}"
    )
    return oordeel(tekst, laat <= MS_P95)


def _vragen_van(client: Client) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as vragen:
        vraag(client, PAD)
    return len(vragen)


def _vragen() -> bool:
    """The reads of a dashboard alone: a figure, ten years of it, and all areas on a day."""
    from django.db import transaction

    from bench.meten import namens
    from inbeeld.monitor.queries import cijfers

    def lees() -> None:
        cijfers.cijfer("stand", "regio")
        cijfers.reeks("stand", "gemeente:0392")
        cijfers.reeks("stroom", "regio", per="schooljaar")
        cijfers.naast_elkaar("stand", "wijk")
        cijfers.naast_elkaar("stand", "school")

    tijden = []
    with namens(_aanstelling("regiocoordinator")):
        for _ in range(KEREN + OPWARMEN):
            begin = time.perf_counter()
            with transaction.atomic():
                lees()
            tijden.append((time.perf_counter() - begin) * 1000)
    laat = p95(tijden[OPWARMEN:])
    return oordeel(f"vijf reeksen cijfers: p95 {laat:.0f} ms (hoogstens {MS_P95})", laat <= MS_P95)


def _toen(dagen: int) -> bool:
    """The job of the page: how many on that day, per gemeente, as known at its end."""
    from inbeeld.monitor.uitvoerders.telling import tel
    from inbeeld.toegang.actor import als, systeem_actor

    dag = VANDAAG - timedelta(days=dagen)
    vraag_ = {
        "definitie": DEFINITIE,
        "gebied": "regio",
        "per": "gemeente",
        "peildata": [dag.isoformat()],
        "bekend_op": datetime(dag.year, dag.month, dag.day, 23, tzinfo=UTC).isoformat(),
    }
    stappen: list[str] = []
    begin = time.perf_counter()

    def meld(procent: int, stap: str) -> None:
        stappen.append(f"{procent} % na {time.perf_counter() - begin:.1f} s")

    with systeem_actor("bench", VANDAAG) as actor, als(actor):
        duur, cpu, _ = _gemeten(lambda: tel(vraag_, actor, meld))
    tekst = f"zoals bekend op {dag}: {duur:.1f} s (hoogstens {SECONDEN_TOEN}); {cpu}; "
    return oordeel(tekst + ", ".join(stappen), duur <= SECONDEN_TOEN)
