"""What browsers may keep."""

from types import SimpleNamespace

import pytest
from django.http import HttpResponse, HttpResponseRedirect
from django.test import RequestFactory

from inbeeld.web.middleware import HeleBladzijde, NietBewaren


def antwoord(*, ingelogd: bool, eigen: str = "") -> HttpResponse:
    request = RequestFactory().get("/")
    request.user = SimpleNamespace(is_authenticated=ingelogd)
    kop = {"Cache-Control": eigen} if eigen else {}
    return NietBewaren(lambda _: HttpResponse("x", headers=kop))(request)


def test_a_page_of_somebody_who_is_logged_in_is_not_kept():
    assert antwoord(ingelogd=True)["Cache-Control"] == "no-store"


def test_other_pages_may_be():
    assert "Cache-Control" not in antwoord(ingelogd=False)


@pytest.mark.parametrize("eigen", ["max-age=60", "no-cache"])
def test_a_view_that_says_so_itself_is_left_alone(eigen):
    assert antwoord(ingelogd=True, eigen=eigen)["Cache-Control"] == eigen


@pytest.mark.parametrize(("htmx", "status"), [(True, 200), (False, 302)])
def test_a_part_of_a_page_never_becomes_the_login_page(htmx, status):
    request = RequestFactory().get("/", headers={"HX-Request": "true"} if htmx else {})
    uit = HeleBladzijde(lambda _: HttpResponseRedirect("/inloggen?next=/"))(request)
    assert uit.status_code == status
    assert uit.headers.get("HX-Refresh", "") == ("true" if htmx else "")
    assert not (htmx and uit.content)


def test_other_redirects_are_left_alone():
    request = RequestFactory().get("/", headers={"HX-Request": "true"})
    assert HeleBladzijde(lambda _: HttpResponseRedirect("/telling/"))(request).status_code == 302
