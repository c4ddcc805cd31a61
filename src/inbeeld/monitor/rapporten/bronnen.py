"""Where a report's figures come from: the stored sheet, or the same makers as known then."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from inbeeld.monitor.blad import Rij
from inbeeld.monitor.bron import IN_GEMEENTEN, Bron, maak_bron
from inbeeld.monitor.gebieden import REGIO, Gebied
from inbeeld.monitor.models import Cijfer, Cijferblad
from inbeeld.monitor.perioden import alle, peildata
from inbeeld.monitor.queries.gebieden import werkt_voor
from inbeeld.monitor.rapporten.cijfers import Cijfers, Figuur, uit_rijen
from inbeeld.monitor.rapporten.gevraagd import Gevraagd, makers
from inbeeld.monitor.rapporten.soorten import SOORTEN
from inbeeld.monitor.rapporten.vraag import Vraag
from inbeeld.monitor.verantwoording.peildagen import peildagen
from inbeeld.monitor.werk import Meld
from inbeeld.toegang.models import Organisatie


def blad_voor(vraag: Vraag) -> Cijferblad | None:
    """The sheet when it has all that the question asks: its definitie, and its days; else None."""
    blad = Cijferblad.objects.filter(definitie=vraag.definitie).first()
    if blad is None or vraag.dag != blad.dag:
        return None
    # Of schools it splits exemptions by ground on fewer days.
    dagen = set((peildagen if _telt_per_school(vraag) else peildata)(blad.dag))
    perioden = {van for van, _ in alle(blad.dag)}
    if set(vraag.peildata) <= dagen and (vraag.peildata or vraag.van in perioden):
        return blad
    return None


def van_blad(vraag: Vraag, blad: Cijferblad) -> Cijfers:
    """The figures as they are stored, as far as the actor may read them."""
    binnen = binnenin(vraag)
    keuze = Q(gebied__in=[str(vraag.gebied), REGIO, *binnen])
    if vraag.gebied.soort == "regio":
        keuze |= Q(gebied__startswith="gemeente:") | Q(gebied__startswith="sector:")
    rijen = Cijfer.objects.filter(keuze, blad=blad, indicator__in=SOORTEN[vraag.soort].cijfers)
    velden = ("indicator", "gebied", "van", "dag", "waarden", "onvolledig", "details")
    uit = {
        (indicator, gebied, van, dag): Figuur(waarden, frozenset(onvolledig), details or {})
        for indicator, gebied, van, dag, waarden, onvolledig, details in rijen.values_list(*velden)
    }
    return Cijfers(vraag.definitie, blad.dag, blad.bekend_op, uit)


def van_toen(vraag: Vraag, bekend_op: datetime, meld: Meld) -> Cijfers:
    """The same figures made anew from what was known at `bekend_op`; takes long over a region.

    Counts over the whole, as the sheet does, only what the report shows. Raises AanroepFout.
    """
    with maak_bron(vraag.definitie, vraag.dag, bekend_op, meld=meld) as bron:
        with transaction.atomic():
            eigen = {str(vraag.gebied), REGIO, *binnenin(vraag)}

        def hoort(gebied: Gebied) -> bool:
            if vraag.gebied.soort == "regio":
                return gebied.soort in ("regio", "gemeente", "sector")
            return str(gebied) in eigen

        return uit_rijen(
            _alle_rijen(bron, vraag, meld),
            definitie=vraag.definitie,
            dag=vraag.dag,
            bekend_op=bekend_op,
            hoort=hoort,
        )


def _alle_rijen(bron: Bron, vraag: Vraag, meld: Meld) -> Iterator[Rij]:
    """What the report shows (`rapporten.gevraagd`).

    A maker reads in a transaction of its own, since nobody sees a row outside one, and so that the
    progress between two of them is seen.
    """
    with transaction.atomic():
        gevraagd = Gevraagd(bron, vraag)
    alle = makers(vraag)
    for nr, maker in enumerate(alle):
        meld(70 + 25 * nr // len(alle), "De kinderen worden geteld")
        with transaction.atomic():
            rijen = list(maker(gevraagd))
        yield from rijen


def _telt_per_school(vraag: Vraag) -> bool:
    gebied = vraag.gebied
    return gebied.soort == "school" or (
        gebied.soort == "organisatie" and _delen_van(gebied) == "school"
    )


def _delen_van(gebied: Gebied) -> str:
    """Of what an organisation's area is made."""
    eigen = Organisatie.objects.filter(pk=int(gebied.code)).first()
    return "gemeente" if eigen and eigen.soort in IN_GEMEENTEN else "school"


def binnenin(vraag: Vraag) -> Iterable[str]:
    """The keys of the areas inside the report's: gemeenten or schools of an organisation on the
    last day of the figures. Of the region they are found by their soort."""
    gebied = vraag.gebied
    if gebied.soort != "organisatie":
        return []
    soort = _delen_van(gebied)
    return [f"{soort}:{code}" for code in werkt_voor(gebied, soort, vraag.dag)]
