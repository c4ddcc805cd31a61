"""Counts on random children: number and `volledig` of every row, against the oracle."""

import datetime as dt
import random
from collections.abc import Sequence
from typing import Any

import pytest

from inbeeld.regels import bereken, tel
from tests.regels.orakel import DEFINITIES, Dossier, Parameters, Telling, Wereld, dag
from tests.regels.strategie import Opzet, maak_opzet
from tests.regels.vergelijk import lees, moment

SPLITSINGEN = (
    (),
    ("gemeente",),
    ("gemeente", "wijk"),
    ("sector",),
    ("school", "gemeente"),
    ("grond",),
    ("sector", "grond"),
)


def telling_van(opzet: Opzet, definitie: str, tot: str) -> Telling:
    wereld = Wereld(opzet.feiten, vakantieregio=opzet.vakantieregio, bekend_op=opzet.bekend_op)
    p = Parameters(definitie, opzet.parameters)
    dossiers = {s: Dossier(wereld, j, dag(tot), p) for s, j in wereld.jongeren.items()}
    return Telling(wereld, dossiers, definitie)


def keuze_van(opzet: Opzet, definitie: str) -> dict[str, Any]:
    return {
        "definitie": definitie,
        "vakantieregio": opzet.vakantieregio,
        "bekend_op": moment(opzet.bekend_op),
        "parameters": opzet.parameters,
    }


def peildata_rond(tot: str) -> list[str]:
    laatste = dt.date.fromisoformat(tot)
    return sorted((laatste - dt.timedelta(days=n)).isoformat() for n in (0, 1, 45, 200, 500, 2500))


@pytest.mark.parametrize("seed", range(6))
def test_counts_on_peildata(seed: int) -> None:
    toeval = random.Random(9000 + seed)
    opzet = maak_opzet(toeval, 40)
    definitie = toeval.choice(sorted(DEFINITIES))
    verwacht = telling_van(opzet, definitie, opzet.tot)
    feiten = lees(opzet)
    peildata = peildata_rond(opzet.tot)
    keuze = keuze_van(opzet, definitie)
    # Every split of the same outcome; that it is computed without one too, the others show.
    uitkomst = bereken(feiten, tot=dt.date.fromisoformat(opzet.tot), **keuze)
    for per in SPLITSINGEN:
        dagen = [dt.date.fromisoformat(d) for d in peildata]
        tabel = tel(feiten, peildata=dagen, per=per, uitkomst=uitkomst, **keuze)
        gekregen = per_sleutel(tabel.to_pylist(), per)
        for d in peildata:
            assert gekregen.get(d, {}) == zonder_nullen(verwacht.op(d, per), per), (d, per)


def per_sleutel(
    rijen: list[dict[str, object]], per: Sequence[str]
) -> dict[str, dict[tuple[object, ...], tuple[int, str]]]:
    """Per peildatum the rows by what they count; split by grond without those of nobody."""
    kolommen = (*per, "status", "soort", "langer_dan_drie_maanden")
    uit: dict[str, dict[tuple[object, ...], tuple[int, str]]] = {}
    for rij in rijen:
        plek = uit.setdefault(rij["peildatum"].isoformat(), {})
        sleutel = tuple(rij[kolom] for kolom in kolommen)
        assert sleutel not in plek
        if rij["aantal"] or "grond" not in per:
            plek[sleutel] = (rij["aantal"], rij["volledig"])
    return uit


def zonder_nullen(
    telling: dict[tuple[str, ...], tuple[int, str]], per: Sequence[str]
) -> dict[tuple[str, ...], tuple[int, str]]:
    return {k: v for k, v in telling.items() if v[0] or "grond" not in per}


@pytest.mark.parametrize("seed", range(4))
def test_counts_in_a_period(seed: int) -> None:
    toeval = random.Random(9500 + seed)
    opzet = maak_opzet(toeval, 40)
    definitie = toeval.choice(sorted(DEFINITIES))
    einde = dt.date.fromisoformat(opzet.tot)
    begin = einde - dt.timedelta(days=toeval.choice((0, 30, 364, 1000)))
    tabel = tel(lees(opzet), periode=(begin, einde), **keuze_van(opzet, definitie))
    gekregen = {
        (rij["status"], rij["soort"], rij["langer_dan_drie_maanden"]): rij["aantal"]
        for rij in tabel.to_pylist()
        if rij["aantal"]
    }
    verwacht = telling_van(opzet, definitie, opzet.tot)
    assert gekregen == verwacht.in_periode(begin.isoformat(), einde.isoformat())


@pytest.mark.parametrize("seed", range(3))
def test_groups_of_schools_and_gemeenten(seed: int) -> None:
    """On a day a child is at one school, so a group counts what its schools count together."""
    toeval = random.Random(700 + seed)
    opzet = maak_opzet(toeval, 60)
    feiten = lees(opzet)
    keuze = keuze_van(opzet, toeval.choice(sorted(DEFINITIES)))
    keuze["uitkomst"] = bereken(feiten, tot=dt.date.fromisoformat(opzet.tot), **keuze)
    keuze["peildata"] = [dt.date.fromisoformat(d) for d in peildata_rond(opzet.tot)]
    for veld in ("school", "gemeente"):
        per_veld = tel(feiten, per=(veld,), **keuze).to_pylist()
        codes = sorted({rij[veld] for rij in per_veld})
        groepen = {
            code: ["alle", "even"] if nr % 2 == 0 else "alle" for nr, code in enumerate(codes)
        }
        verwacht: dict[tuple[object, ...], tuple[int, bool]] = {}
        for rij in per_veld:
            for groep in ("alle", "even"):
                if groep in groepen[rij[veld]]:
                    sleutel = (
                        *(rij["peildatum"], groep, rij["status"]),
                        rij["langer_dan_drie_maanden"],
                    )
                    aantal, volledig = verwacht.get(sleutel, (0, True))
                    volledig = volledig and rij["volledig"] == "ja"
                    verwacht[sleutel] = (aantal + rij["aantal"], volledig)
        gekregen = {
            (r["peildatum"], r["groep"], r["status"], r["langer_dan_drie_maanden"]): (
                r["aantal"],
                r["volledig"] == "ja",
            )
            for r in tel(feiten, groepen=groepen, **keuze).to_pylist()
        }
        assert gekregen == verwacht
