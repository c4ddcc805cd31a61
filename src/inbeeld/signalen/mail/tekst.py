"""What an e-mail says: what kind of thing changed, how many, and where to log in. Never who."""

from collections.abc import Mapping

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse

from inbeeld.signalen.kennissoorten import geteld

ONDERWERPEN = {
    "bevestigen": "Bevestig uw melding",
    "gelezen": "Uw melding is gelezen",
    "afgehandeld": "Uw melding is afgehandeld",
}
"""What is sent to who wrote an openbare melding → its subject."""


def _adres(naam: str, *args: str) -> str:
    return settings.SITE_ADRES + reverse(naam, args=args)


def _maak(
    message_id: str, aan: str, onderwerp: str, sjabloon: str, inhoud: Mapping[str, object]
) -> EmailMessage:
    return EmailMessage(
        subject=f"In Beeld: {onderwerp}",
        body=render_to_string(f"signalen/mail/{sjabloon}.txt", inhoud),
        to=[aan],
        # So that no mailbox answers it with 'I am on holiday'.
        headers={"Message-ID": f"<{message_id}>", "Auto-Submitted": "auto-generated"},
    )


def samenvatting(message_id: str, inhoud: Mapping[str, int], aan: str) -> EmailMessage:
    """To somebody who works here: kind by kind how many."""
    aantal = sum(inhoud.values())
    onderwerp = "1 nieuw bericht" if aantal == 1 else f"{aantal} nieuwe berichten"
    regels = {
        "regels": [geteld(soort, n) for soort, n in sorted(inhoud.items())],
        "berichten": _adres("berichten"),
        "keuze": _adres("berichten_keuze"),
    }
    return _maak(message_id, aan, onderwerp, "samenvatting", regels)


def naar_buiten(message_id: str, soort: str, *, adres: str, token: str = "") -> EmailMessage:
    """To who wrote an openbare melding. `token`: of the link that confirms the address."""
    inhoud = {"telefoon": settings.TELEFOON, "openbaar": _adres("openbaar_melden")}
    if token:
        inhoud["bevestigen"] = _adres("openbaar_bevestigen", token)
    return _maak(message_id, adres, ONDERWERPEN[soort], soort, inhoud)
