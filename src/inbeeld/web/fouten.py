"""Pages for what goes wrong. They never show what the exception says: it may hold a person's data.

`GeweigerdMetUitleg` is the one exception whose sentence is meant for the screen.
"""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


class GeweigerdMetUitleg(PermissionDenied):
    """A refusal (403) with a sentence for the user, in plain Dutch and without personal data."""


PAGINAS = {
    400: (
        "Dit verzoek klopt niet",
        "Ga terug naar de vorige pagina en probeer het opnieuw.",
        "Er is niets opgeslagen.",
    ),
    403: (
        "U mag dit niet bekijken of doen",
        "Uw aanstelling geeft geen toegang tot deze pagina of deze handeling.",
        "Denkt u dat dit niet klopt? Vraag het de beheerder van uw organisatie.",
    ),
    404: (
        "Deze pagina is er niet",
        "Misschien klopt het adres niet, of hoort wat u zoekt niet bij uw organisatie.",
        "Is een kind verhuisd of van school gewisseld? Dan ziet alleen de nieuwe school of "
        "gemeente de nieuwe gegevens.",
    ),
    409: (
        "U werkt nu in een andere aanstelling",
        "U hebt intussen een andere aanstelling gekozen, misschien in een ander tabblad. Daarom is "
        "er niets opgeslagen.",
        "Ga terug en ververs de pagina. Rechtsboven staat in welke aanstelling u nu werkt. Kies zo "
        "nodig de andere, en vul het formulier opnieuw in.",
    ),
    405: (
        "Dit kan niet op deze manier",
        "Dit adres hoort bij een knop of formulier. Het is niet te openen als pagina.",
        "Ga terug naar de vorige pagina en probeer het daar opnieuw. Er is niets opgeslagen.",
    ),
    429: (
        "Te vaak geprobeerd",
        "Er is te vaak een verkeerd wachtwoord of een verkeerde code ingevuld. Daarom kunt u nu "
        "even niet inloggen.",
        "Wacht een kwartier en probeer het dan opnieuw. Weet u uw wachtwoord niet meer, of bent u "
        "uw telefoon kwijt? Vraag de beheerder van uw organisatie om hulp.",
    ),
    500: (
        "Er ging iets mis",
        "Dat ligt niet aan u. Wat u net deed, is niet opgeslagen.",
        "Probeer het over een paar minuten opnieuw. Blijft het misgaan? Vertel de beheerder "
        "wanneer het gebeurde en wat u deed.",
    ),
}


def _pagina(
    request: HttpRequest, code: int, uitleg: str = "", *, kop: str = "", raad: str = ""
) -> HttpResponse:
    vaste_kop, *regels = PAGINAS[code]
    kop = kop or vaste_kop
    if uitleg:
        regels[0] = uitleg
    if raad:
        regels[1:] = [raad]
    inhoud = {"code": code, "kop": kop, "regels": regels}
    # Without context processors (no request): an error page must not fail on the same fault.
    antwoord = render(None, "web/fout.html", inhoud, status=code)
    antwoord["Cache-Control"] = "no-store"
    return antwoord


def fout_400(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _pagina(request, 400)


def fout_403(request: HttpRequest, exception: Exception) -> HttpResponse:
    uitleg = str(exception) if isinstance(exception, GeweigerdMetUitleg) else ""
    return _pagina(request, 403, uitleg)


def fout_404(request: HttpRequest, exception: Exception) -> HttpResponse:
    return _pagina(request, 404)


def fout_409(request: HttpRequest) -> HttpResponse:
    """The form was opened in another aanstelling than the one that holds now."""
    return _pagina(request, 409)


def fout_409_gewijzigd(request: HttpRequest) -> HttpResponse:
    """What the form asks is refused by what the database holds now."""
    return _pagina(
        request,
        409,
        "Dit kan niet (meer): een ander heeft dit intussen gewijzigd, of het staat vast. Er is "
        "niets opgeslagen.",
        kop="Dit kan nu niet",
        raad="Ga terug, ververs de pagina en kijk hoe het er nu voor staat.",
    )


def fout_409_zonder_aanstelling(request: HttpRequest) -> HttpResponse:
    """Something was sent while the aanstelling in which the person worked is over."""
    return _pagina(
        request,
        409,
        "De aanstelling waarin u werkte, is geëindigd. Wat u net wilde opslaan, is niet "
        "opgeslagen.",
        kop="Uw aanstelling is geëindigd",
        raad="Ga terug als u de tekst wilt bewaren. Kies daarna op de beginpagina een andere "
        "aanstelling, of vraag de beheerder van uw organisatie.",
    )


def fout_500(request: HttpRequest) -> HttpResponse:
    return _pagina(request, 500)


def fout_405(request: HttpRequest) -> HttpResponse:
    return _pagina(request, 405)


def te_vaak_geprobeerd(request: HttpRequest, *_: Any) -> HttpResponse:
    """The account is locked for a while (setting AXES_LOCKOUT_CALLABLE). Whether it exists is not
    said: names that nobody has are locked as well."""
    return _pagina(request, 429)


def csrf_geweigerd(request: HttpRequest, **_: Any) -> HttpResponse:
    """The form was too old or came from elsewhere (setting CSRF_FAILURE_VIEW)."""
    return _pagina(
        request,
        403,
        "Het formulier was te lang open. Ga terug, ververs de pagina en probeer het opnieuw.",
    )
