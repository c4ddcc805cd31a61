"""Section 4, absent lesdagen and reeksen of one child."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from .feiten import VER
from .kalender import EERSTE, LAATSTE
from .parameters import Parameters
from .wereld import Jongere, Wereld


@dataclass
class Reeks:
    """A run: its absent lesdagen in order, and the last day that it covers."""

    dagen: list[int]
    laatste: int


class Absentie:
    """What a child's verzuim rows come to, school by school and day by day."""

    def __init__(self, wereld: Wereld, jongere: Jongere, tot: int, p: Parameters) -> None:
        self.w, self.j, self.p = wereld, jongere, p
        # Facts after tot still count (section 1.4); nothing new happens after the last of them.
        datums = [tot, jongere.geboren]
        for rijen in (jongere.verzuim, jongere.inschrijvingen):
            for b, e, *_ in rijen:
                datums += [b, e] if e < VER else [b]
        datums += wereld.gegevens_tot.values()
        self.horizon = min(max(datums) + 120, LAATSTE)

    @cached_property
    def telt(self) -> dict[tuple[int, str], dict[str, list[int | None]]]:
        """Rows that count: (day, school) → soort → the uren of each row (None = whole day)."""
        uit: dict[tuple[int, str], dict[str, list[int | None]]] = defaultdict(
            lambda: defaultdict(list)
        )
        for b, e, school, soort, uren in self.j.verzuim:
            kalender = self.w.kalender_van(school)
            ingeschreven = [(p, q) for p, q, s in self.j.inschrijvingen if s == school]
            for d in range(max(b, EERSTE), min(e, self.horizon) + 1):
                if kalender.is_lesdag(d) and any(p <= d <= q for p, q in ingeschreven):
                    uit[d, school][soort].append(uren)
        return uit

    @cached_property
    def heel(self) -> dict[str, dict[int, list[str]]]:
        """Per soort: day → the schools at which it is wholly absent."""
        uit: dict[str, dict[int, list[str]]] = {
            soort: defaultdict(list) for soort in ("ongeoorloofd", "ziek", "geoorloofd")
        }
        for (d, school), soorten in self.telt.items():
            hele_dag = self.w.uren_per_lesdag(school, self.p)
            for soort, uren in soorten.items():
                if soort != "te_laat" and (
                    None in uren or sum(u for u in uren if u is not None) >= hele_dag
                ):
                    uit[soort][d].append(school)
        return uit

    def verenig(self, *soorten: str) -> dict[int, str]:
        """Day → lowest school code, over the heel-days of these soorten."""
        uit: dict[int, str] = {}
        for soort in soorten:
            for d, scholen in self.heel[soort].items():
                uit[d] = min([*scholen, *([uit[d]] if d in uit else [])])
        return uit

    @cached_property
    def dagen_van(self) -> dict[str, dict[int, str]]:
        """Per kind of reeks: its absent lesdagen with the school that counts on each."""
        a = self.verenig("ongeoorloofd", "geoorloofd", "ziek")
        ruim = dict(a)
        for (d, school), soorten in self.telt.items():
            samen = sum(
                u or 0
                for soort in ("ongeoorloofd", "geoorloofd", "ziek")
                for u in soorten.get(soort, ())
            )
            if samen and samen >= self.p.deel_afwezig * self.w.uren_per_lesdag(school, self.p):
                ruim[d] = min(school, ruim.get(d, school))
        return {
            "O": self.verenig("ongeoorloofd"),
            "Z": self.verenig("ziek"),
            "G": self.verenig("geoorloofd", "ziek"),
            "A": a,
            "A_ruim": ruim,
        }

    def bekende_lesdag(self, d: int, school: str) -> bool:
        if not self.w.kalender_van(school).is_lesdag(d):
            return False
        return d <= self.w.gegevens_tot.get(school, VER) or (d, school) in self.telt

    def _einde_inschrijving(self, school: str, d: int) -> int:
        """Last day of the unbroken enrolment at that school around d."""
        laatste = d
        verder = True
        while verder:
            verder = False
            for b, e, s in self.j.inschrijvingen:
                if s == school and b <= laatste + 1 and e > laatste:
                    laatste, verder = e, True
        return laatste

    def _reeksen(self, soort: str) -> list[Reeks]:
        dagen = self.dagen_van[soort]
        drempel = self.p.onderbreking_ruim if soort == "A_ruim" else self.p.onderbreking_lesdagen
        groepen: list[list[int]] = []
        for d in sorted(dagen):
            if groepen and not self._breekt(groepen[-1][-1], d, dagen[d], drempel):
                groepen[-1].append(d)
            else:
                groepen.append([d])
        return [Reeks(g, self._laatste_dag(g[-1], dagen[g[-1]])) for g in groepen]

    def _breekt(self, vorige: int, d: int, school: str, drempel: int) -> bool:
        gezien = 0
        for tussen in range(vorige + 1, d):
            gezien += self.bekende_lesdag(tussen, school)
            if gezien >= drempel:
                return True
        return False

    def _laatste_dag(self, laatste: int, school: str) -> int:
        """Until the child is back, and at the latest with its enrolment there."""
        uiterlijk = self._einde_inschrijving(school, laatste)
        d = laatste + 1
        while d <= min(uiterlijk, self.horizon):
            if self.bekende_lesdag(d, school):
                return d - 1
            d += 1
        return uiterlijk

    @cached_property
    def reeksen(self) -> dict[str, list[Reeks]]:
        return {soort: self._reeksen(soort) for soort in self.dagen_van}
