"""Two records of one child joined: it has one open plan, and is in one gezin."""

from datetime import datetime, timedelta

from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import timezone

from inbeeld.dossiers.models import Gezinslid, Plan
from inbeeld.signalen.actions.verhuizen import SAMENGEVOEGD


def sluit_dubbel_plan(gaat_op: int, blijft: int, moment: datetime) -> None:
    """Close the plan of the record that goes when the other has one too, and end its place in a
    gezin in the same way. Both stay to be read. As the system."""
    dag = timezone.localdate(moment)
    if Plan.objects.filter(jongere_id=blijft).exclude(toestand="afgesloten").exists():
        for plan in Plan.objects.filter(jongere_id=gaat_op).exclude(toestand="afgesloten"):
            plan.toestand, plan.afgesloten_op = Plan.Toestand.AFGESLOTEN, dag
            plan.sluitreden = SAMENGEVOEGD
            plan.save()
    leden = Gezinslid.objects.filter(periode__endswith__isnull=True)
    if leden.filter(jongere_id=blijft).exists():
        for lid in leden.filter(jongere_id=gaat_op):
            # Through today, so that a place that began today is a day and not nothing.
            lid.periode = DateRange(lid.periode.lower, dag + timedelta(days=1))
            lid.save()
