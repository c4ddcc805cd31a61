"""`inbeeld verschil`."""

from pathlib import Path

import pytest

from tests.regels.cli_hulp import maak_map, roep

DAG = ("--definitie", "rijk-2016", "--peildatum", "2025-09-28")


def test_another_threshold(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    afloop = roep(capsys, "verschil", maak_map(tmp_path), *DAG, "--met-parameter", "lang_dagen=29")
    assert afloop.code == 0
    assert [tuple(rij.values()) for rij in afloop.rijen] == [
        (jongere, "langdurig_relatief_verzuim", "thuiszitter", "wettelijk_verzuim", "verzuim",
         "O_lang", "ja", "nee")
        for jongere in ("A", "C")
    ]  # fmt: skip


def test_a_threshold_of_the_line_itself(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    afloop = roep(
        capsys, "verschil", maak_map(tmp_path), "--definitie", "rijk-2016", "--peildatum",
        "2025-09-02", "--met-parameter", "uren_drempel=11",
    )  # fmt: skip
    assert [(rij["jongere"], rij["laag"], rij["waarde_a"]) for rij in afloop.rijen] == [
        ("A", "parameter uren_drempel", "16"),
        ("C", "parameter uren_drempel", "16"),
    ]


def test_another_definitie(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Kop-NH asks for longer than four weeks; its other names are no difference."""
    feitenmap = maak_map(tmp_path)
    eerste = roep(capsys, "verschil", feitenmap, *DAG, "--met", "kop-nh-2015")
    assert [(rij["jongere"], rij["laag"]) for rij in eerste.rijen] == [
        ("A", "O_lang"),
        ("C", "O_lang"),
    ]
    later = ("--definitie", "rijk-2016", "--peildatum", "2025-10-15", "--met", "kop-nh-2015")
    assert roep(capsys, "verschil", feitenmap, *later).rijen == []


def test_a_line_that_only_one_has(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    afloop = roep(capsys, "verschil", maak_map(tmp_path), *DAG, "--met", "zkij-2021")
    assert [tuple(rij.values()) for rij in afloop.rijen] == [
        ("B", "absoluut_verzuim", "thuiszitter", "overstap_vo_mbo", "overstap",
         "regel overstap_vo_mbo", "absoluut_verzuim", "overstap_vo_mbo"),
    ]  # fmt: skip


def test_two_moments_of_knowledge(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    jongeren = (
        "jongere,geboortedatum,startkwalificatie_op,kwalificatieplicht_vervallen_op,vastgelegd_op",
        *(f"{kind},2011-03-10,,," for kind in "ABC"),
        "D,2011-03-10,,,2025-09-02T08:00:00Z",
    )
    afloop = roep(
        capsys, "verschil", maak_map(tmp_path, jongeren=jongeren), *DAG,
        "--bekend-op", "2025-09-01T12:00:00Z", "--met-bekend-op", "2025-12-01T00:00:00Z",
    )  # fmt: skip
    assert [(rij["jongere"], rij["status_a"], rij["laag"]) for rij in afloop.rijen] == [
        ("A", "in_onderwijs", "O"),
        ("C", "in_onderwijs", "O"),
        ("D", "", "jongeren"),
    ]


def test_nothing_to_compare_with(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    afloop = roep(capsys, "verschil", maak_map(tmp_path), *DAG)
    assert afloop.code == 2
    assert afloop.fout == "inbeeld verschil: er is niets om mee te vergelijken\n"
