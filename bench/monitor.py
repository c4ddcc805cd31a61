"""The figures of a region with ten years behind it: its sheet, its pages, and what was known then.

`INBEELD_BENCH_JONGEREN` makes the region smaller, for a machine that is. Times are of this run; the
CPU of Python (with DuckDB) and of PostgreSQL stands beside them, as other work changes that less.
`INBEELD_BENCH_ALLEEN`: a part alone, on the sheet that an earlier run left there: `paginas`, `toen`
or `rapporten`.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
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
SECONDEN_RAPPORT = 10
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
RAPPORTEN = (
    ("jaarverslag_leerplicht", "leerplichtambtenaar", "2025-08-01", "2026-07-31"),
    ("swv_kwartaal", "regiocoordinator", "2026-07-01", "2026-09-30"),
)
"""Soort, who makes it of their own area, and the period: as known then, that of a year before."""


def draai(kinderen: int = 0) -> bool:
    """Make the sheet, ask the pages and ask what was known; True when all targets were met."""
    kinderen = kinderen or int(os.environ.get("INBEELD_BENCH_JONGEREN", KINDEREN))
    print(f"\n# Cijfers: tien jaar van {kinderen:,} jongeren", flush=True)
    bestanden = [Path(__file__).with_name(naam) for naam in MAKEN]
    with database(kinderen, naam="tienjaar", vul=vul, bestanden=bestanden):
        _omvang()
        alleen = os.environ.get("INBEELD_BENCH_ALLEEN")
        if not alleen:
            _blad()
        gehaald = []
        if alleen in (None, "paginas"):
            gehaald += [*(_pagina(rol) for rol in ROLLEN), _vragen()]
        if alleen in (None, "toen"):
            gehaald += [_toen(dagen) for dagen in TOEN]
        if alleen in (None, "rapporten"):
            gehaald += [_rapport(*wat, toen=toen) for toen in (False, True) for wat in RAPPORTEN]
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
        return Aanstelling.objects.select_related("gebruiker", "organisatie").get(rol=rol)


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


def _einde(dag: date) -> datetime:
    return datetime(dag.year, dag.month, dag.day, 23, tzinfo=UTC)


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
        "bekend_op": _einde(dag).isoformat(),
    }
    stappen: list[str] = []
    begin = time.perf_counter()

    def meld(procent: int, stap: str) -> None:
        stappen.append(f"{procent} % na {time.perf_counter() - begin:.1f} s")

    with systeem_actor("bench", VANDAAG) as actor, als(actor):
        duur, cpu, _ = _gemeten(lambda: tel(vraag_, actor, meld))
    tekst = f"zoals bekend op {dag}: {duur:.1f} s (hoogstens {SECONDEN_TOEN}); {cpu}; belasting"
    tekst += f" {os.getloadavg()[0]:.1f}; "
    return oordeel(tekst + ", ".join(stappen), duur <= SECONDEN_TOEN)


def _rapport(soort: str, rol: str, van: str, tot: str, *, toen: bool) -> bool:
    """A report of now from the sheet, or of a year ago as it was known then: as far as its PDF, and
    not kept."""
    from django.db import transaction

    from bench.meten import namens
    from inbeeld.monitor.druk import als_pdf
    from inbeeld.monitor.queries.gebieden import eigen_gebied
    from inbeeld.monitor.rapporten.bronnen import blad_voor, van_blad, van_toen
    from inbeeld.monitor.rapporten.maken import maak_inhoud
    from inbeeld.monitor.rapporten.vraag import Vraag
    from inbeeld.toegang.actor import huidige_actor

    wie = _aanstelling(rol)
    dag = VANDAAG - timedelta(days=365 if toen else 0)
    periode = [date.fromisoformat(d) for d in (van, tot)]
    begin, eind = (d.replace(year=d.year - toen) for d in periode)

    with namens(wie):
        actor = huidige_actor()

        def maak() -> None:
            with transaction.atomic():
                vraag = Vraag(soort, eigen_gebied(actor), begin, eind, DEFINITIE, dag)
                blad = blad_voor(vraag)
                if blad is None and not toen:
                    raise SystemExit(f"het blad heeft niet wat {soort} vraagt")
                cijfers = van_blad(vraag, blad) if blad else None
            if cijfers is None:
                cijfers = van_toen(vraag, _einde(dag), lambda procent, stap: None)
            with transaction.atomic():
                inhoud = maak_inhoud(vraag, cijfers, actor, wie.organisatie)
            als_pdf(inhoud)

        duur, cpu, _ = _gemeten(maak)
    hoogstens = SECONDEN_TOEN if toen else SECONDEN_RAPPORT
    wat = f"zoals bekend op {dag}" if toen else "van nu"
    tekst = f"{soort} {wat}: {duur:.1f} s (hoogstens {hoogstens}); {cpu}; belasting"
    return oordeel(f"{tekst} {os.getloadavg()[0]:.1f}", duur <= hoogstens)
