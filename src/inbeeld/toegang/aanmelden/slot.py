"""The lock on the second factor: axes', that also counts wrong passwords.

A wrong password locks a name at one address, as a school shares one. Whoever is asked for a second
factor has the password already, so there the account is locked wherever the guesses come from.
"""

from copy import copy
from typing import Any

from axes.handlers.proxy import AxesProxyHandler
from django.core.exceptions import ValidationError
from django.http import HttpRequest, QueryDict

from inbeeld.toegang.models import Gebruiker

_TWEEDE = "tweede stap:"


def parameters(bron: Any, credentials: dict[str, str] | None = None) -> list[Any]:
    """By what axes counts (setting AXES_LOCKOUT_PARAMETERS). `bron`: a request or kept attempt."""
    naam = (credentials or {}).get("username") or getattr(bron, "username", "") or ""
    return ["username"] if naam.startswith(_TWEEDE) else [["username", "ip_address"]]


def vraag_open(request: HttpRequest, gebruiker: Gebruiker) -> None:
    """Raise ValidationError when there were too many wrong answers; axes then shows its page."""
    if AxesProxyHandler.is_allowed(request, _wie(gebruiker)):
        return
    request.axes_locked_out = True
    raise ValidationError("Te vaak geprobeerd. Wacht een kwartier.")


def tel_mislukt(request: HttpRequest, gebruiker: Gebruiker) -> None:
    """Count one wrong answer."""
    # axes keeps what was sent. A form that waits for a confirmation may hold data of a child.
    kaal = copy(request)
    kaal.GET = kaal.POST = QueryDict()
    AxesProxyHandler.user_login_failed(Gebruiker, _wie(gebruiker), kaal)
    request.axes_locked_out = getattr(kaal, "axes_locked_out", False)


def _wie(gebruiker: Gebruiker) -> dict[str, str]:
    return {"username": f"{_TWEEDE}{gebruiker.pk}"}
