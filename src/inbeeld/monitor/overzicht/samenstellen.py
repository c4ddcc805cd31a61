"""The pieces that several dashboards are made of."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.db.models import Q
from django.utils.safestring import SafeString

from inbeeld.monitor.afscherming import klein
from inbeeld.monitor.beeld import LIJN_VANAF, Figuur, punt
from inbeeld.monitor.beeld_doelen import tekening as teken_doel
from inbeeld.monitor.beeld_stand import langer, thuiszitters
from inbeeld.monitor.doelstand import Doelstand
from inbeeld.monitor.doelstand import lijn as doellijn
from inbeeld.monitor.gebieden import gebied
from inbeeld.monitor.overzicht.delen import Deel, Delen, delen
from inbeeld.monitor.overzicht.getallen import in_woorden, per_duizend
from inbeeld.monitor.overzicht.kijker import Kijker
from inbeeld.monitor.overzicht.lezen import Cijfers
from inbeeld.monitor.queries.doelen import gebied_van_doel, stand_van_doelen
from inbeeld.monitor.queries.gebieden import SECTOREN
from inbeeld.monitor.queries.samengesteld import naast_elkaar, per_sector
from inbeeld.monitor.queries.standen import binnen, op_dagen
from inbeeld.monitor.telwijze import PER_SECTOR
from inbeeld.regels.definities import DEFINITIES
from inbeeld.web import woorden
from inbeeld.web.datums import lang, periode
from inbeeld.web.grafieken import Band, Reeks, Streeflijn, teken_lijn

OP_EEN_DAG = {"stand.thuiszitters": "voor thuis", "stand.langer": "voor langer dan 3 maanden"}
"""What a target of so many on a day is about, in the order in which the line shows one of them."""


@dataclass(frozen=True)
class Lijn:
    """Two years as a picture, wide and narrow, with the table behind it."""

    tekening: tuple[SafeString, SafeString]
    rijen: Sequence[tuple[str, str, str]]
    doel: str

    @property
    def bijschrift(self) -> str:
        """How to read it."""
        uit = "De eerste van elke maand, twee jaar lang, en vandaag. Open merk: ten minste zo veel."
        return f"{uit} Het doel {self.doel}." if self.doel else uit


def lijn(kijker: Kijker, cijfers: Cijfers, doelen: Sequence[Doelstand]) -> Lijn | None:
    """Who was at home on the first of every month, and for longer than three months.

    None for too few days, and where it would show a small number to a board.
    """
    definitie = cijfers.blad.definitie
    dagen = [(f.dag, thuiszitters(f, definitie), langer(f, definitie)) for f in cijfers.maanden]
    if len(dagen) < LIJN_VANAF:
        return None
    if kijker.beschermd and any(
        klein(n)
        for _, een, ander in dagen
        for n in (een.aantal, ander.aantal, een.aantal - ander.aantal)
    ):
        return None
    reeksen = [
        Reeks("Thuis", [punt(dag, een) for dag, een, _ in dagen]),
        Reeks("Langer dan 3 maanden", [punt(dag, ander) for dag, _, ander in dagen]),
    ]
    doel = _doel(doelen, kijker, dagen[0][0], dagen[-1][0])
    breed, smal = (
        teken_lijn(
            reeksen,
            titel=f"Kinderen die thuis zitten, {periode(dagen[0][0], dagen[-1][0])}",
            beschrijving="Dezelfde aantallen staan in de tabel eronder. Een open merk: ten minste.",
            breed=vorm,
            id_="tweejaar",
            doel=doel[0] if doel else None,
            banden=_banden(cijfers, dagen[0][0]),
        )
        for vorm in (True, False)
    )
    rijen = [(lang(dag), str(een), str(ander)) for dag, een, ander in reversed(dagen)]
    return Lijn((breed, smal), rijen, doel[1] if doel else "")


def _doel(
    doelen: Sequence[Doelstand], kijker: Kijker, van: date, tot: date
) -> tuple[Streeflijn, str] | None:
    """The target for a day of this very area, as far as these two years show of it."""
    for maat, van_wat in OP_EEN_DAG.items():
        for stand in doelen:
            doel = stand.doel
            if stand.maat.code == maat and _over(stand, kijker):
                begin, eind = (doellijn(doel, dag) or stand.streefwaarde for dag in (van, tot))
                zin = f"{van_wat} is {stand.streefwaarde} op {lang(doel.uiterlijk_op)}"
                return Streeflijn("Doel", van, float(begin), tot, float(eind)), zin
    return None


def _banden(cijfers: Cijfers, vanaf: date) -> list[Band]:
    """Those that touch these two years, cut off at their edges."""
    return [
        Band(max(band.van, vanaf), min(band.tot_en_met, cijfers.blad.dag), band.naam)
        for band in cijfers.banden
        if band.tot_en_met >= vanaf and band.van <= cijfers.blad.dag
    ]


@dataclass(frozen=True)
class Doelen:
    """The targets for this area. `tekening`: of the first one that is about this very area and has
    figures, with its `naam`."""

    standen: Sequence[Doelstand]
    naam: str = ""
    tekening: tuple[SafeString, SafeString] | None = None


def doelen_van(kijker: Kijker, cijfers: Cijfers) -> Doelen:
    """Those on this very area first, and of these how many are at home."""
    standen = sorted(
        stand_van_doelen(
            kijker.gebied,
            dag=kijker.actor.vandaag,
            onvergelijkbaar=cijfers.onvergelijkbaar,
            namen=kijker.namen.gemeenten,
            wijze=kijker.telwijze,
        ),
        key=lambda stand: (
            not _over(stand, kijker),
            not stand.maat.code.endswith(".thuiszitters"),
        ),
    )
    for stand in standen:
        if _over(stand, kijker) and stand.maat.indicator != "stand":
            beeld = teken_doel(stand, cijfers.onvergelijkbaar)
            if beeld:
                return Doelen(standen, stand.doel.naam, beeld)
    return Doelen(standen)


def _over(stand: Doelstand, kijker: Kijker) -> bool:
    """Whether a target is about this very area."""
    if kijker.gebied.soort == "gemeente":
        return stand.doel.gemeenten == [kijker.gebied.code]
    waar = gebied_van_doel(stand.doel, kijker.namen.gemeenten, kijker.telwijze)
    return waar == kijker.gebied


def lees_delen(kijker: Kijker, cijfers: Cijfers, *per: str) -> list[Figuur]:
    """The figures of today of the gemeenten, wijken or schools inside the area. One query for
    several kinds."""
    if cijfers.bladen is not None:
        return [
            figuur
            for soort in per
            for figuur in naast_elkaar(cijfers.bladen, kijker.gebied, soort, kijker.actor)
        ]
    waar = Q()
    for soort in per:
        waar |= binnen(kijker.gebied, soort, kijker.actor.vandaag)
    return op_dagen(cijfers.blad, waar, [cijfers.blad.dag])


def delen_van(
    kijker: Kijker,
    cijfers: Cijfers,
    per: str,
    *,
    figuren: Sequence[Figuur] | None = None,
    tegels: bool = True,
) -> Delen | None:
    """These parts with their names. `figuren`: as `lees_delen` gave them, of other kinds too; None
    to read them."""
    figuren = lees_delen(kijker, cijfers, per) if figuren is None else figuren
    definitie, adres = cijfers.blad.definitie, _adressen(kijker, per)
    lijst = [
        Deel(_naam(kijker, figuur.gebied), figuur, adres(figuur.gebied))
        for figuur in figuren
        if figuur.gebied.startswith(f"{per}:")
    ]
    return delen(kijker, per, lijst, definitie, thuiszitters(cijfers.nu, definitie), tegels=tegels)


def sectoren_van(kijker: Kijker, cijfers: Cijfers) -> Delen | None:
    """Where the sectors go by different definities: each of them, with its definitie named. As far
    as the actor may read them."""
    if cijfers.bladen is None:
        return None
    wijze, adres = cijfers.bladen.telwijze, _adressen(kijker, "sector")
    hele = kijker.gebied.soort == "regio"
    lijst = [
        Deel(
            f"{SECTOREN.get(sector, sector)}, volgens: {DEFINITIES[wijze.van(sector)].titel}",
            figuur,
            adres(f"sector:{sector}") if hele else "",
        )
        for sector, figuur in per_sector(cijfers.bladen, kijker.gebied, kijker.actor).items()
    ]
    totaal = thuiszitters(cijfers.nu, PER_SECTOR)
    return delen(kijker, "sector", lijst, PER_SECTOR, totaal, tegels=False, klein=not hele)


def _naam(kijker: Kijker, sleutel: str) -> str:
    """In its own gemeente a wijk needs no gemeente behind its name."""
    naam = kijker.namen.van(gebied(sleutel))
    if kijker.gebied.soort == "gemeente":
        return naam.rpartition(", ")[0] or naam
    return naam


def _adressen(kijker: Kijker, per: str) -> Callable[[str], str]:
    """Gives the page of each part by its key. A board opens no wijk or school: its page would show
    what the list hides."""
    pagina = kijker.link("", "cijfers")
    if not pagina or (kijker.bestuur and per in ("wijk", "school")):
        return lambda _: ""
    return lambda sleutel: f"{pagina[0].adres}?{urlencode({'gebied': sleutel})}"


def samen(figuren: Iterable[Figuur], naam: str) -> Figuur:
    """Areas added up. What one of them does not know, the sum does not know whole."""
    lijst = list(figuren)
    sommen: Counter[str] = Counter()
    volledig: Counter[str] = Counter()
    for figuur in lijst:
        sommen.update(figuur.waarden)
        volledig.update(figuur.waarden.keys() - figuur.onvolledig)
    return Figuur(
        naam,
        lijst[0].dag,
        dict(sommen),
        frozenset(sleutel for sleutel in sommen if volledig[sleutel] < len(lijst)),
    )


@dataclass(frozen=True)
class Statusregel:
    """A status of the definitie: how many, of them longer than three months, and per 1,000."""

    status: str
    soort: str
    aantal: str
    langer: str
    duizend: str


def statustabel(kijker: Kijker, cijfers: Cijfers) -> list[Statusregel]:
    """Every status, those that ask most attention first; nothing where small numbers would show, or
    where sectors have different ones."""
    if kijker.beschermd or cijfers.bladen is not None:
        return []
    volgorde, nu = list(woorden.SOORT), cijfers.nu
    regels = sorted(
        DEFINITIES[cijfers.blad.definitie].regels, key=lambda r: volgorde.index(r.soort)
    )
    plichtig = nu.getal("plichtig")
    return [
        Statusregel(
            regel.status,
            regel.soort,
            str(nu.getal(regel.status)),
            str(nu.getal(f"{regel.status}.langer")) if regel.soort == "thuiszitter" else "",
            ""
            if regel.soort == "niet_plichtig"
            else in_woorden(per_duizend(nu.getal(regel.status), plichtig)),
        )
        for regel in regels
    ]
