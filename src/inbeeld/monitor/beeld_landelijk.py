"""The national figures beside ours, per school year."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString

from inbeeld.monitor.beeld import punt
from inbeeld.monitor.doelstand import Cijferrij, som
from inbeeld.monitor.landelijk import REEKSEN, Landelijk
from inbeeld.monitor.peildata import naam_schooljaar
from inbeeld.regels.definities import DEFINITIES
from inbeeld.tijdlijnen.telbeeld import Getal
from inbeeld.web.grafieken import Punt, Reeks, teken_lijn


@dataclass(frozen=True)
class Cel:
    """One series in one year: the country's, ours, and ours per 1,000 who must be at school."""

    naam: str
    land: str
    eigen: Getal | None
    per_duizend: str

    @property
    def tekst(self) -> str:
        """Ours; '' where there is no figure."""
        return "" if self.eigen is None else str(self.eigen)


@dataclass(frozen=True)
class Jaar:
    """A school year, the year that is not over with `loopt`."""

    begin: int
    loopt: bool
    cellen: tuple[Cel, ...]

    @property
    def naam(self) -> str:
        return naam_schooljaar(self.begin)


def jaren(
    land: Mapping[int, Landelijk],
    eigen: Iterable[Cijferrij],
    plichtig: Mapping[int, int],
    definitie: str,
    dag: date,
) -> list[Jaar]:
    """The latest first. `eigen`: rows of `jaar`; `plichtig`: on 1 October, per year."""
    van_ons = {
        rij.van.year: rij for rij in eigen if rij.van and (rij.van.month, rij.van.day) == (8, 1)
    }
    return [
        Jaar(
            begin,
            begin in van_ons and date(begin + 1, 7, 31) > dag,
            tuple(
                _cel(
                    reeks.naam,
                    getattr(land[begin], reeks.veld) if begin in land else None,
                    _eigen(van_ons.get(begin), reeks.onderdeel(definitie)),
                    plichtig.get(begin),
                )
                for reeks in REEKSEN
            ),
        )
        for begin in sorted({*land, *van_ons}, reverse=True)
    ]


def per_reeks(lijst: list[Jaar]) -> list[tuple[str, list[tuple[Jaar, Cel]]]]:
    """Per series its years, from the first to the last of which anything is known."""
    uit = []
    for nr, reeks in enumerate(REEKSEN):
        rijen = [(jaar, jaar.cellen[nr]) for jaar in lijst]
        bekend = [plek for plek, (_, cel) in enumerate(rijen) if cel.land or cel.tekst]
        uit.append((reeks.naam, rijen[bekend[0] : bekend[-1] + 1] if bekend else []))
    return uit


def _cel(naam: str, land: int | None, eigen: Getal | None, plichtig: int | None) -> Cel:
    deel = ""
    if eigen is not None and eigen.volledig and plichtig:
        deel = f"{1000 * eigen.aantal / plichtig:.2f}".replace(".", ",")
    return Cel(naam, "" if land is None else f"{land:,}".replace(",", "."), eigen, deel)


def _eigen(rij: Cijferrij | None, onderdeel: str | None) -> Getal | None:
    if rij is None or onderdeel is None:
        return None
    waarde, volledig = som(rij, [onderdeel])
    return Getal(waarde or 0, volledig)


@dataclass(frozen=True)
class Voorbeeld:
    """Our own last full school year: the lines added up, and how many children that are."""

    naam: str
    delen: tuple[tuple[str, int], ...]
    kinderen: int

    @property
    def opgeteld(self) -> int:
        return sum(aantal for _, aantal in self.delen)


def voorbeeld(eigen: Iterable[Cijferrij], definitie: str) -> Voorbeeld | None:
    """The last full year in which somebody was at home; None without one."""
    statussen = [r.status for r in DEFINITIES[definitie].regels if r.soort == "thuiszitter"]
    for rij in sorted(eigen, key=lambda rij: rij.dag, reverse=True):
        if rij.van is None or (rij.dag.month, rij.dag.day) != (7, 31):
            continue
        kinderen, volledig = som(rij, ["soort:thuiszitter"])
        if kinderen and volledig:
            delen = tuple((status, rij.waarden.get(status, 0)) for status in statussen)
            return Voorbeeld(naam_schooljaar(rij.van.year), delen, kinderen)
    return None


Tekening = tuple[SafeString, SafeString]


def tekeningen(
    lijst: list[Jaar], land: Mapping[int, Landelijk]
) -> tuple[Tekening, Tekening | None]:
    """The country's lines, and ours (None without a figure): apart, as their sizes differ."""
    landelijk = [
        Reeks(reeks.naam, [Punt(_eind(j.jaar), getattr(j, reeks.veld)) for j in land.values()])
        for reeks in REEKSEN
    ]
    eigen = [
        Reeks(
            reeks.naam,
            [
                punt(_eind(jaar.begin), getal)
                for jaar in reversed(lijst)
                if (getal := jaar.cellen[nr].eigen) is not None and not jaar.loopt
            ],
        )
        for nr, reeks in enumerate(REEKSEN)
    ]
    bekend = any(p.waarde is not None for reeks in eigen for p in reeks.punten)
    return (
        _teken(landelijk, "Nederland", "land"),
        _teken(eigen, "Ons gebied", "ons") if bekend else None,
    )


def _teken(reeksen: list[Reeks], naam: str, id_: str) -> Tekening:
    breed, smal = (
        teken_lijn(
            reeksen,
            titel=f"{naam}: unieke kinderen per schooljaar",
            beschrijving="Dezelfde aantallen staan in de tabel.",
            breed=vorm,
            id_=id_,
        )
        for vorm in (True, False)
    )
    return breed, smal


def _eind(begin: int) -> date:
    return date(begin + 1, 7, 31)
