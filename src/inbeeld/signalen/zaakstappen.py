"""The steps that a zaak can ask: ours, those of the region's plan, and what they are called."""

from datetime import date, timedelta

from inbeeld.signalen.plan import plan_op
from inbeeld.signalen.plan.woorden import STAPPEN

EIGEN = {
    "informeer_gemeente": "Gemeente van het kind op de hoogte brengen",
    "controleer_en_sluit": "Controleren en sluiten",
    "nazorg_gesprek": "Gesprek over hoe het gaat (nazorg)",
    "nazorg_afronden": "Nazorg afronden",
    "vrijstelling_volgen": "Vrijstelling volgen tot de herbeoordeling",
}
"""Steps that follow from how zaken work, whatever a region agrees."""
NAZORG = ("nazorg_gesprek", "nazorg_afronden")
"""The steps of following a child that is back: not yet to be closed."""
LANGSTE = timedelta(days=366)
"""How far ahead a step may lie: a school year. Further is not a step but forgetting."""


def stappen_op(dag: date) -> dict[str, str]:
    """Code → words of all steps that can be chosen on a day."""
    plan = plan_op(dag)
    return EIGEN | STAPPEN | dict(plan.stappen if plan else {})


def stapnaam(code: str, stappen: dict[str, str]) -> str:
    """A step in words. One of an older plan keeps its code."""
    return stappen.get(code) or code.replace("_", " ").capitalize()
