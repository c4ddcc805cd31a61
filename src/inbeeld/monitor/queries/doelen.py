"""The targets of the region, and where they stand by the sheet of figures."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet

from inbeeld.monitor.doelstand import Cijferrij, Doelstand, stand_van_doel
from inbeeld.monitor.gebieden import REGIO, Gebied
from inbeeld.monitor.maten import MATEN, Maat
from inbeeld.monitor.models import Cijfer, Cijferblad, Doel, Onvergelijkbaar
from inbeeld.register.queries import gemeenten
from inbeeld.toegang.actor import huidige_actor

DOEL = "doel"
"""The indicator of a target's own figure, where no area of the sheet has it."""
Lezer = Callable[[Doel, Maat, Gebied | None], Iterable[Cijferrij]]
"""Where the figures of a target come from: the sheet, or for a report the facts of one moment
(`monitor.doelcijfers.Doelcijfers`)."""


def doelen(dag: date | None = None) -> QuerySet[Doel]:
    """The targets that hold on `dag`, those of the whole region first; None: of all times."""
    rijen = Doel.objects.all() if dag is None else Doel.objects.filter(periode__contains=dag)
    return rijen.order_by("gemeenten", "naam", "pk")


def komende_doelen(dag: date) -> QuerySet[Doel]:
    """Those that begin after `dag`."""
    return doelen().filter(periode__startswith__gt=dag)


def eerdere_doelen(dag: date) -> QuerySet[Doel]:
    """Those that ended before `dag`, the latest first."""
    return doelen().filter(periode__endswith__lte=dag).order_by("-periode", "naam")


def is_van_een_gemeente(doel: Doel) -> bool:
    """Whether its figure leaves out the children whose address is secret."""
    gebied = gebied_van_doel(doel)
    return gebied is None or gebied.soort == "gemeente"


def onvergelijkbare_perioden(bekend_op: datetime | None = None) -> list[Onvergelijkbaar]:
    """The periods that do not compare, in order; those that were taken back are gone. With a
    moment: as they stood then."""
    if bekend_op is None:
        rijen = Onvergelijkbaar.objects.filter(vervallen_op=None)
    else:
        bleef = Q(vervallen_op=None) | Q(vervallen_op__gt=bekend_op.date())
        rijen = Onvergelijkbaar.objects.filter(bleef, moment__lte=bekend_op)
    return list(rijen.order_by("periode", "pk"))


def gebied_van_doel(doel: Doel) -> Gebied | None:
    """The area of the sheet that a target is about; None for a group that is none of them."""
    if not doel.gemeenten or set(doel.gemeenten) == set(gemeenten()):
        return Gebied(REGIO)
    return Gebied("gemeente", doel.gemeenten[0]) if len(doel.gemeenten) == 1 else None


def naam_van_gemeenten(codes: Iterable[str]) -> str:
    """'De hele regio', or the gemeenten by name."""
    namen = gemeenten()
    lijst = sorted(namen.get(code, code) for code in codes)
    if not lijst or set(codes) == set(namen):
        return "de hele regio"
    return lijst[0] if len(lijst) == 1 else f"{', '.join(lijst[:-1])} en {lijst[-1]}"


def stand_van_doelen(
    gebied: Gebied | None = None,
    *,
    dag: date | None = None,
    lees: Lezer | None = None,
    sleutels: Iterable[str] | None = None,
    bekend_op: datetime | None = None,
) -> list[Doelstand]:
    """Where the targets stand that hold on `dag` (default today), for the current actor.

    Of a gemeente: its own, those of a group it belongs to and the region's. Of the region or None:
    all. Of another area: the region's. `lees`: default the sheet of each target's definitie.
    `bekend_op`: only what was agreed by then.
    """
    vandaag = dag or huidige_actor().vandaag
    rijen = doelen(vandaag) if sleutels is None else Doel.objects.filter(sleutel__in=sleutels)
    if gebied is not None and gebied.soort == "gemeente":
        rijen = rijen.filter(Q(gemeenten=[]) | Q(gemeenten__contains=[gebied.code]))
    elif gebied is not None and gebied.soort != REGIO:
        rijen = rijen.filter(gemeenten=[])
    if bekend_op is not None:
        rijen = rijen.filter(moment__lte=bekend_op)
    niet = onvergelijkbare_perioden(bekend_op)
    return [_stand(doel, vandaag, niet, lees or _van_het_blad) for doel in rijen]


def _stand(doel: Doel, dag: date, niet: list[Onvergelijkbaar], lees: Lezer) -> Doelstand:
    maat, gebied = MATEN[doel.indicator], gebied_van_doel(doel)
    rijen = list(lees(doel, maat, gebied))
    return stand_van_doel(
        doel,
        rijen,
        dag=dag,
        onvergelijkbaar=niet,
        gebied_naam=naam_van_gemeenten(doel.gemeenten),
        reden="" if rijen else _waarom_niet(doel, gebied),
    )


def _van_het_blad(doel: Doel, maat: Maat, gebied: Gebied | None) -> Iterable[Cijferrij]:
    blad = Cijfer.objects.filter(blad__definitie=doel.definitie)
    if gebied is not None:
        return blad.filter(indicator=maat.indicator, gebied=str(gebied))
    # Of a group of gemeenten the sheet holds the figure of the target itself.
    sleutel, deel = str(doel.sleutel), maat.onderdelen(doel.definitie, tuple(doel.uitgezonderd))
    return [
        _Rij(
            rij.van,
            rij.dag,
            dict.fromkeys(deel, 0) | {deel[0]: rij.waarden[sleutel]},
            [deel[0]] if sleutel in rij.onvolledig else [],
        )
        for rij in blad.filter(indicator=DOEL, gebied=REGIO, waarden__has_key=sleutel)
    ]


@dataclass(frozen=True, slots=True)
class _Rij:
    van: date | None
    dag: date
    waarden: dict[str, int]
    onvolledig: list[str]


def _waarom_niet(doel: Doel, gebied: Gebied | None) -> str:
    if gebied is None:
        return "Voor deze gemeenten samen is er nog geen cijfer. Het volgende blad telt ze mee."
    bladen = set(Cijferblad.objects.values_list("definitie", flat=True))
    if bladen and doel.definitie not in bladen:
        return (
            f"Dit doel telt volgens {doel.definitie}, onze cijfers volgens "
            f"{', '.join(sorted(bladen))}. Dat is niet te vergelijken."
        )
    if bladen and gebied.soort == "gemeente":
        return "Dit cijfer is te zien voor wie de cijfers van deze gemeente ziet."
    return "Er is nog geen cijfer om dit doel naast te leggen."
