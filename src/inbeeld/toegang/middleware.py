"""Every request of a logged-in person runs for one aanstelling."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from inbeeld.toegang.actor import Actor, als
from inbeeld.toegang.queries import aanstellingen_van
from inbeeld.toegang.tijdelijk.queries import ongelezen
from inbeeld.web.fouten import fout_409

SESSIE = "aanstelling"
NAMENS = "namens"
"""Hidden field (`web/formulier/namens.html`): the aanstelling in which the form was opened."""
ZONDER_AANSTELLING = (  # names of the pages that need none
    *("aanstelling", "uitloggen", "bevestigen", "tweede_stap_instellen"),
    *("mfa_activate_totp", "mfa_add_webauthn", "mfa_view_recovery_codes"),
)


class ActorMiddleware:
    """Set `request.actor` from the session's aanstelling, or from the only one that is valid.

    The aanstelling is read anew at every request: one that ended yesterday works no longer. Pages
    that need no login, and those of ZONDER_AANSTELLING, are shown without an actor; every other
    page sends somebody who has none to the page where one is chosen.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = _actor_of(request) if request.user.is_authenticated else None
        # Asked by the page's header only, so an answer without one costs no query.
        request.ongelezen = SimpleLazyObject(lambda: ongelezen(request.actor))
        with als(request.actor):
            return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable, args: tuple, kwargs: dict
    ) -> HttpResponse | None:
        name = request.resolver_match.url_name
        exempt = name in ZONDER_AANSTELLING or not getattr(view, "login_required", True)
        # Who still has to show a second factor gets that page first, from the next middleware.
        exempt = exempt or getattr(request, "tweede_factor_ontbreekt", False)
        if request.actor is None and request.user.is_authenticated and not exempt:
            return redirect("aanstelling")
        # A view that keeps the CSRF check from the body (it sets the limit of an upload first) asks
        # this itself.
        return None if getattr(view, "csrf_exempt", False) else andere_aanstelling(request)


def andere_aanstelling(request: HttpRequest) -> HttpResponse | None:
    """The answer (409) to a form that was opened in another aanstelling than the one that holds
    now, for instance before a change in a second tab: it would be recorded for the wrong source."""
    namens = request.POST.get(NAMENS) if request.method == "POST" else None
    if namens is None or request.actor is None or namens == str(request.actor.aanstelling_id):
        return None
    return fout_409(request)


def _actor_of(request: HttpRequest) -> Actor | None:
    vandaag = timezone.localdate()
    valid = {a.pk: a for a in aanstellingen_van(request.user.pk, vandaag)}
    chosen = request.session.get(SESSIE)
    if chosen not in valid:
        if len(valid) != 1:
            return None
        chosen = next(iter(valid))
    aanstelling = valid[chosen]
    request.aanstelling = aanstelling
    return Actor(
        gebruiker_id=request.user.pk,
        aanstelling_id=aanstelling.pk,
        organisatie_id=aanstelling.organisatie_id,
        rol=aanstelling.rol,
        vandaag=vandaag,
    )
