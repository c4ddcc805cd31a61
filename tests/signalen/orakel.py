"""A second reading of the waarschuwingen: day by day, in plain Python, from what the rules gave.

It walks back and forth over days and knows no SQL; the numbers stand here once more on purpose.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

DAG = timedelta(days=1)
WEEK = 7 * DAG
# (soort, first and last day of the klok on which it is shown).
TREDEN = (
    ("klok_dag_7", 7, 13),
    ("klok_dag_14", 14, 20),
    ("klok_dag_21", 21, 27),
    ("vier_weken", 28, 41),
    ("zes_weken", 42, 69),
    ("tien_weken", 70, 83),
    ("twaalf_weken", 84, 97),
)
GEEN_TERUGKEER = ("niet_plichtig", "vrijgesteld", "onbekend", "overstap", "thuiszitter")
Gevonden = tuple[str, date, str, date]
"""(soort, sinds, waarde, first day shown)."""


@dataclass
class Klok:
    """`einddatum` inclusive; None: it runs on."""

    soort: str
    thuis_sinds: date
    drie_maanden_op: date
    einddatum: date | None
    verschenen_op: date

    def op(self, dag: date) -> bool:
        return self.thuis_sinds <= dag and (self.einddatum is None or dag <= self.einddatum)


@dataclass
class Kind:
    """What the rules say of one child. Periods are (first day, last day or None, value)."""

    lagen: dict[str, list[tuple[date, date | None, str]]] = field(default_factory=dict)
    tijdlijn: list[tuple[date, date, str]] = field(default_factory=list)
    klokken: list[Klok] = field(default_factory=list)
    meldingen: list[tuple[date, date]] = field(default_factory=list)

    def laag(self, naam: str, dag: date) -> str:
        """The value of a layer on a day; '' when it does not hold."""
        for begin, eind, waarde in self.lagen.get(naam, ()):
            if begin <= dag and (eind is None or dag <= eind):
                return waarde
        return ""

    def getal(self, naam: str, dag: date) -> int:
        return int(self.laag(naam, dag) or 0)

    def soort(self, dag: date) -> str:
        """The soort of status."""
        return next((s for begin, eind, s in self.tijdlijn if begin <= dag <= eind), "")

    # ---- what is open on a day

    def waarschuwingen(self, dag: date) -> set[Gevonden]:
        delen = (
            self._van_klokken,
            self._van_aantallen,
            self._van_meldingen,
            self._van_absoluut,
            self._van_aanbod,
            self._van_terugval,
            self._van_straks,
        )
        return {gevonden for deel in delen for gevonden in deel(dag)}

    def _lopend(self, dag: date) -> list[Klok]:
        """The kloks that count; of two from one day the strict one."""
        per: dict[date, Klok] = {}
        for klok in sorted(self.klokken, key=lambda k: k.soort):  # ruim, then streng
            if klok.op(dag) and klok.verschenen_op <= dag:
                per[klok.thuis_sinds] = klok
        return list(per.values())

    def _van_klokken(self, dag: date) -> Iterator[Gevonden]:
        for klok in self._lopend(dag):
            n = (dag - klok.thuis_sinds).days + 1
            treden = [(s, klok.thuis_sinds + (a - 1) * DAG) for s, a, z in TREDEN if a <= n <= z]
            nog = (klok.drie_maanden_op - dag).days
            if 1 <= nog <= 28:
                treden.append(("drie_maanden_nadert", klok.drie_maanden_op - 28 * DAG))
            if nog <= 0:
                treden.append(("drie_maanden_voorbij", klok.drie_maanden_op))
            for soort, van in treden:
                yield soort, klok.thuis_sinds, klok.soort, max(van, klok.verschenen_op)

    def _van_aantallen(self, dag: date) -> Iterator[Gevonden]:
        if self.soort(dag) in ("niet_plichtig", "vrijgesteld"):
            return
        uren = self.getal("sein_uren", dag)
        if 8 <= uren < 16:
            sinds = _terug(dag, lambda d: self.getal("sein_uren", d) >= 8)
            if not any(sinds <= gemeld <= dag for _, gemeld in self.meldingen):
                yield "uren_lopen_op", sinds, str(uren), sinds
        for soort, sein in (("te_laat", "sein_te_laat"), ("ziek_vaak", "sein_ziek_meldingen")):
            yield from self._trede(dag, soort, sein)
        if self.laag("sein_ziek_lesdagen", dag):
            yield self._reeks(dag, "ziek_lang", "sein_ziek_lesdagen")
        elif self.laag("sein_geoorloofd_lesdagen", dag):
            yield self._reeks(dag, "geoorloofd_lang", "sein_geoorloofd_lesdagen")

    def _trede(self, dag: date, soort: str, sein: str) -> Iterator[Gevonden]:
        aantal = self.getal(sein, dag)
        if aantal:
            sinds = _terug(dag, lambda d: self.getal(sein, d) >= aantal)
            yield soort, sinds, str(aantal), sinds

    def _reeks(self, dag: date, soort: str, sein: str) -> Gevonden:
        sinds = _terug(dag, lambda d: bool(self.laag(sein, d)))
        return soort, sinds, self.laag(sein, dag), sinds

    def _van_meldingen(self, dag: date) -> Iterator[Gevonden]:
        geweest = [(eind, begin) for begin, eind in self.meldingen if 0 <= (dag - eind).days < 28]
        if geweest:
            eind, begin = max(geweest)
            yield "wettelijke_melding", begin, "", eind

    def _van_absoluut(self, dag: date) -> Iterator[Gevonden]:
        if self.laag("absoluut", dag) and self.soort(dag) == "thuiszitter":
            sinds = _terug(dag, lambda d: bool(self.laag("absoluut", d)))
            yield "absoluut", sinds, "", sinds

    def _gestopt(self, dag: date) -> bool:
        """An offer held the day before, and not on this one."""
        return bool(self.laag("aanbod", dag - DAG)) and not self.laag("aanbod", dag)

    def _van_aanbod(self, dag: date) -> Iterator[Gevonden]:
        zonder = next(
            (d for d in (dag - n * DAG for n in range(28)) if self.laag("aanbod", d - DAG)), None
        )
        if zonder is not None and not self.laag("aanbod", dag):
            begonnen = [
                k.thuis_sinds
                for k in self.klokken
                if k.op(dag) and zonder <= k.thuis_sinds <= zonder + WEEK
            ]
            if begonnen:
                yield "aanbod_geeindigd", zonder, "", min(begonnen)

        def weg(d: date) -> bool:
            return self.soort(d) == "met_aanbod" and not self.laag("niet_ingeschreven", d)

        if weg(dag):
            sinds = _terug(dag, weg)
            if dag - sinds >= WEEK:
                yield "aanbod_niet_gevolgd", sinds, "", sinds + WEEK

    def _van_terugval(self, dag: date) -> Iterator[Gevonden]:
        for klok in self._lopend(dag):
            sinds = klok.thuis_sinds
            uit_aanbod = any(self._gestopt(sinds - n * DAG) for n in range(8))
            nieuw = (dag - klok.verschenen_op).days < 28
            if nieuw and not uit_aanbod and any(self._eerder(klok, e) for e in self.klokken):
                yield "terugval", sinds, klok.soort, klok.verschenen_op

    def _eerder(self, klok: Klok, ander: Klok) -> bool:
        if ander.soort != klok.soort or ander.einddatum is None:
            return False
        terug = ander.einddatum + DAG
        soort = self.soort(terug)
        return (
            _jaar_eerder(klok.thuis_sinds) < terug <= klok.thuis_sinds
            and soort not in ("", *GEEN_TERUGKEER)
            and ((terug - ander.thuis_sinds).days >= 28 or soort == "met_aanbod")
        )

    def _van_straks(self, dag: date) -> Iterator[Gevonden]:
        grond, school = self.laag("vrijgesteld", dag), self.laag("ingeschreven", dag)
        eind = _eerste_na(dag, 60, lambda d: self.laag("vrijgesteld", d) != grond)
        if grond and eind and self.laag("plichtig", eind) and not self.laag("vrijgesteld", eind):
            begin = _terug(dag, lambda d: self.laag("vrijgesteld", d) == grond)
            sinds = max(begin, eind - 60 * DAG)
            yield "vrijstelling_loopt_af", sinds, grond, sinds
        eind = _eerste_na(dag, 28, lambda d: self.laag("ingeschreven", d) != school)
        if school and eind and (self.laag("niet_ingeschreven", eind) or self.laag("wacht", eind)):
            yield "inschrijving_eindigt", eind, "", eind - 28 * DAG


def _terug(dag: date, geldt: Callable[[date], bool]) -> date:
    """The first day of the unbroken stretch that `dag` lies in."""
    while geldt(dag - DAG):
        dag -= DAG
    return dag


def _eerste_na(dag: date, hoogstens: int, geldt: Callable[[date], bool]) -> date | None:
    dagen = (dag + n * DAG for n in range(1, hoogstens + 1))
    return next((d for d in dagen if geldt(d)), None)


def _jaar_eerder(dag: date) -> date:
    try:
        return dag.replace(year=dag.year - 1)
    except ValueError:  # 29 February
        return dag.replace(year=dag.year - 1, day=28)
