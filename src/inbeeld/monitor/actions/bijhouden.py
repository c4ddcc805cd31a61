"""Keeping the sheets up with what is recorded, in the background."""

import logging
from datetime import date, datetime, timedelta

from django.db import connection, transaction
from django.utils import timezone

from inbeeld.monitor.actions.blad import laatste_vastlegging, maak_blad, stempel
from inbeeld.monitor.models import Cijferblad
from inbeeld.tijdlijnen.queries import regio_definities
from inbeeld.toegang.actor import systeem_actor

log = logging.getLogger(__name__)

MINSTENS_TUSSEN = timedelta(minutes=1)
DEEL_VAN_DE_TIJD = 0.05
"""No more of the time than this goes into making sheets: one that takes 20 s comes every 400."""
_SLOT = 731_100
"""Advisory lock of who makes sheets: one process at a time."""


def houd_bij(moment: datetime) -> list[str]:
    """Make the sheets that are behind and may be made again by now; returns their definities.

    Does nothing while another process is at it.
    """
    vandaag = timezone.localdate(moment)
    with connection.cursor() as cursor:
        cursor.execute("select pg_try_advisory_lock(%s, 0)", [_SLOT])
        if not cursor.fetchone()[0]:
            return []
    try:
        return _houd_bij(moment, vandaag)
    finally:
        with connection.cursor() as cursor:
            cursor.execute("select pg_advisory_unlock(%s, 0)", [_SLOT])


def _houd_bij(moment: datetime, vandaag: date) -> list[str]:
    with systeem_actor("cijferblad", vandaag), transaction.atomic():
        gekozen = set(regio_definities(vandaag).values())
        # What the region counted by once and has no timelines of now.
        Cijferblad.objects.exclude(definitie__in=gekozen).delete()
        bladen = {blad.definitie: blad for blad in Cijferblad.objects.all()}
        laatste, merk = laatste_vastlegging(), stempel()
    if not laatste:
        return []  # an empty region has no figures
    gemaakt = []
    for definitie in sorted(gekozen):
        oud = bladen.get(definitie)
        if oud is None or (_is_achter(oud, vandaag, laatste, merk) and _mag_weer(oud, moment)):
            maak_blad(definitie, moment, vandaag)
            gemaakt.append(definitie)
    return gemaakt


def _is_achter(blad: Cijferblad, vandaag: date, laatste: int, merk: str) -> bool:
    return (blad.dag, blad.laatste_vastlegging, blad.stempel) != (vandaag, laatste, merk)


def _mag_weer(blad: Cijferblad, moment: datetime) -> bool:
    kost = timedelta(seconds=blad.seconden / DEEL_VAN_DE_TIJD)
    return moment >= blad.bekend_op + max(MINSTENS_TUSSEN, kost)
