"""Operations of the API about the dossier of a child, a file per noun."""

from inbeeld.dossiers.api.aanbod import router as aanbod
from inbeeld.dossiers.api.afspraken import router as afspraken
from inbeeld.dossiers.api.behoeften import router as behoeften
from inbeeld.dossiers.api.documenten import router as documenten
from inbeeld.dossiers.api.dossier import router as dossier
from inbeeld.dossiers.api.gesprekken import router as gesprekken
from inbeeld.dossiers.api.overdrachten import router as overdrachten
from inbeeld.dossiers.api.plan import router as plan
from inbeeld.dossiers.api.vrijstellingen import router as vrijstellingen
from inbeeld.dossiers.api.zorg import router as zorg

ROUTERS = (
    dossier,
    plan,
    gesprekken,
    afspraken,
    aanbod,
    behoeften,
    vrijstellingen,
    overdrachten,
    zorg,
    documenten,
)
