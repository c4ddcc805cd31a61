"""A synthetic region as Parquet: skewed as absence is in practice, the same from the same seed.

Of about 35 absence rows per child over three school years most are illness of one to three days;
hours and late arrivals follow, and about one child in a hundred has a long run. Rows lie in the
order of delivery (by date), not by child. Nothing here is taken from real children.
"""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

DATA = Path(__file__).parent / ".data"
VAKANTIES = Path(__file__).parents[1] / "src" / "inbeeld" / "data" / "schoolvakanties.csv"
VERSIE = 1  # raise it when the generator changes, so that cached data are made again
BEGIN, TOT = dt.date(2023, 8, 1), dt.date(2026, 7, 31)
VERZUIM_PER_JONGERE = 35
JONGEREN_PER_SCHOOL = 267  # 150 schools for 40,000 children
GEMEENTEN = ("0375", "0377", "0392", "0396", "0397", "0453", "0473")
GEWICHT = (0.12, 0.07, 0.45, 0.11, 0.07, 0.14, 0.04)
EPOCH = dt.date(1970, 1, 1)
Tabel = dict[str, pa.Array]


def nummer(d: dt.date) -> int:
    return (d - EPOCH).days


def regio(jongeren: int, seed: int = 20260731) -> Path:
    """The folder with this region's facts; made when it is not there yet."""
    doel = DATA / f"regio-{jongeren}-{seed}-v{VERSIE}"
    if not (doel / "klaar").exists():
        doel.mkdir(parents=True, exist_ok=True)
        for naam, tabel in _Regio(jongeren, seed).maak().items():
            pq.write_table(pa.table(tabel), doel / f"{naam}.parquet", compression="zstd")
        (doel / "klaar").write_text(f"seed {seed}\n", encoding="utf-8")
    return doel


def datums(dagen: np.ndarray, leeg: np.ndarray | None = None) -> pa.Array:
    """Day numbers as dates; null where `leeg`."""
    return pa.array(dagen.astype("int32"), mask=leeg).cast(pa.date32())


class _Regio:
    def __init__(self, jongeren: int, seed: int) -> None:
        self.n, self.toeval = jongeren, np.random.default_rng(seed)
        self.sleutels = np.array([f"R{nr:07d}" for nr in self.toeval.permutation(jongeren)])
        self.vakanties = self._vakanties()
        self.lesdagen = self._lesdagen()

    def maak(self) -> dict[str, Tabel]:
        """All tables; later ones lean on what earlier ones drew."""
        return {
            "scholen": self._scholen(),
            "lesvrij": self._lesvrij(),
            "jongeren": self._jongeren(),
            "woonplaatsen": self._woonplaatsen(),
            "inschrijvingen": self._inschrijvingen(),
            "verzuim": self._verzuim(),
            "vrijstellingen": self._vrijstellingen(),
            "aanbod": self._aanbod(),
            "duidingen": self._duidingen(),
            "gegevensstand": self._gegevensstand(),
            "dekking": self._dekking(),
        }

    def _vakanties(self) -> list[tuple[int, int, str]]:
        with VAKANTIES.open(encoding="utf-8", newline="") as regels:
            return [
                (
                    nummer(dt.date.fromisoformat(rij["begindatum"])),
                    nummer(dt.date.fromisoformat(rij["einddatum"])),
                    rij["naam"],
                )
                for rij in csv.DictReader(regels)
                if rij["vakantieregio"] == "noord" and rij["begindatum"] >= "2022-08-01"
            ]

    def _lesdagen(self) -> np.ndarray:
        dagen = np.arange(nummer(BEGIN), nummer(TOT) + 1)
        les = (dagen + 3) % 7 < 5  # day 0 was a Thursday
        for begin, einde, _ in self.vakanties:
            les &= (dagen < begin) | (dagen > einde)
        return dagen[les]

    # ---- schools and calendar

    def _scholen(self) -> Tabel:
        aantal = max(8, self.n // JONGEREN_PER_SCHOOL)
        self.sectoren = np.array(["po", "po", "po", "po", "vo", "vo", "so", "sbo", "vso", "pro"])[
            np.arange(aantal) % 10
        ]
        self.sectoren[3::20] = "mbo"
        letters = "ABCDEFGHJKLMNPQRSTUVWXYZ"
        self.scholen = np.array(
            [
                f"{10 + nr // 576 % 80:02d}{letters[nr // 24 % 24]}{letters[nr % 24]}00"
                for nr in range(aantal)
            ]
        )
        self.po = np.flatnonzero(np.isin(self.sectoren, ("po", "so", "sbo")))
        self.vo = np.flatnonzero(np.isin(self.sectoren, ("vo", "vso", "pro", "mbo")))
        return {
            "school": pa.array(self.scholen),
            "naam": pa.array([f"School {code}" for code in self.scholen]),
            "sector": pa.array(self.sectoren),
            "gemeente": pa.array(self.toeval.choice(GEMEENTEN, aantal, p=GEWICHT)),
            "vakantieregio": pa.array(["noord"] * aantal),
            "uren_per_lesdag": pa.array([None] * aantal, pa.string()),
        }

    def _lesvrij(self) -> Tabel:
        """The region's holidays, and five study days a year at every school."""
        aantal = len(self.scholen) * 15
        school = np.repeat(self.scholen, 15)
        dag = self.toeval.choice(self.lesdagen, aantal)
        regio = len(self.vakanties)
        begin = np.concatenate([[b for b, _, _ in self.vakanties], dag])
        einde = np.concatenate([[e for _, e, _ in self.vakanties], dag])
        return {
            "vakantieregio": pa.array(["noord"] * regio + [None] * aantal, pa.string()),
            "school": pa.array([None] * regio + school.tolist(), pa.string()),
            "begindatum": datums(begin),
            "einddatum": datums(einde),
            "naam": pa.array([v[2] for v in self.vakanties] + ["studiedag"] * aantal),
        }

    # ---- children

    def _jongeren(self) -> Tabel:
        self.geboren = nummer(dt.date(2007, 8, 1)) + self.toeval.integers(0, 365 * 12, self.n)
        diploma = self.toeval.random(self.n) < 0.01
        return {
            "jongere": pa.array(self.sleutels),
            "geboortedatum": datums(self.geboren),
            "startkwalificatie_op": datums(self.geboren + 365 * 17, ~diploma),
            "kwalificatieplicht_vervallen_op": datums(self.geboren, np.ones(self.n, bool)),
        }

    def _woonplaatsen(self) -> Tabel:
        """One in twelve moves; some of those leave the region."""
        wie = np.arange(self.n)
        verhuist = self.toeval.random(self.n) < 0.08
        wanneer = self.toeval.integers(nummer(BEGIN), nummer(TOT), self.n)
        blijft = verhuist & (self.toeval.random(self.n) < 0.8)
        jongere = np.concatenate([wie, wie[blijft]])
        return {
            "jongere": pa.array(self.sleutels[jongere]),
            "gemeente": pa.array(self.toeval.choice(GEMEENTEN, len(jongere), p=GEWICHT)),
            "wijk": pa.array([f"WK{nr:02d}" for nr in self.toeval.integers(0, 20, len(jongere))]),
            "begindatum": datums(np.concatenate([self.geboren, wanneer[blijft] + 1])),
            "einddatum": datums(
                np.concatenate([wanneer, wanneer[blijft]]),
                np.concatenate([~verhuist, np.ones(blijft.sum(), bool)]),
            ),
        }

    def _inschrijvingen(self) -> Tabel:
        """Primary school from four, secondary from twelve; one in fifty has a gap between two."""
        vier = self._augustus(self.geboren + 4 * 365)
        twaalf = self._augustus(self.geboren + 12 * 365)
        groot = twaalf <= nummer(TOT)
        self.lagere = self.toeval.choice(self.po, self.n)
        self.middelbare = self.toeval.choice(self.vo, self.n)
        self.twaalf = twaalf
        weg = self.toeval.random(self.n) < 0.02
        uit = self.toeval.integers(nummer(BEGIN), nummer(TOT) - 60, self.n)
        terug = uit + 1 + self.toeval.integers(0, 120, self.n)
        self.nu = np.where(twaalf <= uit, self.middelbare, self.lagere)
        wie = np.arange(self.n)
        # po, then vo; where there is a gap, the enrolment of that moment is cut in two
        po_weg, vo_weg = weg & (twaalf > terug), weg & (twaalf <= uit)
        delen = [
            (wie, self.lagere, vier, np.where(po_weg, uit, twaalf - 1), ~(po_weg | groot)),
            (wie[po_weg], self.lagere[po_weg], terug[po_weg], (twaalf - 1)[po_weg], ~groot[po_weg]),
            (
                wie[groot],
                self.middelbare[groot],
                twaalf[groot],
                np.where(vo_weg, uit, 0)[groot],
                ~vo_weg[groot],
            ),
            (wie[vo_weg], self.middelbare[vo_weg], terug[vo_weg], uit[vo_weg], vo_weg[vo_weg]),
        ]
        jongere, school, begin, einde, open_ = (
            np.concatenate(deel) for deel in zip(*delen, strict=True)
        )
        return {
            "jongere": pa.array(self.sleutels[jongere]),
            "school": pa.array(self.scholen[school]),
            "begindatum": datums(begin),
            "einddatum": datums(np.maximum(einde, begin), open_),
        }

    @staticmethod
    def _augustus(dagen: np.ndarray) -> np.ndarray:
        """The first of August on or after each day."""
        jaren = np.array([nummer(dt.date(jaar, 8, 1)) for jaar in range(2005, 2045)])
        return jaren[np.searchsorted(jaren, dagen)]

    # ---- absence

    def _verzuim(self) -> Tabel:
        delen = [self._gewoon_verzuim(), self._lange_reeksen(), self._dagen_lang()]
        jongere, begin, einde, soort, uren = (np.concatenate(d) for d in zip(*delen, strict=True))
        school = np.where(begin >= self.twaalf[jongere], self.middelbare[jongere], 0)
        school = np.where(begin < self.twaalf[jongere], self.lagere[jongere], school)
        orde = np.argsort(begin, kind="stable")
        soorten = pa.array(["ziek", "geoorloofd", "ongeoorloofd", "te_laat"])
        return {
            "jongere": pa.array(self.sleutels[jongere[orde]]),
            "school": pa.array(self.scholen[school[orde]]),
            "begindatum": datums(begin[orde]),
            "einddatum": datums(einde[orde]),
            "soort": soorten.take(pa.array(soort[orde])),
            "uren": pa.array(uren[orde], mask=uren[orde] == 0),
        }

    def _gewoon_verzuim(self) -> tuple[np.ndarray, ...]:
        """Skewed per child: the busiest tenth has more than a third of all rows."""
        t = self.toeval
        gewicht = t.gamma(0.9, 1.0, self.n) + 0.05
        aantal = int(self.n * VERZUIM_PER_JONGERE * 0.97)
        cumulatief = np.cumsum(gewicht) / gewicht.sum()
        jongere = np.minimum(np.searchsorted(cumulatief, t.random(aantal)), self.n - 1)
        soort = t.choice(4, aantal, p=(0.56, 0.19, 0.13, 0.12))
        begin = t.choice(self.lesdagen, aantal)
        heel = (soort == 0) | ((soort < 3) & (t.random(aantal) < 0.25))
        dagen = np.where(soort == 0, t.choice(5, aantal, p=(0.5, 0.25, 0.15, 0.07, 0.03)), 0)
        einde = np.where(heel, begin + dagen, begin)
        uren = t.choice((0.25, 0.5, 0.75, 1.0, 1.5, 2.0, 2.75, 4.0), aantal)
        uren = np.where(heel, 0.0, np.where(soort == 3, 0.25, uren))
        return jongere, begin, einde, soort, uren

    def _wie_lang(self, deel: float) -> np.ndarray:
        return self.toeval.choice(self.n, max(1, int(self.n * deel)), replace=False)

    def _lange_reeksen(self) -> tuple[np.ndarray, ...]:
        """About one child in a hundred: three to forty weeks, in one row."""
        t = self.toeval
        jongere = self._wie_lang(0.008)
        begin = t.choice(self.lesdagen, len(jongere))
        einde = begin + 21 + (t.pareto(1.5, len(jongere)) * 30).clip(0, 260).astype(int)
        soort = t.choice(3, len(jongere), p=(0.4, 0.2, 0.4))
        return jongere, begin, einde, soort, np.zeros(len(jongere))

    def _dagen_lang(self) -> tuple[np.ndarray, ...]:
        """The same, reported day by day until the run was over."""
        t = self.toeval
        jongere = self._wie_lang(0.004)
        eerste = t.integers(0, len(self.lesdagen) - 90, len(jongere))
        lengte = t.integers(15, 90, len(jongere))
        plek = np.concatenate([e + np.arange(n) for e, n in zip(eerste, lengte, strict=True)])
        dagen = self.lesdagen[plek]
        soort = np.repeat(t.choice(3, len(jongere), p=(0.3, 0.2, 0.5)), lengte)
        return np.repeat(jongere, lengte), dagen, dagen, soort, np.zeros(len(dagen))

    # ---- what is arranged, and who delivers what

    def _periode(self, aantal: int, dagen: int) -> dict[str, pa.Array]:
        begin = self.toeval.integers(nummer(BEGIN), nummer(TOT), aantal)
        einde = begin + self.toeval.integers(14, dagen, aantal)
        open_ = self.toeval.random(aantal) < 0.4
        return {"begindatum": datums(begin), "einddatum": datums(einde, open_)}

    def _vrijstellingen(self) -> Tabel:
        wie = self._wie_lang(0.007)
        gronden = ("art5_onder_a", "art5_onder_b", "art5_onder_c", "art15")
        return {
            "jongere": pa.array(self.sleutels[wie]),
            "grond": pa.array(self.toeval.choice(gronden, len(wie), p=(0.7, 0.1, 0.15, 0.05))),
            **self._periode(len(wie), 700),
        }

    def _aanbod(self) -> Tabel:
        wie = self._wie_lang(0.006)
        periode = self._periode(len(wie), 200)
        soorten = ("onderwijs", "onderwijs_zorg", "zorg", "dagbesteding", "leerwerk")
        return {
            "jongere": pa.array(self.sleutels[wie]),
            "soort": pa.array(self.toeval.choice(soorten, len(wie))),
            "passend": pa.array(np.where(self.toeval.random(len(wie)) < 0.8, "ja", "nee")),
            "aangeboden_op": periode["begindatum"],
            **periode,
        }

    def _duidingen(self) -> Tabel:
        wie = self._wie_lang(0.004)
        return {
            "jongere": pa.array(self.sleutels[wie]),
            "duiding": pa.array(
                self.toeval.choice(("dreigend", "thuishouder", "nazorg"), len(wie))
            ),
            **self._periode(len(wie), 120),
        }

    def _gegevensstand(self) -> Tabel:
        """Most schools delivered to the end; some stopped weeks before."""
        weken = self.toeval.choice(5, len(self.scholen), p=(0.7, 0.1, 0.1, 0.05, 0.05))
        return {
            "school": pa.array(self.scholen),
            "gegevens_tot_en_met": datums(np.full(len(weken), nummer(TOT)) - 14 - 21 * weken),
        }

    def _dekking(self) -> Tabel:
        rijen = [(g, c) for g in GEMEENTEN for c in ("inschrijving", "vrijstelling", "duiding")]
        soorten = ("ongeoorloofd", "geoorloofd", "ziek", "te_laat")
        rijen += [(school, soort) for school in self.scholen for soort in soorten]
        return {
            "bron": pa.array([bron for bron, _ in rijen]),
            "categorie": pa.array([categorie for _, categorie in rijen]),
            "begindatum": datums(np.full(len(rijen), nummer(dt.date(2005, 8, 1)))),
            "einddatum": datums(np.zeros(len(rijen)), np.ones(len(rijen), bool)),
        }
