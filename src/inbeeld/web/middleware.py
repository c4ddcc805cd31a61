"""Pages with names are not kept by browsers."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


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
