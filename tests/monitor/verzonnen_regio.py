"""Invented regions for the tests of publication: children day by day, and their figures.

Shares nothing with the engine: who is where with what status is drawn, and the figures are counted
from that in the simplest way, in the form of `publicatie.tabellen.Cijfer`. The same seed gives the
same region.
"""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from inbeeld.regels.codes import GRONDEN

DEFINITIE = "rijk-2016"
THUIS = ("absoluut_verzuim", "langdurig_relatief_verzuim")
SOORT = {
    **dict.fromkeys(THUIS, "thuiszitter"),
    "wettelijk_verzuim": "verzuim",
    "beginnend_verzuim": "verzuim",
    "langdurig_ziek": "ziek",
    "zorgwekkend_ziek": "ziek",
    "zorgwekkend_geoorloofd": "geoorloofd",
}
STATUSSEN = (*SOORT, "vrijgesteld", "onbekend", "met_aanbod", "in_onderwijs", "niet_plichtig")
VERZUIM = ("wettelijk_verzuim", "beginnend_verzuim")
SECTOREN = ("po", "vo", "so", "mbo")
GEHEIM = ""
POST = {
    "met_aanbod": "aanbod",
    "vrijgesteld": "vrijgesteld",
    "niet_plichtig": "niet_plichtig",
    "in_onderwijs": "teruggekeerd",
}
STAP = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Rij:
    """One figure of one area."""

    indicator: str
    gebied: str
    dag: date
    waarden: dict[str, int]
    van: date | None = None
    onvolledig: tuple[str, ...] = ()


@dataclass(slots=True)
class Kind:
    """A child in one fortnight."""

    gemeente: str
    wijk: str
    sector: str
    grond: str
    status: str
    sinds: date

    @property
    def soort(self) -> str:
        return SOORT.get(self.status, self.status)


class Regio:
    """Two school years of a region. `weken`: per fortnight every child as it was.

    `hooguit`: of so many gemeenten, with 200 children each. One gemeente in five delivers no
    verzuim, so that its numbers are not complete.
    """

    def __init__(self, zaad: int, jaren: int = 2, hooguit: int = 7) -> None:
        self.r = random.Random(zaad)
        self.eerste = 2023
        self.gemeenten = [f"{1000 + n}" for n in range(self.r.randint(2, hooguit))]
        self.zonder = [code for code in self.gemeenten if self.r.random() < 0.2]
        kinderen = [self._nieuw() for _ in range(self.r.randint(300, 200 * hooguit + 100))]
        self.weken: dict[date, list[tuple[object, ...]]] = {}
        dag = date(self.eerste, 7, 31) - 10 * STAP
        while dag <= date(self.eerste + jaren, 7, 31):
            for kind in kinderen:
                self._leef(kind, dag)
            self.weken[dag] = [
                (k.gemeente, k.wijk, k.sector, k.grond, k.status, k.soort, k.sinds)
                for k in kinderen
            ]
            dag += STAP

    def _nieuw(self) -> Kind:
        gewichten = [1 / (n + 1) ** 1.3 for n in range(len(self.gemeenten))]
        gemeente = self.r.choices(self.gemeenten, gewichten)[0]
        if self.r.random() < 0.004:
            gemeente = GEHEIM
        grond = self.r.choices(GRONDEN, [10, 3, 5, 1, 1, 2, 1])[0]
        wijk, sector = f"wijk{self.r.randint(1, 4)}", self.r.choice(SECTOREN)
        return Kind(gemeente, wijk, sector, grond, "in_onderwijs", date(2023, 1, 1))

    def _leef(self, kind: Kind, dag: date) -> None:
        if self.r.random() < 0.002:
            kind.gemeente = self.r.choice([*self.gemeenten, GEHEIM])
        blijft = 0.97 if kind.status == "in_onderwijs" else 0.85
        if self.r.random() < blijft:
            return
        gewichten = [3, 4, 4, 8, 2, 4, 2, 3, 1, 4, 60, 1]
        kind.status = self.r.choices(STATUSSEN, gewichten)[0]
        kind.sinds = dag

    def week(self, dag: date) -> date:
        """The last fortnight on or before this day."""
        return max(w for w in self.weken if w <= dag)

    def in_jaar(self, jaar: int) -> list[date]:
        return [w for w in self.weken if date(jaar, 8, 1) <= w <= date(jaar + 1, 7, 31)]

    def cijfers(self, jaar: int, peildata: list[date]) -> Iterator[Rij]:
        """The figures of one school year as the sheet would have them."""
        for dag in peildata:
            yield from self._stand(dag)
        yield from self._jaar(jaar)
        yield from self._stroom(jaar)

    def _stand(self, dag: date) -> Iterator[Rij]:
        tel: dict[str, Counter[str]] = {"regio": Counter()}
        week = self.week(dag)
        for gemeente, _, _, _, status, soort, sinds in self.weken[week]:
            for gebied in _in(gemeente):
                rij = tel.setdefault(gebied, Counter())
                rij[status] += 1
                rij["plichtig"] += status != "niet_plichtig"
                rij[f"{status}.langer"] += soort == "thuiszitter" and (week - sinds).days > 91
        for gebied, rij in tel.items():
            waarden = {s: rij[s] for s in (*STATUSSEN, "plichtig")}
            waarden |= {f"{s}.langer": rij[f"{s}.langer"] for s in THUIS}
            yield Rij("stand", gebied, dag, waarden, onvolledig=self._onvolledig(gebied))

    def _onvolledig(self, gebied: str) -> tuple[str, ...]:
        mist = self.zonder if gebied == "regio" else [gebied.removeprefix("gemeente:")]
        return VERZUIM if set(mist) & set(self.zonder) else ()

    def wijken(self, gemeente: str, dag: date) -> dict[str, int]:
        """Thuiszitters per wijk."""
        uit = dict.fromkeys([f"wijk{n}" for n in range(1, 5)], 0)
        for g, wijk, *_, soort, _ in self.weken[self.week(dag)]:
            if g == gemeente and soort == "thuiszitter":
                uit[str(wijk)] += 1
        return uit

    def _jaar(self, jaar: int) -> Iterator[Rij]:
        wie: dict[str, dict[str, set[int]]] = {}
        for week in self.in_jaar(jaar):
            for nr, (gemeente, _, sector, grond, status, soort, sinds) in enumerate(
                self.weken[week]
            ):
                namen = [status, f"soort:{soort}"]
                if status == "vrijgesteld":
                    namen.append(f"vrijgesteld.{grond}")
                if status == "wettelijk_verzuim":
                    namen.append("ongeoorloofd_verzuimer")
                if soort == "thuiszitter" and (week - sinds).days > 91:  # type: ignore[operator]
                    namen.append("thuiszitter.langer")
                for gebied in (*_in(gemeente), f"sector:{sector}"):
                    for naam in namen:
                        wie.setdefault(gebied, {}).setdefault(naam, set()).add(nr)
        alle = {naam for rij in wie.values() for naam in rij} | {"thuiszitter.langer"}
        for gebied, rij in wie.items():
            waarden = {naam: len(rij.get(naam, ())) for naam in alle}
            yield Rij("jaar", gebied, date(jaar + 1, 7, 31), waarden, van=date(jaar, 8, 1))

    def _stroom(self, jaar: int) -> Iterator[Rij]:
        van, tot = date(jaar, 8, 1), date(jaar + 1, 7, 31)
        for code in ("", *self.gemeenten):
            gebied = f"gemeente:{code}" if code else "regio"
            posten = self._rekening(code, [self.week(van - timedelta(1)), *self.in_jaar(jaar)])
            waarden = {f"soort:thuiszitter.{post}": n for post, n in posten.items()}
            yield Rij("stroom", gebied, tot, waarden, van=van)

    def _rekening(self, code: str, weken: list[date]) -> dict[str, int]:
        er = [[not code or k[0] == code for k in self.weken[w]] for w in weken]
        thuis = [[k[5] == "thuiszitter" for k in self.weken[w]] for w in weken]
        uit = Counter(
            dict.fromkeys(("nieuw", "ingekomen", *POST.values(), "verhuisd", "overig"), 0)
        )
        uit["begin"] = sum(a and b for a, b in zip(er[0], thuis[0], strict=True))
        uit["eind"] = sum(a and b for a, b in zip(er[-1], thuis[-1], strict=True))
        for stap in range(1, len(weken)):
            for nr, na in enumerate(self.weken[weken[stap]]):
                was, nu = er[stap - 1][nr], er[stap][nr]
                toen = was and thuis[stap - 1][nr]
                straks = nu and thuis[stap][nr]
                if straks and not toen:
                    uit["nieuw" if was else "ingekomen"] += 1
                elif toen and not straks:
                    uit[POST.get(str(na[4]), "overig") if nu else "verhuisd"] += 1
        return dict(uit)


def _in(gemeente: object) -> tuple[str, ...]:
    return ("regio", f"gemeente:{gemeente}") if gemeente else ("regio",)
