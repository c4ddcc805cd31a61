"""What holds for every answer: pages with names are not kept, a part of a page never holds the
login page, no answer is empty, and the API answers as one."""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url

from inbeeld.web.fouten import fout_405
from inbeeld.web.problemen import MEDIA, is_api, probleem

API_VERSIE = "1.0.0"
"""Version of the API (semver); its first number stands in the address too."""


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


class NooitLeeg:
    """Give Django's empty refusal of a method (405) a page that says what to do."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code != 405 or response.content:
            return response
        page = fout_405(request)
        page["Allow"] = response.headers.get("Allow", "")
        return page


class ApiGrens:
    """The border between pages and API, around everything else.

    A request of the API loses its cookies, so that the session of a browser never speaks for it;
    and whatever goes wrong, also outside the API's own code, answers as a problem (RFC 9457).
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not is_api(request):
            return self.get_response(request)
        request.META.pop("HTTP_COOKIE", None)
        request.COOKIES = {}
        response = self.get_response(request)
        if response.status_code >= 400 and response.headers.get("Content-Type") != MEDIA:
            allow = {k: v for k, v in response.headers.items() if k in ("Allow", "Retry-After")}
            response = probleem(response.status_code, koppen=allow)
        response["API-Version"] = API_VERSIE
        response.headers.setdefault("Cache-Control", "no-store")
        return response
