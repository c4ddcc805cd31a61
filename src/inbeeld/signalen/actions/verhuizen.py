"""Two records of one child joined: a child has one open zaak."""

from datetime import datetime

from django.utils import timezone

from inbeeld.signalen.models import Zaak

SAMENGEVOEGD = "Samengevoegd: dit kind stond twee keer in In Beeld."


def sluit_dubbele_zaak(gaat_op: int, blijft: int, moment: datetime) -> None:
    """Of the open zaken of both records keep the one that was made first, in which most was done; the
    facts that came along may just have opened another. The closed one is shown as an earlier one.
    As the system."""
    dag = timezone.localdate(moment)
    open_ = Zaak.objects.filter(jongere_id__in=(gaat_op, blijft), gesloten_op=None)
    for zaak in open_.select_related("eigenaar_postvak").order_by("pk")[1:]:
        zaak.gesloten_op, zaak.sluitreden = dag, Zaak.Reden.VERGISSING
        zaak.gesloten_door_id = zaak.eigenaar_postvak.coordinator_id
        zaak.toelichting = SAMENGEVOEGD
        zaak.save()
