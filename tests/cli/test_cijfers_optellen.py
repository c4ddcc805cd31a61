"""`inbeeld cijfers optellen`: published files of regions added up, on screen or in a file."""

from pathlib import Path

import pytest

from inbeeld.cli import main
from inbeeld.monitor.publicatie.bestanden import csv_van


@pytest.fixture
def regio(tmp_path: Path):
    def schrijf(naam: str, gemeente: str, aantal: int | None, sign: str = "") -> str:
        regel = ["stand", "2024-10-01", f"gemeente:{gemeente}", "vrijgesteld", aantal, sign, None]
        tabellen = {"schooljaar": 2024, "definitie": "rijk-2016", "gebieden": {}, "regels": [regel]}
        pad = tmp_path / naam
        pad.write_bytes(csv_van(tabellen))
        return str(pad)

    return schrijf


def test_two_regions(regio, capsys, tmp_path) -> None:
    a, b = regio("a.csv", "0392", 12), regio("b.csv", "0453", None, "afgeschermd")
    assert main(["cijfers", "optellen", a, b]) == 0
    assert "2024-10-01;vrijgesteld;Vrijgesteld;2;12;ten_minste" in capsys.readouterr().out
    uit = tmp_path / "som.csv"
    assert main(["cijfers", "optellen", a, b, "--uit", str(uit)]) == 0
    assert uit.read_text("utf-8-sig").startswith("schooljaar;")


def test_what_cannot_be_added_up(regio, capsys, tmp_path) -> None:
    a, b = regio("a.csv", "0392", 12), regio("b.csv", "0392", 8)
    assert main(["cijfers", "optellen", a, b]) == 1
    assert "0392" in capsys.readouterr().err
    for woorden in ([], [a, a], [str(tmp_path / "niets.csv")], [a, "--uit", str(tmp_path)]):
        assert main(["cijfers", "optellen", *woorden]) == 2
    assert main(["cijfers", "maak", a]) == 2
