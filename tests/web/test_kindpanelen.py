"""Panels that other rooms add to a child's page: in order, once, and only with something to say."""

from types import SimpleNamespace
from uuid import UUID

import pytest
from django.template import engines
from django.test import RequestFactory

from inbeeld.web import kindpanelen

KIND = SimpleNamespace(jongere_id=7, sleutel=UUID(int=1), overleden_op=None, status="in_onderwijs")
BLADZIJDE = """{% load web %}{% kindpanelen_van kind as panelen %}
{% for paneel in panelen %}[{{ paneel }}]{% endfor %}"""


@pytest.fixture(autouse=True)
def _alleen_eigen_panelen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kindpanelen, "_panelen", {})
    monkeypatch.setattr(
        kindpanelen,
        "render_to_string",
        lambda template, inhoud, request: f"{template} {inhoud['kind'].jongere_id} {inhoud['wat']}",
    )


def _voeg_toe(naam: str, volgorde: int, gegevens: dict | None) -> None:
    kindpanelen.voeg_toe(
        naam, volgorde=volgorde, template=naam, gegevens=lambda request, kind: gegevens
    )


def _toon() -> str:
    bladzijde = engines["django"].from_string(BLADZIJDE)
    return bladzijde.render({"kind": KIND}, RequestFactory().get("/")).strip()


def test_panels_stand_in_order_and_who_has_nothing_to_say_is_left_out() -> None:
    _voeg_toe("later", 20, {"wat": "b"})
    _voeg_toe("eerst", 10, {"wat": "a"})
    _voeg_toe("leeg", 5, None)

    assert _toon() == "[eerst 7 a][later 7 b]"


def test_a_panel_that_is_added_twice_is_there_once() -> None:
    _voeg_toe("zelfde", 10, {"wat": "oud"})
    _voeg_toe("zelfde", 10, {"wat": "nieuw"})

    assert _toon() == "[zelfde 7 nieuw]"
