"""`inbeeld regioplan`: check and activate from the command line."""

from datetime import date
from pathlib import Path

import pytest

from inbeeld.cli import main
from inbeeld.signalen.models import Regioplan
from inbeeld.signalen.plan import plan_op
from tests.signalen.planteksten import plantekst


@pytest.fixture
def bestand(tmp_path: Path) -> Path:
    pad = tmp_path / "plan.yaml"
    pad.write_text(plantekst("zkij"), "utf-8")
    return pad


def test_check_says_what_a_plan_holds(bestand: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["regioplan", "controleer", str(bestand)]) == 0
    assert capsys.readouterr().out == (
        "Zuid-Kennemerland en IJmond: 11 routes, 2 ladders, 4 functies. De tekst klopt.\n"
    )


def test_check_names_every_mistake_and_its_line(
    bestand: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tekst = plantekst("zkij").replace("eenheid: weken", "eenheid: wekken", 2)
    bestand.write_text(tekst, "utf-8")
    assert main(["regioplan", "controleer", str(bestand)]) == 1
    regels = capsys.readouterr().out.splitlines()
    assert len(regels) == 2
    assert all("'wekken' bestaat niet; bedoelt u 'weken'?" in r for r in regels)
    eerste = tekst[: tekst.index("wekken")].count("\n") + 1
    assert regels[0].startswith(f"plan.yaml regel {eerste}: ")


@pytest.mark.parametrize(
    ("woorden", "zin"),
    [
        (["activeer", "{plan}"], "noem met --van de eerste dag"),
        (["activeer", "{plan}", "--van", "morgen"], "is geen datum"),
        (["controleer", "{plan}.weg"], "is niet te lezen"),
        (["kijk", "{plan}"], "bestaat niet; kies uit"),
    ],
)
def test_a_wrong_call(
    bestand: Path, capsys: pytest.CaptureFixture[str], woorden: list[str], zin: str
) -> None:
    woorden = [w.replace("{plan}", str(bestand)) for w in woorden]
    assert main(["regioplan", *woorden]) == 2
    assert zin in capsys.readouterr().err


@pytest.mark.django_db
def test_activate(bestand: Path, capsys: pytest.CaptureFixture[str]) -> None:
    woorden = ["regioplan", "activeer", str(bestand), "--van", "2021-01-01"]
    assert main(woorden) == 0
    assert "Versie 1 geldt vanaf 01-01-2021." in capsys.readouterr().out
    assert plan_op(date(2026, 2, 2)).code == "zkij"
    assert main(woorden) == 1
    assert "veranderen niet meer" in capsys.readouterr().err
    assert Regioplan.objects.count() == 1
