"""The steps that a zaak can ask: ours, those of the region's plan, and what they are called."""

from datetime import date, timedelta

from inbeeld.signalen.models import Regioplan
from inbeeld.signalen.plan.woorden import STAPPEN

EIGEN = {
    "informeer_gemeente": "Gemeente van het kind op de hoogte brengen",
    "controleer_en_sluit": "Controleren en sluiten",
}
"""Steps that follow from how zaken work, whatever a region agrees."""
STANDAARD = "contact_met_gezin"
LANGSTE = timedelta(days=366)
"""How far ahead a step may lie: a school year. Further is not a step but forgetting."""
EERSTE_SCHOOLDAGEN = 5


def stappen_op(dag: date) -> dict[str, str]:
    """Code → words of all steps that can be chosen on a day."""
    inhoud = Regioplan.objects.filter(geldig__contains=dag).values_list("inhoud", flat=True).first()
    eigen = inhoud.get("stappen") if inhoud else None
    return EIGEN | STAPPEN | (eigen or {})


def stapnaam(code: str, stappen: dict[str, str]) -> str:
    """A step in words. One of an older plan keeps its code."""
    return stappen.get(code) or code.replace("_", " ").capitalize()


def schooldagen_na(dag: date, aantal: int) -> date:
    """The weekday that many weekdays after `dag`, as `signalen_schooldagen_na` counts them."""
    for _ in range(aantal):
        dag += timedelta(days=3 if dag.weekday() == 4 else 2 if dag.weekday() == 5 else 1)
    return dag
