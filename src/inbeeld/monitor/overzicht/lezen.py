"""The rows of the sheet that a dashboard shows of its own area."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from django.db.models import Q

from inbeeld.monitor.beeld import Figuur
from inbeeld.monitor.gebieden import Gebied
from inbeeld.monitor.models import Cijfer, Cijferblad, Onvergelijkbaar
from inbeeld.monitor.queries.samengesteld import Bladen, standen
from inbeeld.toegang.actor import Actor
from inbeeld.web.grafieken import Band

JAREN = 2
_PERIODES = timedelta(days=366 * (JAREN + 1))
_DICHTBIJ = timedelta(days=45)


@dataclass(frozen=True)
class Cijfers:
    """All of one area that a dashboard needs: its figures by day, and those over periods.

    `onvergelijkbaar`: the periods that do not compare, of every indicator; `banden`: of the stand.
    """

    blad: Cijferblad
    gebied: str
    standen: list[Figuur]
    anders: Mapping[str, list[Figuur]]
    banden: list[Band]
    onvergelijkbaar: list[Onvergelijkbaar]
    bladen: Bladen | None = None
    """Where the sectors go by different definities: the sheets that the standen are put together
    from; `blad` then is no stored one."""

    @property
    def nu(self) -> Figuur:
        """On the day of the sheet; without a row everything is unknown."""
        if self.standen and self.standen[-1].dag == self.blad.dag:
            return self.standen[-1]
        return Figuur(self.gebied, self.blad.dag, {})

    @property
    def toen(self) -> Figuur | None:
        """The day of the sheet that lies nearest to a year ago; None when there is none near."""
        jaar_terug = eerder(self.blad.dag, 1)
        ander = [s for s in self.standen if abs(s.dag - jaar_terug) <= _DICHTBIJ]
        return min(ander, key=lambda s: abs(s.dag - jaar_terug), default=None)

    @property
    def maanden(self) -> list[Figuur]:
        """The first of every month of two years, and the last day."""
        vanaf = eerder(self.blad.dag, JAREN)
        return [
            s for s in self.standen if s.dag >= vanaf and (s.dag.day == 1 or s.dag == self.blad.dag)
        ]

    def vanaf(self, indicator: str, van: date) -> Figuur | None:
        """The figures of the period that begins there and reaches furthest."""
        gevonden = [f for f in self.anders.get(indicator, ()) if f.van == van]
        return max(gevonden, key=lambda f: f.dag, default=None)

    def laatste(self, indicator: str) -> Figuur | None:
        """The latest figures at a day of an indicator."""
        gevonden = [f for f in self.anders.get(indicator, ()) if f.van is None]
        return max(gevonden, key=lambda f: f.dag, default=None)

    def waarom_niet(self, dag: date) -> str:
        """Why this day does not compare with that of the sheet; '' when it does."""
        for band in self.banden:
            if band.van <= dag <= band.tot_en_met or band.van <= self.blad.dag <= band.tot_en_met:
                return band.naam
        return ""


def eerder(dag: date, jaren: int) -> date:
    """The same day so many years before; of 29 February the 28th."""
    dag = dag.replace(day=28) if (dag.month, dag.day) == (2, 29) else dag
    return dag.replace(year=dag.year - jaren)


_KOLOMMEN = ("indicator", "gebied", "van", "dag", "waarden", "onvolledig")
# Of a duration not its curve, which holds hundreds of points.
_UIT_DETAILS = ("details__mediaan", "details__binnen")


def lees(
    blad: Cijferblad, gebied: str, banden: list[Band], onvergelijkbaar: list[Onvergelijkbaar]
) -> Cijfers:
    """What the sheet has of an area, as far as the actor may read it. One query."""
    vanaf = eerder(blad.dag, JAREN) - _DICHTBIJ
    rijen = (
        Cijfer.objects.filter(blad=blad, gebied=gebied, dag__gte=blad.dag - _PERIODES)
        .exclude(Q(indicator="stand", dag__lt=vanaf))
        .order_by("dag")
        .values(*_KOLOMMEN, *_UIT_DETAILS)
    )
    per: dict[str, list[Figuur]] = {}
    for rij in rijen:
        per.setdefault(rij["indicator"], []).append(_figuur(rij))
    standen = per.pop("stand", [])
    return Cijfers(blad, gebied, standen, per, banden, onvergelijkbaar)


_ANDERS_GETELD = ("stand", "stroom", "doorlooptijd")
"""Indicators that say something else under another definitie."""


def lees_samen(bladen: Bladen, een: Cijfers, gebied: Gebied, actor: Actor) -> Cijfers:
    """The same where the sectors go by different definities: the standen added up per sector, and
    of what `een`, the sheet of one definitie, has only what no definitie changes."""
    vanaf = eerder(bladen.dag, JAREN) - _DICHTBIJ
    anders = {naam: rijen for naam, rijen in een.anders.items() if naam not in _ANDERS_GETELD}
    return replace(
        een,
        blad=bladen.als_blad(),
        standen=standen(bladen, gebied, actor, vanaf),
        anders=anders,
        bladen=bladen,
    )


def _figuur(rij: Mapping[str, Any]) -> Figuur:
    details = {naam.removeprefix("details__"): rij.get(naam) for naam in _UIT_DETAILS}
    return Figuur(
        rij["gebied"], rij["dag"], rij["waarden"], frozenset(rij["onvolledig"]), rij["van"], details
    )
