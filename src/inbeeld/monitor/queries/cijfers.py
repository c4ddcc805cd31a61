"""Stored figures, as the row policies let them through."""

from collections.abc import Iterable
from datetime import date

from django.db import connection

from inbeeld.monitor.models import Cijfer, Cijferblad
from inbeeld.monitor.perioden import REEKSEN
from inbeeld.regels.definities import DEFINITIES
from inbeeld.tijdlijnen.queries import regio_definitie
from inbeeld.tijdlijnen.telbeeld import Getal
from inbeeld.toegang.actor import huidige_actor

PEILDATUM = "peildatum"


def blad(definitie: str | None = None) -> Cijferblad | None:
    """The sheet of a definitie (None: the one that the region counts by); None when there is none
    (yet)."""
    definitie = definitie or regio_definitie(huidige_actor().vandaag)
    return Cijferblad.objects.filter(definitie=definitie).first()


def is_achter(van: Cijferblad) -> bool:
    """Whether something has been recorded since, which the next sheet will count."""
    with connection.cursor() as cursor:
        cursor.execute("select monitor_vastgelegd_na(%s)", [van.laatste_vastlegging])
        return bool(cursor.fetchone()[0])


def cijfer(
    indicator: str,
    gebied: object,
    dag: date | None = None,
    *,
    van: date | None = None,
    definitie: str | None = None,
) -> Cijfer | None:
    """One figure: at a peildatum (`dag` alone; None: the day of the sheet), or over `van` through
    `dag` (None: the longest period that begins on `van`). None when there is none, or it is not
    the actor's to see."""
    het_blad = blad(definitie)
    if het_blad is None:
        return None
    rijen = Cijfer.objects.filter(blad=het_blad, gebied=str(gebied), indicator=indicator, van=van)
    if van is None or dag is not None:
        rijen = rijen.filter(dag=dag or het_blad.dag)
    return rijen.order_by("-dag").first()


def reeks(
    indicator: str,
    gebied: object,
    van: date | None = None,
    tot: date | None = None,
    *,
    per: str = PEILDATUM,
    definitie: str | None = None,
) -> list[Cijfer]:
    """The figures of an area in order of day, whose day lies from `van` through `tot`.

    `per`: 'peildatum', or a series of periods, 'schooljaar', 'kwartaal' or 'maand'
    (`monitor.perioden.REEKSEN`). Raises KeyError for another.
    """
    het_blad = blad(definitie)
    if het_blad is None:
        return []
    rijen = Cijfer.objects.filter(blad=het_blad, gebied=str(gebied), indicator=indicator)
    if van is not None:
        rijen = rijen.filter(dag__gte=van)
    if tot is not None:
        rijen = rijen.filter(dag__lte=tot)
    rijen = rijen.filter(van__isnull=per == PEILDATUM).order_by("dag", "van")
    if per == PEILDATUM:
        return list(rijen)
    perioden = set(REEKSEN[per](het_blad.dag))
    return [rij for rij in rijen if (rij.van, rij.dag) in perioden]


def naast_elkaar(
    indicator: str,
    soort: str,
    dag: date | None = None,
    *,
    van: date | None = None,
    definitie: str | None = None,
) -> list[Cijfer]:
    """The same figure of every area of a soort ('gemeente', 'wijk', 'school', …) that the actor may
    read, by area."""
    het_blad = blad(definitie)
    if het_blad is None:
        return []
    rijen = Cijfer.objects.filter(
        blad=het_blad, indicator=indicator, van=van, gebied__startswith=f"{soort}:"
    )
    return list(rijen.filter(dag=dag or het_blad.dag).order_by("gebied"))


def getal(rij: Cijfer | None, onderdelen: str | Iterable[str]) -> Getal | None:
    """One onderdeel of a figure, or several added up; reads 'ten minste N' or 'onbekend' where not
    all is known. None: no figure, or none of these in it."""
    namen = [onderdelen] if isinstance(onderdelen, str) else list(onderdelen)
    if rij is None or not any(naam in rij.waarden for naam in namen):
        return None
    return sum(
        (
            Getal(rij.waarden[naam], naam not in rij.onvolledig)
            for naam in namen
            if naam in rij.waarden
        ),
        Getal(),
    )


def statussen(definitie: str, soort: str) -> list[str]:
    """The statuses of a soort ('thuiszitter') under a definitie: onderdelen of `stand` that may be
    added up."""
    return [regel.status for regel in DEFINITIES[definitie].regels if regel.soort == soort]
