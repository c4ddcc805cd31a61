"""How long a session lives: half an hour without a request, ten hours in all."""

import time
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest

from inbeeld.toegang.middleware import SESSIE

STIL = 30 * 60
BEGONNEN, LAATST = "sessie_begonnen", "sessie_laatst"
WAAR = "sessie_waar"  # who was logged out by the clock, and the aanstelling that they had chosen
# A write to the session's row at most once a minute.
_STAP = 60

ZINNEN = {
    "stil": "U hebt 30 minuten niets gedaan. Daarom bent u uitgelogd.",
    "lang": "U was 10 uur ingelogd. Daarom bent u uitgelogd.",
}
VERDER = "Log opnieuw in. Daarna gaat u verder waar u was."
NIET_BEWAARD = "Wat u net verstuurde, is niet opgeslagen."


def begin(request: HttpRequest) -> None:
    """Start both clocks; who comes back goes on in the same aanstelling."""
    wie, aanstelling = request.session.pop(WAAR, (None, None))
    if wie == request.user.pk and aanstelling is not None:
        request.session[SESSIE] = aanstelling
    request.session[BEGONNEN] = request.session[LAATST] = int(time.time())


def verlopen(request: HttpRequest) -> str:
    """Why the session is over ('stil', 'lang'), or an empty text; and note that it was used."""
    nu = int(time.time())
    laatst = request.session.get(LAATST)
    if laatst is None:
        begin(request)
        return ""
    if nu - request.session.get(BEGONNEN, 0) >= settings.SESSION_COOKIE_AGE:
        return "lang"
    if nu - laatst >= STIL:
        return "stil"
    if nu - laatst >= _STAP:
        request.session[LAATST] = nu
    return ""


def waar_was_u(request: HttpRequest) -> str:
    """The page to go back to: the one asked for, or the one that a form was sent from."""
    if request.method in ("GET", "HEAD"):
        return request.get_full_path()
    vandaan = urlsplit(request.headers.get("Referer", ""))
    hier = vandaan.netloc == request.get_host()
    return f"{vandaan.path}?{vandaan.query}".rstrip("?") if hier and vandaan.path else "/"
