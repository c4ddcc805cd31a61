"""The proof's runner goes on where it was, and tells nothing of the machine."""

import json
from pathlib import Path

import pytest

from bewijs import loper
from bewijs.loper import Stap, run, without_paths


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(loper, "ROOT", tmp_path)
    return tmp_path


def test_what_went_well_is_not_run_again(root: Path) -> None:
    step = Stap("tel", "telt", f"echo x >> {root}/teller; cat {root}/teller")
    assert run("07", [step], [])
    assert run("07", [step], [])
    assert (root / "teller").read_text() == "x\n"
    assert run("07", [step], ["tel"])
    assert (root / "teller").read_text() == "x\nx\n"


def test_what_failed_is_run_again_and_the_rest_goes_on(root: Path) -> None:
    steps = [Stap("fout", "faalt", f"test -e {root}/goed"), Stap("erna", "loopt", "echo klaar")]
    assert not run("07", steps, [])
    report = (root / "docs" / "bewijs" / "07.md").read_text()
    assert "| fout | faalt | fout (1) |" in report
    assert "klaar" in report
    (root / "goed").touch()
    assert run("07", steps, [])
    assert "| fout | faalt | goed |" in (root / "docs" / "bewijs" / "07.md").read_text()


def test_what_a_machine_cannot_do_is_said(root: Path) -> None:
    step = Stap("kan-niet", "toont iets", "exit 1", niet_als="echo 'geen browser'")
    assert run("07", [step], [])
    state = json.loads((root / ".bewijs" / "07" / "kan-niet.json").read_text())
    assert (state["code"], state["uitvoer"]) == (None, "geen browser")
    assert "overgeslagen" in (root / "docs" / "bewijs" / "07.md").read_text()


def test_folders_of_the_machine_are_left_out(root: Path) -> None:
    text = without_paths(f"\x1b[32mlees {root}/a.csv\x1b[0m en {Path.home()}/b")
    assert text == "lees ./a.csv en ~/b"


def test_every_kind_of_page_has_a_picture_of_its_own() -> None:
    from bewijs.schermen import file_name

    kinds = ["/", "/aanleveren/", "/aanleveren/{sleutel}/", "/aanleveren/{sleutel}/ (2)"]
    kinds += ["/aanleveren/lesvrij/", "/aanleveren/lesvrij/{nummer}/", "/jongere/{sleutel}/waarom/"]
    assert len({file_name(kind) for kind in kinds}) == len(kinds)
    assert file_name("/jongere/{sleutel}/waarom/") == "jongere-waarom"
