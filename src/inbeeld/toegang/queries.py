"""Reads of people and their appointments."""

from datetime import date

from django.db.models import QuerySet

from inbeeld.toegang.models import Aanstelling


def aanstellingen_van(gebruiker_id: int, vandaag: date) -> QuerySet[Aanstelling]:
    """The aanstellingen of a person that hold on `vandaag`, with their organisation."""
    return (
        Aanstelling.objects.filter(gebruiker_id=gebruiker_id, periode__contains=vandaag)
        .select_related("organisatie")
        .order_by("organisatie__naam", "rol", "pk")
    )
