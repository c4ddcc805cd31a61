"""The documents are true: their links lead somewhere, and their commands run."""

import re
import shlex
from pathlib import Path

import pytest

from inbeeld.cli import WERKWOORDEN, main

WORTEL = Path(__file__).parents[1]
DOCUMENTEN = sorted(
    pad
    for pad in [*WORTEL.glob("*.md"), *WORTEL.glob("docs/**/*.md"), *WORTEL.glob("src/**/*.md")]
    # Generated outcomes name what a run made, not what is in the checkout.
    if "bewijs" not in pad.parts
)
README = (WORTEL / "README.md").read_text("utf-8")
OPDRACHTEN = re.findall(r"^\.venv/bin/inbeeld ([^#\n]+)", README, re.MULTILINE)


@pytest.mark.parametrize("pad", DOCUMENTEN, ids=lambda pad: str(pad.relative_to(WORTEL)))
def test_links_lead_somewhere(pad: Path) -> None:
    tekst = re.sub(r"```.*?```", "", pad.read_text("utf-8"), flags=re.DOTALL)
    doelen = [doel.split("#")[0] for doel in re.findall(r"\]\(([^)\s]+)\)", tekst)]
    dood = [
        doel
        for doel in doelen
        if doel and "://" not in doel and not (pad.parent / doel).resolve().exists()
    ]
    assert dood == []


@pytest.mark.parametrize("pad", DOCUMENTEN, ids=lambda pad: str(pad.relative_to(WORTEL)))
def test_named_source_files_exist(pad: Path) -> None:
    """Paths in backquotes that begin at the root of the checkout."""
    gevonden = re.findall(
        r"`((?:src|tests|docs|bench|bewijs|voorbeelden|requirements)/[\w./-]+)`",
        pad.read_text("utf-8"),
    )
    # What a run proved is written by that run.
    gevonden = [naam for naam in gevonden if not naam.startswith("docs/bewijs/")]
    assert [naam for naam in gevonden if not (WORTEL / naam).exists()] == []


def test_the_readme_names_every_verb_of_the_command_line() -> None:
    assert [verb for verb in WERKWOORDEN if verb not in README] == []


@pytest.mark.traag
def test_the_commands_of_the_readme_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In their order, as a reader would: the first makes the folder that the others count."""
    (tmp_path / "voorbeelden").symlink_to(WORTEL / "voorbeelden")
    monkeypatch.chdir(tmp_path)
    assert len(OPDRACHTEN) >= 5
    for opdracht in OPDRACHTEN:
        assert main(shlex.split(opdracht)) == 0, capsys.readouterr().err
        assert capsys.readouterr().out.strip(), opdracht
