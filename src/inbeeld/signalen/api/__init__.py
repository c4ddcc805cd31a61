"""Operations of the API about meldingen: report, see what became of it, answer."""

from inbeeld.signalen.api.meldingen import router as meldingen
from inbeeld.signalen.api.ontvangen import router as ontvangen

ROUTERS = (meldingen, ontvangen)
