"""`inbeeld demo --feitenmap`: what the command line makes and refuses."""

from pathlib import Path

import pytest

from inbeeld.cli import main


def test_writes_a_folder_that_the_rules_accept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pad = tmp_path / "regio"
    keuzes = ["--vandaag", "2026-11-21", "--kinderen", "50"]
    assert main(["demo", "--feitenmap", str(pad), *keuzes]) == 0
    assert f"{'jongeren':<16}{50:>9}" in capsys.readouterr().out
    assert main(["controleer", str(pad)]) == 0


def test_does_not_write_over_a_region(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    aanroep = ["demo", "--feitenmap", str(tmp_path), "--vandaag", "2026-11-21", "--kinderen", "30"]
    assert main(aanroep) == 0
    assert main(aanroep) == 2
    fout = capsys.readouterr().err
    assert fout.startswith("inbeeld demo: ")
    assert len(fout.splitlines()) == 1


def test_refuses_a_region_without_room_for_the_stories(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["demo", "--feitenmap", str(tmp_path), "--kinderen", "2"]) == 2
    assert "verhalen" in capsys.readouterr().err
