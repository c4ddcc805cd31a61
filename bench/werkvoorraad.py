"""The work list of a large region: server time of the page, as three people see it."""

from __future__ import annotations

import statistics
import time
from typing import TYPE_CHECKING

from bench.database import database

if TYPE_CHECKING:
    from django.test import Client

    from inbeeld.toegang.models import Aanstelling

KINDEREN = 100_000
MS_P95 = 80
KEREN = 40
ROLLEN = ("verzuimcoordinator", "leerplichtambtenaar", "regiocoordinator")
VRAGEN = ("", "?soort=thuiszitter", "?sorteer=naam", "?pagina=2", "?sorteer=volgende")


def draai(kinderen: int = KINDEREN) -> bool:
    """Ask the page again and again, as school, gemeente and region; True when all are in time."""
    print(f"\n# Werkvoorraad: {kinderen:,} jongeren", flush=True)
    with database(kinderen):
        gehaald = [_rol(rol) for rol in ROLLEN]  # all of them, also after a miss
    return all(gehaald)


def ingelogd(aanstelling: Aanstelling) -> Client:
    """Somebody who has logged in."""
    from django.test import Client

    client = Client()
    client.force_login(aanstelling.gebruiker)
    return client


def _rol(rol: str) -> bool:
    from inbeeld.toegang.models import Aanstelling

    client = ingelogd(
        Aanstelling.objects.filter(rol=rol).select_related("gebruiker").earliest("pk")
    )
    tijden = []
    for nr in range(KEREN + 5):
        begin = time.perf_counter()
        antwoord = client.get(f"/{VRAGEN[nr % len(VRAGEN)]}")
        duur = time.perf_counter() - begin
        if antwoord.status_code != 200:
            raise SystemExit(f"werkvoorraad gaf {antwoord.status_code} aan {rol}")
        if nr >= 5:  # the first requests load templates
            tijden.append(duur * 1000)
    p95 = statistics.quantiles(tijden, n=20)[-1]
    goed = p95 <= MS_P95
    print(
        f"  {'gehaald' if goed else 'NIET GEHAALD'}: {rol}: mediaan "
        f"{statistics.median(tijden):.0f} ms, p95 {p95:.0f} ms (hoogstens {MS_P95})",
        flush=True,
    )
    return goed
