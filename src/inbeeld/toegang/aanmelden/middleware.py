"""Two checks at every request: is the session still alive, and is the second factor shown."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from inbeeld.toegang.aanmelden import tijd
from inbeeld.toegang.aanmelden.bewijs import tweede_factor_ontbreekt
from inbeeld.toegang.actor import als
from inbeeld.toegang.middleware import SESSIE

BIJ_HET_INSTELLEN = (
    "tweede_stap_instellen",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "bevestigen",
    "aanstelling",
    "uitloggen",
)
"""Names of the pages that open without a second factor: those that lead to one, or away."""


class SessieTijd:
    """Log out who did nothing for half an hour or logged in ten hours ago, and say why.

    The page where somebody was and the aanstelling that they had chosen are kept: logging in leads
    back there. Must come before the middleware that asks for a login, and after messages.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        reden = tijd.verlopen(request) if request.user.is_authenticated else ""
        if not reden:
            return self.get_response(request)
        waar = [request.user.pk, request.session.get(SESSIE)]
        logout(request)
        request.session[tijd.WAAR] = waar
        veilig = request.method in ("GET", "HEAD")
        zinnen = [tijd.ZINNEN[reden], "" if veilig else tijd.NIET_BEWAARD, tijd.VERDER]
        messages.warning(request, " ".join(filter(None, zinnen)))
        return redirect_to_login(tijd.waar_was_u(request))


class TweedeFactor:
    """Open nothing to a session without the second factor that the person's work asks for.

    Must come after ActorMiddleware. Besides sending people to the page that sets it up it takes the
    actor away, so that the database shows nothing either, whichever view runs.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.tweede_factor_ontbreekt = request.user.is_authenticated and tweede_factor_ontbreekt(
            request
        )
        if not request.tweede_factor_ontbreekt:
            return self.get_response(request)
        request.actor = None
        with als(None):
            return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable, args: tuple, kwargs: dict
    ) -> HttpResponse | None:
        open_voor_allen = not getattr(view, "login_required", True)
        naam = request.resolver_match.url_name
        if not request.tweede_factor_ontbreekt or open_voor_allen or naam in BIJ_HET_INSTELLEN:
            return None
        return naar(request, "tweede_stap_instellen")


def naar(request: HttpRequest, adres: str) -> HttpResponse:
    """Go to another page, also when only a part of this one was asked for."""
    antwoord = redirect(adres)
    if request.headers.get("HX-Request"):
        return HttpResponse(headers={"HX-Redirect": antwoord["Location"]})
    return antwoord
