"""Writes by who is told: read, and how to be told by e-mail. Each of one's own only."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from inbeeld.signalen.models import Kennisgeving, Kennisgevingkeuze
from inbeeld.toegang.actor import huidige_actor
from inbeeld.toegang.models import Bericht


def lees(kennisgeving: Kennisgeving, *, moment: datetime) -> None:
    """Mark one as read; a second time changes nothing."""
    Kennisgeving.objects.filter(pk=kennisgeving.pk, gelezen_op=None).update(gelezen_op=moment)


@transaction.atomic
def lees_alles(tot: str, *, moment: datetime) -> None:
    """Mark everything as read that was told before `tot` (ISO 8601); what came later is not.

    A `tot` that is no moment, or has no zone, counts as `moment`.
    """
    try:
        grens = datetime.fromisoformat(tot)
    except ValueError:
        grens = moment
    grens = min(grens, moment) if grens.tzinfo else moment
    for model in (Kennisgeving, Bericht):
        model.objects.filter(
            aan_id=huidige_actor().aanstelling_id, gelezen_op=None, moment__lte=grens
        ).update(gelezen_op=moment)


@transaction.atomic
def kies(keuzen: Mapping[str, str]) -> None:
    """Keep how the actor wants to be told of these soorten."""
    for soort, hoe in keuzen.items():
        Kennisgevingkeuze.objects.update_or_create(
            aanstelling_id=huidige_actor().aanstelling_id, soort=soort, defaults={"hoe": hoe}
        )
