"""What a recorded fact costs in PostgreSQL: timelines included, against a bare insert.

Everything runs as the application's own role, with row security, through `leg_vast`, each
transaction committed to disk.
"""

from __future__ import annotations

import datetime as dt
import random
import statistics
import time
from collections.abc import Callable, Iterator

from bench.database import VANDAAG, database
from bench.meten import oordeel, p95

KINDEREN = 8000
EEN_KEER = 300
FACTOR_EEN = 10
MS_VIJFHONDERD = 300
SECONDEN_LEVERING = 15
RIJEN_LEVERING = 30_000
SEED = 71


def draai() -> bool:
    """All measurements on one synthetic region; True when every target was met."""
    print(f"\n# PostgreSQL: {KINDEREN:,} jongeren, rol van de toepassing, seed {SEED}", flush=True)
    with database(KINDEREN, schrijft=True):
        from django.db import connection

        with connection.cursor() as cursor:
            cursor.execute("select version(), current_setting('synchronous_commit'), current_user")
            print("  " + " | ".join(cursor.fetchone()))
        gehaald = [_een_kind(), _vijfhonderd(), _levering()]  # all of them, also after a miss
    return all(gehaald)


def _percentielen(tijden: list[float]) -> tuple[float, float]:
    """Median and 95th percentile, in milliseconds."""
    return statistics.median(tijden) * 1000, p95(tijden) * 1000


def _klok(doe: Callable[[], object]) -> float:
    begin = time.perf_counter()
    doe()
    return time.perf_counter() - begin


def _leerlingen(aantal: int) -> list[tuple[int, str, int]]:
    """Children with the school where they are enrolled today and its organisation, shuffled."""
    from inbeeld.register.models import FeitInschrijving
    from inbeeld.toegang.actor import systeem_actor
    from inbeeld.toegang.models import Organisatie

    with systeem_actor("bench", VANDAAG):
        from django.db import transaction

        with transaction.atomic():
            rijen = FeitInschrijving.objects.filter(
                periode__contains=VANDAAG, ingetrokken_op__isnull=True
            ).values_list("jongere_id", "school")
            bronnen = dict(Organisatie.objects.filter(soort="school").values_list("code", "pk"))
            kinderen = [(kind, code, bronnen[code]) for kind, code in sorted(dict(rijen).items())]
    random.Random(SEED).shuffle(kinderen)
    return kinderen[:aantal]


def _dagen() -> Iterator[dt.date]:
    """School days before today, again and again."""
    while True:
        for terug in range(3, 45):
            d = VANDAAG - dt.timedelta(days=terug)
            if d.weekday() < 5:
                yield d


def _rij(leerling: tuple[int, str, int], dag: dt.date) -> dict[str, object]:
    kind, school, bron = leerling
    return {
        "_bron": bron,
        "jongere": kind,
        "school": school,
        "begindatum": dag,
        "einddatum": dag,
        "soort": "ongeoorloofd",
        "uren": None,
    }


def _leg_vast(rijen: list[dict[str, object]]) -> None:
    """One recording by the system, which may say everything."""
    from inbeeld.tijdlijnen.actions import leg_vast
    from inbeeld.toegang.actor import systeem_actor

    with systeem_actor("bench", VANDAAG):
        leg_vast(
            moment=dt.datetime.combine(VANDAAG, dt.time(12), dt.UTC),
            soort="levering",
            nieuw={"verzuim": rijen},
        )


def _een_kind() -> bool:
    """A fact of one child and all that follows from it, against a one-row insert, in turns."""
    from django.db import connection, transaction

    def kaal() -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("insert into bench_kaal (wat, dag) values ('x', %s)", [VANDAAG])

    dagen = _dagen()
    basis, gemeten = [], []
    for nr, leerling in enumerate(_leerlingen(EEN_KEER + 20)):
        rij = _rij(leerling, next(dagen))
        tijden = _klok(kaal), _klok(lambda rij=rij: _leg_vast([rij]))
        if nr >= 20:  # the first calls prepare statements and fill caches
            basis.append(tijden[0])
            gemeten.append(tijden[1])
    (kaal50, kaal95), (een50, een95) = _percentielen(basis), _percentielen(gemeten)
    print(
        f"één kind: mediaan {een50:.1f} ms, p95 {een95:.1f} ms; kaal {kaal50:.2f} en {kaal95:.2f}"
    )
    print(f"  de mediaan is {een50 / kaal50:.1f} × die van een kale insert")
    return oordeel(
        f"p95 is {een95 / kaal95:.1f} × een kale insert (hoogstens {FACTOR_EEN})",
        een95 <= FACTOR_EEN * kaal95,
    )


def _vijfhonderd() -> bool:
    dagen = _dagen()
    tijden = []
    for _ in range(5):
        dag = next(dagen)
        rijen = [_rij(leerling, dag) for leerling in _leerlingen(500)]
        tijden.append(_klok(lambda rijen=rijen: _leg_vast(rijen)))
    ms = statistics.median(tijden) * 1000
    return oordeel(
        f"500 kinderen tegelijk: {ms:.0f} ms (hoogstens {MS_VIJFHONDERD})", ms <= MS_VIJFHONDERD
    )


def _levering() -> bool:
    """A day of a region: thirty thousand rows of some six thousand children, one transaction."""
    kinderen = _leerlingen(6000)
    dagen = _dagen()
    rijen = []
    while len(rijen) < RIJEN_LEVERING:
        dag = next(dagen)
        rijen += [_rij(leerling, dag) for leerling in kinderen]
    seconden = _klok(lambda: _leg_vast(rijen[:RIJEN_LEVERING]))
    return oordeel(
        f"{RIJEN_LEVERING:,} rijen in één keer: {seconden:.1f} s (hoogstens {SECONDEN_LEVERING})",
        seconden <= SECONDEN_LEVERING,
    )
