"""Every word that the code stores or shows is explained in docs/woordenlijst.md."""

import re
from pathlib import Path

import pytest
from django.apps import apps

from inbeeld.regels.definities import DEFINITIES

TEXT = (Path(__file__).resolve().parents[1] / "docs" / "woordenlijst.md").read_text()
# A term stands in the first cell of a row, in backquotes.
TERMS = set(re.findall(r"^\| `([^`]+)` \|", TEXT, re.MULTILINE))

# History tables are made by the library for a model that is itself in the list.
MODELS = sorted(
    model.__name__
    for model in apps.get_models()
    if model.__module__.startswith("inbeeld.") and not hasattr(model, "pgh_tracked_model")
)
LINES = [line for definitie in DEFINITIES.values() for line in definitie.regels]


@pytest.mark.parametrize("model", MODELS)
def test_every_model(model: str) -> None:
    assert model in TERMS


@pytest.mark.parametrize("status", sorted({line.status for line in LINES}))
def test_every_status(status: str) -> None:
    assert status in TERMS


@pytest.mark.parametrize("soort", sorted({line.soort for line in LINES}))
def test_every_soort(soort: str) -> None:
    assert soort in TERMS


@pytest.mark.parametrize("definitie", sorted(DEFINITIES))
def test_every_definitie(definitie: str) -> None:
    assert definitie in TERMS


def test_no_term_is_explained_twice() -> None:
    found = re.findall(r"^\| `([^`]+)` \|", TEXT, re.MULTILINE)
    assert sorted(found) == sorted(set(found))
