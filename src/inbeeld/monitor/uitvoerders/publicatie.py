"""A proposal to publish a school year, as a calculation: it takes some seconds."""

from typing import Any

from django.db.models import Q

from inbeeld.monitor.afscherming.opgave import NietAfTeSchermen
from inbeeld.monitor.een_moment import een_moment
from inbeeld.monitor.gebieden import gebied
from inbeeld.monitor.models import Cijfer, Cijferblad, Publicatie
from inbeeld.monitor.policies import check_can_publiceren
from inbeeld.monitor.publicatie.regels import lees, vingerafdruk
from inbeeld.monitor.publicatie.tabellen import (
    OVERIG,
    REGIO,
    maak_tabellen,
    peildata,
    periode,
)
from inbeeld.monitor.publicatie.woorden import NAAM_OVERIG
from inbeeld.monitor.queries.cijfers import blad as blad_van
from inbeeld.monitor.queries.gebieden import Namen
from inbeeld.monitor.werk import Meld, Onmogelijk, kan
from inbeeld.register.queries import gemeenten
from inbeeld.toegang.actor import Actor

SOORT = "publicatie"
VOLGT = (
    "Een klein getal zou volgen uit wat al gepubliceerd is. Dit schooljaar kan niet in deze vorm "
    "worden gepubliceerd."
)


def stel_voor(vraag: dict[str, Any], actor: Actor, meld: Meld) -> dict[str, Any]:
    """`vraag`: {"schooljaar": the year it began, "definitie"}. The outcome: the tables as they
    would be published, why how many numbers are protected, and beside which publications that was
    judged.

    Raises Onmogelijk, and Geweigerd for who may not publish.
    """
    # Brings the solver, which no page needs.
    from inbeeld.monitor.publicatie.voorstel import METHODE, stel_op

    check_can_publiceren(actor)
    jaar = int(vraag["schooljaar"])
    meld(5, "De cijfers van het schooljaar worden gelezen.")
    with een_moment():
        blad = _blad(jaar, vraag["definitie"])
        eerder = list(Publicatie.objects.order_by("van"))
        if any(publicatie.van.year == jaar for publicatie in eerder):
            raise Onmogelijk("Dit schooljaar is al gepubliceerd. Dat verandert niet meer.")
        eigen = gemeenten()
        getallen = maak_tabellen(_cijfers(blad, jaar), jaar, blad.definitie, eigen)
        namen = Namen()
    if not any(plek.gebied == REGIO for plek in getallen):
        raise Onmogelijk("Van dit schooljaar zijn er geen cijfers.")
    meld(20, "Kleine getallen worden afgeschermd.")
    vorige = [(p.definitie, lees(p.van.year, p.tabellen["regels"])) for p in eerder]
    try:
        voorstel = stel_op(getallen, blad.definitie, vorige)
    except NietAfTeSchermen as fout:
        raise Onmogelijk(VOLGT) from fout
    tabellen = {
        "schooljaar": jaar,
        "definitie": blad.definitie,
        "bekend_op": blad.bekend_op.isoformat(),
        "methode": METHODE,
        "regio": namen.van(gebied(REGIO)),
        "gebieden": _gebieden({plek.gebied for plek in getallen}, namen),
        "regels": voorstel.als_json(),
    }
    return {
        "tabellen": tabellen,
        "waarom": {tabel: dict(redenen) for tabel, redenen in voorstel.waarom.items()},
        "eerder": [str(publicatie.sleutel) for publicatie in eerder],
        "vingerafdruk": vingerafdruk(tabellen),
    }


def _gebieden(sleutels: set[str], namen: Namen) -> dict[str, str]:
    """What every area is called now: a publication keeps its names too."""
    eigen = {g: namen.van(gebied(g)) for g in sorted(sleutels - {OVERIG})}
    return {OVERIG: NAAM_OVERIG} | eigen


def _blad(jaar: int, definitie: str) -> Cijferblad:
    blad = blad_van(definitie)
    if blad is None:
        raise Onmogelijk("De cijfers worden nog gemaakt. Probeer het over een paar minuten.")
    if periode(jaar)[1] >= blad.dag:
        raise Onmogelijk("Dit schooljaar is nog niet voorbij.")
    return blad


def _cijfers(blad: Cijferblad, jaar: int) -> list[Cijfer]:
    van, tot_en_met = periode(jaar)
    op_dagen = Q(indicator="stand", van=None, dag__in=peildata(jaar))
    in_jaar = Q(indicator__in=("jaar", "stroom"), van=van, dag=tot_en_met)
    return list(Cijfer.objects.filter(op_dagen | in_jaar, blad=blad))


kan(SOORT, stel_voor)
