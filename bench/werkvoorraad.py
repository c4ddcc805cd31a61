"""The work list of a large region: server time of the page, as three people see it."""

from bench.database import database
from bench.meten import meet_paginas

KINDEREN = 100_000
MS_P95 = 80
ROLLEN = ("verzuimcoordinator", "leerplichtambtenaar", "regiocoordinator")
PADEN = ("/", "/?soort=thuiszitter", "/?sorteer=naam", "/?pagina=2", "/?sorteer=volgende")


def draai(kinderen: int = KINDEREN) -> bool:
    """Ask the page again and again, as school, gemeente and region; True when all are in time."""
    print(f"\n# Werkvoorraad: {kinderen:,} jongeren", flush=True)
    with database(kinderen):
        gehaald = [_rol(rol) for rol in ROLLEN]  # all of them, also after a miss
    return all(gehaald)


def _rol(rol: str) -> bool:
    from inbeeld.toegang.models import Aanstelling

    wie = Aanstelling.objects.filter(rol=rol).select_related("gebruiker").earliest("pk")
    return meet_paginas(rol, wie, PADEN, MS_P95)
