"""For the director of a samenwerkingsverband: who is there, who came and went, what is missing."""

from collections import defaultdict
from typing import Any

from inbeeld.monitor.beeld import Figuur
from inbeeld.monitor.beeld_stand import thuiszitters
from inbeeld.monitor.gebieden import gebied
from inbeeld.monitor.overzicht.bestuurder import gevraagd
from inbeeld.monitor.overzicht.delen import Deel, Delen, delen
from inbeeld.monitor.overzicht.kaarten import duur, kaarten_van
from inbeeld.monitor.overzicht.kijker import Kijker
from inbeeld.monitor.overzicht.lezen import Cijfers
from inbeeld.monitor.overzicht.samenstellen import delen_van, lees_delen, lijn, samen
from inbeeld.monitor.overzicht.stroom import stroom
from inbeeld.monitor.overzicht.verantwoording import antwoord, behoefte
from inbeeld.monitor.perioden import kwartalen, schooljaar
from inbeeld.toegang.models import Werkgebied
from inbeeld.web import woorden

SOORTEN = ("thuiszitter", "verzuim", "dreigend", "ziek", "met_aanbod", "vrijgesteld", "onbekend")


def inhoud(kijker: Kijker, cijfers: Cijfers) -> dict[str, Any]:
    """The pieces of the page."""
    dag = cijfers.blad.dag
    begin = schooljaar(dag)
    figuren = lees_delen(kijker, cijfers, "school")
    return {
        "kaarten": [
            *kaarten_van(kijker, cijfers, SOORTEN),
            *antwoord(kijker, cijfers, begin, van_wie="uw samenwerkingsverband"),
        ],
        "gevraagd": gevraagd(kijker, cijfers) if kijker.bestuur else [],
        "lijn": lijn(kijker, cijfers, []),
        "stroom": stroom(kijker, cijfers, kwartalen(dag)[-1][0]),
        "duur": duur(kijker, cijfers),
        "behoefte": behoefte(kijker, cijfers),
        "delen": delen_van(kijker, cijfers, "school", figuren=figuren),
        "groepen": _groepen(kijker, cijfers, figuren),
    }


def _groepen(kijker: Kijker, cijfers: Cijfers, figuren: list[Figuur]) -> list[Delen]:
    """The schools added up: per sector, and per schoolbestuur."""
    besturen = dict(
        Werkgebied.objects.filter(
            organisatie__soort="schoolbestuur",
            gebied__soort="school",
            periode__contains=kijker.actor.vandaag,
        ).values_list("gebied__code", "organisatie__naam")
    )
    uit = []
    for per, van, namen in (
        ("sector", kijker.namen.sectoren, woorden.SECTOR),
        ("bestuur", besturen, {}),
    ):
        groepen: dict[str, list[Figuur]] = defaultdict(list)
        for figuur in figuren:
            naam = van.get(gebied(figuur.gebied).code, "onbekend")
            groepen[namen.get(naam, naam)].append(figuur)
        lijst = [Deel(naam, samen(rijen, naam)) for naam, rijen in sorted(groepen.items())]
        totaal = thuiszitters(cijfers.nu, cijfers.blad.definitie)
        blok = delen(kijker, per, lijst, cijfers.blad.definitie, totaal, tegels=False)
        uit += [blok] if blok else []
    return uit
