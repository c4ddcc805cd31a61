"""The region's agreements as dated data: read, check, keep, compare.

What other parts use:

- `plan_op(dag)`, `regioplan_op(dag)` (code and versie to record), `plan_van(regioplan)`;
- `Plan.routes_voor(…)`, `Plan.route`, `Plan.ladder_voor(…)`, `Plan.ladder`, `Plan.functie`;
- `Termijn.datum(vanaf, kalender_van(school, vanaf))`;
- `vervullers(functie, dag)`, `vervullers_voor(…)` of a child; `lees`, `activeer`, `trek_in`.
"""

from inbeeld.signalen.plan.fouten import Fout, PlanFout
from inbeeld.signalen.plan.functies import vervullers, vervullers_voor
from inbeeld.signalen.plan.kalender import kalender_van
from inbeeld.signalen.plan.keuren import lees, lees_inhoud
from inbeeld.signalen.plan.model import (
    Aan,
    Beslisser,
    Doe,
    Functie,
    Klok,
    Ladder,
    Ontvanger,
    Plan,
    Route,
    Stap,
    Trede,
    bouw,
)
from inbeeld.signalen.plan.opslag import (
    NietTeActiveren,
    activeer,
    plan_op,
    plan_van,
    regioplan_op,
    trek_in,
)
from inbeeld.signalen.plan.partijen import SOORTEN_VAN, kan_ontvangen, mag_zien
from inbeeld.signalen.plan.termijn import WEEKDAGEN, Eenheid, Schoolkalender, Termijn

__all__ = [
    "SOORTEN_VAN",
    "WEEKDAGEN",
    "Aan",
    "Beslisser",
    "Doe",
    "Eenheid",
    "Fout",
    "Functie",
    "Klok",
    "Ladder",
    "NietTeActiveren",
    "Ontvanger",
    "Plan",
    "PlanFout",
    "Route",
    "Schoolkalender",
    "Stap",
    "Termijn",
    "Trede",
    "activeer",
    "bouw",
    "kalender_van",
    "kan_ontvangen",
    "lees",
    "lees_inhoud",
    "mag_zien",
    "plan_op",
    "plan_van",
    "regioplan_op",
    "trek_in",
    "vervullers",
    "vervullers_voor",
]
