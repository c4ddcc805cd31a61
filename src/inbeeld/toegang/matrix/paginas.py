"""Every address, by its name, and what one must be allowed to open it. An address that does not
stand here is refused by `ActorMiddleware`, and a test names it.

An operation of the API stands here as `api:<name>`. A page that shows more kinds of data to who may
see them lists those in `ook`: without the right it shows the page without them.
"""

from inbeeld.toegang.matrix.begrippen import Groep as G
from inbeeld.toegang.matrix.begrippen import Handeling as H
from inbeeld.toegang.matrix.pagina import Pagina
from inbeeld.toegang.matrix.paginas_dossier import PAGINAS_DOSSIER
from inbeeld.toegang.matrix.paginas_dossier_api import PAGINAS_DOSSIER_API
from inbeeld.toegang.matrix.paginas_monitor import PAGINAS_MONITOR

OPENBAAR = Pagina(H.AANMELDEN, openbaar=True)
INGELOGD = Pagina(H.AANMELDEN, (G.EIGEN_ACCOUNT,), zonder_aanstelling=True)
IEDEREEN = Pagina(H.BEKIJKEN, (G.EIGEN_ACCOUNT,))
_OVER_EEN_KIND = (
    G.INSCHRIJVING,
    G.VERBLIJFPLAATS,
    G.VERZUIM,
    G.VRIJSTELLING,
    G.PLAN_EN_AFSPRAKEN,
    G.DUIDING,
)
_LIJST = (G.INSCHRIJVING, G.VERBLIJFPLAATS)
# What a rol may enter differs per table of facts; `aanleveren.policies` asks that of the matrix.
_FEIT_INVOEREN = Pagina(H.INVOEREN, (G.PLAN_EN_AFSPRAKEN,), of=(Pagina(H.INVOEREN, (G.DUIDING,)),))
_FEIT_INTREKKEN = Pagina(
    H.INTREKKEN, (G.PLAN_EN_AFSPRAKEN,), of=(Pagina(H.INTREKKEN, (G.DUIDING,)),)
)
_ROUTE_ZIEN = Pagina(H.BEKIJKEN, (G.SIGNAAL_EN_ROUTE,), ook=(G.IDENTITEIT, G.TIJDLIJN))
_VERTELD = (G.GESPREK, G.OVERDRACHT, G.BESLOTEN_NOTITIE, G.JUSTITIE)
_DOSSIER = Pagina(
    H.BEKIJKEN,
    (G.IDENTITEIT,),
    ook=(*_OVER_EEN_KIND, G.TIJDLIJN, G.SIGNAAL_EN_ROUTE, *_VERTELD),
)
_JUSTITIE = Pagina(H.INVOEREN, (G.JUSTITIE,), ook=(G.IDENTITEIT,))
_MELDINGEN = Pagina(H.BEKIJKEN, (G.SIGNAAL_EN_ROUTE,), ook=(G.IDENTITEIT,))
_MELDING = Pagina(
    H.BEKIJKEN,
    (G.SIGNAAL_EN_ROUTE,),
    ook=(
        G.IDENTITEIT,
        G.INSCHRIJVING,
        G.VERBLIJFPLAATS,
        G.VERZUIM,
        G.TIJDLIJN,
        G.BELASTBAARHEID,
    ),
)
_MELDING_DOEN = Pagina(H.INVOEREN, (G.SIGNAAL_EN_ROUTE,), ook=(G.IDENTITEIT,))
_DUO_UIT = Pagina(
    H.EXPORTEREN, (G.SIGNAAL_EN_ROUTE,), ook=(G.IDENTITEIT, G.INSCHRIJVING, G.VERZUIM)
)
_DUO_IN = Pagina(H.AANLEVEREN, (G.SIGNAAL_EN_ROUTE,), ook=(G.IDENTITEIT,))
_LEVERING_ZIEN = Pagina(H.BEKIJKEN, (G.LEVERING,))
_LEVERING_DOEN = Pagina(H.AANLEVEREN, (G.LEVERING,))
_TOEGANG = Pagina(
    H.TOEGANG_VRAGEN,
    (G.IDENTITEIT,),
    of=(Pagina(H.TOEGANG_GEVEN, (G.IDENTITEIT,)), Pagina(H.ZOEKEN, (G.LOGBOEK,))),
)
_VERNIETIGEN = Pagina(H.VERNIETIGEN, (G.IDENTITEIT,))
_VERZOEK = Pagina(H.INZAGE_GEVEN, (G.IDENTITEIT,), of=(Pagina(H.RECTIFICEREN, (G.IDENTITEIT,)),))
_WERK = Pagina(H.BEKIJKEN, (G.IDENTITEIT, G.SIGNAAL_EN_ROUTE), ook=(G.INSCHRIJVING, G.TIJDLIJN))
_ZAAK_DOEN = Pagina(
    H.INVOEREN, (G.SIGNAAL_EN_ROUTE,), ook=(G.IDENTITEIT, G.INSCHRIJVING, G.TIJDLIJN)
)
_BUITEN = Pagina(
    H.INVOEREN,
    (G.SIGNAAL_EN_ROUTE,),
    ook=(G.IDENTITEIT, G.INSCHRIJVING, G.VERBLIJFPLAATS),
)

PAGINAS: dict[str, Pagina] = {
    # Anybody, with or without a login
    "gezond": OPENBAAR,
    "inloggen": OPENBAAR,
    "over": OPENBAAR,
    "account_login": OPENBAAR,
    "mfa_authenticate": OPENBAAR,
    "openid_connect_login": OPENBAAR,
    "openid_connect_callback": OPENBAAR,
    "uitnodiging": OPENBAAR,
    "openbaar_melden": OPENBAAR,
    "openbaar_verstuurd": OPENBAAR,
    "openbaar_bevestigen": OPENBAAR,
    # One's own; what comes first is for who has no second factor or aanstelling yet
    "uitloggen": INGELOGD,
    "aanstelling": INGELOGD,
    "bevestigen": INGELOGD,
    "tweede_stap_instellen": INGELOGD,
    "mfa_activate_totp": INGELOGD,
    "mfa_add_webauthn": INGELOGD,
    "mfa_view_recovery_codes": INGELOGD,
    "begin": IEDEREEN,
    "mijn_account": IEDEREEN,
    "wachtwoord_wijzigen": IEDEREEN,
    "elders_uitloggen": IEDEREEN,
    "mfa_deactivate_totp": IEDEREEN,
    "mfa_remove_webauthn": IEDEREEN,
    "mfa_generate_recovery_codes": IEDEREEN,
    # Invented stories; the view adds the statuses for who may see them.
    "demo": Pagina(H.ZOEKEN, (G.IDENTITEIT,), ook=(G.TIJDLIJN,), openbaar=True),
    # Children
    "werkvoorraad": Pagina(H.ZOEKEN, (G.IDENTITEIT,), ook=(*_LIJST, G.TIJDLIJN)),
    "zoeken": Pagina(H.ZOEKEN, (G.IDENTITEIT,), ook=(G.INSCHRIJVING, G.TIJDLIJN)),
    "weergave_nieuw": Pagina(H.ZOEKEN, (G.IDENTITEIT,)),
    "weergave_weg": Pagina(H.ZOEKEN, (G.IDENTITEIT,)),
    "jongere": Pagina(
        H.BEKIJKEN, (G.IDENTITEIT,), ook=(*_OVER_EEN_KIND, G.TIJDLIJN, G.SIGNAAL_EN_ROUTE)
    ),
    "waarom": Pagina(H.BEKIJKEN, (G.IDENTITEIT, G.TIJDLIJN), ook=_OVER_EEN_KIND),
    "meldingen": Pagina(H.BEKIJKEN, (G.IDENTITEIT, G.TIJDLIJN)),
    "dubbel": Pagina(H.SAMENVOEGEN, (G.IDENTITEIT,)),
    "samenvoegen": Pagina(H.SAMENVOEGEN, (G.IDENTITEIT,)),
    "splitsen": Pagina(H.SAMENVOEGEN, (G.IDENTITEIT,)),
    "telling": Pagina(H.TELLEN, (G.CIJFERS,), ook=(G.IDENTITEIT, G.TIJDLIJN)),
    # The region's agreements: the matrix lets an administrator in, the view those of the region
    **dict.fromkeys(
        ("afspraken", "afspraken_versie", "afspraken_vergelijken"),
        Pagina(H.BEKIJKEN, (G.INSTELLINGEN,), ook=(G.MENSEN,)),
    ),
    **dict.fromkeys(
        ("afspraken_nieuw", "afspraken_intrekken", "functie_nieuw", "functie_beeindigen"),
        Pagina(H.BEHEREN, (G.INSTELLINGEN,)),
    ),
    # Work, and the zaak that it is about
    "werk": _WERK,
    "werk_waarschuwingen": _WERK,
    "werk_toewijzen": _ZAAK_DOEN,
    "werk_weergave_nieuw": _WERK,
    "werk_weergave_weg": _WERK,
    "zaak": _WERK,
    **dict.fromkeys(
        ("zaak_stap", "zaak_toewijzen", "zaak_overdragen", "zaak_sluiten", "zaak_heropenen"),
        _ZAAK_DOEN,
    ),
    # What came in through the public form
    "openbare_meldingen": _BUITEN,
    "openbare_melding": _BUITEN,
    "openbare_melding_maken": _BUITEN,
    "openbare_melding_sluiten": _BUITEN,
    # Reporting, and what is asked of one
    "melden": Pagina(
        H.INVOEREN, (G.SIGNAAL_EN_ROUTE,), ook=(G.IDENTITEIT, G.INSCHRIJVING, G.TIJDLIJN)
    ),
    "melden_kind": Pagina(
        H.INVOEREN,
        (G.SIGNAAL_EN_ROUTE,),
        ook=(G.IDENTITEIT, G.INSCHRIJVING, G.VERZUIM, G.TIJDLIJN),
    ),
    "mijn_meldingen": _MELDINGEN,
    "ontvangen_meldingen": _MELDINGEN,
    "melding": _MELDING,
    "ontvangen_melding": _MELDING,
    "melding_intrekken": _MELDING_DOEN,
    "ontvangen_antwoord": _MELDING_DOEN,
    # What comes up, and what the region wants to see of it
    "waarschuwingen": Pagina(
        H.INVOEREN, (G.SIGNAAL_EN_ROUTE,), ook=(G.IDENTITEIT, G.INSCHRIJVING, G.TIJDLIJN)
    ),
    **dict.fromkeys(
        ("waarschuwing_oppakken", "waarschuwing_geen_actie", "waarschuwing_corrigeren"),
        Pagina(H.INVOEREN, (G.SIGNAAL_EN_ROUTE,), ook=(G.IDENTITEIT, G.TIJDLIJN)),
    ),
    "signaalinstellingen": Pagina(H.BEHEREN, (G.INSTELLINGEN,)),
    # Access to one child
    "toegangsverzoeken": _TOEGANG,
    "toegangsverzoek": _TOEGANG,
    # Escalation, and the road of justice
    "partners": Pagina(H.TELLEN, (G.CIJFERS,)),
    "dossier": _DOSSIER,
    "escalaties": _ROUTE_ZIEN,
    "escalatie": _ROUTE_ZIEN,
    "escalatie_vervroegen": Pagina(H.INVOEREN, (G.SIGNAAL_EN_ROUTE,), ook=(G.IDENTITEIT,)),
    "escalatie_intrekken": Pagina(H.INVOEREN, (G.SIGNAAL_EN_ROUTE,), ook=(G.IDENTITEIT,)),
    "justitie": _JUSTITIE,
    "justitie_route": _JUSTITIE,
    "justitie_einde": _JUSTITIE,
    "justitie_stap": _JUSTITIE,
    "justitie_stap_klaar": _JUSTITIE,
    **PAGINAS_DOSSIER,
    **PAGINAS_MONITOR,
    "toegang_vragen": Pagina(H.TOEGANG_VRAGEN, (G.IDENTITEIT,)),
    "noodtoegang": Pagina(H.NOODTOEGANG, (G.IDENTITEIT,)),
    "berichten": Pagina(H.BEKIJKEN, (G.EIGEN_ACCOUNT,), ook=(G.IDENTITEIT, G.SIGNAAL_EN_ROUTE)),
    "bericht_lezen": IEDEREEN,
    "berichten_gelezen": IEDEREEN,
    "berichten_keuze": IEDEREEN,
    "kennisgeving_openen": IEDEREEN,
    "mailstand": Pagina(H.BEHEREN, (G.MENSEN,)),
    "piket": Pagina(H.BEHEREN, (G.MENSEN,)),
    "piket_weg": Pagina(H.BEHEREN, (G.MENSEN,)),
    # Administration
    **dict.fromkeys(
        (
            "beheer",
            "beheer_organisaties",
            "beheer_organisatie",
            "beheer_organisatie_nieuw",
            "beheer_organisatie_wijzigen",
            "beheer_postvak",
            "beheer_werkgebied_nieuw",
            "beheer_werkgebied_beeindigen",
            "beheer_kernteam_nieuw",
            "beheer_kernteam_beeindigen",
            "beheer_mensen",
            "beheer_mens",
            "beheer_mens_nieuw",
            "beheer_mensen_invoeren",
            "beheer_mens_wijzigen",
            "beheer_mens_uitnodigen",
            "beheer_mens_uit_dienst",
            "beheer_mens_blokkeren",
            "beheer_mens_deblokkeren",
            "beheer_mens_apparaat_verloren",
            "beheer_aanstelling_nieuw",
            "beheer_aanstelling_wijzigen",
            "beheer_aanstelling_beeindigen",
            "beheer_aanstelling_vervangen",
        ),
        Pagina(H.BEHEREN, (G.MENSEN,)),
    ),
    # The read log
    "logboek": Pagina(H.ZOEKEN, (G.LOGBOEK,)),
    "logboek_patronen": Pagina(H.ZOEKEN, (G.LOGBOEK,)),
    "logboek_eigen": Pagina(H.BEKIJKEN, (G.LOGBOEK,)),
    "logboek_kind": Pagina(H.BEKIJKEN, (G.LOGBOEK,)),
    # Retention, and requests of parents and youngsters
    "bewaren": _VERNIETIGEN,
    "voorstel": _VERNIETIGEN,
    "bewaarplicht_nieuw": _VERNIETIGEN,
    "bewaarplicht_opheffen": _VERNIETIGEN,
    "verzoeken": _VERZOEK,
    "verzoeken_kind": _VERZOEK,
    "verzoek_nieuw": _VERZOEK,
    "verzoek": _VERZOEK,
    "inzage_bestand": Pagina(
        H.INZAGE_GEVEN, (G.IDENTITEIT,), ook=(*_OVER_EEN_KIND, G.TIJDLIJN, G.LOGBOEK)
    ),
    # Deliveries
    "aanleveren": _LEVERING_ZIEN,
    "levering": _LEVERING_ZIEN,
    "levering_nieuw": _LEVERING_DOEN,
    "levering_opnieuw": _LEVERING_DOEN,
    "levering_verwerken": _LEVERING_DOEN,
    "levering_weggooien": _LEVERING_DOEN,
    "levering_intrekken": Pagina(H.INTREKKEN, (G.LEVERING,)),
    "levering_download": Pagina(H.EXPORTEREN, (G.LEVERING,)),
    "vragen": _LEVERING_DOEN,
    "vraag": _LEVERING_DOEN,
    "lesvrij": Pagina(H.INVOEREN, (G.LEVERING, G.INSTELLINGEN)),
    "lesvrij_nieuw": Pagina(H.INVOEREN, (G.LEVERING, G.INSTELLINGEN)),
    "lesvrij_corrigeren": Pagina(H.INVOEREN, (G.LEVERING, G.INSTELLINGEN)),
    "lesvrij_intrekken": Pagina(H.INTREKKEN, (G.LEVERING, G.INSTELLINGEN)),
    "feit_nieuw": _FEIT_INVOEREN,
    "feit_corrigeren": _FEIT_INVOEREN,
    "feit_intrekken": _FEIT_INTREKKEN,
    # The API: whoever has a token, in the rol of that client
    "duo_verzuim": _DUO_UIT,
    "duo_ophalen": _DUO_UIT,
    "duo_inlezen": _DUO_IN,
    "duo_verwerken": _DUO_IN,
    "api:openapi": OPENBAAR,
    "api:token_aanvragen": OPENBAAR,
    "api:token_intrekken": OPENBAAR,
    "api:eigen_rechten": IEDEREEN,
    "api:jongeren": Pagina(H.ZOEKEN, (G.IDENTITEIT,), ook=(*_LIJST, G.TIJDLIJN)),
    "api:jongeren_zoeken": Pagina(H.ZOEKEN, (G.IDENTITEIT,), ook=(*_LIJST, G.TIJDLIJN)),
    "api:werkvoorraadregels": Pagina(H.ZOEKEN, (G.IDENTITEIT,), ook=(*_LIJST, G.TIJDLIJN)),
    "api:jongere": Pagina(H.BEKIJKEN, (G.IDENTITEIT,), ook=(*_LIJST, G.TIJDLIJN)),
    "api:feiten": Pagina(H.BEKIJKEN, (G.IDENTITEIT,), ook=_OVER_EEN_KIND),
    "api:tijdlijn": Pagina(H.BEKIJKEN, (G.IDENTITEIT, G.TIJDLIJN)),
    "api:klokken": Pagina(H.BEKIJKEN, (G.IDENTITEIT, G.TIJDLIJN)),
    "api:meldingen": Pagina(H.BEKIJKEN, (G.IDENTITEIT, G.TIJDLIJN)),
    "api:uitleg": Pagina(H.BEKIJKEN, (G.IDENTITEIT, G.TIJDLIJN), ook=_OVER_EEN_KIND),
    "api:tellingen": Pagina(H.TELLEN, (G.CIJFERS,)),
    "api:feit_vastleggen": _FEIT_INVOEREN,
    "api:feit_corrigeren": _FEIT_INVOEREN,
    "api:feit_intrekken": _FEIT_INTREKKEN,
    "api:leveringen": _LEVERING_ZIEN,
    "api:levering": _LEVERING_ZIEN,
    "api:afgekeurde_rijen": _LEVERING_ZIEN,
    "api:levering_aanleveren": _LEVERING_DOEN,
    "api:levering_bevestigen": _LEVERING_DOEN,
    "api:levering_intrekken": Pagina(H.INTREKKEN, (G.LEVERING,)),
    "api:melding_voorbeeld": Pagina(H.INVOEREN, (G.SIGNAAL_EN_ROUTE,), ook=(G.IDENTITEIT,)),
    "api:melding_versturen": Pagina(H.INVOEREN, (G.SIGNAAL_EN_ROUTE,), ook=(G.IDENTITEIT,)),
    "api:verstuurde_meldingen": _MELDINGEN,
    "api:verstuurde_melding": _MELDING,
    "api:ontvangen_meldingen": _MELDING,
    "api:ontvangen_melding": _MELDING,
    "api:melding_beantwoorden": _MELDING_DOEN,
    "api:duo_meldingen": _DUO_UIT,
    "api:duo_terugmeldingen": _DUO_UIT,
    "api:duo_meldingen_inlezen": _DUO_IN,
    "api:duo_terugmeldingen_inlezen": _DUO_IN,
    **PAGINAS_DOSSIER_API,
}
"""Name of the address → what it asks."""


def mag_openen(rol: str, naam: str) -> bool:
    """Whether a rol may open an address. One that is not in the matrix: nobody."""
    pagina = PAGINAS.get(naam)
    return pagina is not None and pagina.mag(rol)
