"""The targets of the region, and where they stand by the sheet of figures."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import F, Q, QuerySet

from inbeeld.monitor.doelstand import Cijferrij, Doelstand, stand_van_doel
from inbeeld.monitor.gebieden import REGIO, Gebied
from inbeeld.monitor.maten import MATEN, Maat
from inbeeld.monitor.models import Cijfer, Cijferblad, Doel, Onvergelijkbaar
from inbeeld.monitor.telwijze import Telwijze, telwijze
from inbeeld.register.queries import gemeenten
from inbeeld.toegang.actor import huidige_actor
from inbeeld.web import woorden

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


def onvergelijkbare_perioden(bekend_op: datetime | None = None) -> list[Onvergelijkbaar]:
    """The periods that do not compare, in order; those that were taken back are gone. With a
    moment: as they stood then."""
    if bekend_op is None:
        rijen = Onvergelijkbaar.objects.filter(vervallen_op=None)
    else:
        bleef = Q(vervallen_op=None) | Q(vervallen_op__gt=bekend_op.date())
        rijen = Onvergelijkbaar.objects.filter(bleef, moment__lte=bekend_op)
    return list(rijen.order_by("periode", "pk"))


def gebied_van_doel(
    doel: Doel, namen: Mapping[str, str] | None = None, wijze: Telwijze | None = None
) -> Gebied | None:
    """The area of the sheet that a target is about; None for a group that is none of them. One for
    the whole region by the definitie of one sector is about that sector: nobody else goes by it.

    `namen`: of all gemeenten here by code; `wijze`: how the region counts; None to read them.
    """
    if not doel.gemeenten or set(doel.gemeenten) == set(gemeenten() if namen is None else namen):
        return _hele_regio(doel, wijze or telwijze(huidige_actor().vandaag))
    return Gebied("gemeente", doel.gemeenten[0]) if len(doel.gemeenten) == 1 else None


def _hele_regio(doel: Doel, wijze: Telwijze) -> Gebied:
    sectoren = wijze.sectoren(doel.definitie)
    if len(sectoren) == 1 and doel.definitie != wijze.van(None):
        return Gebied("sector", sectoren[0])
    return Gebied(REGIO)


def naam_van_gemeenten(codes: Collection[str], namen: Mapping[str, str] | None = None) -> str:
    """'De hele regio', or the gemeenten by name. `namen`: as with `gebied_van_doel`."""
    namen = gemeenten() if namen is None else namen
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
    onvergelijkbaar: Sequence[Onvergelijkbaar] | None = None,
    namen: Mapping[str, str] | None = None,
    wijze: Telwijze | None = None,
) -> list[Doelstand]:
    """Where the targets stand that hold on `dag` (default today), for the current actor.

    Of a gemeente: its own, those of a group it belongs to and the region's. Of the region or None:
    all. Of another area: the region's. `lees`: default the sheet of each target's definitie.
    `bekend_op`: only what was agreed by then. `onvergelijkbaar`, and `namen` of all gemeenten by
    code, and how the region counts (`wijze`): as a page has them already, None to read them.
    """
    vandaag = dag or huidige_actor().vandaag
    rijen = doelen(vandaag) if sleutels is None else Doel.objects.filter(sleutel__in=sleutels)
    niet = onvergelijkbare_perioden(bekend_op) if onvergelijkbaar is None else onvergelijkbaar
    namen = gemeenten() if namen is None else namen
    wijze = wijze or telwijze(huidige_actor().vandaag)
    gekozen = [
        (doel, gebied_van_doel(doel, namen, wijze))
        for doel in _van_gebied(rijen, gebied, bekend_op)
    ]
    lees = lees or _van_het_blad(gekozen, vandaag)
    return [
        _stand(doel, waar, vandaag, niet, lees, _naam(doel, waar, namen)) for doel, waar in gekozen
    ]


def _naam(doel: Doel, waar: Gebied | None, namen: Mapping[str, str]) -> str:
    naam = naam_van_gemeenten(doel.gemeenten, namen)
    if waar is None or waar.soort != "sector":
        return naam
    return f"{woorden.SECTOR.get(waar.code, waar.code).lower()} in {naam}"


def doelen_van(gebied: Gebied, dag: date, bekend_op: datetime | None) -> QuerySet[Doel]:
    """The targets that `stand_van_doelen` tells of."""
    return _van_gebied(doelen(dag), gebied, bekend_op)


def _van_gebied(
    rijen: QuerySet[Doel], gebied: Gebied | None, bekend_op: datetime | None
) -> QuerySet[Doel]:
    if gebied is not None and gebied.soort == "gemeente":
        rijen = rijen.filter(Q(gemeenten=[]) | Q(gemeenten__contains=[gebied.code]))
    elif gebied is not None and gebied.soort != REGIO:
        rijen = rijen.filter(gemeenten=[])
    if bekend_op is not None:
        rijen = rijen.filter(moment__lte=bekend_op)
    return rijen


def _stand(
    doel: Doel,
    gebied: Gebied | None,
    dag: date,
    niet: Sequence[Onvergelijkbaar],
    lees: Lezer,
    naam: str,
) -> Doelstand:
    maat = MATEN[doel.indicator]
    rijen = list(lees(doel, maat, gebied))
    return stand_van_doel(
        doel,
        rijen,
        dag=dag,
        onvergelijkbaar=niet,
        gebied_naam=naam,
        reden="" if rijen else _waarom_niet(doel, gebied),
    )


def _van_het_blad(doelen: Sequence[tuple[Doel, Gebied | None]], vandaag: date) -> Lezer:
    """Gives the rows of each of these targets; all are read in one query."""
    per: dict[tuple[str, str, str], list[_Rij]] = defaultdict(list)
    for definitie, indicator, waar, *rij in _rijen(doelen, vandaag):
        per[definitie, indicator, waar].append(_Rij(*rij))

    def lees(doel: Doel, maat: Maat, gebied: Gebied | None) -> Iterable[Cijferrij]:
        if gebied is not None:
            return per[doel.definitie, maat.indicator, str(gebied)]
        # Of a group of gemeenten the sheet holds the figure of the target itself.
        sleutel, deel = str(doel.sleutel), maat.onderdelen(doel.definitie, tuple(doel.uitgezonderd))
        return [
            _Rij(
                rij.van,
                rij.dag,
                dict.fromkeys(deel, 0) | {deel[0]: rij.waarden[sleutel]},
                [deel[0]] if sleutel in rij.onvolledig else [],
            )
            for rij in per[doel.definitie, DOEL, REGIO]
            if sleutel in rij.waarden
        ]

    return lees


def _rijen(doelen: Sequence[tuple[Doel, Gebied | None]], vandaag: date) -> Iterable[Any]:
    """Of ten years of days those that a target may show, and the last, which tells that there is a
    sheet. Each column has its own condition: an `or` over them would walk through the whole sheet.
    """
    if not doelen:
        return []
    dagen = Q(dag__month=10, dag__day=1) | Q(dag=vandaag) | Q(dag=F("blad__dag"))
    rijen = Cijfer.objects.filter(
        Q(van__isnull=False) | dagen,
        blad__definitie__in={doel.definitie for doel, _ in doelen},
        indicator__in={MATEN[d.indicator].indicator if waar else DOEL for d, waar in doelen},
        gebied__in={str(waar or REGIO) for _, waar in doelen},
    )
    return rijen.values_list(
        "blad__definitie", "indicator", "gebied", "van", "dag", "waarden", "onvolledig"
    )


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
    if bladen and gebied.soort in ("gemeente", "sector"):
        return f"Dit cijfer is te zien voor wie de cijfers van deze {gebied.soort} ziet."
    return "Er is nog geen cijfer om dit doel naast te leggen."
