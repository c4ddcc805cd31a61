"""The example folders give the documents' tables, and are what their script makes."""

import datetime as dt
from collections import defaultdict
from pathlib import Path

import pytest

from inbeeld.regels import Feiten, lees_feitenmap, tel
from voorbeelden.maak import MAPPEN, maak_alle

VOORBEELDEN = Path(__file__).parents[2] / "voorbeelden"
MAART = dt.date(2017, 3, 15)
SCHOOLJAAR = (dt.date(2018, 8, 1), dt.date(2019, 7, 31))
ZUID_KENNEMERLAND = ("0392", "0377", "0397", "0473")


def feiten(naam: str) -> Feiten:
    lezing = lees_feitenmap(VOORBEELDEN / naam)
    assert lezing.afgekeurd == []
    return lezing.feiten


def aantallen(tabel: object, *sleutel: str) -> dict[tuple[object, ...], int]:
    """Sum of aantal per combination of columns; rows of nobody are left out."""
    uit: dict[tuple[object, ...], int] = defaultdict(int)
    for rij in tabel.to_pylist():
        if rij["aantal"]:
            uit[tuple(rij[kolom] for kolom in sleutel)] += rij["aantal"]
    return dict(uit)


def test_folders_are_what_the_script_makes(tmp_path: Path) -> None:
    maak_alle(tmp_path)
    for naam in MAPPEN:
        gemaakt = {p.name: p.read_bytes() for p in (tmp_path / naam).iterdir()}
        bewaard = {p.name: p.read_bytes() for p in (VOORBEELDEN / naam).glob("*.csv")}
        assert gemaakt == bewaard


def test_kop_gives_the_newsletters_five_peildata() -> None:
    verwacht = {
        "2015-11-15": (1, 2, 1),
        "2016-01-15": (1, 0, 1),
        "2016-03-15": (2, 0, 1),
        "2016-05-15": (2, 1, 1),
        "2016-09-15": (0, 0, 1),
    }
    peildata = [dt.date.fromisoformat(d) for d in verwacht]
    uit = tel(feiten("kop-2015-2016"), definitie="kop-nh-2015", peildata=peildata)
    geteld = aantallen(uit, "peildatum", "status")
    assert {
        d.isoformat(): tuple(
            geteld.get((d, status), 0)
            for status in ("thuiszitter", "thuishouder", "absoluut_verzuim")
        )
        for d in peildata
    } == verwacht


def test_nk_po_gives_the_counts_of_march_2017() -> None:
    f = feiten("nk-2017-po")
    per_status = aantallen(tel(f, definitie="nk-2017-po", peildata=[MAART]), "status")
    assert per_status[("verzuim_4_weken_3_maanden",)] == 1
    assert per_status[("verzuim_langer_3_maanden",)] == 3
    assert per_status[("niet_ingeschreven",)] == 8
    per_grond = tel(f, definitie="nk-2017-po", peildata=[MAART], per=["grond"])
    vrij = [rij for rij in per_grond.to_pylist() if rij["status"] == "vrijgesteld"]
    assert {rij["grond"]: (rij["aantal"], rij["volledig"]) for rij in vrij} == {
        "art5_onder_a": (25, "nee"),
        "art5_onder_b": (18, "nee"),
        "art5_onder_c": (8, "nee"),
    }


def test_nk_po_shows_what_nobody_registered_as_unknown() -> None:
    f = feiten("nk-2017-po")

    def cel(definitie: str, status: str, **groep: str) -> set[tuple[int, str]]:
        tabel = tel(f, definitie=definitie, peildata=[MAART], per=list(groep))
        return {
            (rij["aantal"], rij["volledig"])
            for rij in tabel.to_pylist()
            if rij["status"] == status and all(rij[k] == v for k, v in groep.items())
        }

    assert cel("nk-2017-po", "vrijgesteld", gemeente="0416") == {(0, "nee")}
    assert {volledig for _, volledig in cel("nk-2017-po", "vrijgesteld", gemeente="0361")} == {"ja"}
    assert cel("nk-2017-po", "langdurig_ziek") == {(0, "nee")}
    assert cel("nk-2017-vo", "dreigend") == {(0, "nee")}
    # And what was delivered is no unknown: nobody is absent with leave.
    assert cel("nk-2017-po", "zorgwekkend_geoorloofd") == {(0, "ja")}


def test_nk_vo_gives_the_counts_of_begin_2017() -> None:
    uit = tel(feiten("nk-2017-vo"), definitie="nk-2017-vo", peildata=[dt.date(2017, 2, 1)])
    geteld = aantallen(uit, "status")
    assert {status: aantal for (status,), aantal in geteld.items() if status != "in_onderwijs"} == {
        "dreigend": 44,
        "thuiszittend": 24,
        "langdurig_ziek": 31,
        "nazorg": 12,
        "absoluut_verzuim": 6,
        "vrijgesteld": 35,
    }
    assert {rij["volledig"] for rij in uit.to_pylist()} == {"ja"}


@pytest.mark.parametrize(
    ("definitie", "thuiszitters", "haarlem"), [("zkij-2021", 106, 49), ("rijk-2016", 129, 53)]
)
def test_nota_counts_the_thuiszitters_of_the_school_year(
    definitie: str, thuiszitters: int, haarlem: int
) -> None:
    """Without the transition VO–MBO the pact's 106 would be 129: that is what the words do."""
    uit = tel(feiten("nota-2018-2019"), definitie=definitie, periode=SCHOOLJAAR, per=["gemeente"])
    per_soort = aantallen(uit, "soort", "gemeente")
    thuis = {g: n for (soort, g), n in per_soort.items() if soort == "thuiszitter"}
    assert sum(thuis.values()) == thuiszitters
    assert thuis["0392"] == haarlem


def test_nota_counts_the_ongeoorloofd_verzuimers() -> None:
    uit = tel(feiten("nota-2018-2019"), definitie="zkij-2021", periode=SCHOOLJAAR, per=["gemeente"])
    melders = aantallen(uit, "status", "gemeente")
    per_gemeente = {
        g: n for (status, g), n in melders.items() if status == "ongeoorloofd_verzuimer"
    }
    assert per_gemeente["0392"] == 633
    assert sum(per_gemeente[g] for g in ZUID_KENNEMERLAND) == 884
