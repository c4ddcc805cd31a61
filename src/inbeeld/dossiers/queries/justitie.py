"""The road of justice as leerplicht sees it, and the one word that others see."""

from dataclasses import dataclass
from datetime import date

from django.db import connection

from inbeeld.dossiers.models import Justitieroute, Justitiestap


@dataclass(frozen=True, slots=True)
class Verloop:
    """One route with its steps, those to be done first. `te_laat`: ids of steps past their day."""

    route: Justitieroute
    stappen: list[Justitiestap]
    te_laat: frozenset[int]


def verloop(jongere_id: int, dag: date) -> list[Verloop]:
    """All routes of a child, the one that runs first."""
    routes = (
        Justitieroute.objects.filter(jongere_id=jongere_id)
        .select_related("aanstelling__gebruiker", "zaak")
        .prefetch_related("stappen__aanstelling__gebruiker")
    )
    return [_verloop(route, dag) for route in sorted(routes, key=_eerst_wat_loopt)]


def _eerst_wat_loopt(route: Justitieroute) -> tuple[bool, int]:
    return route.beeindigd_op is not None, -route.pk


def _verloop(route: Justitieroute, dag: date) -> Verloop:
    stappen = sorted(
        route.stappen.all(),
        key=lambda s: (s.gedaan_op is not None, s.gedaan_op or s.uiterlijk, s.pk),
    )
    laat = frozenset(
        s.pk for s in stappen if s.gedaan_op is None and s.uiterlijk and s.uiterlijk < dag
    )
    return Verloop(route, stappen, laat)


def leerplicht_handelt(jongere_id: int) -> bool:
    """Whether leerplicht follows a route of justice: all that others may know (M14)."""
    with connection.cursor() as cursor:
        cursor.execute("select dossiers_leerplicht_handelt(%s)", [jongere_id])
        return bool(cursor.fetchone()[0])
