"""Addresses of the parts of a dossier; `paginas` takes them in."""

from inbeeld.toegang.matrix.begrippen import Groep as G
from inbeeld.toegang.matrix.begrippen import Handeling as H
from inbeeld.toegang.matrix.pagina import Pagina

_VRIJSTELLEN = [
    "nieuw",
    "gegevens",
    "advies_vragen",
    "besluit",
    "intrekken",
    "afschrift",
    "herbeoordelen",
    "beeindigen",
]
_NAZORG = (G.IDENTITEIT, G.SIGNAAL_EN_ROUTE, G.TIJDLIJN)
_NAZORG_ZIEN = Pagina(
    H.BEKIJKEN, (G.PLAN_EN_AFSPRAKEN, G.SIGNAAL_EN_ROUTE), ook=(G.IDENTITEIT, G.TIJDLIJN)
)
_NAZORG_DOEN = Pagina(H.INVOEREN, (G.SIGNAAL_EN_ROUTE,), ook=(*_NAZORG, G.PLAN_EN_AFSPRAKEN))
_DOCUMENTEN = (
    G.PLAN_EN_AFSPRAKEN,
    G.GESPREK,
    G.VERZUIM,
    G.VRIJSTELLING,
    G.OVERDRACHT,
    G.SIGNAAL_EN_ROUTE,
    G.JUSTITIE,
    G.BESLOTEN_NOTITIE,
    G.MEDISCH,
)
# Who may enter one of these kinds of data adds a document of that kind; which, the policy asks.
_DOCUMENT_DOEN = Pagina(
    H.INVOEREN,
    (G.PLAN_EN_AFSPRAKEN,),
    ook=(G.IDENTITEIT, G.INSCHRIJVING, *_DOCUMENTEN),
    of=tuple(Pagina(H.INVOEREN, (groep,)) for groep in (*_DOCUMENTEN, G.IDENTITEIT)),
)
PAGINAS_DOSSIER: dict[str, Pagina] = {
    # Documents, letters and the texts of letters
    **dict.fromkeys(
        ("documenten", "document"), Pagina(H.BEKIJKEN, (G.IDENTITEIT,), ook=_DOCUMENTEN)
    ),
    **dict.fromkeys(
        ("document_nieuw", "document_intrekken", "brief_nieuw", "brief_maken"), _DOCUMENT_DOEN
    ),
    **dict.fromkeys(
        (
            "brieventeksten",
            "brieftekst_nieuw",
            "brieftekst_wijzigen",
            "brieftekst_beeindigen",
        ),
        Pagina(H.BEHEREN, (G.INSTELLINGEN,)),
    ),
    "plan_pdf": Pagina(H.BEKIJKEN, (G.IDENTITEIT, G.PLAN_EN_AFSPRAKEN)),
    # Following a child that is back, obstacles, and whom one can turn to
    "nazorg": _NAZORG_ZIEN,
    "nazorg_beginnen": _NAZORG_DOEN,
    "nazorg_gesprek": _NAZORG_DOEN,
    "nazorg_afronden": _NAZORG_DOEN,
    "belemmeringen": Pagina(
        H.BEKIJKEN,
        (G.SIGNAAL_EN_ROUTE,),
        ook=(G.IDENTITEIT,),
        of=(Pagina(H.TELLEN, (G.CIJFERS,)),),
    ),
    "belemmeringen_kind": Pagina(H.BEKIJKEN, (G.SIGNAAL_EN_ROUTE,), ook=(G.IDENTITEIT,)),
    "belemmering": Pagina(H.BEKIJKEN, (G.SIGNAAL_EN_ROUTE,), ook=(G.IDENTITEIT,)),
    "belemmering_nieuw": Pagina(H.INVOEREN, (G.SIGNAAL_EN_ROUTE,), ook=(G.IDENTITEIT,)),
    "belemmering_antwoord": Pagina(H.INVOEREN, (G.SIGNAAL_EN_ROUTE,), ook=(G.IDENTITEIT,)),
    "belemmering_heropenen": Pagina(H.INVOEREN, (G.SIGNAAL_EN_ROUTE,), ook=(G.IDENTITEIT,)),
    **dict.fromkeys(
        ("terecht", "terecht_ouders"),
        Pagina(H.BEKIJKEN, (G.IDENTITEIT, G.INSCHRIJVING, G.MENSEN)),
    ),
    **dict.fromkeys(
        ("terecht_school", "terecht_scholen"), Pagina(H.BEKIJKEN, (G.INSTELLINGEN, G.MENSEN))
    ),
    # Offers, needs and adapted hours
    **dict.fromkeys(
        ("aanbod", "aanbod_traject", "behoeften"),
        Pagina(H.BEKIJKEN, (G.IDENTITEIT, G.PLAN_EN_AFSPRAKEN)),
    ),
    **dict.fromkeys(
        (
            *("aanbod_nieuw", "aanbod_stap", "aanbod_vervolg", "kosten_besluit", "kosten_vervalt"),
            *("behoefte_nieuw", "behoefte_vervuld", "behoefte_vervalt"),
            *("aangepaste_uren_nieuw", "aangepaste_uren_intrekken", "aangepaste_uren_besproken"),
        ),
        Pagina(H.INVOEREN, (G.PLAN_EN_AFSPRAKEN,), ook=(G.IDENTITEIT,)),
    ),
    # The plan, and the gezin that it is part of
    **dict.fromkeys(
        ("plan", "plan_versie", "plan_vergelijken"),
        Pagina(H.BEKIJKEN, (G.IDENTITEIT, G.PLAN_EN_AFSPRAKEN)),
    ),
    **dict.fromkeys(
        (
            "plan_schrijven",
            "plan_vaststellen",
            "plan_evalueren",
            "plan_sluiten",
            "plan_zienswijze",
            "plan_meedoen",
            "plan_meedoen_einde",
        ),
        Pagina(H.INVOEREN, (G.PLAN_EN_AFSPRAKEN,), ook=(G.IDENTITEIT,)),
    ),
    **dict.fromkeys(
        ("gezin", "gezin_einde"),
        Pagina(H.INVOEREN, (G.PLAN_EN_AFSPRAKEN,), ook=(G.IDENTITEIT, G.INSCHRIJVING)),
    ),
    # Talks, agreements and closed notes
    **dict.fromkeys(
        ("gesprekken", "gesprek"),
        Pagina(H.BEKIJKEN, (G.IDENTITEIT, G.GESPREK), ook=(G.PLAN_EN_AFSPRAKEN,)),
    ),
    "gesprek_nieuw": Pagina(H.INVOEREN, (G.GESPREK,), ook=(G.IDENTITEIT, G.PLAN_EN_AFSPRAKEN)),
    # Who is named for an agreement finishes it, also without the right to make one.
    **dict.fromkeys(
        ("afspraken_kind", "afspraak", "afspraak_afronden", "afspraak_heropenen"),
        Pagina(H.BEKIJKEN, (G.IDENTITEIT, G.PLAN_EN_AFSPRAKEN), ook=(G.GESPREK,)),
    ),
    **dict.fromkeys(
        ("afspraak_nieuw", "afspraak_vervallen"),
        Pagina(H.INVOEREN, (G.PLAN_EN_AFSPRAKEN,), ook=(G.IDENTITEIT,)),
    ),
    **dict.fromkeys(
        ("notities", "notitie"), Pagina(H.BEKIJKEN, (G.BESLOTEN_NOTITIE,), ook=(G.IDENTITEIT,))
    ),
    "notitie_nieuw": Pagina(H.INVOEREN, (G.BESLOTEN_NOTITIE,), ook=(G.IDENTITEIT,)),
    **dict.fromkeys(
        (
            "gespreksredenen",
            "gespreksreden_nieuw",
            "gespreksreden_wijzigen",
            "gespreksreden_beeindigen",
        ),
        Pagina(H.BEHEREN, (G.INSTELLINGEN,)),
    ),
    # Transfers, and who did not arrive after the summer
    "overdrachten": Pagina(H.BEKIJKEN, (G.OVERDRACHT,), ook=(G.IDENTITEIT,)),
    "overdracht": Pagina(H.BEKIJKEN, (G.OVERDRACHT,), ook=(G.IDENTITEIT,)),
    **dict.fromkeys(
        (
            "overdracht_nieuw",
            "overdracht_wijzigen",
            "overdracht_ouders",
            "overdracht_verzenden",
            "overdracht_aanvaarden",
            "overdracht_weigeren",
            "overdracht_opnieuw",
            "overdracht_eerste_dag",
            "overdracht_bijstellen",
            "overdracht_vervallen",
        ),
        Pagina(H.INVOEREN, (G.OVERDRACHT,), ook=(G.IDENTITEIT,)),
    ),
    "zomerlijst": Pagina(
        H.BEKIJKEN,
        (G.OVERDRACHT, G.TIJDLIJN),
        ook=(G.IDENTITEIT, G.INSCHRIJVING, G.VERBLIJFPLAATS),
    ),
    # Exemptions
    "vrijstellingen": Pagina(H.ZOEKEN, (G.VRIJSTELLING,), ook=(G.IDENTITEIT,)),
    "vrijstelling": Pagina(H.BEKIJKEN, (G.IDENTITEIT, G.VRIJSTELLING)),
    **dict.fromkeys(
        ("vrijstelling_verzoek", "vrijstelling_verhuisd"),
        Pagina(H.BEKIJKEN, (G.IDENTITEIT, G.VRIJSTELLING), ook=(G.PLAN_EN_AFSPRAKEN, G.GESPREK)),
    ),
    **dict.fromkeys(
        [f"vrijstelling_{deel}" for deel in _VRIJSTELLEN],
        Pagina(H.INVOEREN, (G.VRIJSTELLING,), ook=(G.IDENTITEIT,)),
    ),
    "vrijstelling_horen": Pagina(H.INVOEREN, (G.VRIJSTELLING,), ook=(G.IDENTITEIT, G.GESPREK)),
    "vrijstelling_advies": Pagina(
        H.INVOEREN, (G.PLAN_EN_AFSPRAKEN,), ook=(G.IDENTITEIT, G.VRIJSTELLING)
    ),
}
"""Name of the address → what it asks."""
