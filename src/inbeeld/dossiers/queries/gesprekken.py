"""Talks with and about one child, and who can have been there."""

from django.db.models import QuerySet

from inbeeld.dossiers.models import Gesprek


def van_kind(jongere_id: int) -> QuerySet[Gesprek]:
    """The talks that the actor may see, the last one first."""
    lezen = Gesprek.objects.filter(jongere_id=jongere_id).select_related("door__gebruiker", "bron")
    return lezen.order_by("-gevoerd_op", "-pk")
