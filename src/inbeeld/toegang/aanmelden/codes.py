"""Codes of the app and recovery codes, each accepted once."""

from allauth.core.internal.cryptokit import compare_user_code
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from allauth.mfa.utils import decrypt
from django.db import transaction

from inbeeld.toegang.models import Gebruiker

_LAATSTE = "laatste_teller"


@transaction.atomic
def controleer_code(gebruiker: Gebruiker, code: str) -> Authenticator | None:
    """The app or the set of recovery codes that the code is of; None when it is of neither.

    allauth remembers used codes in the cache of one process. Here the last accepted step is kept
    with the secret itself, under a lock, so that a code that somebody looked over a shoulder for
    does not work a second time at another process either.
    """
    soorten = (Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES)
    middelen = Authenticator.objects.select_for_update().filter(user=gebruiker, type__in=soorten)
    for middel in middelen:
        if middel.type == Authenticator.Type.TOTP:
            goed = _klopt_app(middel, code)
        else:
            goed = middel.wrap().validate_code(code)
        if goed:
            middel.refresh_from_db()
            return middel
    return None


def _klopt_app(middel: Authenticator, code: str) -> bool:
    geheim = decrypt(middel.data["secret"])
    for teller in yield_hotp_counters_from_time():
        verwacht = format_hotp_value(hotp_value(geheim, teller))
        if teller > middel.data.get(_LAATSTE, -1) and compare_user_code(
            actual=code, expected=verwacht
        ):
            middel.data[_LAATSTE] = teller
            middel.save(update_fields=["data"])
            return True
    return False
