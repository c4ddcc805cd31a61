"""Closed notes: who wrote one and when, without what it says."""

from django.db.models import QuerySet

from inbeeld.dossiers.models import Notitie


def dicht_van(jongere_id: int) -> QuerySet[Notitie]:
    """The notes of the actor's own organisation, the last one first, without their text."""
    rijen = Notitie.objects.filter(jongere_id=jongere_id).defer("tekst")
    return rijen.select_related("door__gebruiker").order_by("-moment", "-pk")
