"""The road of justice: begin, change and end a route, plan and do its steps. Leerplicht alone."""

from datetime import date, datetime

from django.db import transaction

from inbeeld.dossiers.models import Justitieroute, Justitiestap
from inbeeld.dossiers.policies import check_can_justitie
from inbeeld.dossiers.termijnen import uiterlijk
from inbeeld.signalen.models import Melding, Zaak
from inbeeld.signalen.plan.termijn import WEEKDAGEN, Eenheid, Termijn
from inbeeld.toegang.actor import huidige_actor

_EERSTE: dict[str, tuple[str, ...]] = {
    Justitieroute.Route.JEUGDHULP: (),
    Justitieroute.Route.HALT: (Justitiestap.Soort.VERHOOR, Justitiestap.Soort.HALT),
    Justitieroute.Route.DWANG: (Justitiestap.Soort.RAAD,),
    Justitieroute.Route.STRAF: (Justitiestap.Soort.VERHOOR, Justitiestap.Soort.PV),
}
"""The steps that a route begins with; later ones are planned by hand."""


class RouteLoopt(ValueError):
    """There is a route already, or it has ended; the message is a sentence for people."""


@transaction.atomic
def begin_route(zaak: Zaak, route: str, *, reden: str, moment: datetime) -> Justitieroute:
    """Begin one of the four routes, with its first steps planned. Raises Geweigerd, RouteLoopt."""
    actor = huidige_actor()
    check_can_justitie(actor)
    if Justitieroute.objects.filter(zaak=zaak, beeindigd_op=None).exists():
        raise RouteLoopt("Er loopt al een route. Kies 'Andere route' om te wisselen.")
    nieuw = Justitieroute.objects.create(
        jongere_id=zaak.jongere_id,
        zaak=zaak,
        bron_id=actor.organisatie_id,
        route=Justitieroute.Route(route),
        begonnen_op=actor.vandaag,
        reden=reden,
        aanstelling_id=actor.aanstelling_id,
    )
    for soort in _EERSTE[route]:
        plan_stap(nieuw, soort, uiterlijk=None, moment=moment)
    return nieuw


def melding_op(route: Justitieroute) -> date | None:
    """The day of the latest melding of verzuim about this child, that the terms run from."""
    momenten = Melding.objects.filter(
        jongere_id=route.jongere_id, soort=Melding.Soort.VERZUIM, ingetrokken_op=None
    ).order_by("-moment")
    laatste = momenten.values_list("moment", flat=True).first()
    return None if laatste is None else laatste.date()


@transaction.atomic
def plan_stap(
    route: Justitieroute, soort: str, *, uiterlijk: date | None, moment: datetime
) -> Justitiestap:
    """Plan a step. Without a day of one's own: by the term of the law, else within a month.

    A day later than the law's is brought back to it. Raises Geweigerd, RouteLoopt.
    """
    actor = huidige_actor()
    check_can_justitie(actor)
    _loopt(route)
    wettelijk = _uiterlijk(route, soort)
    dagen = [dag for dag in (uiterlijk, wettelijk) if dag is not None]
    return Justitiestap.objects.create(
        route=route,
        jongere_id=route.jongere_id,
        bron_id=actor.organisatie_id,
        soort=Justitiestap.Soort(soort),
        uiterlijk=min(dagen) if dagen else _over_een_maand(actor.vandaag),
        aanstelling_id=actor.aanstelling_id,
        moment=moment,
    )


@transaction.atomic
def voltooi_stap(
    stap: Justitiestap, *, gedaan_op: date, uitkomst: str, moment: datetime
) -> Justitiestap:
    """Record that a step was done. A hearing moves the day of the proces-verbaal (one month).

    Raises Geweigerd, RouteLoopt, ValueError (a day that has yet to come, or before the route).
    """
    actor = huidige_actor()
    check_can_justitie(actor)
    _loopt(stap.route)
    if not stap.route.begonnen_op <= gedaan_op <= actor.vandaag:
        raise ValueError("De dag ligt tussen het begin van de route en vandaag.")
    stap.gedaan_op, stap.uitkomst = gedaan_op, uitkomst
    stap.aanstelling_id, stap.moment = actor.aanstelling_id, moment
    stap.save()
    for later in stap.route.stappen.filter(gedaan_op=None):
        wettelijk = _uiterlijk(stap.route, later.soort)
        if wettelijk is not None and (later.uiterlijk is None or wettelijk < later.uiterlijk):
            later.uiterlijk = wettelijk
            later.save(update_fields=["uiterlijk"])
    return stap


@transaction.atomic
def beeindig_route(route: Justitieroute, *, reden: str) -> Justitieroute:
    """End the route; what was planned and not done stays as it is. Raises Geweigerd, RouteLoopt."""
    actor = huidige_actor()
    check_can_justitie(actor)
    _loopt(route)
    route.beeindigd_op, route.beeindigd_reden = actor.vandaag, reden
    route.save(update_fields=["beeindigd_op", "beeindigd_reden"])
    return route


@transaction.atomic
def wissel_route(route: Justitieroute, naar: str, *, reden: str, moment: datetime) -> Justitieroute:
    """End this route and begin another for the same reason, so that the course stays readable."""
    beeindig_route(route, reden=reden)
    return begin_route(route.zaak, naar, reden=reden, moment=moment)


def _loopt(route: Justitieroute) -> None:
    if route.beeindigd_op is not None:
        raise RouteLoopt("Deze route is beëindigd.")


def _uiterlijk(route: Justitieroute, soort: str) -> date | None:
    stappen = route.stappen.exclude(gedaan_op=None).order_by("gedaan_op")
    gedaan = dict(stappen.values_list("soort", "gedaan_op"))
    return uiterlijk(soort, melding_op=melding_op(route), gedaan=gedaan)


def _over_een_maand(dag: date) -> date:
    return Termijn(1, Eenheid.MAANDEN).datum(dag, WEEKDAGEN)
