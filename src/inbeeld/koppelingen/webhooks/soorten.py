"""What a webhook can hear of, and the kind of data that its client must be allowed to see."""

from inbeeld.toegang.matrix import Groep

SOORTEN: dict[str, Groep] = {
    "zaak": Groep.SIGNAAL_EN_ROUTE,
    "melding": Groep.SIGNAAL_EN_ROUTE,
    "escalatie": Groep.SIGNAAL_EN_ROUTE,
    "belemmering": Groep.SIGNAAL_EN_ROUTE,
    "plan": Groep.PLAN_EN_AFSPRAKEN,
    "planversie": Groep.PLAN_EN_AFSPRAKEN,
    "afspraak": Groep.PLAN_EN_AFSPRAKEN,
    "aanbodtraject": Groep.PLAN_EN_AFSPRAKEN,
    "behoefte": Groep.PLAN_EN_AFSPRAKEN,
    "nazorg": Groep.PLAN_EN_AFSPRAKEN,
    "gesprek": Groep.GESPREK,
    "vrijstellingsverzoek": Groep.VRIJSTELLING,
    "overdracht": Groep.OVERDRACHT,
}
"""The triggers of migration 0003 are the same list."""
