"""`inbeeld tel`."""

import csv
import json
from pathlib import Path

import pytest

from tests.regels.cli_hulp import maak_map, roep

DAG = ("--definitie", "rijk-2016", "--peildatum", "2025-10-15")


def test_table_on_the_screen(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    afloop = roep(capsys, "tel", maak_map(tmp_path), *DAG)
    assert afloop.code == 0
    kop, _streep, *regels = afloop.uit.splitlines()
    assert kop.split() == [
        "peildatum", "status", "soort", "langer_dan_drie_maanden", "aantal", "volledig",
    ]  # fmt: skip
    assert "2025-10-15  vrijgesteld                 vrijgesteld    nee" in afloop.uit
    per_status = {(r.split()[1], r.split()[3]): r.split()[4:] for r in regels}
    assert per_status["langdurig_relatief_verzuim", "nee"] == ["1", "ja"]
    assert per_status["langdurig_relatief_verzuim", "ja"] == ["0", "ja"]


def test_split_and_several_days_as_csv(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    afloop = roep(
        capsys, "tel", maak_map(tmp_path), *DAG, "--peildatum", "2025-09-15",
        "--per", "gemeente,grond", "--formaat", "csv",
    )  # fmt: skip
    gevuld = [tuple(rij.values()) for rij in afloop.rijen if rij["aantal"] != "0"]
    assert gevuld == [
        ("2025-09-15", "0392", "", "absoluut_verzuim", "thuiszitter", "nee", "1", "ja"),
        ("2025-09-15", "0392", "", "wettelijk_verzuim", "verzuim", "nee", "1", "ja"),
        ("2025-09-15", "0453", "", "wettelijk_verzuim", "verzuim", "nee", "1", "ja"),
        ("2025-09-15", "0453", "", "in_onderwijs", "in_onderwijs", "nee", "1", "ja"),
        ("2025-10-15", "0392", "", "langdurig_relatief_verzuim", "thuiszitter", "nee", "1", "ja"),
        ("2025-10-15", "0392", "art5_onder_a", "vrijgesteld", "vrijgesteld", "nee", "1", "ja"),
        ("2025-10-15", "0453", "", "wettelijk_verzuim", "verzuim", "nee", "1", "ja"),
        ("2025-10-15", "0453", "", "in_onderwijs", "in_onderwijs", "nee", "1", "ja"),
    ]


def test_period_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    afloop = roep(
        capsys, "tel", maak_map(tmp_path), "--definitie", "rijk-2016",
        "--periode", "2025-08-01/2025-12-31", "--formaat", "json",
    )  # fmt: skip
    aantal = {
        (rij["status"], rij["langer_dan_drie_maanden"]): rij["aantal"]
        for rij in json.loads(afloop.uit)
    }
    assert aantal["ongeoorloofd_verzuimer", "nee"] == 2
    assert aantal["langdurig_relatief_verzuim", "ja"] == 1
    assert aantal["langdurig_relatief_verzuim", "nee"] == 1
    assert aantal["in_onderwijs", "nee"] == 4


def test_what_nobody_delivers_reads_unknown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    dekking = (
        "bron,categorie,begindatum,einddatum",
        "0453,vrijstelling,2020-01-01,",
        "10BB00,ongeoorloofd,2020-01-01,",
        "10DD00,ongeoorloofd,2020-01-01,",
        "0453,inschrijving,2020-01-01,",
        "0392,inschrijving,2020-01-01,",
    )
    uit = roep(capsys, "tel", maak_map(tmp_path, dekking=dekking), *DAG).uit
    per_status = {r.split()[1]: r.split(maxsplit=4)[4:] for r in uit.splitlines()[2:]}
    assert per_status["vrijgesteld"][0].split() == ["ten", "minste", "1", "nee"]
    assert per_status["langdurig_ziek"][0].split() == ["onbekend", "nee"]
    assert per_status["absoluut_verzuim"][0].split() == ["0", "ja"]


def test_to_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    doel = tmp_path / "telling.csv"
    feitenmap = maak_map(tmp_path)
    assert roep(capsys, "tel", feitenmap, *DAG, "--per", "school", "--uit", doel).code == 0
    with doel.open(encoding="utf-8", newline="") as bestand:
        scholen = {rij["school"] for rij in csv.DictReader(bestand)}
    assert scholen == {"10BB00", "10DD00"}


@pytest.mark.parametrize(
    ("keuzes", "melding"),
    [
        ((), "geef een van deze: --peildatum --periode"),
        (("--peildatum", "2025-02-30"), "geen bestaande datum"),
        (("--peildatum", "2025-02-03", "--periode", "2025-01-01/2025-02-01"), "gaan niet samen"),
        (("--periode", "2025-02-03/2025-01-01"), "eindigt voor zij begint"),
        (("--peildatum", "2025-02-03", "--per", "postcode"), "'postcode' bestaat niet"),
        (("--peildatum", "2025-02-03", "--formaat", "xml"), "xml bestaat niet"),
    ],
)
def test_wrong_call(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], keuzes: tuple[str, ...], melding: str
) -> None:
    afloop = roep(capsys, "tel", tmp_path, "--definitie", "rijk-2016", *keuzes)
    assert (afloop.code, afloop.uit) == (2, "")
    assert melding in afloop.fout
    assert afloop.fout.count("\n") == 1
