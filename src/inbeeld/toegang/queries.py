"""Reads of people and their appointments."""

from datetime import date, timedelta

from django.db.models import QuerySet

from inbeeld.toegang.models import Aanstelling


def aanstellingen_van(gebruiker_id: int, vandaag: date) -> QuerySet[Aanstelling]:
    """The aanstellingen of a person that hold on `vandaag`, with their organisation."""
    return (
        Aanstelling.objects.filter(gebruiker_id=gebruiker_id, periode__contains=vandaag)
        .select_related("organisatie", "vervangt__gebruiker")
        .order_by("organisatie__naam", "rol", "pk")
    )


def geeindigd_van(gebruiker_id: int, vandaag: date) -> Aanstelling | None:
    """The aanstelling of a person that ended last, within thirty days; None otherwise."""
    return (
        Aanstelling.objects.filter(
            gebruiker_id=gebruiker_id,
            periode__endswith__lte=vandaag,
            periode__endswith__gt=vandaag - timedelta(days=30),
        )
        .select_related("organisatie")
        .order_by("-periode__endswith", "-pk")
        .first()
    )
