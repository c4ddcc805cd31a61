"""What access costs: narrow against wide roles, the read log, row-level security; in one run.

Four hundred people at all organisations of a large region ask for the werkvoorraad, each in a
session of their own and in turns, so that no role has the caches to itself.
"""

from __future__ import annotations

import random
import statistics
import time
from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from bench.database import VANDAAG, database
from bench.meten import ingelogd, namens, oordeel, p95, vraag

if TYPE_CHECKING:
    from inbeeld.toegang.models import Aanstelling

KINDEREN = 100_000
SEED = 72
MENSEN = {
    ("school", "verzuimcoordinator"): 300,
    ("gemeente", "leerplichtambtenaar"): 63,
    ("swv", "swv_consulent"): 22,
    ("regio", "regiocoordinator"): 15,
}
"""How many people of which rol, spread evenly over the organisations of a kind: 400 in all."""
SMAL, BREED = "verzuimcoordinator", "regiocoordinator"
RONDEN = 2
KEREN = 30
DEEL_ROLLEN = 0.30
MS_LEESLOG = 5
DEEL_RLS = 0.25


def draai(kinderen: int = KINDEREN) -> bool:
    """All three measurements; True when every target was met."""
    print(f"\n# Toegang: {kinderen:,} jongeren, {sum(MENSEN.values())} mensen, seed {SEED}")
    with database(kinderen):
        mensen = _mensen()
        # All of them, also after a miss.
        return all([_rollen(mensen), _leeslog(mensen), _rijtoegang(mensen)])


def _mensen() -> list[Aanstelling]:
    """The people, made at the first run."""
    from django.db import transaction

    from inbeeld.toegang.actor import systeem_actor
    from inbeeld.toegang.models import Aanstelling, Gebruiker, Organisatie
    from inbeeld.toegang.perioden import periode

    with systeem_actor("bench", VANDAAG), transaction.atomic():
        if not Gebruiker.objects.filter(username__startswith="bench-").exists():
            for (soort, rol), aantal in MENSEN.items():
                huizen = list(Organisatie.objects.filter(soort=soort).order_by("code"))
                random.Random(SEED).shuffle(huizen)
                for nr in range(aantal):
                    mens = Gebruiker.objects.create(
                        username=f"bench-{rol}-{nr}", naam=f"{rol} {nr}"
                    )
                    Aanstelling.objects.create(
                        gebruiker=mens,
                        organisatie=huizen[nr % len(huizen)],
                        rol=rol,
                        periode=periode(VANDAAG.replace(month=1, day=1), None),
                    )
        eigen = Aanstelling.objects.filter(gebruiker__username__startswith="bench-")
        return list(eigen.select_related("gebruiker", "organisatie").order_by("pk"))


def _rollen(mensen: Iterable[Aanstelling]) -> bool:
    """The page for everybody, in random order."""
    beurten = [(a, ingelogd(a)) for a in mensen]
    tijden: dict[str, list[float]] = defaultdict(list)
    for ronde in range(RONDEN + 1):
        random.Random(SEED + ronde).shuffle(beurten)
        for aanstelling, client in beurten if ronde else beurten[:20]:
            duur = vraag(client, "/")
            if ronde:  # the first requests load templates
                tijden[aanstelling.rol].append(duur)
    for rol, van_rol in tijden.items():
        mediaan, laat = statistics.median(van_rol) * 1000, p95(van_rol) * 1000
        print(f"  {rol}: mediaan {mediaan:.0f} ms, p95 {laat:.0f} ms ({len(van_rol)} ×)")
    smal, breed = p95(tijden[SMAL]), p95(tijden[BREED])
    verschil = abs(breed - smal) / min(smal, breed)
    return oordeel(
        f"p95 van smalste en breedste rol verschilt {verschil:.0%} (minder dan {DEEL_ROLLEN:.0%})",
        verschil < DEEL_ROLLEN,
    )


def _leeslog(mensen: Iterable[Aanstelling]) -> bool:
    """The lines of a full page, in the transaction that shows it."""
    from django.db import transaction

    from inbeeld.tijdlijnen.queries import werkvoorraad
    from inbeeld.toegang.actions import leg_lezing_vast

    tijden = []
    for rol in (SMAL, "leerplichtambtenaar", BREED):
        van_rol = [a for a in mensen if a.rol == rol]
        for nr in range(KEREN):
            with namens(van_rol[nr % len(van_rol)]) as _, transaction.atomic():
                blad = werkvoorraad(actor=_actor(), vandaag=VANDAAG)
                begin = time.perf_counter()
                leg_lezing_vast(
                    jongere_ids=[regel.jongere_id for regel in blad.regels],
                    gegevensgroepen=["identiteit", "verzuim"],
                    handeling="werkvoorraad",
                )
                tijden.append(time.perf_counter() - begin)
    mediaan = statistics.median(tijden) * 1000
    print(f"  leeslog: mediaan {mediaan:.1f} ms, p95 {p95(tijden) * 1000:.1f} ms")
    return oordeel(f"leeslog {mediaan:.1f} ms (minder dan {MS_LEESLOG})", mediaan < MS_LEESLOG)


def _actor() -> Any:
    from inbeeld.toegang.actor import huidige_actor

    return huidige_actor()


def _rijtoegang(mensen: Iterable[Aanstelling]) -> bool:
    """The query of the werkvoorraad as the application's role, against the owner's, in turns.

    The owner sees the whole region, so it has at least as many rows to find.
    """
    from django.db import connections, transaction

    from inbeeld.tijdlijnen.queries.werkvoorraad import paginavraag

    goed = True
    for rol in (SMAL, "leerplichtambtenaar", BREED):
        aanstelling = next(a for a in mensen if a.rol == rol)
        tijden: dict[str, list[float]] = {"default": [], "eigenaar": []}
        with namens(aanstelling):
            sql, params = paginavraag(actor=_actor(), vandaag=VANDAAG)
            for naam, lijst in list(tijden.items()) * KEREN:
                with transaction.atomic(using=naam), connections[naam].cursor() as cursor:
                    cursor.execute("select 1")  # the actor's settings come with the first statement
                    begin = time.perf_counter()
                    cursor.execute(sql, params)
                    lijst.append(time.perf_counter() - begin)
        met, zonder = (statistics.median(lijst) * 1000 for lijst in tijden.values())
        meer = met / zonder - 1
        goed &= oordeel(
            f"{rol}: rijtoegang kost {meer:+.0%} ({met:.1f} ms; eigenaar, hele regio, {zonder:.1f})"
            f" (minder dan {DEEL_RLS:.0%})",
            meer < DEEL_RLS,
        )
    return goed
