"""What the measurements of pages and of people share: who asks, how often, and the verdict."""

from __future__ import annotations

import statistics
import time
from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

from bench.database import VANDAAG

if TYPE_CHECKING:
    from django.test import Client

    from inbeeld.toegang.actor import Actor
    from inbeeld.toegang.models import Aanstelling

KEREN = 40
OPWARMEN = 5
"""Requests that only load templates; they are asked and not counted."""


def oordeel(tekst: str, goed: bool) -> bool:
    """Print whether a target was met; returns `goed`."""
    print(f"  {'gehaald' if goed else 'NIET GEHAALD'}: {tekst}", flush=True)
    return goed


def p95(tijden: Sequence[float]) -> float:
    """In the unit that came in."""
    return statistics.quantiles(tijden, n=20)[-1]


def namens(aanstelling: Aanstelling) -> AbstractContextManager[Actor]:
    """Be somebody, on the day of the measured region."""
    from inbeeld.toegang.actor import Actor, als

    return als(
        Actor(
            gebruiker_id=aanstelling.gebruiker_id,
            aanstelling_id=aanstelling.pk,
            organisatie_id=aanstelling.organisatie_id,
            rol=aanstelling.rol,
            vandaag=VANDAAG,
        )
    )


def ingelogd(aanstelling: Aanstelling) -> Client:
    """Somebody who has logged in."""
    from django.test import Client

    client = Client()
    client.force_login(aanstelling.gebruiker)
    return client


def vraag(client: Client, pad: str) -> float:
    """Seconds that a page takes. Raises SystemExit when it is not shown."""
    begin = time.perf_counter()
    antwoord = client.get(pad)
    duur = time.perf_counter() - begin
    if antwoord.status_code != 200:
        raise SystemExit(f"{pad} gaf {antwoord.status_code}")
    return duur


def meet_paginas(wie: str, aanstelling: Aanstelling, paden: Sequence[str], ms_p95: float) -> bool:
    """Ask the pages in turns as one person; True when 95 in 100 are in time."""
    client = ingelogd(aanstelling)
    tijden = [vraag(client, paden[nr % len(paden)]) * 1000 for nr in range(KEREN + OPWARMEN)]
    gemeten = tijden[OPWARMEN:]
    laat = p95(gemeten)
    return oordeel(
        f"{wie}: mediaan {statistics.median(gemeten):.0f} ms, p95 {laat:.0f} ms (hoogstens"
        f" {ms_p95})",
        laat <= ms_p95,
    )
