"""Somebody who wants the protected numbers back, with what is published and common sense.

Imports nothing of the application. Reads the published CSV files as any reader does and writes down
everything that must hold: counts are whole, a hidden one is at least 1 (a 0 is shown), totals add
up, who was it on a day was it in that year, the end of a year is the begin of the next, a rate with
its decimals gives its count back. Then asks integer programming of every hidden number the least
and the most that it can be. Where these are the same, it is recovered.
"""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

SOORTEN = {
    "thuiszitter": ("absoluut_verzuim", "langdurig_relatief_verzuim"),
    "verzuim": ("wettelijk_verzuim", "beginnend_verzuim"),
    "ziek": ("langdurig_ziek", "zorgwekkend_ziek"),
}
"""Of the national definitie, as anybody can read it."""
ANDERE = ("zorgwekkend_geoorloofd", "vrijgesteld", "onbekend", "met_aanbod", "in_onderwijs")
STATUSSEN = (*(status for delen in SOORTEN.values() for status in delen), *ANDERE)
THUIS, KORTER, LANGER = ("soort:thuiszitter" + deel for deel in ("", ".korter", ".langer"))
ERIN = ("begin", "nieuw", "ingekomen")
ERAF = ("teruggekeerd", "aanbod", "vrijgesteld", "verhuisd", "niet_plichtig", "overig")
VEEL = 10_000


class Plek(NamedTuple):
    """Where a number stands, as the file says it."""

    jaar: str
    tabel: str
    dag: str
    soort: str
    code: str
    wat: str


class Regel(NamedTuple):
    """Factors of numbers that add up to at least `minst` and at most `meest`."""

    termen: Mapping[Plek, float]
    minst: float = 0.0
    meest: float = 0.0


def lees(tekst: str) -> dict[Plek, tuple[str, str, str]]:
    """Per place what is printed there: number, sign, rate."""
    rijen = csv.DictReader(io.StringIO(tekst.lstrip("\ufeff")), delimiter=";")
    namen = ("schooljaar", "tabel", "peildatum", "gebied_soort", "gebied_code", "onderwerp")
    return {
        Plek(*(rij[naam] for naam in namen)): (rij["aantal"], rij["aanduiding"], rij["per_1000"])
        for rij in rijen
    }


class Aanvaller:
    """Knows what the files say. `terug()`: the hidden numbers that it works out."""

    def __init__(self, teksten: Iterable[str]) -> None:
        self.gedrukt: dict[Plek, tuple[str, str, str]] = {}
        for tekst in teksten:
            self.gedrukt |= lees(tekst)
        self.bekend = {
            plek: int(aantal or 0)
            for plek, (aantal, aanduiding, _) in self.gedrukt.items()
            if aanduiding != "afgeschermd"
        }
        self.weg = sorted(self.gedrukt.keys() - self.bekend.keys())
        self.kolom = {plek: nr for nr, plek in enumerate(self.weg)}
        self._stelsel(self._schakels())
        if self.weg:
            self._laat_los_wat_niet_past()

    def terug(self) -> dict[Plek, int]:
        """The hidden numbers that can be one thing only."""
        if not self.weg:
            return {}
        laag, hoog = self._proef()
        uit = {}
        for nr in np.flatnonzero(laag == hoog):
            if laag[nr] == hoog[nr] == self._uiterste(nr, laag, hoog):
                uit[self.weg[nr]] = int(laag[nr])
        return uit

    def spreiding(self, plekken: Iterable[Plek]) -> dict[Plek, tuple[int, int]]:
        """Of these hidden numbers the least and the most."""
        uit = {}
        for plek in plekken:
            doel = np.zeros(len(self.weg))
            doel[self.kolom[plek]] = 1
            eind = [round(float(self._los_op(k * doel)[self.kolom[plek]])) for k in (1, -1)]
            uit[plek] = (eind[0], eind[1])
        return uit

    def _proef(self, keer: int = 12) -> tuple[np.ndarray, np.ndarray]:
        """Some tables that may be the true one: what differs in them is not recovered."""
        r = np.random.default_rng(1)
        proeven = [self._los_op(np.ones(len(self.weg))), self._los_op(-np.ones(len(self.weg)))]
        proeven += [self._los_op(r.integers(-3, 4, len(self.weg))) for _ in range(keer)]
        alle = np.round(np.array(proeven))
        return alle.min(axis=0), alle.max(axis=0)

    def _uiterste(self, nr: int, laag: np.ndarray, hoog: np.ndarray) -> float:
        """The value when least and most are the same, else another than `laag`. What the search
        comes across for other numbers is kept."""
        doel = np.zeros(len(self.weg))
        for kant in (1, -1):
            doel[nr] = kant
            anders = np.round(self._los_op(doel))
            np.minimum(laag, anders, out=laag)
            np.maximum(hoog, anders, out=hoog)
        return float(laag[nr] if laag[nr] == hoog[nr] else np.nan)

    def _los_op(self, doel: np.ndarray) -> np.ndarray:
        uit = milp(
            doel,
            integrality=np.ones(len(self.weg)),
            bounds=Bounds(self._minst(), np.full(len(self.weg), VEEL)),
            constraints=self.voorwaarden,
        )
        if uit.x is None:
            raise ValueError(f"geen tabel past hierop: {uit.message}")
        return np.asarray(uit.x)

    def _minst(self) -> np.ndarray:
        """A hidden number is at least 1; but of a line with nothing else on it, it may be a 0."""
        lijnen = {plek[:-1] for plek in self.bekend}
        return np.array([1.0 if plek[:-1] in lijnen else 0.0 for plek in self.weg])

    def _laat_los_wat_niet_past(self) -> None:
        """A correction may have changed the number that two years share: then it says nothing."""
        try:
            self._los_op(np.zeros(len(self.weg)))
        except ValueError:
            past = []
            for schakel in self._schakels():
                self._stelsel([*past, schakel])
                try:
                    self._los_op(np.zeros(len(self.weg)))
                except ValueError:
                    continue
                past.append(schakel)
            self._stelsel(past)

    def _stelsel(self, schakels: Sequence[Regel]) -> None:
        rijen, kolommen, factoren, minst, meest = [], [], [], [], []
        for regel in (*self._regels(), *schakels):
            if not regel.termen.keys() <= self.gedrukt.keys():
                continue
            vast = sum(f * self.bekend[p] for p, f in regel.termen.items() if p in self.bekend)
            los = {p: f for p, f in regel.termen.items() if p not in self.bekend}
            if not los:
                continue
            rijen += [len(minst)] * len(los)
            kolommen += [self.kolom[p] for p in los]
            factoren += list(los.values())
            minst.append(regel.minst - vast)
            meest.append(regel.meest - vast)
        vorm = (len(minst), len(self.weg))
        self.voorwaarden = LinearConstraint(
            csr_array((factoren, (rijen, kolommen)), shape=vorm), minst, meest
        )

    def _regels(self) -> Iterable[Regel]:
        for plek in self.gedrukt:
            yield from self._dag(plek)
            yield from self._jaar(plek)
            yield from self._stroom(plek)
            yield from self._verhouding(plek)
        yield from self._gebieden()

    @staticmethod
    def _som(totaal: Plek, delen: Sequence[str]) -> Regel:
        return Regel({totaal: -1, **{totaal._replace(wat=deel): 1 for deel in delen}})

    @staticmethod
    def _hooguit(klein: Iterable[Plek], groot: Iterable[Plek]) -> Regel:
        return Regel({**dict.fromkeys(klein, -1), **dict.fromkeys(groot, 1)}, 0, np.inf)

    def _dag(self, plek: Plek) -> Iterable[Regel]:
        if plek.tabel == "stand" and plek.wat == "plichtig":
            yield self._som(plek, STATUSSEN)
            for soort, delen in SOORTEN.items():
                yield self._som(plek._replace(wat=f"soort:{soort}"), delen)
            yield self._som(plek._replace(wat=THUIS), (KORTER, LANGER))
        if plek.tabel == "stand":
            yield self._hooguit([plek], [plek._replace(tabel="jaar", dag="")])

    def _jaar(self, plek: Plek) -> Iterable[Regel]:
        if plek.tabel == "jaar" and plek.wat == THUIS:
            yield self._hooguit([plek._replace(wat=LANGER)], [plek])
        if plek.tabel == "jaar" and plek.wat.removeprefix("soort:") in SOORTEN:
            delen = [plek._replace(wat=s) for s in SOORTEN[plek.wat.removeprefix("soort:")]]
            yield self._hooguit([plek], delen)
            yield from (self._hooguit([deel], [plek]) for deel in delen)
        if plek.tabel == "jaar" and plek.wat == "vrijgesteld":
            gronden = [p for p in self.gedrukt if p[:1] + p[2:5] == plek[:1] + plek[2:5]]
            gronden = [p for p in gronden if p.tabel == "vrijstelling"]
            yield from (self._hooguit([grond], [plek]) for grond in gronden)
            if gronden:
                yield self._hooguit([plek], gronden)

    def _stroom(self, plek: Plek) -> Iterable[Regel]:
        if plek.tabel != "stroom" or plek.wat != "begin":
            return
        erin = [plek._replace(wat=post) for post in ERIN]
        eraf = [plek._replace(wat=post) for post in ERAF]
        eind = plek._replace(wat="eind")
        yield Regel({**dict.fromkeys(erin, 1), **dict.fromkeys([*eraf, eind], -1)})
        jaar = plek._replace(tabel="jaar", wat=THUIS)
        yield self._hooguit([jaar], erin)
        yield self._hooguit([eind], [jaar])
        for dag in {p.dag for p in self.gedrukt if p.tabel == "stand" and p.jaar == plek.jaar}:
            stand = plek._replace(tabel="stand", dag=dag, wat=THUIS)
            yield self._hooguit([stand], erin)
            yield self._hooguit([plek], [stand, *eraf])

    def _schakels(self) -> list[Regel]:
        """The end of a year is the begin of the next."""
        uit = []
        for plek in self.gedrukt:
            if plek.tabel == "stroom" and plek.wat == "begin":
                begon = int(plek.jaar[:4])
                vorig = plek._replace(wat="eind", jaar=f"{begon - 1}-{begon}")
                uit.append(Regel({vorig: 1, plek: -1}))
        return uit

    def _verhouding(self, plek: Plek) -> Iterable[Regel]:
        """A rate with two decimals says what the count is, to within a rounding."""
        per_1000 = self.gedrukt[plek][2]
        if not per_1000 or plek in self.bekend:
            return
        dag = plek.dag or f"{plek.jaar[:4]}-10-01"
        rate = float(per_1000.replace(",", "."))
        plichtig = plek._replace(tabel="stand", dag=dag, wat="plichtig")
        yield Regel({plek: 1000, plichtig: -(rate - 0.005)}, 0, np.inf)
        yield Regel({plek: -1000, plichtig: rate + 0.005}, 0, np.inf)

    def _gebieden(self) -> Iterable[Regel]:
        delen: dict[Plek, list[Plek]] = {}
        for plek in self.gedrukt:
            if plek.soort != "regio":
                delen.setdefault(plek._replace(soort="regio", code=""), []).append(plek)
        for totaal, gevonden in delen.items():
            if any(p.soort == "overig" for p in gevonden):
                yield Regel({totaal: -1, **dict.fromkeys(gevonden, 1)})
            elif totaal.tabel in ("jaar", "vrijstelling"):
                yield from (self._hooguit([p], [totaal]) for p in gevonden)
                sectoren = [p for p in gevonden if p.soort == "sector"]
                if sectoren:
                    yield self._hooguit([totaal], sectoren)


def lijst_terug(getoond: Mapping[str, int | None], totaal: int) -> dict[str, int]:
    """The hidden numbers of one list with its total that can be one thing only."""
    weg = [naam for naam, aantal in getoond.items() if aantal is None]
    rest = totaal - sum(aantal for aantal in getoond.values() if aantal is not None)
    minst = 0 if len(weg) == len(getoond) else 1
    ruimte = rest - minst * len(weg)
    return dict.fromkeys(weg, rest // max(1, len(weg))) if len(weg) == 1 or not ruimte else {}
