"""`inbeeld herbereken`: what differed is counted, exit code 1; a second time nothing does."""

import pytest

from inbeeld.cli import main
from tests import fabriek as f


@pytest.mark.django_db
def test_a_longer_horizon_changes_everybody_once(capsys):
    a = f.school("10AB00")
    f.kind(a, verzuim=[f.verzuimrij(a.code, "2025-12-01")])
    f.kind(a)
    # Recorded in February; by the day of this run the timelines must reach further.
    assert main(["herbereken"]) == 1
    assert "2 kinderen herberekend, 2 anders dan opgeslagen" in capsys.readouterr().out
    assert main(["herbereken"]) == 0
    assert "2 kinderen herberekend, 0 anders dan opgeslagen" in capsys.readouterr().out
    assert main(["herbereken", "--vakantieregio", "west"]) == 2
