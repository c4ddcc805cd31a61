"""A region with ten years behind it, as it was recorded: late, and with corrections.

About fifteen absence rows per child and year, most of them one to three days ill; one in fifty is
corrected later. Rows are recorded the next day, in one of five cases within a week, and three in a
hundred up to half a year late. Stays (residence, enrolment, offer) are recorded open, withdrawn
when they ended and recorded anew with their last day. Schools say every week through which day they
delivered. How it gets into the database: `bench.tienjaar_vul`.
"""

from __future__ import annotations

import csv
import datetime as dt

import numpy as np
import pyarrow as pa

from bench.database import VANDAAG
from bench.regio import GEMEENTEN, GEWICHT, VAKANTIES, nummer

BEGIN, TOT = dt.date(2017, 8, 1), VANDAAG
GEBOREN = (dt.date(2000, 8, 1), dt.date(2022, 8, 1))
SCHOOLJAREN = 14  # from four to eighteen: so many cohorts are children at one time
RIJEN_PER_JAAR = 15
JONGEREN_PER_SCHOOL = 267
WIJKEN = 20
ZAAD = 20261116
Kolommen = dict[str, pa.Array]


class TienJaar:
    """Draws the region; every table as columns of the database's own table, in order of recording.

    `jongeren`: how many children there are at one time; over the years there are half as many more.
    """

    def __init__(self, jongeren: int) -> None:
        self.t = np.random.default_rng(ZAAD)
        dagen = (GEBOREN[1] - GEBOREN[0]).days
        self.n = int(jongeren * dagen / 365.25 / SCHOOLJAREN)
        self.geboren = nummer(GEBOREN[0]) + np.sort(self.t.integers(0, dagen, self.n))
        self.vakanties = _vakanties()
        dagen_ = np.arange(nummer(BEGIN), nummer(TOT) + 1)
        les = (dagen_ + 3) % 7 < 5
        for begin, eind, _ in self.vakanties:
            les &= (dagen_ < begin) | (dagen_ > eind)
        self.lesdagen = dagen_[les]
        self._maak_scholen(jongeren)
        self._maak_loop()

    def _maak_scholen(self, jongeren: int) -> None:
        aantal = max(10, jongeren // JONGEREN_PER_SCHOOL)
        self.sector = np.array(["po", "po", "po", "po", "vo", "vo", "so", "sbo", "vso", "pro"])[
            np.arange(aantal) % 10
        ]
        letters = "ABCDEFGHJKLMNPQRSTUVWXYZ"
        self.scholen = np.array(
            [
                f"{10 + n // 576:02d}{letters[n // 24 % 24]}{letters[n % 24]}00"
                for n in range(aantal)
            ]
        )
        self.plaats = self.t.choice(GEMEENTEN, aantal, p=GEWICHT)
        self.po = np.flatnonzero(np.isin(self.sector, ("po", "so", "sbo")))
        self.vo = np.flatnonzero(np.isin(self.sector, ("vo", "vso", "pro")))

    def _maak_loop(self) -> None:
        """From four to twelve at one school, to eighteen at another; both on the 1st of August."""
        jaren = np.array([nummer(dt.date(jaar, 8, 1)) for jaar in range(2003, 2045)])
        self.vier, self.twaalf, self.achttien = (
            jaren[np.searchsorted(jaren, self.geboren + int(365.25 * leeftijd))]
            for leeftijd in (4, 12, 18)
        )
        self.lagere = self.t.choice(self.po, self.n)
        self.middelbare = self.t.choice(self.vo, self.n)

    # ---- when it was known

    def _bekend(self, dag: np.ndarray) -> np.ndarray:
        """The day of recording of what happened on each day; nothing before the first one."""
        soort = self.t.random(len(dag))
        laat = np.where(soort < 0.78, 1, self.t.integers(2, 8, len(dag)))
        laat = np.where(soort > 0.97, self.t.integers(8, 180, len(dag)), laat)
        return np.maximum(dag + laat, nummer(BEGIN) - 20)

    # ---- tables

    def vast(self, **velden: np.ndarray) -> Kolommen:
        """Facts with their days of knowledge: `op`, and `weg` (0: still valid)."""
        op, weg = velden.pop("op"), velden.pop("weg", None)
        orde = np.argsort(op, kind="stable")
        orde = orde[op[orde] <= nummer(TOT)]
        op = op[orde]
        uit = {naam: pa.array(kolom[orde]) for naam, kolom in velden.items()}
        weg = np.zeros(len(op), dtype=np.int64) if weg is None else weg[orde]
        weg = np.where(weg > nummer(TOT), 0, weg)
        uit["vastlegging_id"] = pa.array(op - nummer(BEGIN) + 100)
        uit["vastgelegd_op"] = _moment(op)
        uit["ingetrokken_op"] = _moment(weg, leeg=weg == 0)
        uit["ingetrokken_door_id"] = pa.array(weg - nummer(BEGIN) + 100, mask=weg == 0)
        return uit

    def jongeren(self) -> Kolommen:
        wie = np.arange(1, self.n + 1)
        op = self._bekend(np.maximum(self.vier - 60, nummer(BEGIN) - 30))
        return self.vast(jongere_id=wie, geboren=self.geboren, op=op)

    def _gesloten(self, eind: np.ndarray, open_: np.ndarray, op: np.ndarray) -> np.ndarray:
        """When it was recorded that a stay ended: withdrawn, and recorded anew with its end."""
        return np.where(open_, 0, np.maximum(self._bekend(eind), op + 1))

    def _verblijf(
        self, wie: np.ndarray, begin: np.ndarray, eind: np.ndarray, **velden: np.ndarray
    ) -> Kolommen:
        """Stays: recorded open, withdrawn when they ended and recorded with their last day."""
        open_ = eind >= nummer(TOT)
        op = self._bekend(np.maximum(begin, nummer(BEGIN) - 30))
        dicht = self._gesloten(eind, open_, op)
        al_voorbij = eind < nummer(BEGIN) - 30
        eerst = ~al_voorbij
        toen = ~open_
        op2 = np.where(al_voorbij, op, dicht)
        samen = {
            "jongere_id": np.concatenate([wie[eerst], wie[toen]]) + 1,
            "begin": np.concatenate([begin[eerst], begin[toen]]),
            "eind": np.concatenate([np.full(eerst.sum(), -1), eind[toen]]),
            "op": np.concatenate([op[eerst], op2[toen]]),
            "weg": np.concatenate([dicht[eerst], np.zeros(toen.sum(), dtype=np.int64)]),
        }
        for naam, kolom in velden.items():
            samen[naam] = np.concatenate([kolom[eerst], kolom[toen]])
        return self.vast(**samen)

    def woonplaatsen(self) -> Kolommen:
        """Three in ten move once in these years; some of them leave the region."""
        wie = np.arange(self.n)
        verhuist = self.t.random(self.n) < 0.3
        wanneer = self.t.integers(nummer(BEGIN), nummer(TOT), self.n)
        wanneer = np.maximum(wanneer, self.geboren + 30)
        blijft = verhuist & (self.t.random(self.n) < 0.85)
        nooit = nummer(TOT) + 1
        allen = np.concatenate([wie, wie[blijft]])
        begin = np.concatenate([self.geboren, wanneer[blijft] + 1])
        eind = np.concatenate([np.where(verhuist, wanneer, nooit), np.full(blijft.sum(), nooit)])
        gemeente = self.t.choice(GEMEENTEN, len(allen), p=GEWICHT)
        wijk = np.array([f"WK{nr:02d}" for nr in range(WIJKEN)])[
            self.t.integers(0, WIJKEN, len(allen))
        ]
        return self._verblijf(allen, begin, eind, gemeente=gemeente, wijk=wijk)

    def inschrijvingen(self) -> Kolommen:
        """One in thirty has a gap of up to four months at the second school."""
        wie = np.arange(self.n)
        weg = self.t.random(self.n) < 0.06
        uit = self.twaalf + self.t.integers(60, 1500, self.n)
        terug = uit + 1 + self.t.integers(0, 120, self.n)
        delen = [
            (wie, self.lagere, self.vier, self.twaalf - 1),
            (wie, self.middelbare, self.twaalf, np.where(weg, uit, self.achttien)),
            (wie[weg], self.middelbare[weg], terug[weg], np.maximum(self.achttien, terug)[weg]),
        ]
        j, s, b, e = (np.concatenate(deel) for deel in zip(*delen, strict=True))
        er_is = b <= nummer(TOT)
        j, s, b, e = j[er_is], s[er_is], b[er_is], e[er_is]
        return self._verblijf(j, b, e, school=self.scholen[s])

    def verzuim(self) -> Kolommen:
        delen = [self._gewoon(), self._reeksen(), self._dagen()]
        j, b, e, soort, uren = (np.concatenate(d) for d in zip(*delen, strict=True))
        goed = (b >= self.vier[j]) & (b < self.achttien[j])
        j, b, e, soort, uren = j[goed], b[goed], e[goed], soort[goed], uren[goed]
        school = np.where(b >= self.twaalf[j], self.middelbare[j], self.lagere[j])
        op = self._bekend(b)
        fout = self.t.random(len(j)) < 0.02
        weg = np.where(fout, op + self.t.integers(1, 60, len(j)), 0)
        # The correction: another soort, or a day less.
        soort2 = np.where(uren[fout] > 0, soort[fout], (soort[fout] + 1) % 3)
        return self.vast(
            jongere_id=np.concatenate([j, j[fout]]) + 1,
            school=self.scholen[np.concatenate([school, school[fout]])],
            begin=np.concatenate([b, b[fout]]),
            eind=np.concatenate([e, e[fout]]),
            soort=np.array(["ziek", "geoorloofd", "ongeoorloofd", "te_laat"])[
                np.concatenate([soort, soort2])
            ],
            uren=np.concatenate([uren, uren[fout]]),
            op=np.concatenate([op, weg[fout]]),
            weg=np.concatenate([weg, np.zeros(fout.sum(), dtype=np.int64)]),
        )

    def _aanwezig(self) -> tuple[np.ndarray, np.ndarray]:
        van = np.maximum(self.vier, nummer(BEGIN))
        return van, np.clip(np.minimum(self.achttien, nummer(TOT) - 1) - van, 0, None)

    def _gewoon(self) -> tuple[np.ndarray, ...]:
        """Skewed per child: the busiest tenth has more than a third of all rows."""
        t, (van, lang) = self.t, self._aanwezig()
        gewicht = (t.gamma(0.9, 1.0, self.n) + 0.05) * lang
        aantal = int(lang.sum() / 365.25 * RIJEN_PER_JAAR * 0.97)
        wie = np.minimum(
            np.searchsorted(np.cumsum(gewicht) / gewicht.sum(), np.sort(t.random(aantal))),
            self.n - 1,
        )
        dag = van[wie] + (t.random(aantal) * lang[wie]).astype(int)
        begin = self.lesdagen[
            np.minimum(np.searchsorted(self.lesdagen, dag), len(self.lesdagen) - 1)
        ]
        soort = t.choice(4, aantal, p=(0.56, 0.19, 0.13, 0.12))
        heel = (soort == 0) | ((soort < 3) & (t.random(aantal) < 0.25))
        dagen = np.where(soort == 0, t.choice(5, aantal, p=(0.5, 0.25, 0.15, 0.07, 0.03)), 0)
        uren = t.choice((25, 50, 75, 100, 150, 200, 275, 400), aantal)
        uren = np.where(heel, 0, np.where(soort == 3, 25, uren))
        return wie, begin, np.where(heel, begin + dagen, begin), soort, uren

    def _reeksen(self) -> tuple[np.ndarray, ...]:
        """One child in forty in these years: three to forty weeks, in one row."""
        t = self.t
        wie = t.choice(self.n, int(self.n * 0.025), replace=False)
        begin = t.choice(self.lesdagen, len(wie))
        eind = begin + 21 + (t.pareto(1.5, len(wie)) * 30).clip(0, 260).astype(int)
        soort = t.choice(3, len(wie), p=(0.4, 0.2, 0.4))
        return wie, begin, eind, soort, np.zeros(len(wie), dtype=int)

    def _dagen(self) -> tuple[np.ndarray, ...]:
        """The same, reported day by day until the run was over."""
        t = self.t
        wie = t.choice(self.n, int(self.n * 0.012), replace=False)
        eerste = t.integers(0, len(self.lesdagen) - 90, len(wie))
        lengte = t.integers(15, 90, len(wie))
        plek = np.concatenate([e + np.arange(n) for e, n in zip(eerste, lengte, strict=True)])
        dagen = self.lesdagen[plek]
        soort = np.repeat(t.choice(3, len(wie), p=(0.3, 0.2, 0.5)), lengte)
        return np.repeat(wie, lengte), dagen, dagen, soort, np.zeros(len(dagen), dtype=int)

    def aanbod(self) -> Kolommen:
        wie = self.t.choice(self.n, int(self.n * 0.018), replace=False)
        begin = self.t.integers(nummer(BEGIN), nummer(TOT) - 20, len(wie))
        eind = begin + self.t.integers(30, 400, len(wie))
        soorten = np.array(["onderwijs", "onderwijs_zorg", "zorg", "dagbesteding", "leerwerk"])
        soort = soorten[self.t.integers(0, len(soorten), len(wie))]
        return self._verblijf(wie, begin, eind, soort=soort, passend=self.t.random(len(wie)) < 0.8)

    def vrijstellingen(self) -> Kolommen:
        wie = self.t.choice(self.n, int(self.n * 0.02), replace=False)
        begin = self.t.integers(nummer(BEGIN), nummer(TOT) - 20, len(wie))
        gronden = np.array(["art5_onder_a", "art5_onder_b", "art5_onder_c", "art15"])
        grond = gronden[self.t.choice(4, len(wie), p=(0.7, 0.1, 0.15, 0.05))]
        return self._verblijf(wie, begin, begin + self.t.integers(60, 700, len(wie)), grond=grond)

    def gegevensstand(self) -> Kolommen:
        """Every week every school says through which day it delivered: the last Sunday."""
        zondagen = np.arange(nummer(BEGIN), nummer(TOT) + 1)
        zondagen = zondagen[(zondagen + 4) % 7 == 0]
        school = np.repeat(self.scholen, len(zondagen))
        tot = np.tile(zondagen, len(self.scholen))
        op = tot + 1 + self.t.integers(0, 3, len(tot))
        vorig = np.where(tot + 7 <= nummer(TOT), op + 7, 0)
        return self.vast(school=school, tot=tot, op=op, weg=vorig)


def _vakanties() -> list[tuple[int, int, str]]:
    with VAKANTIES.open(encoding="utf-8", newline="") as regels:
        return [
            (
                nummer(dt.date.fromisoformat(rij["begindatum"])),
                nummer(dt.date.fromisoformat(rij["einddatum"])),
                rij["naam"],
            )
            for rij in csv.DictReader(regels)
            if rij["vakantieregio"] == "noord"
        ]


def _moment(dagen: np.ndarray, leeg: np.ndarray | None = None) -> pa.Array:
    """Nine o'clock UTC on these days."""
    seconden = dagen.astype("int64") * 86_400 + 9 * 3600
    return pa.array(seconden, mask=leeg).cast(pa.timestamp("s", tz="UTC"))
