"""Stored figures of answers, exemptions and needs, as the row policies let them through."""

from collections.abc import Iterable
from datetime import date

from inbeeld.monitor.beeld import Figuur, van_cijfer
from inbeeld.monitor.gebieden import REGIO, Gebied, gebied
from inbeeld.monitor.models import Cijferblad
from inbeeld.monitor.queries.standen import binnen
from inbeeld.monitor.verantwoording.peildagen import peildagen
from inbeeld.toegang.models import Organisatie

_REGIO = Gebied(REGIO)
_MET_CODE = ("school", "gemeente")


def partnergebieden(blad: Cijferblad) -> list[Gebied]:
    """The partners of which the actor may read what they were asked, by key.

    A school and a gemeente stand there by their code, for who works for them; as an organisation
    they are left out, so that nobody is there twice.
    """
    rijen = blad.cijfers.filter(indicator="antwoord").exclude(gebied=REGIO)
    gebieden = [
        gebied(sleutel)
        for sleutel in rijen.order_by("gebied").values_list("gebied", flat=True).distinct()
    ]
    met_code = {
        str(pk)
        for pk in Organisatie.objects.filter(soort__in=_MET_CODE).values_list("pk", flat=True)
    }
    return [g for g in gebieden if g.soort != "organisatie" or g.code not in met_code]


def partners(blad: Cijferblad, wie: Iterable[Gebied], van: date, dag: date) -> list[Figuur]:
    """What was asked of each of these partners over a period."""
    rijen = blad.cijfers.filter(
        indicator="antwoord", gebied__in=[str(g) for g in wie], van=van, dag=dag
    )
    return [van_cijfer(rij) for rij in rijen.order_by("gebied")]


def op_peildagen(blad: Cijferblad, indicator: str, waar: Gebied) -> list[Figuur]:
    """The figures of an area at the few peildata of its kind, in order; of a larger area the sheet
    may have more days."""
    rijen = blad.cijfers.filter(
        indicator=indicator, gebied=str(waar), van=None, dag__in=peildagen(blad.dag)
    )
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
    blad: Cijferblad, indicator: str, waar: Gebied, namen: Iterable[str]
) -> list[Figuur]:
    """Of a figure that has a row only where there is something to count: one for each peildag that
    the region has it for, zeroes where there was nothing."""
    er_is = {figuur.dag: figuur for figuur in op_peildagen(blad, indicator, waar)}
    uit = []
    for regio in op_peildagen(blad, indicator, _REGIO):
        # What the region does not know, its parts do not know either.
        nullen = {naam: 0 for naam in namen if naam in regio.waarden}
        uit.append(er_is.get(regio.dag) or Figuur(str(waar), regio.dag, nullen))
    return uit
