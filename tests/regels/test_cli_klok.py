"""`inbeeld klok`."""

from pathlib import Path

import pytest

from tests.regels.cli_hulp import maak_map, roep


def test_clocks(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    afloop = roep(capsys, "klok", maak_map(tmp_path), "--tot", "2025-10-15")
    assert afloop.code == 0
    # Of before their first enrolment that the facts know, there is a clock as well.
    rijen = [tuple(rij.values()) for rij in afloop.rijen if rij["thuis_sinds"] > "2025"]
    assert [rij for rij in rijen if rij[1] == "streng"] == [
        ("A", "streng", "2025-09-01", "2025-12-01", ""),
        ("B", "streng", "2025-08-25", "2025-11-25", "2025-09-30"),
        ("C", "streng", "2025-09-01", "2025-12-01", "2025-09-28"),
    ]


def test_a_clock_can_count_other_months(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    afloop = roep(
        capsys, "klok", maak_map(tmp_path), "--tot", "2025-10-15", "--parameter", "drie_maanden=1"
    )
    op = {r["drie_maanden_op"] for r in afloop.rijen if r["thuis_sinds"] > "2025"}
    assert op == {"2025-10-01", "2025-09-25"}
