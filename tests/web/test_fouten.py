"""Error pages tell what to do, and never what the exception said."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import RequestFactory

from inbeeld.web import fouten

GEHEIM = "Sam de Vries, geboren 3-2-2012"


@pytest.mark.parametrize(
    ("view", "code"), [(fouten.fout_400, 400), (fouten.fout_403, 403), (fouten.fout_404, 404)]
)
def test_the_exception_is_not_shown(view, code):
    antwoord = view(RequestFactory().get(f"/{GEHEIM}"), PermissionDenied(GEHEIM))
    html = antwoord.content.decode()
    assert antwoord.status_code == code
    assert GEHEIM not in html
    assert f"Foutcode {code}" in html
    assert fouten.PAGINAS[code][0] in html


def test_a_refusal_that_is_meant_for_the_reader_is_shown():
    antwoord = fouten.fout_403(
        RequestFactory().get("/"), fouten.GeweigerdMetUitleg("Dit feit is van een ander.")
    )
    assert "Dit feit is van een ander." in antwoord.content.decode()


def test_a_crash_says_that_nothing_was_stored():
    antwoord = fouten.fout_500(RequestFactory().get("/"))
    assert antwoord.status_code == 500
    assert "niet opgeslagen" in antwoord.content.decode()


def test_error_pages_are_not_kept_by_browsers():
    assert fouten.fout_404(RequestFactory().get("/"), Exception())["Cache-Control"] == "no-store"


def test_an_old_form_explains_itself():
    antwoord = fouten.csrf_geweigerd(RequestFactory().post("/"), reason="token")
    assert antwoord.status_code == 403
    assert "te lang open" in antwoord.content.decode()
