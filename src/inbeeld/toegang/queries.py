"""Reads of people, organisations and the read log."""

from datetime import date

from django.db.models import QuerySet

from inbeeld.toegang.models import Aanstelling, Leesregel, Organisatie


def aanstellingen_van(gebruiker_id: int, vandaag: date) -> QuerySet[Aanstelling]:
    """The aanstellingen of a person that hold on `vandaag`, with their organisation."""
    return (
        Aanstelling.objects.filter(gebruiker_id=gebruiker_id, periode__contains=vandaag)
        .select_related("organisatie")
        .order_by("organisatie__naam", "rol", "pk")
    )


def organisatie(soort: str, code: str) -> Organisatie:
    """The organisation of that kind and code. Raises Organisatie.DoesNotExist."""
    return Organisatie.objects.get(soort=soort, code=code)


def eigen_leesregels() -> QuerySet[Leesregel]:
    """The lines that the actor's own reading left, newest first (the row policy sees to 'own')."""
    return Leesregel.objects.order_by("-nr")
