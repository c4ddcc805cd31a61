"""Stored figures of answers, exemptions and needs, as the row policies let them through."""

from collections.abc import Iterable, Sequence
from datetime import date

from inbeeld.monitor.beeld import Figuur, van_cijfer
from inbeeld.monitor.gebieden import REGIO, Gebied, gebied
from inbeeld.monitor.models import Cijferblad
from inbeeld.monitor.queries.standen import binnen
from inbeeld.toegang.models import Organisatie

_REGIO = Gebied(REGIO)
_MET_CODE = ("school", "gemeente")


def partners(blad: Cijferblad, van: date | None = None, dag: date | None = None) -> list[Figuur]:
    """What was asked of each partner over a period, or (without) over every period.

    A school and a gemeente stand there by their code, for who works for them; as an organisation
    they are left out, so that nobody is there twice.
    """
    rijen = blad.cijfers.filter(indicator="antwoord").exclude(gebied="regio")
    if van is not None:
        rijen = rijen.filter(van=van, dag=dag)
    met_code = {
        str(pk)
        for pk in Organisatie.objects.filter(soort__in=_MET_CODE).values_list("pk", flat=True)
    }
    figuren = [van_cijfer(rij) for rij in rijen.order_by("gebied", "van", "dag")]
    return [f for f in figuren if not _dubbel(gebied(f.gebied), met_code)]


def _dubbel(waar: Gebied, met_code: set[str]) -> bool:
    return waar.soort == "organisatie" and waar.code in met_code


def partnergebieden(blad: Cijferblad) -> list[Gebied]:
    """The partners of which the actor may read what they were asked."""
    return [gebied(sleutel) for sleutel in dict.fromkeys(f.gebied for f in partners(blad))]


def op_peildata(blad: Cijferblad, indicator: str, waar: Gebied) -> list[Figuur]:
    """The figures of an area at all peildata of the sheet, in order."""
    rijen = blad.cijfers.filter(indicator=indicator, gebied=str(waar), van=None)
    return [van_cijfer(rij) for rij in rijen.order_by("dag")]


def over_jaren(blad: Cijferblad, indicator: str, waar: Gebied) -> list[Figuur]:
    """The figures of an area over periods, in order."""
    rijen = blad.cijfers.filter(indicator=indicator, gebied=str(waar), van__isnull=False)
    return [van_cijfer(rij) for rij in rijen.order_by("van", "dag")]


def delen(blad: Cijferblad, indicator: str, waar: Gebied, per: str, vandaag: date) -> list[Figuur]:
    """Of the day of the sheet the figures of the areas of kind `per` inside this one."""
    rijen = blad.cijfers.filter(
        binnen(waar, per, vandaag), indicator=indicator, van=None, dag=blad.dag
    )
    return [van_cijfer(rij) for rij in rijen.order_by("gebied")]


def met_nullen(
    blad: Cijferblad, indicator: str, waar: Gebied, dagen: Sequence[date], namen: Iterable[str]
) -> list[Figuur]:
    """Of a figure that has a row only where there is something to count: one for each of these
    days that the region has it for, zeroes where there was nothing."""
    er_is = {figuur.dag: figuur for figuur in op_peildata(blad, indicator, waar)}
    uit = []
    for regio in op_peildata(blad, indicator, _REGIO):
        if regio.dag in dagen:
            # What the region does not know, its parts do not know either.
            nullen = {naam: 0 for naam in namen if naam in regio.waarden}
            uit.append(er_is.get(regio.dag) or Figuur(str(waar), regio.dag, nullen))
    return uit
