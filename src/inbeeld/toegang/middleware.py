"""Every request of a logged-in person runs for one aanstelling."""

import logging
from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from inbeeld.toegang.actor import Actor, als
from inbeeld.toegang.matrix.paginas import PAGINAS, mag_openen
from inbeeld.toegang.policies import check_can_openen
from inbeeld.toegang.queries import aanstellingen_van
from inbeeld.toegang.tijdelijk.queries import ongelezen
from inbeeld.web import menu
from inbeeld.web.fouten import fout_409, fout_409_zonder_aanstelling
from inbeeld.web.problemen import is_api

SESSIE = "aanstelling"
NAMENS = "namens"
"""Hidden field (`web/formulier/namens.html`): the aanstelling in which the form was opened."""
BEGIN = ("werk", "werkvoorraad")
"""Where logging in ends, and the root. Who has no work with children finds an explanation there,
and no refusal."""
EIGEN_BEGIN = {"beheerder": "beheer", "bestuurder": "cijfers", "beleidsmedewerker": "cijfers"}
"""Rol → where it begins instead. A bestuurder who must decide about a child has the work too, and
so is sent on only from the door (`views.begin`)."""
log = logging.getLogger(__name__)


class ActorMiddleware:
    """Set `request.actor` from the session's aanstelling, or from the only one that is valid.

    The aanstelling is read anew at every request: one that ended yesterday works no longer. Who
    has none is sent to the page where one is chosen. Whether the rol may open the address stands in
    the matrix (`matrix.paginas`); an address that is not in it is refused.
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
        # Who still has to show a second factor gets that page first, from the next middleware. The
        # API's door asks the matrix itself, for the actor that a token stands for.
        if getattr(request, "tweede_factor_ontbreekt", False) or is_api(request):
            return None
        if request.user.is_authenticated and (elders := _toegelaten(request, kwargs)):
            return elders
        # A view that keeps the CSRF check from the body (it sets the limit of an upload first) asks
        # this itself.
        return None if getattr(view, "csrf_exempt", False) else andere_aanstelling(request)


def _toegelaten(request: HttpRequest, kwargs: dict) -> HttpResponse | None:
    """What comes in the place of the page, None when it may be opened.

    Raises Http404 for an address with a key in it, which must not tell whether there is such a
    thing, and Geweigerd for any other.
    """
    naam = request.resolver_match.view_name
    pagina = PAGINAS.get(naam)
    if pagina is None:
        log.error("pagina staat niet in de toegangsmatrix naam=%s", naam)
        raise Http404
    if pagina.openbaar or pagina.zonder_aanstelling:
        return None
    if request.actor is None:
        return _zonder_aanstelling(request)
    if pagina.mag(request.actor.rol):
        return None
    if naam in BEGIN and request.method == "GET":
        if request.actor.rol in EIGEN_BEGIN:
            return redirect(EIGEN_BEGIN[request.actor.rol])
        return _begin(request)
    log.warning(
        "geweigerd naam=%s rol=%s verzoek=%s", naam, request.actor.rol, request.actor.verzoek
    )
    if kwargs:
        raise Http404
    check_can_openen(request.actor, naam)
    return None


def _begin(request: HttpRequest) -> HttpResponse:
    """Where somebody begins who has no list of children: the first page that their rol opens."""
    for naam in ("beheer", *(naam for _, naam in menu.MENU)):
        if mag_openen(request.actor.rol, naam):
            return redirect(naam)
    return render(request, "toegang/zonder_kinderen.html")


def andere_aanstelling(request: HttpRequest) -> HttpResponse | None:
    """The answer (409) to a form that was opened in another aanstelling than the one that holds
    now, for instance before a change in a second tab: it would be recorded for the wrong source."""
    namens = request.POST.get(NAMENS) if request.method == "POST" else None
    if namens is None or request.actor is None or namens == str(request.actor.aanstelling_id):
        return None
    return fout_409(request)


def _zonder_aanstelling(request: HttpRequest) -> HttpResponse:
    if request.method not in ("GET", "HEAD"):
        return fout_409_zonder_aanstelling(request)
    if request.headers.get("HX-Request"):
        # A redirect would put that page inside the list that was asked for.
        return HttpResponse(headers={"HX-Redirect": reverse("aanstelling")})
    return redirect("aanstelling")


def _actor_of(request: HttpRequest) -> Actor | None:
    vandaag = timezone.localdate()
    valid = {a.pk: a for a in aanstellingen_van(request.user.pk, vandaag)}
    chosen = request.session.get(SESSIE)
    if chosen not in valid:
        # Who chose one that ended meanwhile is asked, and never put to work in another unasked.
        if chosen is not None or len(valid) != 1:
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
