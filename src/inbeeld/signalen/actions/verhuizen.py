"""Two records of one child joined: a child has one open zaak."""

from datetime import datetime

from django.utils import timezone

from inbeeld.signalen.models import Zaak

SAMENGEVOEGD = "Samengevoegd: dit kind stond twee keer in In Beeld."


OVER = (
    "eigenaar_postvak_id",
    "eigenaar_id",
    "eigenaar_sinds",
    "eigenaar_gekozen_op",
    "volgende_stap",
    "toelichting",
    "stap_op",
)
"""What people chose in a zaak."""


def sluit_dubbele_zaak(gaat_op: int, blijft: int, moment: datetime) -> None:
    """Of the open zaken of both records the one of the record that stays goes on: with its facts
    comes the klok that holds it open. Where the other was made first, its owner and step go over:
    the facts that came along may just have opened this one. As the system."""
    open_ = Zaak.objects.filter(gesloten_op=None).select_related("eigenaar_postvak")
    eigen, ander = (open_.filter(jongere_id=kind).first() for kind in (blijft, gaat_op))
    if eigen is None or ander is None:
        return
    if ander.pk < eigen.pk:
        for veld in OVER:
            setattr(eigen, veld, getattr(ander, veld))
        eigen.save()
    ander.gesloten_op, ander.sluitreden = timezone.localdate(moment), Zaak.Reden.VERGISSING
    ander.gesloten_door_id = ander.eigenaar_postvak.coordinator_id
    ander.toelichting = SAMENGEVOEGD
    ander.save()
