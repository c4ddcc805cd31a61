"""Errors of the API: RFC 9457, in Dutch, without details of the machinery and without values."""

import json
from collections.abc import Mapping, Sequence

from django.http import HttpRequest, HttpResponse

PAD = "/api/"
"""Where the API lives: every address below it answers as an API does."""
MEDIA = "application/problem+json"
TITELS = {
    400: "Het verzoek klopt niet",
    401: "Er is geen geldig token",
    403: "Dit mag niet",
    404: "Niet gevonden",
    405: "Deze methode kan hier niet",
    406: "Dit antwoord is er alleen als JSON",
    408: "Het verzoek kwam niet op tijd binnen",
    409: "Dit past niet bij hoe het nu staat",
    413: "Het verzoek is te groot",
    415: "Deze soort inhoud kan hier niet",
    422: "De gegevens zijn geweigerd",
    429: "Te veel verzoeken",
    500: "Er ging iets mis",
    503: "Nu niet beschikbaar",
}
_UITLEG = {
    400: "Kijk in de beschrijving van de API wat dit verzoek nodig heeft. Er is niets opgeslagen.",
    401: "Vraag een nieuw token aan en stuur het mee als 'Authorization: Bearer'.",
    403: "De rol of de scope van deze koppeling geeft hiervoor geen recht.",
    404: "Het adres bestaat niet, of wat u zoekt hoort niet bij uw organisatie.",
    405: "De kop Allow noemt de methoden die kunnen.",
    406: "Vraag om application/json.",
    409: "Haal de gegevens opnieuw op. Er is niets opgeslagen.",
    413: "Er is niets opgeslagen.",
    415: "Kijk in de beschrijving van de API welke soort inhoud dit verzoek heeft.",
    422: "Er is niets opgeslagen.",
    429: "Wacht het aantal seconden in de kop Retry-After.",
    500: "Dat ligt niet aan u. Er is niets opgeslagen.",
    503: "Het duurde te lang. Vraag minder tegelijk, of probeer het later. Er is niets opgeslagen.",
}
Fouten = Sequence[Mapping[str, str]]


class Probleem(Exception):
    """An answer that is not the one asked for. `detail` and `fouten` are for a reader outside:
    Dutch sentences without a value of a person. `fouten`: [{"veld": …, "reden": …}, …]."""

    def __init__(
        self,
        status: int,
        detail: str = "",
        *,
        fouten: Fouten = (),
        koppen: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(status)
        self.status = status
        self.detail = detail
        self.fouten = fouten
        self.koppen = dict(koppen or {})

    def antwoord(self) -> HttpResponse:
        """The problem as a response."""
        return probleem(self.status, self.detail, fouten=self.fouten, koppen=self.koppen)


def is_api(request: HttpRequest) -> bool:
    """Whether the address is one of the API."""
    return request.path.startswith(PAD)


def probleem(
    status: int,
    detail: str = "",
    *,
    fouten: Fouten = (),
    koppen: Mapping[str, str] | None = None,
    **meer: str,
) -> HttpResponse:
    """A response of RFC 9457; `meer`: members beside the usual ones."""
    inhoud = {
        "type": "about:blank",
        "title": TITELS.get(status, "Dit kan niet"),
        "status": status,
        "detail": detail or _UITLEG.get(status, "Er is niets opgeslagen."),
        **meer,
    }
    if fouten:
        inhoud["fouten"] = [dict(fout) for fout in fouten]
    tekst = json.dumps(inhoud, ensure_ascii=False)
    antwoord = HttpResponse(tekst, status=status, content_type=MEDIA)
    for naam, waarde in (koppen or {}).items():
        antwoord[naam] = waarde
    return antwoord
