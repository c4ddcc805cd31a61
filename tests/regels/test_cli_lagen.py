"""`inbeeld lagen`."""

from pathlib import Path

import pytest

from tests.regels.cli_hulp import maak_map, roep


def test_layers_of_one_child(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    afloop = roep(capsys, "lagen", maak_map(tmp_path), "--tot", "2025-12-31", "--jongere", "B")
    assert afloop.code == 0
    assert {rij["jongere"] for rij in afloop.rijen} == {"B"}
    rijen = [tuple(rij.values())[1:] for rij in afloop.rijen]
    assert ("absoluut", "2025-08-25", "2025-09-30", "ja") in rijen
    assert ("vrijgesteld", "2025-10-01", "", "art5_onder_a") in rijen
    assert ("thuisperiode", "2025-08-25", "2025-09-30", "2025-08-25") in rijen


def test_layers_of_all(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    afloop = roep(capsys, "lagen", maak_map(tmp_path), "--tot", "2025-12-31")
    assert {rij["jongere"] for rij in afloop.rijen} == {"A", "B", "C", "D"}


def test_unknown_child(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    afloop = roep(capsys, "lagen", maak_map(tmp_path), "--tot", "2025-12-31", "--jongere", "Piet")
    assert (afloop.code, afloop.uit) == (2, "")
    assert afloop.fout == "inbeeld lagen: die jongere staat niet in de feiten\n"
