"""Figures of the sheet for the screens: which areas there are, and the rows that are asked for."""

from collections.abc import Collection
from datetime import date

from django.db.models import Q, Value
from django.db.models.functions import Concat

from inbeeld.monitor.beeld import Figuur, van_cijfer
from inbeeld.monitor.gebieden import REGIO, Gebied
from inbeeld.monitor.models import Cijfer, Cijferblad
from inbeeld.monitor.queries.gebieden import werkt_voor

PER = {
    "gemeente": "Per gemeente",
    "wijk": "Per wijk",
    "sector": "Per sector",
    "school": "Per school",
}


def splitsingen(gebied: Gebied) -> tuple[str, ...]:
    """What the figures of an area can be split by."""
    match gebied.soort:
        case "regio":
            return tuple(PER)
        case "gemeente":
            return ("wijk",)
        case "organisatie":
            return ("gemeente", "school")
    return ()


def binnen(gebied: Gebied, per: str, vandaag: date) -> Q:
    """The areas of kind `per` inside this one, as a condition on `Cijfer`.

    Those that the actor may not read are not there at all: the row policy holds that.
    """
    if gebied.soort == "regio":
        return Q(gebied__startswith=f"{per}:")
    if gebied.soort == "gemeente":
        return Q(gebied__startswith=f"{per}:{gebied.code}:")
    delen = werkt_voor(gebied, per, vandaag)
    # A part of the query that asks for the figures, none of its own.
    return Q(gebied__in=delen.values_list(Concat(Value(f"{per}:"), "gebied__code")))


def op_dagen(blad: Cijferblad, keuze: Q, dagen: Collection[date]) -> list[Figuur]:
    """The counts at these peildata, by day."""
    rijen = blad.cijfers.filter(keuze, indicator="stand", van=None, dag__in=list(dagen))
    # Hundreds of schools: as models they would take as long as all the rest of a page.
    kolommen = rijen.order_by("dag", "gebied").values_list(
        "gebied", "dag", "waarden", "onvolledig", "details"
    )
    return [
        Figuur(gebied, dag, waarden, frozenset(onvolledig), None, details)
        for gebied, dag, waarden, onvolledig, details in kolommen
    ]


def jaren(blad: Cijferblad, keuze: Q) -> list[Figuur]:
    """The unique children of school years, in order. Of the running one there is one row, through
    the day of the sheet."""
    rijen = blad.cijfers.filter(keuze, indicator="jaar")
    return [van_cijfer(rij) for rij in rijen.order_by("van", "dag", "gebied")]


def perioden(blad: Cijferblad, indicator: str, gebied: str) -> list[tuple[date, date]]:
    """The periods of which there is a figure, newest first."""
    rijen = blad.cijfers.filter(indicator=indicator, gebied=gebied, van__isnull=False)
    return list(rijen.order_by("-dag", "-van").values_list("van", "dag").distinct())


def figuren(blad: Cijferblad, indicator: str, gebied: str) -> list[Figuur]:
    """All figures over periods of an indicator, newest first."""
    rijen = blad.cijfers.filter(indicator=indicator, gebied=gebied, van__isnull=False)
    return [van_cijfer(rij) for rij in rijen.order_by("-dag", "-van")]


def figuur(
    blad: Cijferblad, indicator: str, gebied: str, van: date | None, dag: date
) -> Figuur | None:
    """One figure, None when there is none."""
    rij = blad.cijfers.filter(indicator=indicator, gebied=gebied, van=van, dag=dag).first()
    return van_cijfer(rij) if rij else None


def heeft_cijfers(gebied: Gebied) -> bool:
    """Whether the actor may read any figure of this area."""
    return str(gebied) == REGIO or Cijfer.objects.filter(gebied=str(gebied)).exists()
