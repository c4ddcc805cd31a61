"""Stored figures as a page, a chart and a file show them: in words, and never zero for unknown."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from inbeeld.monitor.models import Cijfer
from inbeeld.tijdlijnen.telbeeld import Getal
from inbeeld.web import rekenbladen
from inbeeld.web.grafieken import Punt

LIJN_VANAF = 3
"""Two days are no line."""


@dataclass(frozen=True, slots=True)
class Figuur:
    """A row of figures, of the sheet or of a calculation; see `models.Cijfer`."""

    gebied: str
    dag: date
    waarden: Mapping[str, int]
    onvolledig: frozenset[str] = frozenset()
    van: date | None = None
    details: Mapping[str, Any] | None = None

    def getal(self, *onderdelen: str) -> Getal:
        """These parts added up. Of one that is not there nothing is known: it is no zero, and
        makes a sum 'at least'."""
        return sum((self._een(naam) for naam in onderdelen), Getal())

    def _een(self, naam: str) -> Getal:
        if naam not in self.waarden:
            return Getal(0, volledig=False)
        return Getal(self.waarden[naam], naam not in self.onvolledig)

    @property
    def is_volledig(self) -> bool:
        return not self.onvolledig


def van_cijfer(rij: Cijfer) -> Figuur:
    return Figuur(rij.gebied, rij.dag, rij.waarden, frozenset(rij.onvolledig), rij.van, rij.details)


def van_uitkomst(rij: Mapping[str, Any]) -> Figuur:
    """A row of the outcome of a calculation (`uitvoerders.telling`)."""
    return Figuur(
        rij["gebied"],
        date.fromisoformat(rij["dag"]),
        rij["waarden"],
        frozenset(rij["onvolledig"]),
        date.fromisoformat(rij["van"]) if rij.get("van") else None,
        rij.get("details"),
    )


@dataclass(frozen=True, slots=True)
class Cel:
    """A cell: its words, what a file holds, and by what the children behind it are asked ('').
    `adres`: where they are shown, '' when the reader may not see children."""

    tekst: str
    waarde: rekenbladen.Cel = None
    onderdeel: str = ""
    adres: str = ""


def cel(getal: Getal, onderdeel: str = "") -> Cel:
    """A count. Nobody stands behind a zero or an unknown."""
    if not getal.volledig and not getal.aantal:
        return Cel("onbekend", "onbekend")
    waarde = rekenbladen.Getal(getal.aantal, ten_minste=not getal.volledig)
    return Cel(str(waarde), waarde, onderdeel if getal.aantal else "")


def bekend(getal: Getal) -> int | None:
    """The number for a chart; None where nothing is known, as 'at least 0' is no figure."""
    return getal.aantal if getal.aantal or getal.volledig else None


def punt(dag: date, getal: Getal) -> Punt:
    """A count on a line, which breaks where nothing is known."""
    return Punt(dag, bekend(getal), getal.volledig)


def per_duizend(getal: Getal, van: Getal) -> Cel:
    """Per 1,000; empty when either is not wholly known."""
    if not (getal.volledig and van.volledig and van.aantal):
        return Cel("")
    waarde = rekenbladen.Getal(round(1000 * getal.aantal / van.aantal, 1), "decimaal")
    return Cel(str(waarde), waarde)


@dataclass(frozen=True, slots=True)
class Rij:
    """A row: `kop` is what it is about, a day or the name of an area."""

    kop: str
    waarde: str | date
    cellen: Sequence[Cel]
    figuur: Figuur | None = None


@dataclass(frozen=True, slots=True)
class Tabel:
    """A table as page and file show it. `kolommen`: without that of the head of each row."""

    naam: str
    kop: str
    kolommen: Sequence[str]
    rijen: Sequence[Rij]

    def met_adressen(self, adres: Callable[[Figuur, str], str]) -> "Tabel":
        """The same, with the address of the children behind each cell that has them."""
        return replace(self, rijen=[_met_adressen(rij, adres) for rij in self.rijen])

    @property
    def met_namen(self) -> list[tuple[Rij, list[tuple[str, Cel]]]]:
        """Every cell beside the name of its column."""
        return [(rij, list(zip(self.kolommen, rij.cellen, strict=True))) for rij in self.rijen]


def _met_adressen(rij: Rij, adres: Callable[[Figuur, str], str]) -> Rij:
    if rij.figuur is None:
        return rij
    figuur = rij.figuur
    cellen = [
        replace(c, adres=adres(figuur, c.onderdeel)) if c.onderdeel else c for c in rij.cellen
    ]
    return replace(rij, cellen=cellen)


def blad(
    tabellen: Sequence[Tabel], *, naam: str, titel: str, noten: Iterable[str]
) -> rekenbladen.Blad:
    """Tables over the same rows as one sheet, side by side."""
    een = tabellen[0]
    return rekenbladen.Blad(
        naam=naam,
        titel=titel,
        kolommen=[een.kop, *(k for tabel in tabellen for k in tabel.kolommen)],
        rijen=[
            [rij.waarde, *(c.waarde for tabel in tabellen for c in tabel.rijen[nr].cellen)]
            for nr, rij in enumerate(een.rijen)
        ],
        boven=list(noten),
    )
