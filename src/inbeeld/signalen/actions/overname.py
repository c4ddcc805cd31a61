"""Who holds a zaak after whoever held it: a child that moved, a person who left, nobody yet.

Nothing depends on it for having an owner: the person who left is followed by the postvak's
coordinator on the same day, by how an owner is read. This moves what the route gives to another
organisation, and tells people.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection, transaction
from django.db.models import Q

from inbeeld.signalen.actions import kennis
from inbeeld.signalen.actions.zaken import geef_door
from inbeeld.signalen.kennissoorten import Soort
from inbeeld.signalen.models import Zaak
from inbeeld.toegang.actor import systeem_actor
from inbeeld.toegang.models import Postvak

_TABEL = "signalen_zaak"


@dataclass(frozen=True, slots=True)
class Overname:
    """How many zaken were made right with their klok, went to another organisation, lost their
    person."""

    bijgehaald: int
    verhuisd: int
    vertrokken: int


def regel_overname(vandaag: date, moment: datetime) -> Overname:
    """Bring all zaken up to date for a day; doing it again changes and tells nothing."""
    with systeem_actor("zaken overnemen", vandaag), transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("select signalen_haal_zaken_bij(%s)", [vandaag])
            (bijgehaald,) = cursor.fetchone()
            cursor.execute("select zaak_id, postvak_id from signalen_overnames(%s)", [vandaag])
            volgende = dict(cursor.fetchall())
        bakken = Postvak.objects.in_bulk(volgende.values())
        for zaak in Zaak.objects.select_for_update().filter(pk__in=volgende).order_by("pk"):
            sinds, postvak = max(vandaag, zaak.opent_op), bakken[volgende[zaak.pk]]
            geef_door(zaak, postvak, sinds=sinds, gekozen_op=None, moment=moment)
        return Overname(bijgehaald, len(volgende), _zonder_wie_vertrok(vandaag, moment))


def _zonder_wie_vertrok(vandaag: date, moment: datetime) -> int:
    """The coordinator is owner already; now the row says so too, and they are told."""
    zaken = Zaak.objects.select_for_update(of=("self",)).filter(
        Q(eigenaar__gebruiker__is_active=False) | ~Q(eigenaar__periode__contains=vandaag),
        eigenaar__isnull=False,
        gesloten_op__isnull=True,
    )
    weg = list(zaken.order_by("pk"))
    for zaak in weg:
        vertrokken, zaak.eigenaar = zaak.eigenaar_id, None
        zaak.save(update_fields=["eigenaar"])
        aan = kennis.aan_postvak(zaak.eigenaar_postvak_id)
        over, kenmerk = (_TABEL, zaak.pk), f"van {vertrokken}"
        kennis.stuur(aan, Soort.ZAAK_TOEGEWEZEN, over, kenmerk, zaak.jongere_id, moment=moment)
    return len(weg)
