"""The closed set of tables of one school year. Only these are ever published.

Per gemeente of the region, of the rest ('overig': an address that is secret or not known, or
outside these gemeenten), and of the whole region; unique children also per sector. Never by school
or wijk, and no two of these at once: there the numbers are small.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple, Protocol

from inbeeld.monitor.maten import THUISZITTER
from inbeeld.monitor.perioden import KOP
from inbeeld.regels.codes import GRONDEN, SECTOREN
from inbeeld.regels.definities import DEFINITIES
from inbeeld.regels.stroom import POSTEN
from inbeeld.regels.telling import ONGEOORLOOFD_VERZUIMER
from inbeeld.tijdlijnen.telbeeld import Getal

REGIO, OVERIG = "regio", "overig"
PLICHTIG = "plichtig"
KORTER, LANGER = "korter", "langer"
NIET_PLICHTIG = "niet_plichtig"
EERSTE_OKTOBER = (10, 1)
SECTOREN_ALLE = (*SECTOREN, "geen", "onbekend")
TABELLEN: Mapping[str, str] = {
    "stand": "Kinderen per status op zes dagen in het schooljaar",
    "jaar": "Verschillende kinderen per status in het hele schooljaar",
    "vrijstelling": "Kinderen met een vrijstelling in het schooljaar, per grond",
    "stroom": "Thuiszitters: erbij en eraf in het schooljaar",
}
OPTELBAAR = [post for post in POSTEN if post not in ("ingekomen", "verhuisd")]
"""Who moves from one gemeente to another moves in no region, so these two do not add up."""


class Plek(NamedTuple):
    """Where a number stands. `dag`: the peildatum, '' for a number over the whole school year.

    `gebied`: 'regio', 'overig', 'gemeente:<code>' or 'sector:<code>'.
    """

    schooljaar: int
    tabel: str
    dag: str
    gebied: str
    onderwerp: str


class Cijfer(Protocol):
    """A figure as the sheet has it: `monitor.models.Cijfer` or `monitor.blad.Rij`."""

    indicator: str
    gebied: object
    van: date | None
    dag: date
    waarden: Mapping[str, int]
    onvolledig: Sequence[str]


def peildata(schooljaar: int) -> list[date]:
    """KOP's five and 1 October, in order."""
    dagen = (*KOP, EERSTE_OKTOBER)
    return sorted(date(schooljaar + (maand < 8), maand, dag) for maand, dag in dagen)


def periode(schooljaar: int) -> tuple[date, date]:
    """First and last day of the school year."""
    return date(schooljaar, 8, 1), date(schooljaar + 1, 7, 31)


def soorten(definitie: str) -> dict[str, list[str]]:
    """Per soort its statuses, for whoever must go to school."""
    uit: dict[str, list[str]] = {}
    for regel in DEFINITIES[definitie].regels:
        if regel.soort != NIET_PLICHTIG:
            uit.setdefault(regel.soort, []).append(regel.status)
    return uit


def soort_code(soort: str) -> str:
    """How a soort is called beside the statuses, of which one may have the same name."""
    return f"soort:{soort}"


def eigen_regel(soort: str, statussen: Sequence[str]) -> bool:
    """Whether a soort has a line besides those of its statuses."""
    return soort == THUISZITTER or len(statussen) > 1


def maak_tabellen(
    cijfers: Iterable[Cijfer], schooljaar: int, definitie: str, gemeenten: Iterable[str]
) -> dict[Plek, Getal]:
    """Every number of the tables, unprotected, from the figures of the sheet.

    What the sheet does not have is not here: not known. `gemeenten`: codes of the region's own.
    """
    tabel = _Tabellen(schooljaar, definitie, [f"gemeente:{code}" for code in gemeenten])
    van, tot_en_met = periode(schooljaar)
    dagen = set(peildata(schooljaar))
    for cijfer in cijfers:
        if cijfer.indicator == "stand" and cijfer.van is None and cijfer.dag in dagen:
            tabel.stand(cijfer)
        elif (cijfer.van, cijfer.dag) == (van, tot_en_met):
            if cijfer.indicator == "jaar":
                tabel.jaar(cijfer)
            elif cijfer.indicator == "stroom":
                tabel.stroom(cijfer)
    tabel.overig()
    return tabel.getallen


class _Tabellen:
    def __init__(self, schooljaar: int, definitie: str, gemeenten: Sequence[str]) -> None:
        self.jaartal, self.gemeenten = schooljaar, gemeenten
        self.soorten = soorten(definitie)
        self.getallen: dict[Plek, Getal] = {}

    def stand(self, cijfer: Cijfer) -> None:
        gebied = str(cijfer.gebied)
        if gebied != REGIO and gebied not in self.gemeenten:
            return
        dag = cijfer.dag.isoformat()
        for naam, getal in self._standregels(cijfer):
            self.getallen[Plek(self.jaartal, "stand", dag, gebied, naam)] = getal

    def _standregels(self, cijfer: Cijfer) -> Iterator[tuple[str, Getal]]:
        if PLICHTIG in cijfer.waarden:
            yield PLICHTIG, self._getal(cijfer, [PLICHTIG])
        for soort, statussen in self.soorten.items():
            if not all(status in cijfer.waarden for status in statussen):
                continue
            for status in statussen:
                yield status, self._getal(cijfer, [status])
            totaal = self._getal(cijfer, statussen)
            if eigen_regel(soort, statussen):
                yield soort_code(soort), totaal
            if soort == THUISZITTER:
                langer = sum(cijfer.waarden.get(f"{s}.{LANGER}", 0) for s in statussen)
                yield f"{soort_code(soort)}.{LANGER}", Getal(langer, totaal.volledig)
                korter = Getal(totaal.aantal - langer, totaal.volledig)
                yield f"{soort_code(soort)}.{KORTER}", korter

    def jaar(self, cijfer: Cijfer) -> None:
        gebied = str(cijfer.gebied)
        sectoren = [f"sector:{sector}" for sector in SECTOREN_ALLE]
        if gebied != REGIO and gebied not in self.gemeenten and gebied not in sectoren:
            return
        namen = [status for statussen in self.soorten.values() for status in statussen]
        namen += [soort_code(s) for s, delen in self.soorten.items() if eigen_regel(s, delen)]
        namen.append(ONGEOORLOOFD_VERZUIMER)
        wat = {naam: naam for naam in namen} | {
            f"{soort_code(THUISZITTER)}.{LANGER}": f"{THUISZITTER}.{LANGER}"
        }
        for naam, onderdeel in wat.items():
            if onderdeel in cijfer.waarden:
                plek = Plek(self.jaartal, "jaar", "", gebied, naam)
                self.getallen[plek] = self._getal(cijfer, [onderdeel])
        if gebied in sectoren:
            return
        for grond in GRONDEN:
            if f"vrijgesteld.{grond}" in cijfer.waarden:
                plek = Plek(self.jaartal, "vrijstelling", "", gebied, grond)
                self.getallen[plek] = self._getal(cijfer, [f"vrijgesteld.{grond}"])

    def stroom(self, cijfer: Cijfer) -> None:
        gebied = str(cijfer.gebied)
        if gebied != REGIO and gebied not in self.gemeenten:
            return
        for post in POSTEN:
            onderdeel = f"{soort_code(THUISZITTER)}.{post}"
            if onderdeel in cijfer.waarden:
                plek = Plek(self.jaartal, "stroom", "", gebied, post)
                self.getallen[plek] = self._getal(cijfer, [onderdeel])

    def overig(self) -> None:
        """Who is in the region, and in none of its gemeenten."""
        for plek, regio in list(self.getallen.items()):
            telt_op = plek.tabel == "stand" or plek.onderwerp in OPTELBAAR
            if plek.gebied != REGIO or plek.tabel not in ("stand", "stroom") or not telt_op:
                continue
            delen = [self.getallen.get(plek._replace(gebied=g)) for g in self.gemeenten]
            rest = regio.aantal - sum(deel.aantal for deel in delen if deel)
            if rest >= 0:
                self.getallen[plek._replace(gebied=OVERIG)] = Getal(rest, regio.volledig)

    @staticmethod
    def _getal(cijfer: Cijfer, onderdelen: Sequence[str]) -> Getal:
        return Getal(
            sum(cijfer.waarden[naam] for naam in onderdelen),
            not any(naam in cijfer.onvolledig for naam in onderdelen),
        )
