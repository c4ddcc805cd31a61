"""Operations of the API about the dossier of a child; `paginas` takes them in.

Not here: closed notes and the road of justice. Those are opened by a person, on purpose.
"""

from inbeeld.toegang.matrix.begrippen import Groep as G
from inbeeld.toegang.matrix.begrippen import Handeling as H
from inbeeld.toegang.matrix.pagina import Pagina

_PLAN_ZIEN = Pagina(H.BEKIJKEN, (G.IDENTITEIT, G.PLAN_EN_AFSPRAKEN))
_PLAN_DOEN = Pagina(H.INVOEREN, (G.PLAN_EN_AFSPRAKEN,), ook=(G.IDENTITEIT,))
_GESPREK_ZIEN = Pagina(H.BEKIJKEN, (G.IDENTITEIT, G.GESPREK))
_BELEMMERING_ZIEN = Pagina(H.BEKIJKEN, (G.SIGNAAL_EN_ROUTE,), ook=(G.IDENTITEIT,))
_BELEMMERING_DOEN = Pagina(H.INVOEREN, (G.SIGNAAL_EN_ROUTE,), ook=(G.IDENTITEIT,))
_OVERDRACHT_ZIEN = Pagina(H.BEKIJKEN, (G.OVERDRACHT,), ook=(G.IDENTITEIT,))
_OVERDRACHT_DOEN = Pagina(H.INVOEREN, (G.OVERDRACHT,), ook=(G.IDENTITEIT,))
_VRIJSTELLING_ZIEN = Pagina(H.BEKIJKEN, (G.IDENTITEIT, G.VRIJSTELLING))
_DOCUMENTEN = (
    G.PLAN_EN_AFSPRAKEN,
    G.GESPREK,
    G.VERZUIM,
    G.VRIJSTELLING,
    G.OVERDRACHT,
    G.SIGNAAL_EN_ROUTE,
)
_DELEN = (
    *(G.INSCHRIJVING, G.VERBLIJFPLAATS, G.VERZUIM, G.VRIJSTELLING, G.PLAN_EN_AFSPRAKEN),
    *(G.DUIDING, G.TIJDLIJN, G.SIGNAAL_EN_ROUTE, G.GESPREK, G.OVERDRACHT),
)
PAGINAS_DOSSIER_API: dict[str, Pagina] = {
    **dict.fromkeys(
        ("api:dossier", "api:dossiertijdlijn"), Pagina(H.BEKIJKEN, (G.IDENTITEIT,), ook=_DELEN)
    ),
    # Plan, agreements, offers and needs
    **dict.fromkeys(
        (
            *("api:plan", "api:planversie", "api:afspraken", "api:afspraak"),
            *("api:aanbodtrajecten", "api:aanbodtraject", "api:behoeften", "api:behoefte"),
            # Who is named for an agreement finishes it, also without the right to make one.
            "api:afspraak_handeling",
        ),
        _PLAN_ZIEN,
    ),
    **dict.fromkeys(
        (
            *("api:planversie_schrijven", "api:zienswijze_geven", "api:afspraak_maken"),
            *("api:aanbodtraject_vastleggen", "api:aanbodtraject_handeling"),
            "api:behoefte_noteren",
        ),
        _PLAN_DOEN,
    ),
    # Talks
    **dict.fromkeys(("api:gesprekken", "api:gesprek", "api:gespreksredenen"), _GESPREK_ZIEN),
    "api:gesprek_vastleggen": Pagina(
        H.INVOEREN, (G.GESPREK,), ook=(G.IDENTITEIT, G.PLAN_EN_AFSPRAKEN)
    ),
    # Exemptions, transfers
    **dict.fromkeys(("api:vrijstellingsverzoeken", "api:vrijstellingsverzoek"), _VRIJSTELLING_ZIEN),
    "api:vrijstellingsadvies_geven": Pagina(
        H.INVOEREN, (G.PLAN_EN_AFSPRAKEN,), ook=(G.IDENTITEIT, G.VRIJSTELLING)
    ),
    **dict.fromkeys(("api:overdrachten", "api:overdracht"), _OVERDRACHT_ZIEN),
    **dict.fromkeys(("api:overdracht_voorbereiden", "api:overdracht_handeling"), _OVERDRACHT_DOEN),
    # Obstacles, nazorg, documents
    **dict.fromkeys(("api:belemmeringen", "api:belemmering"), _BELEMMERING_ZIEN),
    **dict.fromkeys(("api:belemmering_noteren", "api:belemmering_beantwoorden"), _BELEMMERING_DOEN),
    "api:nazorg": Pagina(
        H.BEKIJKEN, (G.PLAN_EN_AFSPRAKEN, G.SIGNAAL_EN_ROUTE), ook=(G.IDENTITEIT, G.TIJDLIJN)
    ),
    **dict.fromkeys(
        ("api:documenten", "api:documentinhoud"),
        Pagina(H.BEKIJKEN, (G.IDENTITEIT,), ook=_DOCUMENTEN),
    ),
}
"""Name of the operation → what it asks."""
