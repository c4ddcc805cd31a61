"""`inbeeld tijdlijn`."""

from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tests.regels.cli_hulp import maak_map, roep

TOT = ("--definitie", "rijk-2016", "--tot", "2025-12-31")


def test_rows_on_standard_output(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    afloop = roep(capsys, "tijdlijn", maak_map(tmp_path), *TOT)
    assert afloop.code == 0
    assert list(afloop.rijen[0]) == [
        "jongere",
        "begindatum",
        "einddatum",
        "status",
        "soort",
        "thuis_sinds",
        "langer_dan_drie_maanden",
    ]
    assert [tuple(rij.values()) for rij in afloop.rijen if rij["jongere"] == "A"][-2:] == [
        ("A", "2025-09-28", "2025-11-30", "langdurig_relatief_verzuim", "thuiszitter",
         "2025-09-01", "nee"),
        ("A", "2025-12-01", "2025-12-31", "langdurig_relatief_verzuim", "thuiszitter",
         "2025-09-01", "ja"),
    ]  # fmt: skip


def test_to_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    feitenmap = maak_map(tmp_path)
    doel = tmp_path / "uit.parquet"
    afloop = roep(capsys, "tijdlijn", feitenmap, *TOT, "--uit", doel)
    assert (afloop.code, afloop.uit) == (0, "")
    laatste = [rij for rij in pq.read_table(doel).to_pylist() if rij["jongere"] == "B"][-1]
    assert (laatste["begindatum"], laatste["status"]) == (date(2025, 10, 1), "vrijgesteld")


def test_what_if_and_as_known_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two weeks instead of four; and on the day before the school told anything."""
    feitenmap = maak_map(tmp_path)

    def status(*keuzes: str) -> str:
        rijen = roep(capsys, "tijdlijn", feitenmap, *TOT, *keuzes).rijen
        (op,) = [
            rij
            for rij in rijen
            if rij["jongere"] == "C" and rij["begindatum"] <= "2025-09-20" <= rij["einddatum"]
        ]
        return op["status"]

    assert status() == "wettelijk_verzuim"
    assert status("--parameter", "lang_dagen=14") == "langdurig_relatief_verzuim"
    assert status("--bekend-op", "2025-09-01T12:00:00Z") == "in_onderwijs"
