"""Section 4 per child: every layer as a list with one value per day; then section 6."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import accumulate, groupby
from typing import Any

from .absentie import Absentie
from .definities import Dag, status_van
from .feiten import iso, plus_maanden
from .kalender import EERSTE
from .parameters import Parameters
from .wereld import Jongere, Wereld


class Dossier:
    """All layers of one child from birth through `tot`: each a list with one value per day."""

    def __init__(self, wereld: Wereld, jongere: Jongere, tot: int, p: Parameters) -> None:
        self.w, self.j, self.tot, self.p = wereld, jongere, tot, p
        self.van = jongere.geboren
        self.n = max(0, tot - self.van + 1)
        self.a = Absentie(wereld, jongere, tot, p)

    def leeg(self) -> bytearray:
        return bytearray(self.n)

    def dek(self, perioden: Iterable[tuple[int, int]]) -> bytearray:
        """1 on the days that any of these periods covers."""
        uit = self.leeg()
        for b, e in perioden:
            van, tot = max(b, self.van) - self.van, min(e, self.tot) - self.van
            if van <= tot:
                uit[van : tot + 1] = b"\x01" * (tot - van + 1)
        return uit

    # ---- duty, residence, enrolment

    @cached_property
    def leerplicht(self) -> tuple[int, int]:
        vijf = dt.date.fromordinal(plus_maanden(self.van, 60))
        eerste_van_maand = plus_maanden(vijf.replace(day=1).toordinal(), 1)
        zestien = dt.date.fromordinal(plus_maanden(self.van, 192))
        laatste = dt.date(zestien.year + (zestien.month >= 8), 7, 31)
        return self.w.kalender.eerste_lesdag(eerste_van_maand), laatste.toordinal()

    @cached_property
    def leerplichtig(self) -> bytearray:
        return self.dek([self.leerplicht])

    @cached_property
    def kwalificatieplichtig(self) -> bytearray:
        achttien = plus_maanden(self.van, 216)
        laatste = min(achttien, self.j.startkwalificatie, self.j.vervallen) - 1
        return self.dek([(self.leerplicht[1] + 1, laatste)])

    @cached_property
    def woonachtig(self) -> bytearray:
        if not self.j.woonplaatsen:
            return self.dek([(self.van, self.tot)])
        return self.dek((b, e) for b, e, *_ in self.j.woonplaatsen)

    @cached_property
    def plichtig(self) -> bytearray:
        return bytearray(
            (a | b) & c
            for a, b, c in zip(
                self.leerplichtig, self.kwalificatieplichtig, self.woonachtig, strict=True
            )
        )

    @cached_property
    def vrijgesteld(self) -> bytearray:
        return self.dek((b, e) for b, e, _ in self.j.vrijstellingen)

    @cached_property
    def ingeschreven(self) -> bytearray:
        return self.dek((b, e) for b, e, _ in self.j.inschrijvingen)

    @cached_property
    def aanbod(self) -> bytearray:
        return self.dek(self.j.aanbod)

    def duiding(self, welke: str) -> bytearray:
        return self.dek((b, e) for b, e, duiding in self.j.duidingen if duiding == welke)

    def woont(self, d: int) -> tuple[str, str]:
        """Gemeente and wijk on d: of the residence that began last, then the higher code."""
        hier = [(b, gemeente, wijk) for b, e, gemeente, wijk in self.j.woonplaatsen if b <= d <= e]
        return max(hier)[1:] if hier else ("onbekend", "onbekend")

    @cached_property
    def _buiten(self) -> tuple[bytearray, bytearray]:
        """(niet_ingeschreven, wacht): from the first lesdag of an unbroken stretch, and before."""
        niet, wacht = self.leeg(), self.leeg()
        lesdag = self.w.kalender.lesdag
        lesdag_geweest = False
        for i in range(self.n):
            if self.plichtig[i] and not self.vrijgesteld[i] and not self.ingeschreven[i]:
                lesdag_geweest = lesdag_geweest or bool(lesdag[self.van + i - EERSTE])
                (niet if lesdag_geweest else wacht)[i] = 1
            else:
                lesdag_geweest = False
        return niet, wacht

    @cached_property
    def niet_ingeschreven(self) -> bytearray:
        return self._buiten[0]

    @cached_property
    def wacht(self) -> bytearray:
        return self._buiten[1]

    @cached_property
    def absoluut(self) -> bytearray:
        uit = self.leeg()
        for i in range(self.n):
            if self.niet_ingeschreven[i]:
                d = self.van + i
                uit[i] = self.w.alles_gedekt or self.w.gedekt(self.woont(d)[0], "inschrijving", d)
        return uit

    @cached_property
    def ongewis(self) -> bytearray:
        return bytearray(
            a & (1 - b) for a, b in zip(self.niet_ingeschreven, self.absoluut, strict=True)
        )

    @cached_property
    def per_dag(self) -> dict[str, tuple[list[int], list[int]]]:
        """Per kind and day: first day of the reeks that holds (0: none), its lesdagen so far."""
        uit = {}
        for soort, reeksen in self.a.reeksen.items():
            begin, lesdagen = [0] * self.n, [0] * self.n
            for reeks in reeksen:  # in order of their first day: the first keeps the day
                geteld = 0
                dagen = set(reeks.dagen)
                for d in range(reeks.dagen[0], min(reeks.laatste, self.tot) + 1):
                    geteld += d in dagen
                    i = d - self.van
                    if i >= 0 and not begin[i]:
                        begin[i], lesdagen[i] = reeks.dagen[0], geteld
            uit[soort] = begin, lesdagen
        return uit

    def lesdagen(self, soort: str) -> list[int]:
        return self.per_dag[soort][1]

    def lang(self, soort: str) -> bytearray:
        minimaal = self.p.lang_dagen + (1 if self.p.lang_strikt else 0)
        uit = self.leeg()
        for i, (begin, geteld) in enumerate(zip(*self.per_dag[soort], strict=True)):
            if begin:
                duur = self.van + i - begin + 1
                uit[i] = duur >= minimaal and geteld >= self.p.lang_lesdagen
        return uit

    def _afwezig(self, *soorten: str) -> bytearray:
        lopend = zip(*(self.per_dag[soort][0] for soort in soorten), strict=True)
        return bytearray(
            1 if p and not v and i and any(r) else 0
            for p, v, i, r in zip(
                self.plichtig, self.vrijgesteld, self.ingeschreven, lopend, strict=True
            )
        )

    @cached_property
    def afwezig(self) -> bytearray:
        return self._afwezig("A", "O", "Z", "G")

    @cached_property
    def afwezig_ruim(self) -> bytearray:
        return self._afwezig("A_ruim")

    # ---- the clock

    def _thuis_sinds(self, afwezig: bytearray) -> list[int]:
        uit = [0] * self.n
        sinds = 0
        for i in range(self.n):
            if self.aanbod[i] or self.ongewis[i]:
                sinds = 0
            elif self.absoluut[i] or afwezig[i]:
                sinds = sinds or self.van + i
            elif not self.wacht[i]:
                sinds = 0
            uit[i] = sinds
        return uit

    @cached_property
    def thuis_sinds(self) -> list[int]:
        return self._thuis_sinds(self.afwezig)

    @cached_property
    def thuis_sinds_ruim(self) -> list[int]:
        return self._thuis_sinds(self.afwezig_ruim)

    def drie_maanden_op(self, sinds: int) -> int:
        return plus_maanden(sinds, self.p.drie_maanden)

    @cached_property
    def langer_dan_drie_maanden(self) -> bytearray:
        uit = self.leeg()
        for sinds, dagen in groupby(range(self.n), key=self.thuis_sinds.__getitem__):
            if sinds:
                vol = self.drie_maanden_op(sinds)
                for i in dagen:
                    uit[i] = self.van + i >= vol
        return uit

    # ---- windows

    @cached_property
    def uren(self) -> dict[int, int]:
        """Hours of soort ongeoorloofd per day: per school the larger way, of schools the larger."""
        uit: dict[int, int] = {}
        for (d, school), soorten in self.a.telt.items():
            uren = soorten.get("ongeoorloofd")
            if uren:
                heel = self.w.uren_per_lesdag(school, self.p) if None in uren else 0
                uit[d] = max(uit.get(d, 0), heel, sum(u for u in uren if u is not None))
        return uit

    def _som(self, waarden: Mapping[int, int], lesweken: int) -> list[int]:
        """Per day: the sum of `waarden` over the venster of n lesweken on that day."""
        if not waarden or not self.n:
            return [0] * self.n
        eerste = min(min(waarden), self.van)
        cumulatief = [0, *accumulate(waarden.get(d, 0) for d in range(eerste, self.tot + 1))]
        begin = self.w.kalender.venster_begin(lesweken)
        return [
            cumulatief[d + 1 - eerste] - cumulatief[max(begin[d - EERSTE], eerste) - eerste]
            for d in range(self.van, self.tot + 1)
        ]

    @cached_property
    def uren_venster(self) -> list[int]:
        return self._som(self.uren, self.p.venster_lesweken)

    @cached_property
    def te_laat_venster(self) -> list[int]:
        per_dag: dict[int, int] = defaultdict(int)
        for (d, _), soorten in self.a.telt.items():
            per_dag[d] += len(soorten.get("te_laat", ()))
        return self._som(per_dag, self.p.venster_lesweken)

    @cached_property
    def ziek_meldingen_venster(self) -> list[int]:
        begin = {reeks.dagen[0]: 1 for reeks in self.a.reeksen["Z"]}
        return self._som(begin, self.p.ziek_venster_lesweken)

    @cached_property
    def overstap(self) -> bytearray:
        uit = self.leeg()
        for i in range(self.n):
            if self.niet_ingeschreven[i] or self.wacht[i]:
                d = self.van + i
                geweest = [(e, b, s) for b, e, s in self.j.inschrijvingen if e < d]
                if not geweest:
                    continue
                e, _, school = max(geweest)
                klaar = dt.date.fromordinal(e)
                uit[i] = (
                    self.w.scholen[school]["sector"] in ("vo", "vso", "pro")
                    and 6 <= klaar.month <= 8
                    and d < dt.date(klaar.year, *self.p.overstap_tot).toordinal()
                )
        return uit

    # ---- what comes out (section 6)

    @cached_property
    def stukken(self) -> list[tuple[Dag, int]]:
        """What holds, and on how many days in a row exactly that."""
        return [
            (Dag(*waarden), len(list(gelijk)))
            for waarden, gelijk in groupby(
                zip(
                    self.plichtig,
                    self.vrijgesteld,
                    self.aanbod,
                    self.niet_ingeschreven,
                    self.wacht,
                    self.absoluut,
                    self.ongewis,
                    self.afwezig,
                    self.overstap,
                    (1 if begin else 0 for begin in self.per_dag["O"][0]),
                    self.lang("O"),
                    self.lang("Z"),
                    self.lesdagen("O"),
                    self.lesdagen("Z"),
                    self.lesdagen("G"),
                    self.uren_venster,
                    self.te_laat_venster,
                    self.ziek_meldingen_venster,
                    self.duiding("dreigend"),
                    self.duiding("nazorg"),
                    self.duiding("thuishouder"),
                    self.thuis_sinds,
                    self.langer_dan_drie_maanden,
                    strict=True,
                )
            )
        ]

    def tijdlijn(self, definitie: str) -> list[tuple[str, ...]]:
        """Rows (begindatum, einddatum, status, soort, thuis_sinds, langer_dan_drie_maanden)."""
        statussen: list[tuple[str, str, int, int]] = []
        for d, aantal in self.stukken:
            status, soort = status_van(definitie, d, self.p)
            thuis = soort == "thuiszitter"
            stand = (
                status,
                soort,
                d.thuis_sinds if thuis else 0,
                d.langer_dan_drie_maanden if thuis else 0,
            )
            statussen += [stand] * aantal
        return [
            (iso(b), iso(e), status, soort, iso(sinds), "ja" if langer else "nee")
            for b, e, (status, soort, sinds, langer) in self.perioden(statussen)
        ]

    def perioden(self, waarden: Iterable[Any]) -> list[tuple[int, int, Any]]:
        """Equal neighbours merged: (first day, last day, value)."""
        uit = []
        i = 0
        for waarde, gelijk in groupby(waarden):
            aantal = len(list(gelijk))
            uit.append((self.van + i, self.van + i + aantal - 1, waarde))
            i += aantal
        return uit

    def klok(self) -> list[tuple[str, str, str, str]]:
        """Rows (soort, thuis_sinds, drie_maanden_op, einddatum)."""
        uit = []
        for soort, sinds_per_dag, dagen in (
            ("streng", self.thuis_sinds, self.a.dagen_van["A"]),
            ("ruim", self.thuis_sinds_ruim, self.a.dagen_van["A_ruim"]),
        ):
            for b, e, sinds in self.perioden(sinds_per_dag):
                if not sinds:
                    continue
                absent = sum(b <= d <= e for d in dagen)
                absoluut = any(self.absoluut[b - self.van : e - self.van + 1])
                if absent >= self.p.klok_vanaf_lesdagen or absoluut:
                    slot = "" if e == self.tot else iso(e)
                    uit.append((soort, iso(sinds), iso(self.drie_maanden_op(sinds)), slot))
        return uit

    def meldplicht(self) -> list[tuple[str, str]]:
        """Rows (begindatum, einddatum), art. 21 and 21a."""
        begin = self.w.kalender.venster_begin(self.p.venster_lesweken)
        dagen = [
            d
            for d in sorted(self.uren)
            if self.van <= d <= self.tot
            and self.plichtig[d - self.van]
            and not self.vrijgesteld[d - self.van]
        ]
        uit = []
        vorige = 0
        for d in dagen:
            mee = [t for t in dagen if max(begin[d - EERSTE], vorige + 1) <= t <= d]
            ver_genoeg = not vorige or d - vorige >= self.p.melding_afstand_dagen
            if ver_genoeg and sum(self.uren[t] for t in mee) >= self.p.uren_drempel:
                uit.append((iso(mee[0]), iso(d)))
                vorige = d
        return uit
