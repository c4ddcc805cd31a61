"""Random fact sets with all the edges of the rules, from any source of randomness.

`maak_opzet(toeval, aantal)` draws one world (schools, calendar, dekking) and `aantal` children.
`toeval` is a `random.Random`: a seeded one makes large batches, so that the engine's cost per run
is shared; Hypothesis' own (`st.randoms(use_true_random=False)`) makes a few that it can shrink.
"""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass, field

from tests.regels.strategie_wereld import (
    GEMEENTEN,
    Feiten,
    Tafel,
    Wereldje,
    kans,
    maak_wereld,
    rond,
)

DAG = dt.timedelta(days=1)
GRONDEN = (
    "art5_onder_a",
    "art5_onder_b",
    "art5_onder_c",
    "art5a_trekkend",
    "art15",
    "art3a",
    "art3b",
)
AANBODSOORTEN = ("onderwijs", "onderwijs_zorg", "zorg", "dagbesteding", "leerwerk", "werk")
AFWEZIG = ("ongeoorloofd", "ongeoorloofd", "ongeoorloofd", "geoorloofd", "ziek", "ziek")


@dataclass
class Opzet:
    """A fact set and the call that goes with it."""

    feiten: Feiten
    vakantieregio: str
    tot: str
    bekend_op: str | None
    parameters: dict[str, str] = field(default_factory=dict)
    naam: str = ""


def maak_opzet(toeval: random.Random, aantal: int, *, naam: str = "") -> Opzet:
    """A world, its children and a call. About a third looks back at an earlier knowledge date."""
    terug = kans(toeval, 0.35)
    wereld = maak_wereld(toeval, kennis=terug)
    for nr in range(aantal):
        _Kind(toeval, wereld, f"J{nr:05d}").maak()
    return Opzet(
        feiten=wereld.feiten(toeval),
        vakantieregio=wereld.vakantieregio,
        tot=(wereld.slot + dt.timedelta(days=toeval.randint(-400, 200))).isoformat(),
        bekend_op=wereld.moment(toeval) if terug else None,
        parameters=_parameters(toeval),
        naam=naam,
    )


ANDERS = {
    "lang_dagen": ("14", "1", "42"),
    "lang_strikt": ("ja", "nee"),
    "lang_lesdagen": ("1", "3", "20"),
    "drie_maanden": ("1", "2", "6"),
    "uren_drempel": ("8", "16", "24", "1"),
    "venster_lesweken": ("1", "2", "6"),
    "onderbreking_lesdagen": ("2", "3", "5"),
    "onderbreking_ruim": ("1", "2", "10"),
    "deel_afwezig": ("0.25", "0.75", "1", "0.33"),
    "ziek_meldingen": ("2", "3"),
    "ziek_venster_lesweken": ("4", "8", "20"),
    "ziek_lesdagen": ("1", "3"),
    "geoorloofd_lesdagen": ("2", "5"),
    "te_laat_aantal": ("1", "2"),
    "dreigend_lesdagen": ("1", "2", "8"),
    "melding_afstand_dagen": ("1", "14", "30"),
    "klok_vanaf_lesdagen": ("1", "10"),
    "overstap_tot": ("09-01", "11-15"),
    "uren_per_lesdag_po": ("4.75", "6"),
    "uren_per_lesdag_vo": ("5", "6.25"),
}


def _parameters(toeval: random.Random) -> dict[str, str]:
    """Mostly the definitie's own values; now and then up to four overridden."""
    if not kans(toeval, 0.3):
        return {}
    namen = toeval.sample(sorted(ANDERS), toeval.randint(1, 4))
    return {naam: toeval.choice(ANDERS[naam]) for naam in namen}


class _Kind:
    """Draws one child's facts into the world's tables."""

    def __init__(self, toeval: random.Random, wereld: Wereldje, sleutel: str) -> None:
        self.t, self.w, self.sleutel = toeval, wereld, sleutel
        self.geboren = self._geboortedatum()
        self.scholen: list[str] = []
        self.verblijf: list[tuple[str, dt.date, dt.date | None]] = []  # school and its dates
        self.punten = [*wereld.punten]  # dates near which things happen to this child

    def rij(
        self, tabel: str, begin: dt.date | None, einde: dt.date | None, **kolommen: str
    ) -> None:
        """Add a row, and remember its borders."""
        if begin and einde and einde < begin:
            begin, einde = einde, begin
        self.w.tafel(tabel).voeg_toe(
            self.t,
            jongere=self.sleutel,
            begindatum=begin.isoformat() if begin else "",
            einddatum=einde.isoformat() if einde else "",
            **kolommen,
        )
        self.punten += [d for d in (begin, einde) if d]

    def ergens(self) -> dt.date:
        """A date in the world's years: mostly at or next to something that happens."""
        if kans(self.t, 0.6):
            return rond(self.t, self.t.choice(self.punten), 4)
        return self.w.begin + dt.timedelta(self.t.randint(0, (self.w.slot - self.w.begin).days))

    def maak(self) -> None:
        t = self.t
        self._jongere()
        self._woonplaatsen()
        self._inschrijvingen()
        if self.verblijf and kans(t, 0.3):
            self._lang_thuis()
        if len({school for school, *_ in self.verblijf}) > 1 and kans(t, 0.4):
            self._om_en_om()
        for _ in range(t.choice((0, 1, 1, 2, 3, 4))):
            self._afwezig_stuk()
        for _ in range(t.choice((0, 0, 0, 1))):
            self._losse_uren()
        if kans(t, 0.15):
            self._veel_te_laat()
        if kans(t, 0.12):
            self._herhaald_ziek()
        if kans(t, 0.3):
            self._aanbod()
        if kans(t, 0.12):
            self._vrijstelling()
        for duiding in ("dreigend", "thuishouder", "nazorg"):
            if kans(t, 0.15):
                begin = self.ergens()
                self.rij("duidingen", begin, self._einde(begin, 0.3, 200), duiding=duiding)

    # ---- who it is

    def _geboortedatum(self) -> dt.date:
        """Any age from toddler to adult; often where the law turns over."""
        t = self.t
        jaar = self.w.begin.year - t.randint(2, 17)
        if kans(t, 0.5):
            maand, dag = t.choice(((7, 31), (8, 1), (12, 31), (1, 1), (2, 28), (3, 1), (9, 30)))
            return dt.date(jaar, maand, dag)
        if kans(t, 0.2):
            return dt.date(jaar - jaar % 4, 2, 29)
        return dt.date(jaar, 1, 1) + dt.timedelta(t.randint(0, 364))

    def _jongere(self) -> None:
        t = self.t
        kolommen = {"startkwalificatie_op": "", "kwalificatieplicht_vervallen_op": ""}
        for kolom in kolommen:
            if kans(t, 0.08):
                kolommen[kolom] = self.ergens().isoformat()
        self.w.tafel("jongeren").voeg_toe(
            t, jongere=self.sleutel, geboortedatum=self.geboren.isoformat(), **kolommen
        )
        for jaren in (5, 16, 18):
            dag = min(self.geboren.day, 28)
            self.punten.append(dt.date(self.geboren.year + jaren, self.geboren.month, dag))
        self.punten.append(dt.date(self.geboren.year + 16, 7, 31))
        self.punten = [d for d in self.punten if self.w.begin <= d <= self.w.slot] or [self.w.begin]

    def _woonplaatsen(self) -> None:
        t = self.t
        if kans(t, 0.1):
            return
        begin = self.geboren if kans(t, 0.9) else self.ergens()
        while True:
            verhuist = kans(t, 0.15)
            einde = self.ergens() if verhuist else self._einde(begin, 0.9, 900)
            if einde and einde < begin:
                einde = begin
            gemeente = t.choice(GEMEENTEN)
            self.rij("woonplaatsen", begin, einde, gemeente=gemeente, wijk=f"WK{t.randint(0, 3)}")
            if not verhuist or einde is None:
                return
            # Next door the day after, after a gap, or (a correction that never came) overlapping.
            begin = einde + dt.timedelta(t.choice((1, 1, 1, 30, -20)))

    def _inschrijvingen(self) -> None:
        t = self.t
        if kans(t, 0.07):
            return
        begin = dt.date(max(self.geboren.year + 4, self.w.begin.year - 2), 8, 1)
        if kans(t, 0.2):
            begin = self.ergens()
        for _ in range(t.choice((1, 1, 1, 2, 2, 3))):
            school = t.choice(self.w.scholen)
            self.scholen.append(school)
            einde = None
            if kans(t, 0.45):
                zomer = dt.date(t.randint(self.w.begin.year, self.w.slot.year), 7, 31)
                einde = t.choice((self.ergens(), self.ergens(), zomer, rond(t, zomer, 60)))
                einde = max(begin, einde)
            self.rij("inschrijvingen", begin, einde, school=school)
            self.verblijf.append((school, begin, einde))
            if kans(t, 0.15):  # a second school beside it
                tweede = t.choice(self.w.scholen)
                self.scholen.append(tweede)
                van = max(begin, self.ergens())
                self.verblijf.append((tweede, van, None))
                self.rij("inschrijvingen", van, self._einde(van, 0.5, 300), school=tweede)
            if einde is None:
                einde = self.ergens()
            begin = einde + dt.timedelta(t.choice((1, 1, 3, 10, 45, 62, -5)))
            if kans(t, 0.1):  # the same school again, joined without a gap
                van = einde + DAG
                self.rij("inschrijvingen", van, self._einde(van, 0.5, 200), school=school)

    # ---- absence

    def _school(self) -> str:
        if self.scholen and kans(self.t, 0.93):
            return self.t.choice(self.scholen)
        return self.t.choice(self.w.scholen)

    def _einde(self, begin: dt.date, open_: float, hoogstens: int) -> dt.date | None:
        if kans(self.t, open_):
            return None
        if kans(self.t, 0.3):
            return max(begin, self.ergens())
        return begin + dt.timedelta(self.t.randint(0, hoogstens))

    def verzuim(
        self, school: str, begin: dt.date, einde: dt.date | None, soort: str, uren: str = ""
    ) -> None:
        self.rij("verzuim", begin, einde, school=school, soort=soort, uren=uren)

    def _afwezig_stuk(self) -> None:
        """A stretch of absence, delivered as ranges, weeks, days or hours, with holes in it."""
        t = self.t
        school, soort = self._school(), t.choice(AFWEZIG)
        d = self.ergens()
        lengte = t.choice((1, 3, 10, 20, 28, 29, 40, 60, 120))
        vorm = t.choice(("bereik", "bereik", "weken", "dagen", "uren", "gemengd"))
        if vorm == "bereik":
            self.verzuim(school, d, self._einde(d, 0.08, lengte), soort)
            return
        slot = d + dt.timedelta(min(lengte, 60 if vorm in ("dagen", "uren") else lengte))
        stap = 7 if vorm == "weken" else 1
        while d <= slot:
            if vorm == "gemengd" and kans(t, 0.15):
                soort = t.choice(AFWEZIG)
            if vorm == "gemengd" and kans(t, 0.05) and self.scholen:
                school = t.choice(self.scholen)
            if kans(t, 0.97 if vorm != "uren" else 0.8):
                if vorm == "uren":
                    uren = t.choice(("5", "5.5", "2.5", "2.75", "4.75", "1", "0.25", "3.33", "6"))
                    self.verzuim(school, d, d, soort, uren)
                else:
                    tot = d + dt.timedelta(stap - 1 if stap == 7 else t.choice((0, 0, 1)))
                    self.verzuim(school, d, tot, soort)
            d += dt.timedelta(stap)

    def _lang_thuis(self) -> None:
        """Weeks at home while enrolled: about four weeks or three months, often to the very end."""
        t = self.t
        school, van, tot = t.choice(self.verblijf)
        d = max(van, self.ergens())
        lengte = t.choice((26, 27, 28, 29, 40, 88, 92, 95, 200))
        if tot and tot > d and kans(t, 0.5):
            d = max(van, tot - dt.timedelta(lengte))
        soort = t.choice(("ongeoorloofd", "ongeoorloofd", "ongeoorloofd", "ziek", "geoorloofd"))
        self.verzuim(school, d, d + dt.timedelta(lengte - 1), soort)
        if kans(t, 0.3):
            eind = self._einde(d, 0.3, 200)
            self.rij("duidingen", rond(t, d, 20), eind, duiding="thuishouder")
        if kans(t, 0.2):  # one soort turns into another
            verder = d + dt.timedelta(lengte)
            self.verzuim(school, verder, verder + dt.timedelta(lengte), t.choice(AFWEZIG))

    def _om_en_om(self) -> None:
        """Absent at one school, then at the other: reeksen that may overlap when data stop."""
        t = self.t
        scholen = sorted({school for school, *_ in self.verblijf})
        d = max(self.verblijf[0][1], self.ergens())
        for nr in range(t.randint(2, 5)):
            einde = d + dt.timedelta(t.choice((0, 1, 4, 11, 25)))
            soort = t.choice(("ongeoorloofd", "ziek"))
            self.verzuim(scholen[nr % len(scholen)], d, einde, soort)
            d = einde + dt.timedelta(t.choice((0, 1, 2, 3, 5, 12)))

    def _losse_uren(self) -> None:
        """Hours here and there; some add up on one day, some lie on top of whole days."""
        t = self.t
        d = self.ergens()
        for _ in range(t.randint(1, 8)):
            uren = t.choice(("0.01", "0.5", "2.75", "2.74", "1.5", "4", "8", "12", "0.1", "5.49"))
            soort = t.choice((*AFWEZIG, "te_laat"))
            self.verzuim(self._school(), d, d, soort, uren)
            d += dt.timedelta(t.choice((0, 0, 1, 1, 2, 5, 7, 14)))

    def _veel_te_laat(self) -> None:
        t = self.t
        d = self.ergens()
        for _ in range(t.randint(2, 6)):
            self.verzuim(self._school(), d, d, "te_laat", t.choice(("", "0.25", "0.5")))
            d += dt.timedelta(t.choice((0, 1, 3, 7, 9)))

    def _herhaald_ziek(self) -> None:
        t = self.t
        school = self._school()
        d = self.ergens()
        for _ in range(t.randint(3, 6)):
            self.verzuim(school, d, d + dt.timedelta(t.choice((0, 1, 2, 6))), "ziek")
            d += dt.timedelta(t.choice((4, 9, 14, 21)))

    # ---- what is arranged

    def _aanbod(self) -> None:
        t = self.t
        for _ in range(t.choice((1, 1, 2))):
            begin = self.ergens()
            einde = self._einde(begin, 0.4, 150)
            begonnen = kans(t, 0.9)
            self.w.tafel("aanbod").voeg_toe(
                t,
                jongere=self.sleutel,
                soort=t.choice(AANBODSOORTEN),
                passend="ja" if kans(t, 0.75) else "nee",
                aangeboden_op=rond(t, begin, 20).isoformat() if kans(t, 0.7) else "",
                begindatum=begin.isoformat() if begonnen else "",
                einddatum=einde.isoformat() if einde and begonnen else "",
            )
            self.punten += [d for d in (begin, einde) if d]

    def _vrijstelling(self) -> None:
        t = self.t
        for _ in range(t.choice((1, 1, 2))):
            begin = self.ergens()
            self.rij("vrijstellingen", begin, self._einde(begin, 0.3, 400), grond=t.choice(GRONDEN))


__all__ = ["ANDERS", "Opzet", "Tafel", "maak_opzet"]
