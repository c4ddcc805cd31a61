"""Every Dutch name in the code stands in docs/woordenlijst.md, and no dead ones."""

import re
from pathlib import Path

import pytest
from django.apps import apps

from inbeeld.regels import codes
from inbeeld.regels.definities import DEFINITIES
from inbeeld.regels.laagnamen import SEINEN, VOLGORDE
from inbeeld.regels.parameters import PARAMETERS
from inbeeld.regels.schema import TABELLEN
from inbeeld.toegang.matrix import Groep, Handeling, Voorwaarde
from inbeeld.web.woorden import ROL

TEKST = (Path(__file__).parents[1] / "docs" / "woordenlijst.md").read_text("utf-8")
WOORDEN = set(re.findall(r"`([^`]+)`", TEKST))
STATUSSEN = {regel.status: regel.soort for d in DEFINITIES.values() for regel in d.regels}


def _afdeling(kop: str) -> str:
    """The text under a heading."""
    (deel,) = [d for d in TEKST.split("\n## ") if d.startswith(kop)]
    return deel


def _modellen() -> list[str]:
    # The event tables of the history library are copies of a model, with its name in theirs.
    return [
        model.__name__
        for config in apps.get_app_configs()
        if config.name.startswith("inbeeld.")
        for model in config.get_models()
        if not model.__name__.endswith("Event")
    ]


@pytest.mark.parametrize("naam", _modellen())
def test_every_model(naam: str) -> None:
    assert naam in WOORDEN


@pytest.mark.parametrize("naam", DEFINITIES)
def test_every_definitie(naam: str) -> None:
    assert naam in WOORDEN


@pytest.mark.parametrize(
    "lijst",
    [
        codes.SECTOREN,
        codes.VAKANTIEREGIOS,
        codes.VERZUIMSOORTEN,
        codes.GRONDEN,
        codes.AANBODSOORTEN,
        codes.DUIDINGEN,
        codes.CATEGORIEEN,
        tuple(TABELLEN),
        tuple(PARAMETERS),
        VOLGORDE,
        SEINEN,
        tuple(ROL),
        tuple(Groep),
        tuple(Handeling),
        tuple(Voorwaarde),
    ],
)
def test_every_code(lijst: tuple[str, ...]) -> None:
    assert set(lijst) <= WOORDEN


def test_statuses_are_those_of_the_definities() -> None:
    regels = re.findall(r"^\| `(\w+)` \| `(\w+)` \|", _afdeling("Statuses"), re.MULTILINE)
    assert dict(regels) == STATUSSEN


def test_statuses_name_the_definities_that_have_them() -> None:
    for status, wie in re.findall(
        r"^\| `(\w+)` \|.*\| ([^|]+) \|$", _afdeling("Statuses"), re.MULTILINE
    ):
        heeft = {n for n, d in DEFINITIES.items() if status in {r.status for r in d.regels}}
        if wie.startswith("all but "):
            assert heeft == set(DEFINITIES) - {wie.removeprefix("all but ")}, status
        elif wie == "all":
            assert heeft == set(DEFINITIES), status
        else:
            assert heeft == set(wie.split(", ")), status


def test_no_other_parameter_is_named() -> None:
    assert set(re.findall(r"`(\w+)`", _afdeling("Parameters"))) == set(PARAMETERS)
