"""Telling: figures in a period day by day, and what is said of their completeness."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pyarrow as pa
import pytest

from inbeeld.regels import AanroepFout, bereken, feiten_uit_tabellen, lees_feitenmap, tel
from inbeeld.regels.feitenmap import Feiten
from tests.regels import orakel
from tests.regels.conformance_gevallen import MAP_TOT, MAPPEN, feiten_van
from tests.regels.orakel.telling import kenmerken


@cache
def _dossiers(map_: Path) -> dict[str, orakel.Dossier]:
    wereld = orakel.Wereld(feiten_van(map_))
    p = orakel.Parameters(None, {})
    return {
        sleutel: orakel.Dossier(wereld, jongere, orakel.dag(MAP_TOT), p)
        for sleutel, jongere in wereld.jongeren.items()
    }


@cache
def _feiten(map_: Path) -> Feiten:
    return lees_feitenmap(map_ / "feiten").feiten


def _cellen(tabel: pa.Table, velden: tuple[str, ...]) -> dict[tuple[str, ...], int]:
    uit: dict[tuple[str, ...], int] = {}
    for rij in tabel.to_pylist():
        sleutel = tuple(str(rij[veld]) for veld in velden)
        assert sleutel not in uit
        uit[sleutel] = rij["aantal"]
    return {sleutel: aantal for sleutel, aantal in uit.items() if aantal}


@pytest.mark.parametrize("map_", MAPPEN, ids=lambda map_: map_.name)
@pytest.mark.parametrize("per", [(), ("school", "gemeente")], ids=",".join)
def test_figures_in_a_period_are_the_oracles(map_: Path, per: tuple[str, ...]) -> None:
    begin, eind = date(2019, 8, 1), date(2020, 7, 31)
    tabel = tel(_feiten(map_), definitie="rijk-2016", periode=(begin, eind), per=per)
    kinderen: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for sleutel, dossier in _dossiers(map_).items():
        d = begin
        dagen = [(r[0], r[1], r[2]) for r in dossier.tijdlijn("rijk-2016")]
        meldingen = {melding[1] for melding in dossier.meldplicht()}
        while d <= eind:
            groep = kenmerken(dossier, d.toordinal())
            cel = tuple(groep[naam] for naam in per)
            for status in [s for b, e, s in dagen if b <= str(d) <= e]:
                kinderen[(*cel, status)].add(sleutel)
            if str(d) in meldingen:
                kinderen[(*cel, "ongeoorloofd_verzuimer")].add(sleutel)
            d += timedelta(days=1)
    gevonden: dict[tuple[str, ...], int] = defaultdict(int)
    for (*cel, _langer), aantal in _cellen(
        tabel, (*per, "status", "langer_dan_drie_maanden")
    ).items():
        gevonden[tuple(cel)] += aantal
    assert gevonden == {cel: len(wie) for cel, wie in kinderen.items()}
    assert set(tabel["periode"].to_pylist()) == {"2019-08-01/2020-07-31"}


def test_an_outcome_at_hand_is_used() -> None:
    feiten = _feiten(MAPPEN[0])
    uitkomst = bereken(feiten, definitie="rijk-2016", tot=date(2020, 12, 31))
    peildata = [date(2019, 3, 15), date(2020, 12, 31)]
    los = tel(feiten, definitie="rijk-2016", peildata=peildata, per=("sector",))
    assert (
        tel(feiten, definitie="rijk-2016", peildata=peildata, per=("sector",), uitkomst=uitkomst)
        == los
    )


def _klein(dekking: list[tuple[str, str, str, str]]) -> Feiten:
    """One pupil per school, in two gemeenten, all year present."""
    return feiten_uit_tabellen(
        {
            "jongeren": [
                {
                    "jongere": kind,
                    "geboortedatum": "2010-01-01",
                    "startkwalificatie_op": "",
                    "kwalificatieplicht_vervallen_op": "",
                }
                for kind in ("a", "b", "weg")
            ],
            "scholen": [
                {
                    "school": school,
                    "naam": "",
                    "sector": sector,
                    "gemeente": "0392",
                    "vakantieregio": "",
                    "uren_per_lesdag": "",
                }
                for school, sector in (("10AA00", "po"), ("10BB00", "vo"))
            ],
            "woonplaatsen": [
                {
                    "jongere": k,
                    "gemeente": g,
                    "wijk": "",
                    "begindatum": "2010-01-01",
                    "einddatum": e,
                }
                for k, g, e in (
                    ("a", "0392", ""),
                    ("b", "0453", ""),
                    ("weg", "0361", "2015-12-31"),
                )
            ],
            "inschrijvingen": [
                {"jongere": k, "school": s, "begindatum": "2014-08-01", "einddatum": ""}
                for k, s in (("a", "10AA00"), ("b", "10BB00"))
            ],
            "dekking": [
                {"bron": b, "categorie": c, "begindatum": v, "einddatum": t}
                for b, c, v, t in dekking
            ],
        }
    ).feiten


def _volledig(feiten: Feiten, dag: str, per: tuple[str, ...], **kies: str) -> dict[str, str]:
    tabel = tel(
        feiten, definitie="nk-2017-vo", peildata=[date.fromisoformat(dag)], per=per
    ).to_pylist()
    return {
        rij["status"]: rij["volledig"]
        for rij in tabel
        if all(rij[naam] == waarde for naam, waarde in kies.items())
    }


def test_without_dekking_everything_is_complete() -> None:
    assert set(_volledig(_klein([]), "2020-01-15", ()).values()) == {"ja"}


GEDEKT = [
    ("10AA00", "ongeoorloofd", "2018-08-01", ""),
    ("10AA00", "ziek", "2018-08-01", "2019-12-31"),
    ("10BB00", "ongeoorloofd", "2018-08-01", ""),
    ("10BB00", "ziek", "2018-08-01", ""),
    ("0392", "inschrijving", "2018-08-01", ""),
    ("0453", "vrijstelling", "2018-08-01", ""),
    ("0453", "duiding", "2018-08-01", ""),
    ("10AA00", "duiding", "2018-08-01", "2020-01-14"),
]


def test_a_figure_is_incomplete_where_its_group_does_not_cover_its_category() -> None:
    feiten = _klein(GEDEKT)
    alles = _volledig(feiten, "2020-01-15", ())
    assert alles["thuiszittend"] == alles["wettelijk_verzuim"] == "ja"
    assert alles["langdurig_ziek"] == "nee"  # 10AA00 stopped with illness
    assert alles["zorgwekkend_geoorloofd"] == "nee"  # nobody delivers it
    assert alles["absoluut_verzuim"] == "nee"  # not 0453
    assert alles["vrijgesteld"] == "nee"  # not 0392
    assert alles["nazorg"] == "nee"  # of child a, neither school nor gemeente
    assert alles["in_onderwijs"] == alles["niet_plichtig"] == alles["onbekend"] == "ja"


def test_each_group_answers_for_itself() -> None:
    feiten = _klein(GEDEKT)
    po = _volledig(feiten, "2020-01-15", ("sector",), sector="po")
    vo = _volledig(feiten, "2020-01-15", ("sector",), sector="vo")
    assert (po["langdurig_ziek"], vo["langdurig_ziek"]) == ("nee", "ja")
    assert (po["absoluut_verzuim"], vo["absoluut_verzuim"]) == ("ja", "nee")
    assert (po["vrijgesteld"], vo["vrijgesteld"]) == ("nee", "ja")
    assert (po["dreigend"], vo["dreigend"]) == ("nee", "ja")


def test_completeness_is_that_of_the_day() -> None:
    feiten = _klein(GEDEKT)
    voor = _volledig(feiten, "2019-12-31", ())
    assert voor["langdurig_ziek"] == voor["nazorg"] == "ja"
    assert _volledig(feiten, "2018-07-31", ())["thuiszittend"] == "nee"


def test_in_a_period_one_uncovered_day_is_enough() -> None:
    feiten = _klein(GEDEKT)

    def volledig(begin: date, eind: date) -> dict[str, str]:
        tabel = tel(feiten, definitie="rijk-2016", periode=(begin, eind)).to_pylist()
        return {rij["status"]: rij["volledig"] for rij in tabel}

    assert volledig(date(2019, 12, 1), date(2019, 12, 31))["langdurig_ziek"] == "ja"
    assert volledig(date(2019, 12, 1), date(2020, 1, 1))["langdurig_ziek"] == "nee"
    assert volledig(date(2019, 12, 1), date(2020, 1, 1))["ongeoorloofd_verzuimer"] == "ja"


def test_who_moved_away_leaves_no_unknown_behind() -> None:
    """Nobody plichtig lives nowhere, so a gemeente 'onbekend' has nothing to cover."""
    weg = _volledig(_klein(GEDEKT), "2020-01-15", ("gemeente",), gemeente="onbekend")
    assert weg["absoluut_verzuim"] == "ja"


def test_an_exemption_that_nobody_delivers_is_unknown_per_grond() -> None:
    feiten = feiten_uit_tabellen(
        _als_lijsten(_klein(GEDEKT))
        | {
            "vrijstellingen": [
                {
                    "jongere": "b",
                    "grond": "art5_onder_a",
                    "begindatum": "2019-01-01",
                    "einddatum": "",
                }
            ]
        }
    ).feiten
    tabel = tel(
        feiten, definitie="rijk-2016", peildata=[date(2020, 1, 15)], per=("gemeente", "grond")
    )
    cellen = {
        (rij["gemeente"], rij["grond"]): (rij["aantal"], rij["volledig"])
        for rij in tabel.to_pylist()
        if rij["status"] == "vrijgesteld"
    }
    assert cellen == {
        ("0392", "art5_onder_a"): (0, "nee"),
        ("0453", "art5_onder_a"): (1, "ja"),
        ("onbekend", "art5_onder_a"): (0, "ja"),
    }


def _als_lijsten(feiten: Feiten) -> dict[str, pa.Table]:
    uit = {}
    for naam in ("jongeren", "scholen", "woonplaatsen", "inschrijvingen", "dekking"):
        tabel = feiten.con.sql(f"from feit_{naam}").to_arrow_table().drop_columns(["rij"])
        if "jongere" in tabel.column_names:
            namen = {1: "a", 2: "b", 3: "weg"}
            plek = tabel.column_names.index("jongere")
            sleutels = pa.array([namen[nr] for nr in tabel["jongere"].to_pylist()])
            tabel = tabel.set_column(plek, "jongere", sleutels)
        tabel = tabel.rename_columns([n.removesuffix("_honderdsten") for n in tabel.column_names])
        uit[naam] = tabel
    return uit


@pytest.mark.parametrize(
    "keuze",
    [
        {},
        {"peildata": [date(2020, 1, 1)], "periode": (date(2020, 1, 1), date(2020, 1, 2))},
        {"periode": (date(2020, 1, 2), date(2020, 1, 1))},
        {"peildata": [date(2020, 1, 1)], "per": ("postcode",)},
        {"peildata": [date(2020, 1, 1)], "per": ("wijk", "wijk")},
        {"peildata": [date(2020, 1, 1)], "definitie": "rijk-1900"},
        {"peildata": [date(2020, 1, 1)], "parameters": {"lang_dagen": "0"}},
    ],
    ids=str,
)
def test_wrong_call(keuze: dict[str, object]) -> None:
    with pytest.raises(AanroepFout):
        tel(_klein([]), **({"definitie": "rijk-2016"} | keuze))
