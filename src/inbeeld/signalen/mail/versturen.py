"""Send what waits, until it went: over restarts and over a day without a mail server.

Each e-mail is one transaction of its own, with its row locked: two processes do not send it both,
and of one that dies halfway the next attempt bears the same Message-ID.
"""

import json
import logging
import smtplib
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from cryptography.exceptions import InvalidTag
from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.utils import timezone

from inbeeld.signalen.mail import tekst
from inbeeld.signalen.models import Mailpost
from inbeeld.toegang.actor import systeem_actor
from inbeeld.toegang.versleuteling import ontsleutel

log = logging.getLogger(__name__)

KOLOM = b"signalen_mailpost.adres_versleuteld"
PER_RONDE = 500
LANGSTE_WACHT = timedelta(hours=1)
OPGEVEN_NA = timedelta(days=7)
"""An e-mail that a working server still refuses after so long is given up: the address is wrong,
and what it said stands in the application."""


_ONLEESBAAR = (ValueError, KeyError, InvalidTag)
"""An address that is none, or one whose key is gone: it must not hold up the others."""


@dataclass(slots=True)
class Ronde:
    """What one round did. `bereikt`: there was a mail server that answered."""

    verzonden: int = 0
    mislukt: int = 0
    bereikt: bool = True


def verstuur_mail(moment: datetime) -> Ronde:
    """Send what is due at `moment`; without a mail server in the settings everything waits.

    The first sign that the server is down ends the round: the others are not tried against it.
    """
    ronde = Ronde()
    if not settings.MAIL_AAN:
        return Ronde(bereikt=False)
    with systeem_actor("e-mail versturen", timezone.localdate(moment)):
        verbinding = get_connection()
        try:
            for _ in range(PER_RONDE):
                if not _volgende(verbinding, moment, ronde) or not ronde.bereikt:
                    break
        finally:
            _sluit(verbinding)
    return ronde


@transaction.atomic
def _volgende(verbinding: BaseEmailBackend, moment: datetime, ronde: Ronde) -> bool:
    """Try one e-mail; False when none is due."""
    post = (
        Mailpost.objects.select_for_update(skip_locked=True, of=("self",))
        .filter(verzonden_op=None, volgende_poging__lte=moment)
        .order_by("volgende_poging", "pk")
        .first()
    )
    if post is None:
        return False
    try:
        bericht = _bericht(post, timezone.localdate(moment))
        if bericht is None:
            Mailpost.objects.filter(pk=post.pk).update(volgende_poging=None, adres_versleuteld=None)
            return True
        verbinding.open()
        verbinding.send_messages([bericht])
    except (OSError, smtplib.SMTPException, *_ONLEESBAAR) as fout:
        # Only the kind: what a server answers often repeats the address.
        log.warning("e-mail wacht post=%s reden=%s", post.pk, type(fout).__name__)
        ronde.mislukt += 1
        ronde.bereikt = _weigert(fout)
        _wacht(post, moment, geweigerd=ronde.bereikt)
        _sluit(verbinding)
    else:
        ronde.verzonden += 1
        Mailpost.objects.filter(pk=post.pk).update(
            verzonden_op=moment,
            volgende_poging=None,
            pogingen=post.pogingen + 1,
            adres_versleuteld=None,
        )
    return True


def _weigert(fout: Exception) -> bool:
    """Whether it is this one e-mail that cannot go, and not the server that is down."""
    soorten = (
        smtplib.SMTPRecipientsRefused,
        smtplib.SMTPSenderRefused,
        smtplib.SMTPDataError,
        smtplib.SMTPNotSupportedError,
    )
    return isinstance(fout, (*soorten, *_ONLEESBAAR))


def _wacht(post: Mailpost, moment: datetime, *, geweigerd: bool) -> None:
    """The next attempt: after 1, 2, 4 … minutes, at most an hour."""
    wacht = min(timedelta(minutes=2 ** min(post.pogingen, 10)), LANGSTE_WACHT)
    opgegeven = geweigerd and moment - post.klaar_op > OPGEVEN_NA
    Mailpost.objects.filter(pk=post.pk).update(
        pogingen=post.pogingen + 1, volgende_poging=None if opgegeven else moment + wacht
    )


def _bericht(post: Mailpost, vandaag: date) -> EmailMessage | None:
    """The e-mail, or None when nobody is there to get it any more."""
    if post.openbaar_id is not None:
        if post.adres_versleuteld is None:
            return None
        gegevens = json.loads(ontsleutel(post.adres_versleuteld, KOLOM))
        (soort,) = post.inhoud
        return tekst.naar_buiten(post.message_id, soort, **gegevens)
    aanstelling = post.aan
    periode = aanstelling.periode
    weg = periode.upper is not None and periode.upper <= vandaag
    if weg or not aanstelling.gebruiker.is_active or not aanstelling.gebruiker.email:
        return None
    return tekst.samenvatting(post.message_id, post.inhoud, aanstelling.gebruiker.email)


def _sluit(verbinding: BaseEmailBackend) -> None:
    try:
        verbinding.close()
    except (OSError, smtplib.SMTPException):
        log.info("de mailserver brak de verbinding af")
