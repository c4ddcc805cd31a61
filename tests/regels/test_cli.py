"""The command line itself: its table of verbs, its errors, its exit codes."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pyarrow as pa
import pytest

from inbeeld.cli import WERKWOORDEN, voortgang
from inbeeld.cli.uitvoer import als_csv
from tests.regels.cli_hulp import maak_map, roep

VAN_DE_REGELS = (
    "tijdlijn", "klok", "lagen", "meldplicht", "tel", "leg-uit", "verschil", "controleer",
)  # fmt: skip


def test_overview_names_every_verb(capsys: pytest.CaptureFixture[str]) -> None:
    afloop = roep(capsys, "--help")
    assert (afloop.code, afloop.fout) == (0, "")
    assert set(VAN_DE_REGELS) <= set(WERKWOORDEN)
    assert all(f"  {werkwoord}" in afloop.uit for werkwoord in WERKWOORDEN)


def test_no_verb_at_all(capsys: pytest.CaptureFixture[str]) -> None:
    afloop = roep(capsys)
    assert (afloop.code, afloop.uit) == (2, "")
    assert "inbeeld WERKWOORD" in afloop.fout


def test_unknown_verb(capsys: pytest.CaptureFixture[str]) -> None:
    afloop = roep(capsys, "tijdlijnen")
    assert afloop.code == 2
    assert afloop.fout == "inbeeld: onbekend werkwoord 'tijdlijnen'; bedoelt u tijdlijn?\n"


@pytest.mark.parametrize("werkwoord", VAN_DE_REGELS)
def test_help_of_a_verb_is_dutch(capsys: pytest.CaptureFixture[str], werkwoord: str) -> None:
    afloop = roep(capsys, werkwoord, "--help")
    assert afloop.code == 0
    assert afloop.uit.startswith(f"gebruik: inbeeld {werkwoord}")
    for engels in ("usage", "options", "positional", "show this"):
        assert engels not in afloop.uit
    for keuze in ("--vakantieregio", "--bekend-op", "--parameter", "--uit", "--laat-weg"):
        assert keuze in afloop.uit


KLOK = ("klok", "MAP", "--tot", "2025-10-15")


@pytest.mark.parametrize(
    ("woorden", "melding"),
    [
        (("klok", "MAP"), "nog nodig: --tot"),
        (("klok",), "nog nodig: FEITENMAP, --tot"),
        ((*KLOK, "--snel"), "onbekend argument: --snel"),
        ((*KLOK, "--tot"), "achter --tot hoort een waarde"),
        ((*KLOK, "--laat-weg=ja"), "achter --laat-weg hoort geen waarde"),
        ((*KLOK, "--vakantieregio", "oost"), "--vakantieregio oost bestaat niet; kies uit"),
        ((*KLOK, "--bekend-op", "gisteren"), "'gisteren' is geen moment in UTC"),
        ((*KLOK, "--bekend-op", "2026-01-15"), "geen moment in UTC"),
        ((*KLOK, "--parameter", "lang_dagen"), "geen naam=waarde"),
        ((*KLOK, "--parameter", "kort_dagen=3"), "geen parameter"),
        ((*KLOK, "--parameter", "lang_dagen=0"), "lang_dagen"),
        ((*KLOK, "--parameter", "overstap_tot=08-31"), "overstap_tot"),
        ((*KLOK, "--uit", "klok.xlsx"), "moet eindigen op .csv of .parquet"),
        ((*KLOK, "--uit", "/bestaat/niet/klok.csv"), "bestaat niet"),
        ((*KLOK, "--uit", "MAP/verzuim.csv"), "zou feiten overschrijven"),
        (("klok", "MAP/weg", "--tot", "2025-10-15"), "bestaat niet of is geen map"),
        (("klok", "MAP", "--tot", "1066-10-14"), "1066-10-14"),
        (("tijdlijn", "MAP", "--tot", "2025-10-15", "--definitie", "x"), "--definitie x bestaat"),
    ],
)
def test_wrong_call_is_one_dutch_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], woorden: tuple[str, ...], melding: str
) -> None:
    feitenmap = str(maak_map(tmp_path))
    afloop = roep(capsys, *(woord.replace("MAP", feitenmap) for woord in woorden))
    assert (afloop.code, afloop.uit) == (2, "")
    assert melding in afloop.fout
    assert afloop.fout.count("\n") == 1


def test_a_fault_of_the_program_shows_no_trace_and_no_value(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stuk(*_: object, **__: object) -> None:
        raise ValueError("geheim")

    monkeypatch.delenv("INBEELD_SPOOR", raising=False)
    monkeypatch.setattr("inbeeld.cli.controleer.lees_alles", stuk)
    afloop = roep(capsys, "controleer", maak_map(tmp_path))
    assert afloop.code == 70
    assert "ValueError" in afloop.fout
    assert "geheim" not in afloop.fout
    assert afloop.fout.count("\n") == 1


def test_progress_after_a_while(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(voortgang, "WACHT", 0.05)
    with voortgang.Voortgang() as v:
        v.stap("feiten lezen")
        time.sleep(0.3)
    assert "feiten lezen …" in capsys.readouterr().err


def test_no_progress_when_it_is_quick(capsys: pytest.CaptureFixture[str]) -> None:
    with voortgang.Voortgang() as v:
        v.stap("feiten lezen")
    assert capsys.readouterr().err == ""


PROGRAMMA = (
    "import sys; from inbeeld.cli import main; einde = main(sys.argv[1:]); "
    "assert 'django' not in sys.modules; sys.exit(einde)"
)


def test_as_a_program_without_the_web(tmp_path: Path) -> None:
    """A verb of the rules loads no web framework."""
    uit = subprocess.run(
        [sys.executable, "-c", PROGRAMMA, "klok", str(maak_map(tmp_path)), "--tot", "2025-10-15"],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONPATH": "src"},
    )
    assert uit.returncode == 0
    # On a busy machine it says what it is doing; nothing else may be said.
    assert all(re.fullmatch(r".+ … \(\d+ s\)", regel) for regel in uit.stderr.splitlines())
    assert uit.stdout.startswith("jongere,soort,thuis_sinds,drie_maanden_op,einddatum\n")


def test_values_that_need_quotes_get_them() -> None:
    tabel = pa.table({"wijk": ["Oost", 'Oost, "nieuw"', None, ""], "aantal": [1, 2, 3, None]})
    assert als_csv(tabel) == 'wijk,aantal\nOost,1\n"Oost, ""nieuw""",2\n,3\n,\n'
    assert als_csv(tabel.slice(0, 1)) == "wijk,aantal\nOost,1\n"


def test_a_screen_without_dutch_letters(tmp_path: Path) -> None:
    uit = subprocess.run(
        [sys.executable, "-c", PROGRAMMA, "controleer", str(maak_map(tmp_path))],
        capture_output=True,
        check=False,
        env=os.environ | {"PYTHONPATH": "src", "PYTHONIOENCODING": "ascii"},
    )
    assert uit.returncode == 0
    assert b"0 afgekeurd" in uit.stdout
