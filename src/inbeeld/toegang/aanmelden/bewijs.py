"""What a session proves about who sits there, and since when.

allauth keeps a record of each proof in the session: a password, a second factor ('mfa'), an
organisation's provider ('socialaccount'). A provider that says that it saw a second factor adds a
record of the kind 'mfa' with type 'oidc'.
"""

import time
from functools import cache
from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import (
    AUTHENTICATION_METHODS_SESSION_KEY,
    record_authentication,
)
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from inbeeld.toegang.matrix.begrippen import Groep as G
from inbeeld.toegang.matrix.begrippen import Handeling as H
from inbeeld.toegang.matrix.cellen import CELLEN
from inbeeld.toegang.models import Aanstelling, Gebruiker
from inbeeld.toegang.queries import aanstellingen_van

TWEEDE_FACTOR, VIA_AANBIEDER = "mfa", "oidc"
RECENT = 10 * 60  # seconds for which a proof is good enough for an export or break-glass
_VAN_IEDEREEN = {G.CIJFERS, G.INSTELLINGEN, G.EIGEN_ACCOUNT, G.MENSEN, G.LOGBOEK}


@cache
def vraagt_tweede_factor(rol: str) -> bool:
    """Whether a rol sees data of children, or manages people, or searches the log; by the matrix.

    Everybody sees figures, who their colleagues are and their own lines of the log. A rol that the
    matrix does not know is asked for one.
    """
    cellen = {(c.groep, c.handeling) for c in CELLEN if c.rol == rol}
    van_kinderen = any(groep not in _VAN_IEDEREEN for groep, _ in cellen)
    toezicht = {(G.MENSEN, H.BEHEREN), (G.LOGBOEK, H.ZOEKEN)}
    return van_kinderen or bool(cellen & toezicht) or not cellen


def heeft_tweede_factor(gebruiker: Gebruiker) -> bool:
    """Whether the person has an app or passkey here. Recovery codes alone are none."""
    soorten = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
    return Authenticator.objects.filter(user_id=gebruiker.pk, type__in=soorten).exists()


def tweede_factor_ontbreekt(request: HttpRequest) -> bool:
    """Whether this session may open nothing until a second factor is shown or set up.

    It may not when any of the person's aanstellingen of today asks for one: which of them is
    chosen is itself something to protect. In the demo, with its public password, none is asked.
    """
    if verkeerde_aanbieder(request):
        return True
    if settings.DEMO or any(_geldt(r, request) for r in _bewijzen(request)):
        return False
    aanstellingen = aanstellingen_van(request.user.pk, timezone.localdate())
    return any(vraagt_tweede_factor(a.rol) for a in aanstellingen)


def verkeerde_aanbieder(request: HttpRequest) -> Any:
    """The provider by which alone one is logged in, when one works for somebody else; else None.

    A provider opens its own organisations. Whoever runs it could otherwise log in as a person with
    a second aanstelling elsewhere, set up a second factor, and see what belongs there.
    """
    records = get_authentication_records(request, request.user)
    aanstelling = getattr(request, "aanstelling", None)
    if aanstelling is None or any(record["method"] == "password" for record in records):
        return None
    via = [record.get("provider") for record in records if record["method"] == "socialaccount"]
    aanbieders = [settings.OIDC_AANBIEDERS.get(naam) for naam in via]
    vreemd = [a for a in aanbieders if a is not None and not _van(a, aanstelling)]
    return vreemd[0] if vreemd else None


def bewezen_sinds(request: HttpRequest) -> float | None:
    """When the strongest proof that this person can give was last given, in seconds; or None."""
    if not request.user.is_authenticated:
        return None
    records = get_authentication_records(request, request.user)
    tweede = [record for record in records if record["method"] == TWEEDE_FACTOR]
    if not tweede and heeft_tweede_factor(request.user):
        return None
    return max((record["at"] for record in tweede or records), default=None)


def is_recent(request: HttpRequest) -> bool:
    """Whether that is less than `RECENT` seconds ago."""
    sinds = bewezen_sinds(request)
    return sinds is not None and time.time() - sinds < RECENT


def noteer_aanbieder(request: HttpRequest, gebruiker: Gebruiker, aanbieder: str) -> None:
    """Keep in the session that the organisation's provider vouches for a second factor."""
    record_authentication(request, gebruiker, TWEEDE_FACTOR, type=VIA_AANBIEDER, provider=aanbieder)


def ging_via_aanbieder(request: HttpRequest, gebruiker: Gebruiker) -> bool:
    """Whether the session holds such a proof for the person, who need not be logged in yet."""
    records = get_authentication_records(request, gebruiker)
    return any(record.get("type") == VIA_AANBIEDER for record in records)


def vergeet_tweede_factor(request: HttpRequest) -> None:
    """Take the second factor out of the session: the person has none any more."""
    records = get_authentication_records(request, request.user)
    request.session[AUTHENTICATION_METHODS_SESSION_KEY] = [
        record for record in records if record["method"] != TWEEDE_FACTOR
    ]


def _bewijzen(request: HttpRequest) -> list[dict[str, Any]]:
    records = get_authentication_records(request, request.user)
    return [record for record in records if record["method"] == TWEEDE_FACTOR]


def _geldt(record: dict[str, Any], request: HttpRequest) -> bool:
    """A provider speaks for its own organisations; what is proved here holds everywhere."""
    if record.get("type") != VIA_AANBIEDER:
        return True
    aanbieder = settings.OIDC_AANBIEDERS.get(record.get("provider"))
    aanstelling = getattr(request, "aanstelling", None)
    if aanbieder is None or aanstelling is None:
        # Without an aanstelling only the page where one is chosen can be opened.
        return aanbieder is not None
    return _van(aanbieder, aanstelling)


def _van(aanbieder: Any, aanstelling: Aanstelling) -> bool:
    organisatie = aanstelling.organisatie
    return f"{organisatie.soort}:{organisatie.code}" in aanbieder.organisaties
