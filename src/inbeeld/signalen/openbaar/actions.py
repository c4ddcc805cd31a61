"""Writes of the public form: take in, confirm, and what somebody who works here does with it."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

from django.db import connection, transaction

from inbeeld.signalen.actions import melden
from inbeeld.signalen.mail.bericht_id import bericht_id
from inbeeld.signalen.models import Melding, OpenbareMelding
from inbeeld.signalen.openbaar import inhoud as in_
from inbeeld.toegang.actor import huidige_actor

PER_AFZENDER = 3
"""So many a day from one e-mail address: an address that is not one's own gets few e-mails."""
SAMEN = 60
"""So many an hour in all. More is an attack, or a calamity about which people should call."""
TERMIJN = timedelta(days=7)
"""Within so many days it is answered, counted from its confirmation."""


class TeDruk(Exception):
    """More came in this hour than the form takes."""


class AlAfgehandeld(ValueError):
    """Somebody handled it first."""


def _vraag(sql: str, *waarden: object) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(sql, waarden)
        (uit,) = cursor.fetchone()
    return uit


def ontvang(inhoud: in_.Inhoud, postvak: int, *, moment: datetime) -> None:
    """Keep it, encrypted, with the e-mail that asks to confirm. Raises TeDruk.

    An address from which too many came is not told so: the answer is the same.
    """
    token, sleutel = in_.nieuw_token(), uuid4()
    uitkomst = _vraag(
        "select signalen_openbaar_ontvang(%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)",
        sleutel,
        in_.bewijs(token),
        in_.sluit_in(inhoud),
        in_.afzender(inhoud.email),
        postvak,
        in_.adres(inhoud.email, token),
        bericht_id(f"bevestigen-{sleutel}"),
        moment,
        PER_AFZENDER,
        SAMEN,
    )
    if uitkomst == "vol":
        raise TeDruk


def stand(token: str, *, moment: datetime) -> str:
    """'open', 'bevestigd', or '' for a token that is unknown or over."""
    return str(_vraag("select signalen_openbaar_stand(%s, %s)", in_.bewijs(token), moment))


def bevestig(token: str, *, moment: datetime, vandaag: date) -> bool:
    """Let it be read from now on; False for a token that was used, is unknown or over."""
    return bool(
        _vraag(
            "select signalen_openbaar_bevestig(%s, %s, %s)",
            in_.bewijs(token),
            moment,
            vandaag + TERMIJN,
        )
    )


def _schrijf(melding: OpenbareMelding, soort: str, email: str, moment: datetime) -> None:
    _vraag(
        "select signalen_openbaar_post(%s, %s, %s, %s, %s)",
        melding.pk,
        soort,
        in_.adres(email),
        bericht_id(f"{soort}-{melding.sleutel}"),
        moment,
    )


def lees(melding: OpenbareMelding, *, moment: datetime) -> in_.Inhoud | None:
    """What was written; the sender hears, once, that somebody read it. None once handled."""
    inhoud = in_.inhoud_van(melding)
    if inhoud is not None:
        _schrijf(melding, "gelezen", inhoud.email, moment)
    return inhoud


@transaction.atomic
def maak_melding(
    openbaar: OpenbareMelding, concept: melden.Concept, *, moment: datetime
) -> Melding:
    """Send a melding of it, and handle it. Raises AlAfgehandeld and what `melden.verstuur` does."""
    _vergrendel(openbaar)
    melding = melden.verstuur(concept, moment=moment, sleutel=f"openbaar-{openbaar.sleutel}")
    _handel_af(openbaar, OpenbareMelding.Uitkomst.MELDING, melding, moment)
    return melding


@transaction.atomic
def sluit(openbaar: OpenbareMelding, uitkomst: str, *, moment: datetime) -> None:
    """Handle it without a melding, and say why. Raises AlAfgehandeld, ValueError."""
    if uitkomst not in (OpenbareMelding.Uitkomst.ONBEKEND, OpenbareMelding.Uitkomst.GEEN_MELDING):
        raise ValueError("Not a reason to make no melding.")
    _vergrendel(openbaar)
    _handel_af(openbaar, uitkomst, None, moment)


def _vergrendel(openbaar: OpenbareMelding) -> None:
    rij = OpenbareMelding.objects.select_for_update().get(pk=openbaar.pk)
    if rij.afgehandeld_op is not None:
        raise AlAfgehandeld("Iemand anders heeft deze melding intussen afgehandeld.")


def _handel_af(
    openbaar: OpenbareMelding, uitkomst: str, melding: Melding | None, moment: datetime
) -> None:
    inhoud = in_.inhoud_van(openbaar)
    if inhoud is not None:
        _schrijf(openbaar, "afgehandeld", inhoud.email, moment)
    OpenbareMelding.objects.filter(pk=openbaar.pk).update(
        afgehandeld_op=moment,
        uitkomst=uitkomst,
        melding=melding,
        door_id=huidige_actor().aanstelling_id,
        inhoud_versleuteld=None,
        afzender=None,
    )
