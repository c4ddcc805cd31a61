"""Who `aan` is: which kinds of organisation, and what the access matrix lets their people see."""

from functools import cache

from inbeeld.signalen.plan.model import Aan
from inbeeld.toegang.beheer.rollen import ROLLEN, met_postvak
from inbeeld.toegang.matrix.begrippen import KRINGEN, Groep, Handeling, Kring
from inbeeld.toegang.matrix.cellen import cel
from inbeeld.toegang.models import Organisatie

_S = Organisatie.Soort
SOORTEN_VAN: dict[Aan, tuple[str, ...]] = {
    Aan.SCHOOL: (_S.SCHOOL,),
    Aan.SCHOOLBESTUUR: (_S.SCHOOLBESTUUR,),
    Aan.LEERPLICHT: (_S.GEMEENTE, _S.SAMENWERKING),
    Aan.SWV: (_S.SWV,),
    Aan.JGZ: (_S.JGZ,),
    Aan.JEUGDTEAM: (_S.JEUGDTEAM,),
    Aan.REGIO: (_S.REGIO,),
}
"""A kernteam is of several kinds, and has no organisation of its own."""

G = Groep
DEELBAAR = (
    G.IDENTITEIT,
    G.INSCHRIJVING,
    G.VERBLIJFPLAATS,
    G.VERZUIM,
    G.VRIJSTELLING,
    G.TIJDLIJN,
    G.SIGNAAL_EN_ROUTE,
    G.PLAN_EN_AFSPRAKEN,
    G.DUIDING,
    G.GESPREK,
    G.OVERDRACHT,
    G.BELASTBAARHEID,
)
"""What a recipient can be given. Medical, legal and own notes stay with who wrote them."""


@cache
def mag_zien(aan: Aan) -> frozenset[Groep]:
    """What people of this recipient may see of a child that they were involved with by a melding.

    A kernteam: what all of those who can be in it may see.
    """
    if aan is Aan.KERNTEAM:
        leden = (Aan.SCHOOL, Aan.LEERPLICHT, Aan.SWV, Aan.JGZ, Aan.JEUGDTEAM)
        return frozenset.intersection(*map(mag_zien, leden))
    rollen = {rol for soort in SOORTEN_VAN[aan] for rol in ROLLEN[soort]}
    return frozenset(g for g in DEELBAAR if any(_ziet(rol, g) for rol in rollen))


def _ziet(rol: str, groep: Groep) -> bool:
    gevonden = cel(rol, groep, Handeling.BEKIJKEN)
    if gevonden is None:
        return False
    # What one only sees as its own source is not what another shares.
    return bool(KRINGEN.get(gevonden.voorwaarde, frozenset()) & {Kring.NU, Kring.REGIO})


def kan_ontvangen(aan: Aan) -> bool:
    """Whether there can be a postvak for it to arrive in."""
    return aan is Aan.KERNTEAM or bool(set(SOORTEN_VAN[aan]) & set(met_postvak()))


def kan_beslissen(rol: str) -> bool:
    """Whether a rol may see what it would decide about."""
    return _ziet(rol, G.SIGNAAL_EN_ROUTE)
