"""A publication as tables for people: one table at a time, areas side by side."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from inbeeld.monitor.afscherming import AFGESCHERMD
from inbeeld.monitor.publicatie.regels import ONBEKEND, Regel, lees
from inbeeld.monitor.publicatie.tabellen import (
    KORTER,
    LANGER,
    OVERIG,
    PLICHTIG,
    REGIO,
    TABELLEN,
    Plek,
    soort_code,
    soorten,
)
from inbeeld.monitor.publicatie.woorden import POSTEN, naam_onderwerp
from inbeeld.regels.codes import GRONDEN
from inbeeld.regels.telling import ONGEOORLOOFD_VERZUIMER
from inbeeld.tijdlijnen.telbeeld import Getal
from inbeeld.web.datums import lang
from inbeeld.web.woorden import SOORT

_VAST = {"stroom": list(POSTEN), "vrijstelling": list(GRONDEN)}
SECTOR = "sector"
GEEN = "–"
"""Where no number belongs."""


@dataclass(frozen=True, slots=True)
class Keuze:
    """One table as it is shown; `dag` '' for one over the whole year. `per`: its columns besides
    the region, 'gemeente' or 'sector'."""

    tabel: str
    dag: str = ""
    per: str = "gemeente"

    @property
    def naam(self) -> str:
        if self.per == SECTOR:
            return f"{TABELLEN[self.tabel]}, per soort onderwijs"
        if not self.dag:
            return TABELLEN[self.tabel]
        return f"Kinderen per status op {lang(date.fromisoformat(self.dag))}"

    @property
    def adres(self) -> str:
        velden = {"tabel": self.tabel, "dag": self.dag, "per": self.per}
        return urlencode({naam: waarde for naam, waarde in velden.items() if waarde})

    def toont(self, plek: Plek) -> bool:
        """Whether a number stands in it. The region's own stands beside its gemeenten alone."""
        van_sector = plek.gebied.startswith(f"{SECTOR}:")
        return (plek.tabel, plek.dag, van_sector) == (self.tabel, self.dag, self.per == SECTOR)


@dataclass(frozen=True, slots=True)
class Tabel:
    """`kolommen`: names of the areas. `rijen`: what is counted, and the number of each area."""

    keuze: Keuze
    kolommen: Sequence[str]
    rijen: Sequence[tuple[str, Sequence[str]]]


def keuzes(tabellen: Mapping[str, Any]) -> list[Keuze]:
    """The tables of a publication in the order in which people read them."""
    er = {
        Keuze(tabel, dag, SECTOR if gebied.startswith(f"{SECTOR}:") else "gemeente")
        for tabel, dag, gebied, *_ in tabellen["regels"]
    }
    return sorted(er, key=lambda k: (list(TABELLEN).index(k.tabel), k.dag, k.per))


def kies(tabellen: Mapping[str, Any], tabel: str, dag: str, per: str) -> Keuze | None:
    """The table that was asked for, by default that of 1 October; None for another."""
    alle = keuzes(tabellen)
    if not (tabel or dag or per):
        gewoon = [keuze for keuze in alle if keuze.dag.endswith("-10-01")]
        return (gewoon or alle)[0]
    keuze = Keuze(tabel, dag, per or "gemeente")
    return keuze if keuze in alle else None


def maak_tabel(tabellen: Mapping[str, Any], keuze: Keuze) -> Tabel:
    """What is published in it, as text."""
    regels = {
        regel.plek: regel
        for regel in lees(tabellen["schooljaar"], tabellen["regels"])
        if keuze.toont(regel.plek)
    }
    gebieden = sorted({plek.gebied for plek in regels}, key=lambda g: _volgorde(g, tabellen))
    er = {plek.onderwerp for plek in regels}
    rijen = []
    for onderwerp in _onderwerpen(keuze.tabel, tabellen["definitie"]):
        if onderwerp not in er:
            continue
        plek = Plek(tabellen["schooljaar"], keuze.tabel, keuze.dag, "", onderwerp)
        plekken = [plek._replace(gebied=g) for g in gebieden]
        cellen = [als_tekst(regels.get(plek)) for plek in plekken]
        rijen.append((naam_onderwerp(keuze.tabel, onderwerp), cellen))
    return Tabel(keuze, [_kop(g, tabellen) for g in gebieden], rijen)


def als_tekst(regel: Regel | None) -> str:
    """A published number as people read it."""
    if regel is None:
        return GEEN
    if regel.aanduiding == ONBEKEND:
        return "onbekend"
    if regel.aantal is None:
        return AFGESCHERMD
    return str(Getal(regel.aantal, regel.volledig))


def _kop(gebied: str, tabellen: Mapping[str, Any]) -> str:
    return "Overig" if gebied == OVERIG else str(tabellen["gebieden"].get(gebied, gebied))


def _volgorde(gebied: str, tabellen: Mapping[str, Any]) -> tuple[int, str]:
    soort = gebied.partition(":")[0]
    return [REGIO, "gemeente", OVERIG, "sector"].index(soort), _kop(gebied, tabellen).lower()


def _onderwerpen(tabel: str, definitie: str) -> list[str]:
    """What a table may count, in the order in which people read it: what asks most attention
    first, of every soort all of them before its statuses."""
    if tabel in _VAST:
        return _VAST[tabel]
    uit = [PLICHTIG]
    per_soort = soorten(definitie)
    for soort in sorted(per_soort, key=list(SOORT).index):
        uit += [soort_code(soort), *(f"{soort_code(soort)}.{deel}" for deel in (KORTER, LANGER))]
        uit += [*([ONGEOORLOOFD_VERZUIMER] if soort == "verzuim" else []), *per_soort[soort]]
    return uit
