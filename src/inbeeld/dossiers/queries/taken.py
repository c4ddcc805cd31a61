"""Tasks that end with a zaak: which would, and which did."""

from django.db.models import BooleanField, F, Func, QuerySet

from inbeeld.dossiers.models import Taak
from inbeeld.signalen.models import Zaak

ZAAK_GESLOTEN = "zaak gesloten"
"""The reason of a task that ended with its zaak; migration 0019 writes it."""


def vervallen_met(zaak: Zaak) -> QuerySet[Taak]:
    """Of an open zaak what is asked of whoever has it and ends when it closes; of a closed one what
    ended so. What outlives a zaak is decided by the database (`dossiers_eindigt_met_zaak`)."""
    van_kind = Taak.objects.filter(jongere_id=zaak.jongere_id).order_by("uiterlijk_op", "pk")
    if zaak.gesloten_op is not None:
        return van_kind.filter(klaar_op=zaak.gesloten_op, vervallen_reden=ZAAK_GESLOTEN)
    eindigt = Func(F("tabel"), function="dossiers_eindigt_met_zaak", output_field=BooleanField())
    return van_kind.filter(eindigt, klaar_op=None, postvak=None)
