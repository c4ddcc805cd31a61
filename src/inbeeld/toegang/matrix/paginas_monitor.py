"""Addresses of the figures, targets, reports and publications, pages and API."""

from inbeeld.toegang.matrix.begrippen import Groep as G
from inbeeld.toegang.matrix.begrippen import Handeling as H
from inbeeld.toegang.matrix.pagina import Pagina

_CIJFERS = Pagina(H.TELLEN, (G.CIJFERS,))
# A figure, and for who may see children those behind it.
_CIJFERS_EN_KINDEREN = Pagina(H.TELLEN, (G.CIJFERS,), ook=(G.IDENTITEIT, G.TIJDLIJN))
_AFSPRAKEN = Pagina(H.BEHEREN, (G.INSTELLINGEN,))

PAGINAS_MONITOR: dict[str, Pagina] = {
    "berekening": _CIJFERS,
    "berekening_opnieuw": _CIJFERS,
}
