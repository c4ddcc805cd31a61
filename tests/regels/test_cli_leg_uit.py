"""`inbeeld leg-uit`, and the explanation that it prints."""

from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from inbeeld.regels import AanroepFout, lees_feitenmap, leg_uit
from inbeeld.regels.laagboek import LAGEN
from inbeeld.regels.laagnamen import VOLGORDE
from tests.regels.cli_hulp import maak_map, roep

A = ("--jongere", "A", "--peildatum", "2025-10-15", "--definitie", "rijk-2016")


def test_account_of_a_child_at_home(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    afloop = roep(capsys, "leg-uit", maak_map(tmp_path), *A)
    assert afloop.code == 0
    for zin in (
        "Status: langdurig_relatief_verzuim (soort thuiszitter), sinds 28 september 2025",
        "Thuis sinds 1 september 2025: dag 45 van 91; drie maanden zijn vol op 1 december 2025",
        "regel 5 van de definitie is de eerste die geldt: O_lang en geen aanbod",
        "O_lang is ja, vanaf 28 september 2025: lang genoeg ongeoorloofd afwezig",
        "aanbod is nee: heeft een passend aanbod dat loopt",
        "lang_dagen = 28: dagen thuis tot thuiszitter (bron: Kamerbrief",
        "verzuim: ongeoorloofd afwezig bij Prisma College (10BB00) vanaf 1 september 2025 "
        "[verzuim.csv",
        "1 december 2025: is dan drie maanden thuis",
    ):
        assert zin in afloop.uit


def test_as_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    feitenmap = maak_map(tmp_path)
    doel = tmp_path / "uitleg.parquet"
    assert roep(capsys, "leg-uit", feitenmap, *A, "--uit", doel).code == 0
    rijen = pq.read_table(doel).to_pylist()
    assert {rij["onderdeel"] for rij in rijen} == {
        "status", "regel", "parameter", "laag", "feit", "verandering",
    }  # fmt: skip


def test_every_layer_has_its_words() -> None:
    assert tuple(LAGEN) == VOLGORDE
    volgorde = {naam: nr for nr, naam in enumerate(LAGEN)}
    assert all(volgorde[van] < volgorde[naam] for naam, laag in LAGEN.items() for van in laag.uit)


def test_facts_behind_layers_and_what_comes(tmp_path: Path) -> None:
    feiten = lees_feitenmap(maak_map(tmp_path)).feiten
    uitleg = leg_uit(
        feiten,
        jongere="B",
        peildatum=date(2025, 9, 15),
        definitie="zkij-2021",
        parameters={"overstap_tot": "09-10"},
    )
    assert (uitleg.status, uitleg.regel_nr) == ("absoluut_verzuim", 5)
    assert not uitleg.buiten_jaren
    assert [(f.tabel, f.rij) for f in uitleg.feiten] == [
        ("jongeren", 3),
        ("woonplaatsen", 3),
        ("inschrijvingen", 3),
    ]
    stand = {laag.laag: laag for laag in uitleg.lagen}
    assert stand["woonachtig"].waarde == "0392"
    assert stand["vrijgesteld"].waarde == "nee"
    assert stand["absoluut"].geldt
    assert stand["absoluut"].begindatum == date(2025, 8, 25)
    assert [(v.datum, v.status) for v in uitleg.veranderingen] == [
        (date(2025, 10, 1), "vrijgesteld"),
        (date(2026, 8, 1), "in_onderwijs"),  # the summer: no lesdag yet
        (date(2026, 8, 17), "absoluut_verzuim"),
    ]
    assert uitleg.vooruit_tot == date(2026, 10, 20)


def test_source_of_a_parameter(tmp_path: Path) -> None:
    feiten = lees_feitenmap(maak_map(tmp_path)).feiten
    uitleg = leg_uit(
        feiten,
        jongere="A",
        peildatum=date(2025, 10, 15),
        definitie="kop-nh-2015",
        parameters={"lang_dagen": 14},
    )
    bronnen = {grens.naam: (grens.waarde, grens.bron) for grens in uitleg.parameters}
    assert bronnen["lang_dagen"] == ("14", "uw eigen keuze (wat als)")
    assert bronnen["lang_strikt"][0] == "ja"
    assert "ieuwsbrief" in bronnen["lang_strikt"][1]
    assert uitleg.buiten_jaren


@pytest.mark.parametrize(
    ("jongere", "dag", "definitie"),
    [
        ("Z", date(2025, 10, 15), "rijk-2016"),
        ("A", date(2010, 10, 15), "rijk-2016"),
        ("A", date(2025, 10, 15), "rijk-1900"),
        ("A", date.max, "rijk-2016"),
    ],
)
def test_wrong_call(tmp_path: Path, jongere: str, dag: date, definitie: str) -> None:
    feiten = lees_feitenmap(maak_map(tmp_path)).feiten
    with pytest.raises(AanroepFout):
        leg_uit(feiten, jongere=jongere, peildatum=dag, definitie=definitie)
