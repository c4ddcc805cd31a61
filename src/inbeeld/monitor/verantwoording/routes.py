"""From the first signal or melding of a child until an offer: one route at a time."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from inbeeld.monitor.bron import Bron
from inbeeld.monitor.verantwoording import toen
from inbeeld.monitor.verantwoording.aanbod import STAPPEN, Aanbod
from inbeeld.signalen.models import Melding, Signaal, Zaak

Start = tuple[int, date]
"""A child and a day on which somebody signalled or reported."""


@dataclass(frozen=True, slots=True)
class Route:
    """`dagen`: per step after how many days it was reached, and True; or, when it was not (yet),
    how many days it has been waited for, and False. `weg_op`: the zaak was closed before."""

    jongere: int
    begin: date
    dagen: dict[str, tuple[int, bool]]
    weg_op: date | None


def signalen(bron: Bron) -> list[Start]:
    """Warnings that somebody took up or reported; what was no reason to act begins nothing."""
    rijen = Signaal.objects.filter(gedaan__in=(Signaal.Gedaan.OPGEPAKT, Signaal.Gedaan.GEMELD))
    if bron.bekend_op is not None:
        rijen = rijen.filter(moment__lte=bron.bekend_op)
    return [(k, toen.dag_van(m)) for k, m in rijen.values_list("jongere_id", "moment")]


def meldingen(bron: Bron) -> list[Start]:
    """Those that stand: not withdrawn, as known then."""
    rijen = Melding.objects.all()
    if bron.bekend_op is None:
        rijen = rijen.filter(ingetrokken_op=None)
    else:
        rijen = rijen.filter(moment__lte=bron.bekend_op).exclude(ingetrokken_op__lte=bron.bekend_op)
    return [(k, toen.dag_van(m)) for k, m in rijen.values_list("jongere_id", "moment")]


def routes(bron: Bron, starts: Iterable[Start], aanbod: Aanbod) -> list[Route]:
    """A route begins with the first of a child, and the next after that one ended: with an offer
    that began, or with the zaak. What is signalled on the way belongs to the same route."""
    dag = toen.laatste_dag(bron)
    gesloten = _gesloten(bron, dag)
    per_kind: dict[int, list[date]] = defaultdict(list)
    for kind, op in sorted(starts):
        if op <= dag:
            per_kind[kind].append(op)
    uit = []
    for kind, dagen in per_kind.items():
        klaar: date | None = date.min
        for op in dagen:
            if klaar is None or op <= klaar:
                continue
            route, klaar = _route(kind, op, aanbod, gesloten.get(kind, []), dag)
            uit.append(route)
    return uit


def _route(
    kind: int, begin: date, aanbod: Aanbod, gesloten: list[date], dag: date
) -> tuple[Route, date | None]:
    """The route, and the day on which it ended (None: it has not)."""
    weg = min((d for d in gesloten if d >= begin), default=None)
    begonnen = aanbod.eerste(kind, "begonnen", begin)
    if begonnen is not None and (weg is None or begonnen <= weg):
        weg = None
    einde = begonnen if weg is None else weg
    dagen = {}
    for stap in STAPPEN:
        op = aanbod.eerste(kind, stap, begin)
        gehaald = op is not None and (einde is None or op <= einde)
        tot = op if op is not None and gehaald else (einde or dag)
        dagen[stap] = ((tot - begin).days, gehaald)
    return Route(kind, begin, dagen, weg), einde


def _gesloten(bron: Bron, dag: date) -> dict[int, list[date]]:
    """When the zaken of children were closed, and when children died."""
    uit: dict[int, list[date]] = defaultdict(list)
    begin = "(r.opent_op::timestamp at time zone 'Europe/Amsterdam')"
    for _, kind, op in toen.rijen(Zaak, ("jongere_id", "gesloten_op"), bron.bekend_op, begin=begin):
        if op is not None and op <= dag:
            uit[kind].append(op)
    for kind, op in bron.overleden.items():
        if op <= dag:
            uit[kind].append(op)
    return uit
