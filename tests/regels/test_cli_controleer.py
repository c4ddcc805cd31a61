"""`inbeeld controleer`, and what the other verbs do with a folder that is not right."""

import csv
from pathlib import Path

import pytest

from tests.regels.cli_hulp import TABELLEN, maak_map, roep

FOUT = (*TABELLEN["verzuim"], "Q,10BB00,2025-09-01,,ziek,,", "A,10BB00,2025-02-31,,ziek,,")


def test_a_good_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    afloop = roep(capsys, "controleer", maak_map(tmp_path))
    assert afloop.code == 0
    assert afloop.uit.splitlines()[-1].endswith("aanvaard + 0 afgekeurd")


def test_rejected_rows(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    afloop = roep(capsys, "controleer", maak_map(tmp_path, verzuim=FOUT))
    assert afloop.code == 1
    assert afloop.uit.splitlines()[:2] == [
        "verzuim.csv regel 5, kolom jongere: staat niet (of niet geldig) in jongeren",
        "verzuim.csv regel 6, kolom begindatum: is geen bestaande datum (schrijf jjjj-mm-dd)",
    ]
    assert " aanvaard + 2 afgekeurd" in afloop.uit


def test_values_only_when_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    feitenmap = maak_map(tmp_path, verzuim=FOUT)
    assert "2025-02-31" not in roep(capsys, "controleer", feitenmap).uit
    assert "[2025-02-31]" in roep(capsys, "controleer", feitenmap, "--met-waarde").uit


def test_to_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    feitenmap = maak_map(tmp_path, verzuim=FOUT)
    doel = tmp_path / "afgekeurd.csv"
    assert roep(capsys, "controleer", feitenmap, "--uit", doel).code == 1
    with doel.open(encoding="utf-8", newline="") as bestand:
        rijen = list(csv.reader(bestand))
    assert rijen[0] == ["bestand", "regel", "kolom", "reden"]
    assert [rij[:3] for rij in rijen[1:]] == [
        ["verzuim.csv", "5", "jongere"],
        ["verzuim.csv", "6", "begindatum"],
    ]


def test_other_verbs_refuse_or_leave_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    feitenmap = maak_map(tmp_path, verzuim=FOUT)
    klok = ("klok", feitenmap, "--tot", "2025-10-15")
    geweigerd = roep(capsys, *klok)
    assert (geweigerd.code, geweigerd.uit) == (1, "")
    assert "2 rijen van" in geweigerd.fout
    assert "verzuim.csv regel 5" in geweigerd.fout
    assert geweigerd.fout.count("\n") == 1
    weggelaten = roep(capsys, *klok, "--laat-weg")
    assert weggelaten.code == 0
    assert weggelaten.fout.startswith("let op: 2 rijen van")
    assert {rij["jongere"] for rij in weggelaten.rijen} == set("ABCD")


def test_a_file_that_cannot_be_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    feitenmap = maak_map(tmp_path)
    (feitenmap / "verzuim.csv").write_bytes(b"jongere;school\n")
    for woorden in (("controleer",), ("klok", "--tot", "2025-10-15")):
        afloop = roep(capsys, woorden[0], feitenmap, *woorden[1:])
        assert (afloop.code, afloop.uit) == (1, "")
        assert afloop.fout.count("\n") == 1
        assert "verzuim.csv: kolommen zijn gescheiden met puntkomma's" in afloop.fout


def test_warnings_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    feitenmap = maak_map(tmp_path)
    (feitenmap / "verzuimen.csv").write_text("a\n", encoding="utf-8")
    afloop = roep(capsys, "controleer", feitenmap)
    assert afloop.code == 0
    assert "let op: verzuimen.csv is niet gelezen" in afloop.fout
