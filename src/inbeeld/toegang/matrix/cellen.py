"""The matrix itself: rol × gegevensgroep × handeling, with its condition and its ground in law.

What does not stand here is refused. One row gives the same right on several groups and acts; a rol,
group and act together occur once. The choices where the law leaves room, always the narrower one,
stand in docs/adr/0009-toegangsmatrix.md. `docs/toegangsmatrix.md` is made from this file.
"""

from dataclasses import dataclass
from functools import cache

from inbeeld.toegang.matrix.begrippen import Groep as G
from inbeeld.toegang.matrix.begrippen import Handeling as H
from inbeeld.toegang.matrix.begrippen import Voorwaarde as V
from inbeeld.toegang.models import Aanstelling

R = Aanstelling.Rol

SCHOOL = "LPW 11-14, 18, 21 en 21a; AVG 6 lid 1 onder c"
SCHOOL_FUNCTIE = "AVG 5 lid 1 onder c: niet meer dan voor de begeleiding van de leerling nodig is"
LEERPLICHT = "LPW 16, 19, 22; AVG 6 lid 1 onder e"
SWV = "WPO 18a lid 6 en 13, WVO 17a lid 14; AVG 6 lid 1 onder e"
ZORG = "Jeugdwet 2.1, 2.3 en 7.1; AVG 6 lid 1 onder e; alleen in een zaak"
JGZ = "Wet publieke gezondheid 5; WGBO (BW 7:446-468); AVG 6 lid 1 onder e; alleen in een zaak"
MEDISCH = "AVG 9 lid 2 onder h; WGBO (BW 7:457): niet aan derden"
MEDISCH_SWV = "WPO 18a lid 13, WVO 17a lid 14: niet aan derden"
MEDISCH_SCHOOL = "UAVG 30 lid 2: voor zover nodig voor de begeleiding van de leerling"
JUSTITIE = "LPW 22 en 23; Wpg 16 en 18"
REGIO = "mandaat van de partners van het pact (convenant IBP 2022); AVG 26"
AFSPRAKEN = "mandaat van de partners van het pact: de regio legt vast wat zij afspraken"
CIJFERS = "AVG 5 lid 1 onder c: cijfers zonder personen"
FG = "AVG 39 lid 1 onder b: toezien, zonder de inhoud te zien"
LOG = "AVG 5 lid 2 en 32; eigen regels: AVG 15"
BEHEER = "AVG 32: beheer van toegang, zonder kinderen"
OUDER = "AVG 15; UAVG 5; LPW 2 en 21a: tot 16 jaar, daarna wat de wet de ouder zelf zendt"
JONGERE = "AVG 15; UAVG 5; LPW 2 lid 3 en 22: vanaf 12 jaar, vanaf 16 alleen"
ACCOUNT = "AVG 32: wie iets ziet, meldt zich aan"
TOEGANG = "AVG 5 lid 1 onder c en 32: tijdelijk, met reden, door een betrokken coördinator"
NOOD = "AVG 6 lid 1 onder d: vitaal belang, met reden en directe melding"
ROUTE = "thuiszitterspact: wie gevraagd wordt, antwoordt; AVG 6 lid 1 onder c en e"
UITWISSELEN = "LPW 21a en Besluit verzuimmelding, met het BSN (UAVG 46); AVG 6 lid 1 onder c en e"
BELASTBAARHEID = (
    "WGBO (BW 7:457) en KNMG: advies over belastbaarheid, met weten van ouders; UAVG 30"
)
BESLISSER = "WPO 18a en thuiszitterspact (doorzettingsmacht): alleen wie over dit kind beslist"
VOLGENS_BRON = "AVG 16-19: wie het vastlegde, herstelt het"
BEWAREN = "AVG 5 lid 1 onder e; termijnen in domein 6.3"
INZAGE = "AVG 12, 15 en 16: de verwerkingsverantwoordelijke antwoordt"

_ZAAK = (G.INSCHRIJVING, G.VERZUIM, G.TIJDLIJN, G.SIGNAAL_EN_ROUTE, G.PLAN_EN_AFSPRAKEN)
_FEITEN = (G.INSCHRIJVING, G.VERZUIM, G.VRIJSTELLING, G.PLAN_EN_AFSPRAKEN, G.DUIDING)
_DOSSIER = (G.GESPREK, G.OVERDRACHT)
_ZIEN = (H.BEKIJKEN,)
_VINDEN = (H.BEKIJKEN, H.ZOEKEN)
_ZEGGEN = (H.INVOEREN, H.INTREKKEN)
_LEVEREN = (H.BEKIJKEN, H.AANLEVEREN, H.INTREKKEN, H.EXPORTEREN)

# (who, which data, which acts, condition, ground)
_RIJEN: tuple[tuple[R, tuple[G, ...], tuple[H, ...], V, str], ...] = (
    # School
    (R.VERZUIMCOORDINATOR, (G.IDENTITEIT,), _VINDEN, V.OOIT_BETROKKEN, SCHOOL),
    (R.VERZUIMCOORDINATOR, _FEITEN, _ZIEN, V.BETROKKEN_OF_BRON, SCHOOL),
    (R.VERZUIMCOORDINATOR, (G.VERBLIJFPLAATS,), _ZIEN, V.BETROKKEN_TENZIJ_GEHEIM, SCHOOL),
    (R.VERZUIMCOORDINATOR, (G.TIJDLIJN, G.SIGNAAL_EN_ROUTE), _ZIEN, V.BETROKKEN, SCHOOL),
    (R.VERZUIMCOORDINATOR, _DOSSIER, (H.BEKIJKEN, H.INVOEREN), V.BETROKKEN, SCHOOL),
    (
        R.VERZUIMCOORDINATOR,
        (G.IDENTITEIT, G.VERBLIJFPLAATS, G.INSCHRIJVING, G.VERZUIM, G.PLAN_EN_AFSPRAKEN, G.DUIDING),
        _ZEGGEN,
        V.EIGEN_BRON,
        SCHOOL,
    ),
    (R.VERZUIMCOORDINATOR, (G.LEVERING,), (*_LEVEREN, H.INVOEREN), V.EIGEN_ORGANISATIE, SCHOOL),
    (R.VERZUIMCOORDINATOR, (G.INSTELLINGEN,), _ZEGGEN, V.EIGEN_BRON, SCHOOL),
    (R.VERZUIMCOORDINATOR, (G.CIJFERS,), (H.TELLEN,), V.EIGEN_ORGANISATIE, SCHOOL),
    (R.VERZUIMCOORDINATOR, (G.MEDISCH,), (H.BEKIJKEN, H.INVOEREN), V.EIGEN_BRON, MEDISCH_SCHOOL),
    (R.VERZUIMCOORDINATOR, (G.BESLOTEN_NOTITIE,), (*_ZIEN, *_ZEGGEN), V.EIGEN_BRON, SCHOOL),
    (R.MENTOR, (G.IDENTITEIT,), _VINDEN, V.BETROKKEN, SCHOOL_FUNCTIE),
    (R.MENTOR, (*_ZAAK, G.GESPREK), _ZIEN, V.BETROKKEN, SCHOOL_FUNCTIE),
    (R.MENTOR, (G.GESPREK,), (H.INVOEREN,), V.BETROKKEN, SCHOOL_FUNCTIE),
    # Leerplicht
    (R.LEERPLICHTAMBTENAAR, (G.IDENTITEIT,), _VINDEN, V.OOIT_BETROKKEN, LEERPLICHT),
    (R.LEERPLICHTAMBTENAAR, (*_FEITEN, G.VERBLIJFPLAATS), _ZIEN, V.BETROKKEN_OF_BRON, LEERPLICHT),
    (
        R.LEERPLICHTAMBTENAAR,
        (G.VERBLIJFPLAATS, G.VRIJSTELLING),
        (H.ZOEKEN,),
        V.BETROKKEN,
        LEERPLICHT,
    ),
    (R.LEERPLICHTAMBTENAAR, (G.TIJDLIJN, G.SIGNAAL_EN_ROUTE), _ZIEN, V.BETROKKEN, LEERPLICHT),
    (R.LEERPLICHTAMBTENAAR, _DOSSIER, (H.BEKIJKEN, H.INVOEREN), V.BETROKKEN, LEERPLICHT),
    (
        R.LEERPLICHTAMBTENAAR,
        (G.IDENTITEIT, G.VERBLIJFPLAATS, *_FEITEN),
        _ZEGGEN,
        V.EIGEN_BRON,
        LEERPLICHT,
    ),
    (
        R.LEERPLICHTAMBTENAAR,
        (G.LEVERING,),
        (*_LEVEREN, H.INVOEREN),
        V.EIGEN_ORGANISATIE,
        LEERPLICHT,
    ),
    (R.LEERPLICHTAMBTENAAR, (G.INSTELLINGEN,), _ZEGGEN, V.EIGEN_BRON, LEERPLICHT),
    (R.LEERPLICHTAMBTENAAR, (G.CIJFERS,), (H.TELLEN,), V.EIGEN_ORGANISATIE, LEERPLICHT),
    (R.LEERPLICHTAMBTENAAR, (G.IDENTITEIT,), (H.SAMENVOEGEN,), V.BETROKKEN, LEERPLICHT),
    (R.LEERPLICHTAMBTENAAR, (G.JUSTITIE,), (H.BEKIJKEN, H.INVOEREN), V.BETROKKEN, JUSTITIE),
    (R.LEERPLICHTAMBTENAAR, (G.BESLOTEN_NOTITIE,), (*_ZIEN, *_ZEGGEN), V.EIGEN_BRON, LEERPLICHT),
    (R.LEERPLICHTAMBTENAAR, (G.IDENTITEIT,), (H.NOODTOEGANG,), V.MET_REDEN, NOOD),
    # Samenwerkingsverband
    (R.SWV_CONSULENT, (G.IDENTITEIT,), _VINDEN, V.OOIT_BETROKKEN, SWV),
    (R.SWV_CONSULENT, _FEITEN, _ZIEN, V.BETROKKEN_OF_BRON, SWV),
    (R.SWV_CONSULENT, (G.VERBLIJFPLAATS,), _ZIEN, V.BETROKKEN_TENZIJ_GEHEIM, SWV),
    (R.SWV_CONSULENT, (G.TIJDLIJN, G.SIGNAAL_EN_ROUTE), _ZIEN, V.BETROKKEN, SWV),
    (R.SWV_CONSULENT, _DOSSIER, (H.BEKIJKEN, H.INVOEREN), V.BETROKKEN, SWV),
    (R.SWV_CONSULENT, (G.PLAN_EN_AFSPRAKEN, G.DUIDING), _ZEGGEN, V.EIGEN_BRON, SWV),
    (R.SWV_CONSULENT, (G.CIJFERS,), (H.TELLEN,), V.EIGEN_ORGANISATIE, SWV),
    (R.SWV_CONSULENT, (G.MEDISCH,), (H.BEKIJKEN, H.INVOEREN), V.EIGEN_BRON, MEDISCH_SWV),
    (R.SWV_CONSULENT, (G.BESLOTEN_NOTITIE,), (*_ZIEN, *_ZEGGEN), V.EIGEN_BRON, SWV),
    # Care
    (R.JEUGDARTS, (G.IDENTITEIT,), _VINDEN, V.BETROKKEN, JGZ),
    (R.JEUGDARTS, _ZAAK, _ZIEN, V.BETROKKEN, JGZ),
    (R.JEUGDARTS, (G.MEDISCH,), (H.BEKIJKEN, H.INVOEREN), V.EIGEN_BRON, MEDISCH),
    (R.JEUGDARTS, (G.BESLOTEN_NOTITIE,), (*_ZIEN, *_ZEGGEN), V.EIGEN_BRON, MEDISCH),
    (R.JEUGDARTS, (G.IDENTITEIT,), (H.NOODTOEGANG,), V.MET_REDEN, NOOD),
    (R.JEUGDCOACH, (G.IDENTITEIT,), _VINDEN, V.BETROKKEN, ZORG),
    (R.JEUGDCOACH, _ZAAK, _ZIEN, V.BETROKKEN, ZORG),
    (R.JEUGDCOACH, (G.PLAN_EN_AFSPRAKEN,), _ZEGGEN, V.EIGEN_BRON, ZORG),
    (R.JEUGDCOACH, (G.GESPREK,), (H.BEKIJKEN, H.INVOEREN), V.BETROKKEN, ZORG),
    (R.JEUGDCOACH, (G.BESLOTEN_NOTITIE,), (*_ZIEN, *_ZEGGEN), V.EIGEN_BRON, ZORG),
    (R.ZORGVERLENER, (G.IDENTITEIT,), _VINDEN, V.BETROKKEN, ZORG),
    (R.ZORGVERLENER, _ZAAK, _ZIEN, V.BETROKKEN, ZORG),
    (R.ZORGVERLENER, (G.PLAN_EN_AFSPRAKEN,), _ZEGGEN, V.EIGEN_BRON, ZORG),
    (R.ZORGVERLENER, (G.OVERDRACHT,), (H.BEKIJKEN, H.INVOEREN), V.BETROKKEN, ZORG),
    (R.ZORGVERLENER, (G.MEDISCH,), (H.BEKIJKEN, H.INVOEREN), V.EIGEN_BRON, MEDISCH),
    # Justice
    (R.JUSTITIEMEDEWERKER, (G.IDENTITEIT, G.JUSTITIE), _ZIEN, V.BETROKKEN, JUSTITIE),
    # Region
    (R.REGIOCOORDINATOR, (G.IDENTITEIT,), _VINDEN, V.HELE_REGIO, REGIO),
    (
        R.REGIOCOORDINATOR,
        (*_FEITEN, G.TIJDLIJN, G.SIGNAAL_EN_ROUTE, G.OVERDRACHT),
        _ZIEN,
        V.HELE_REGIO,
        REGIO,
    ),
    (R.REGIOCOORDINATOR, (G.VERBLIJFPLAATS,), _ZIEN, V.HELE_REGIO_TENZIJ_GEHEIM, REGIO),
    (R.REGIOCOORDINATOR, (G.VRIJSTELLING,), (H.ZOEKEN,), V.HELE_REGIO, REGIO),
    (R.REGIOCOORDINATOR, (G.IDENTITEIT,), (H.SAMENVOEGEN,), V.HELE_REGIO, REGIO),
    (R.REGIOCOORDINATOR, (G.DUIDING, G.INSTELLINGEN), _ZEGGEN, V.EIGEN_BRON, REGIO),
    (R.REGIOCOORDINATOR, (G.LEVERING,), _ZIEN, V.HELE_REGIO, REGIO),
    # The agreements of the region: its routes, terms and ladders, and who holds which functie.
    (R.REGIOCOORDINATOR, (G.INSTELLINGEN,), (H.BEHEREN,), V.HELE_REGIO, AFSPRAKEN),
    (
        R.REGIOCOORDINATOR,
        (G.LEVERING,),
        (H.AANLEVEREN, H.INTREKKEN, H.EXPORTEREN, H.INVOEREN),
        V.EIGEN_ORGANISATIE,
        REGIO,
    ),
    (R.REGIOCOORDINATOR, (G.CIJFERS,), (H.TELLEN,), V.HELE_REGIO, REGIO),
    # Board and policy
    (R.BESTUURDER, (G.CIJFERS,), (H.TELLEN,), V.EIGEN_ORGANISATIE, CIJFERS),
    (R.BELEIDSMEDEWERKER, (G.CIJFERS,), (H.TELLEN,), V.EIGEN_ORGANISATIE, CIJFERS),
    # Oversight and administration
    (
        R.PRIVACYFUNCTIONARIS,
        (G.LOGBOEK,),
        (H.BEKIJKEN, H.ZOEKEN, H.EXPORTEREN),
        V.EIGEN_ORGANISATIE_OF_REGIO,
        FG,
    ),
    (R.PRIVACYFUNCTIONARIS, (G.MENSEN,), _ZIEN, V.EIGEN_ORGANISATIE_OF_REGIO, FG),
    (
        R.BEHEERDER,
        (G.MENSEN,),
        (H.BEKIJKEN, H.ZOEKEN, H.BEHEREN),
        V.EIGEN_ORGANISATIE_OF_REGIO,
        BEHEER,
    ),
    (R.BEHEERDER, (G.INSTELLINGEN,), (H.BEHEREN,), V.EIGEN_ORGANISATIE_OF_REGIO, BEHEER),
    # Families
    (R.OUDER, (G.IDENTITEIT,), _ZIEN, V.BETROKKEN, OUDER),
    (
        R.OUDER,
        (G.INSCHRIJVING, G.VERZUIM, G.VRIJSTELLING, G.TIJDLIJN, G.PLAN_EN_AFSPRAKEN),
        _ZIEN,
        V.BETROKKEN,
        OUDER,
    ),
    (R.JONGERE, (G.IDENTITEIT,), _ZIEN, V.BETROKKEN, JONGERE),
    (
        R.JONGERE,
        (G.INSCHRIJVING, G.VERZUIM, G.VRIJSTELLING, G.TIJDLIJN, G.PLAN_EN_AFSPRAKEN),
        _ZIEN,
        V.BETROKKEN,
        JONGERE,
    ),
)

_ROUTE = (
    R.VERZUIMCOORDINATOR,
    R.LEERPLICHTAMBTENAAR,
    R.SWV_CONSULENT,
    R.JEUGDARTS,
    R.JEUGDCOACH,
    R.ZORGVERLENER,
)
"""Who can be asked something about a child, and must answer."""
_BEGELEIDERS = (
    R.VERZUIMCOORDINATOR,
    R.MENTOR,
    R.LEERPLICHTAMBTENAAR,
    R.SWV_CONSULENT,
    R.JEUGDCOACH,
)
_VRAGERS = (
    R.VERZUIMCOORDINATOR,
    R.LEERPLICHTAMBTENAAR,
    R.SWV_CONSULENT,
    R.JEUGDARTS,
    R.JEUGDCOACH,
    R.ZORGVERLENER,
)
_VERANTWOORDELIJK = (R.VERZUIMCOORDINATOR, R.LEERPLICHTAMBTENAAR, R.SWV_CONSULENT)
_ALLEN = tuple(R)
_BINNEN = tuple(rol for rol in R if rol not in (R.OUDER, R.JONGERE))

# The same for several rollen.
_GEZAMENLIJK: tuple[tuple[tuple[R, ...], tuple[G, ...], tuple[H, ...], V, str], ...] = (
    (_ALLEN, (G.EIGEN_ACCOUNT,), (H.AANMELDEN, H.BEKIJKEN, H.BEHEREN), V.EIGEN_REGEL, ACCOUNT),
    (
        tuple(rol for rol in _BINNEN if rol != R.PRIVACYFUNCTIONARIS),
        (G.LOGBOEK,),
        (H.BEKIJKEN,),
        V.EIGEN_REGEL,
        LOG,
    ),
    ((R.OUDER, R.JONGERE), (G.LOGBOEK,), (H.BEKIJKEN,), V.BETROKKEN, LOG),
    (_ALLEN, (G.INSTELLINGEN,), (H.BEKIJKEN,), V.GEEN_KIND, ACCOUNT),
    (
        tuple(rol for rol in _BINNEN if rol not in (R.BEHEERDER, R.PRIVACYFUNCTIONARIS)),
        (G.MENSEN,),
        (H.BEKIJKEN,),
        V.EIGEN_ORGANISATIE,
        ACCOUNT,
    ),
    (_ROUTE, (G.SIGNAAL_EN_ROUTE,), (H.INVOEREN,), V.BETROKKEN, ROUTE),
    ((R.REGIOCOORDINATOR,), (G.SIGNAAL_EN_ROUTE,), (H.INVOEREN,), V.HELE_REGIO, REGIO),
    (
        (R.VERZUIMCOORDINATOR, R.LEERPLICHTAMBTENAAR),
        (G.SIGNAAL_EN_ROUTE,),
        (H.EXPORTEREN,),
        V.BETROKKEN,
        UITWISSELEN,
    ),
    ((R.LEERPLICHTAMBTENAAR,), (G.SIGNAAL_EN_ROUTE,), (H.AANLEVEREN,), V.BETROKKEN, UITWISSELEN),
    (_BEGELEIDERS, (G.BELASTBAARHEID,), _ZIEN, V.BETROKKEN, BELASTBAARHEID),
    ((R.JEUGDARTS,), (G.BELASTBAARHEID,), (H.BEKIJKEN, H.INVOEREN), V.BETROKKEN, BELASTBAARHEID),
    ((R.OUDER, R.JONGERE), (G.BELASTBAARHEID,), _ZIEN, V.BETROKKEN, BELASTBAARHEID),
    # A board sees a child only when it must decide about it: betrokkenheid of one person.
    (
        (R.BESTUURDER,),
        (G.IDENTITEIT, G.INSCHRIJVING, G.TIJDLIJN, G.SIGNAAL_EN_ROUTE),
        _ZIEN,
        V.BETROKKEN,
        BESLISSER,
    ),
    ((R.BESTUURDER,), (G.SIGNAAL_EN_ROUTE,), (H.INVOEREN,), V.BETROKKEN, BESLISSER),
    (_VRAGERS, (G.IDENTITEIT,), (H.TOEGANG_VRAGEN,), V.MET_REDEN, TOEGANG),
    (
        (R.VERZUIMCOORDINATOR, R.LEERPLICHTAMBTENAAR),
        (G.IDENTITEIT,),
        (H.TOEGANG_GEVEN,),
        V.BETROKKEN,
        TOEGANG,
    ),
    ((R.REGIOCOORDINATOR,), (G.IDENTITEIT,), (H.TOEGANG_GEVEN,), V.HELE_REGIO, TOEGANG),
    (_VERANTWOORDELIJK, (G.IDENTITEIT,), (H.INZAGE_GEVEN,), V.OOIT_BETROKKEN, INZAGE),
    (_VERANTWOORDELIJK, (G.IDENTITEIT,), (H.RECTIFICEREN,), V.OOIT_BETROKKEN, VOLGENS_BRON),
    (_VERANTWOORDELIJK, (G.IDENTITEIT,), (H.VERNIETIGEN,), V.EIGEN_ORGANISATIE, BEWAREN),
)


@dataclass(frozen=True, slots=True)
class Cel:
    """One cell: this rol may do this with this kind of data, of whom `voorwaarde` says."""

    rol: str
    groep: G
    handeling: H
    voorwaarde: V
    grondslag: str


def _cellen() -> tuple[Cel, ...]:
    rijen = [((rol,), *rest) for rol, *rest in _RIJEN] + list(_GEZAMENLIJK)
    uit: dict[tuple[str, G, H], Cel] = {}
    for rollen, groepen, handelingen, voorwaarde, grondslag in rijen:
        for rol in rollen:
            for groep in groepen:
                for handeling in handelingen:
                    sleutel = (rol.value, groep, handeling)
                    if sleutel in uit:
                        raise ValueError(f"This cell stands twice in the matrix: {sleutel}")
                    uit[sleutel] = Cel(rol.value, groep, handeling, voorwaarde, grondslag)
    return tuple(uit[sleutel] for sleutel in sorted(uit))


CELLEN = _cellen()
"""Every cell, in order of rol, group and act."""


@cache
def _per_sleutel() -> dict[tuple[str, G, H], Cel]:
    return {(c.rol, c.groep, c.handeling): c for c in CELLEN}


def cel(rol: str, groep: G, handeling: H) -> Cel | None:
    """The cell, None when it is not there: refused."""
    return _per_sleutel().get((rol, groep, handeling))
