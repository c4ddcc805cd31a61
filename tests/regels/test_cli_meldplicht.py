"""`inbeeld meldplicht`."""

from pathlib import Path

import pytest

from tests.regels.cli_hulp import maak_map, roep


def test_meldingen(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    afloop = roep(capsys, "meldplicht", maak_map(tmp_path), "--tot", "2025-09-20")
    assert afloop.code == 0
    assert [tuple(rij.values()) for rij in afloop.rijen] == [
        ("A", "2025-09-01", "2025-09-03"),
        ("A", "2025-09-04", "2025-09-10"),
        ("A", "2025-09-11", "2025-09-17"),
        ("C", "2025-09-01", "2025-09-03"),
        ("C", "2025-09-04", "2025-09-10"),
        ("C", "2025-09-11", "2025-09-17"),
    ]
