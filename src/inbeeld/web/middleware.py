"""What holds for every answer: pages with names are not kept, and a part of a page never holds the
login page."""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url


class NietBewaren:
    """`Cache-Control: no-store` on everything that a logged-in person gets: on a shared computer
    the back button after logging out must not show a child."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.user.is_authenticated and "Cache-Control" not in response:
            response["Cache-Control"] = "no-store"
        return response


class HeleBladzijde:
    """Answer htmx's question with an instruction where a whole page would go elsewhere.

    After the session has ended, a redirect to the login page would be followed by the browser, and
    that page would appear inside the list.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        weg = urlsplit(response.headers.get("Location", "")).path
        if request.headers.get("HX-Request") and weg == resolve_url(settings.LOGIN_URL):
            return HttpResponse(headers={"HX-Refresh": "true"})
        return response
