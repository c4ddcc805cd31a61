"""Every table of the database, and the kind of data that it holds. A table that is not here fails a
test, and so does one with a child in it that row-level security does not guard.
"""

from dataclasses import dataclass
from enum import StrEnum

from inbeeld.toegang.matrix.begrippen import Groep as G


class Bescherming(StrEnum):
    """What keeps the rows from who may not see them."""

    RIJEN = "rijen"  # forced row-level security over betrokkenheid
    EIGEN = "eigen"  # forced row-level security: one's own rows, or one's own organisation's
    GEEN_RECHT = "geen_recht"  # the app role has no right to read it
    OPEN = "open"  # holds no person: everybody who is logged in may know it
    MENSEN = "mensen"  # people who work here, for the log-in itself and for names on pages


@dataclass(frozen=True, slots=True)
class Tabel:
    """`jongere`: the column with the child's number, None when no child is in it."""

    groep: G
    jongere: str | None = None
    bescherming: Bescherming = Bescherming.RIJEN


_B = Bescherming
_OPEN = Tabel(G.INSTELLINGEN, bescherming=_B.OPEN)
_MENSEN = Tabel(G.MENSEN, bescherming=_B.MENSEN)
_CIJFERS = Tabel(G.CIJFERS, bescherming=_B.EIGEN)

TABELLEN: dict[str, Tabel] = {
    # register
    "register_jongere": Tabel(G.IDENTITEIT, "id"),
    "register_personalia": Tabel(G.IDENTITEIT, "jongere_id"),
    "register_personaliaevent": Tabel(G.IDENTITEIT, "jongere_id"),
    "register_jongereevent": Tabel(G.IDENTITEIT, "id"),
    "register_samenvoeging": Tabel(G.IDENTITEIT, "blijft_id"),
    "register_samenvoegingevent": Tabel(G.IDENTITEIT, "blijft_id"),
    "register_jongeren": Tabel(G.IDENTITEIT, "jongere_id"),
    "register_woonplaatsen": Tabel(G.VERBLIJFPLAATS, "jongere_id"),
    "register_inschrijvingen": Tabel(G.INSCHRIJVING, "jongere_id"),
    "register_verzuim": Tabel(G.VERZUIM, "jongere_id"),
    "register_vrijstellingen": Tabel(G.VRIJSTELLING, "jongere_id"),
    "register_aanbod": Tabel(G.PLAN_EN_AFSPRAKEN, "jongere_id"),
    "register_duidingen": Tabel(G.DUIDING, "jongere_id"),
    "register_scholen": _OPEN,
    "register_lesvrij": _OPEN,
    "register_gegevensstand": _OPEN,
    "register_dekking": _OPEN,
    "register_vastlegging": Tabel(G.LEVERING, bescherming=_B.EIGEN),
    # tijdlijnen
    "tijdlijnen_laag": Tabel(G.TIJDLIJN, "jongere_id"),
    "tijdlijnen_klok": Tabel(G.TIJDLIJN, "jongere_id"),
    "tijdlijnen_tijdlijn": Tabel(G.TIJDLIJN, "jongere_id"),
    "tijdlijnen_wettelijkemelding": Tabel(G.TIJDLIJN, "jongere_id"),
    "tijdlijnen_definitiekeuze": _OPEN,
    "tijdlijnen_horizon": _OPEN,
    "tijdlijnen_regelversie": _OPEN,
    "tijdlijnen_definitiekeuzeevent": _OPEN,
    "tijdlijnen_horizonevent": _OPEN,
    "tijdlijnen_weergave": Tabel(G.EIGEN_ACCOUNT, bescherming=_B.EIGEN),
    "tijdlijnen_weergaveevent": Tabel(G.EIGEN_ACCOUNT, bescherming=_B.EIGEN),
    # aanleveren
    "aanleveren_levering": Tabel(G.LEVERING, bescherming=_B.EIGEN),
    "aanleveren_leveringdeel": Tabel(G.LEVERING, bescherming=_B.EIGEN),
    "aanleveren_afgekeurderij": Tabel(G.LEVERING, bescherming=_B.EIGEN),
    "aanleveren_vraag": Tabel(G.LEVERING, "jongere_id", _B.EIGEN),
    "aanleveren_leverancierssleutel": Tabel(G.LEVERING, "jongere_id", _B.EIGEN),
    "aanleveren_leveringevent": Tabel(G.LEVERING, bescherming=_B.EIGEN),
    "aanleveren_vraagevent": Tabel(G.LEVERING, "jongere_id", _B.EIGEN),
    "aanleveren_leverancierssleutelevent": Tabel(G.LEVERING, "jongere_id", _B.EIGEN),
    # toegang
    "toegang_betrokkenheid": Tabel(G.IDENTITEIT, "jongere_id"),
    "toegang_leesregel": Tabel(G.LOGBOEK, "jongere_id", _B.EIGEN),
    "toegang_toegangsverzoek": Tabel(G.IDENTITEIT, "jongere_id", _B.EIGEN),
    "toegang_toegangsbesluit": Tabel(G.IDENTITEIT, bescherming=_B.EIGEN),
    "toegang_bericht": Tabel(G.EIGEN_ACCOUNT, bescherming=_B.EIGEN),
    "toegang_piketdienst": _MENSEN,
    "toegang_piketdienstevent": _MENSEN,
    "toegang_zegel": Tabel(G.LOGBOEK, bescherming=_B.OPEN),
    "toegang_matrixcel": _OPEN,
    "toegang_apiclient": Tabel(G.MENSEN, bescherming=_B.EIGEN),
    "toegang_apitoken": Tabel(G.MENSEN, bescherming=_B.EIGEN),
    "toegang_aanmelding": Tabel(G.EIGEN_ACCOUNT, bescherming=_B.EIGEN),
    "toegang_uitnodiging": Tabel(G.EIGEN_ACCOUNT, bescherming=_B.EIGEN),
    "toegang_gebruiker": _MENSEN,
    "toegang_gebruikerevent": _MENSEN,
    "toegang_gebruiker_groups": _MENSEN,
    "toegang_gebruiker_user_permissions": _MENSEN,
    "toegang_aanstelling": _MENSEN,
    "toegang_aanstellingevent": _MENSEN,
    "toegang_organisatie": _MENSEN,
    "toegang_organisatieevent": _MENSEN,
    "toegang_werkgebied": _MENSEN,
    "toegang_werkgebiedevent": _MENSEN,
    "toegang_postvak": _MENSEN,
    "toegang_postvakevent": _MENSEN,
    "toegang_kernteamlid": _MENSEN,
    "toegang_kernteamlidevent": _MENSEN,
    "toegang_bewaartermijn": _OPEN,
    "toegang_bewaartermijnevent": _OPEN,
    "toegang_bewaarplicht": Tabel(G.IDENTITEIT, "jongere_id", _B.EIGEN),
    "toegang_bewaarplichtevent": Tabel(G.IDENTITEIT, "jongere_id", _B.EIGEN),
    "toegang_bewaargrens": Tabel(G.IDENTITEIT, "jongere_id", _B.EIGEN),
    "toegang_vernietigingsvoorstel": Tabel(G.IDENTITEIT, bescherming=_B.EIGEN),
    "toegang_vernietigingsvoorstelevent": Tabel(G.IDENTITEIT, bescherming=_B.EIGEN),
    "toegang_voorstelregel": Tabel(G.IDENTITEIT, "jongere_id", _B.EIGEN),
    "toegang_vernietiging": Tabel(G.CIJFERS, bescherming=_B.EIGEN),
    "toegang_avgverzoek": Tabel(G.IDENTITEIT, "jongere_id", _B.EIGEN),
    "toegang_avgverzoekevent": Tabel(G.IDENTITEIT, "jongere_id", _B.EIGEN),
    # signalen
    "signalen_signaal": Tabel(G.SIGNAAL_EN_ROUTE, "jongere_id"),
    "signalen_zaak": Tabel(G.SIGNAAL_EN_ROUTE, "jongere_id"),
    "signalen_zaakevent": Tabel(G.SIGNAAL_EN_ROUTE, "jongere_id"),
    "signalen_melding": Tabel(G.SIGNAAL_EN_ROUTE, "jongere_id"),
    "signalen_meldingontvanger": Tabel(G.SIGNAAL_EN_ROUTE, "jongere_id"),
    "signalen_meldingontvangerevent": Tabel(G.SIGNAAL_EN_ROUTE, "jongere_id"),
    "signalen_meldinggebeurtenis": Tabel(G.SIGNAAL_EN_ROUTE, "jongere_id"),
    "signalen_belastbaarheid": Tabel(G.BELASTBAARHEID, "jongere_id"),
    "signalen_openbaremelding": Tabel(G.SIGNAAL_EN_ROUTE, bescherming=_B.EIGEN),
    "signalen_openbaremeldingevent": Tabel(G.SIGNAAL_EN_ROUTE, bescherming=_B.EIGEN),
    "signalen_kennisgeving": Tabel(G.SIGNAAL_EN_ROUTE, "jongere_id", _B.EIGEN),
    "signalen_mailpost": Tabel(G.EIGEN_ACCOUNT, bescherming=_B.EIGEN),
    "signalen_kennisgevingkeuze": Tabel(G.EIGEN_ACCOUNT, bescherming=_B.EIGEN),
    "signalen_kennisgevingkeuzeevent": Tabel(G.EIGEN_ACCOUNT, bescherming=_B.EIGEN),
    "signalen_regioplan": _OPEN,
    "signalen_regioplanevent": _OPEN,
    "signalen_signaalkeuze": _OPEN,
    "signalen_signaalkeuzeevent": _OPEN,
    "signalen_functievervulling": _MENSEN,
    "signalen_functievervullingevent": _MENSEN,
    # dossiers
    "dossiers_escalatie": Tabel(G.SIGNAAL_EN_ROUTE, "jongere_id"),
    "dossiers_escalatieevent": Tabel(G.SIGNAAL_EN_ROUTE, "jongere_id"),
    "dossiers_justitieroute": Tabel(G.JUSTITIE, "jongere_id"),
    "dossiers_justitierouteevent": Tabel(G.JUSTITIE, "jongere_id"),
    "dossiers_justitiestap": Tabel(G.JUSTITIE, "jongere_id"),
    "dossiers_justitiestapevent": Tabel(G.JUSTITIE, "jongere_id"),
    "dossiers_gezin": _OPEN,
    "dossiers_aanbodopbouw": Tabel(G.PLAN_EN_AFSPRAKEN, "jongere_id"),
    "dossiers_aanbodopbouwevent": Tabel(G.PLAN_EN_AFSPRAKEN, "jongere_id"),
    "dossiers_aanbodtraject": Tabel(G.PLAN_EN_AFSPRAKEN, "jongere_id"),
    "dossiers_aanbodtrajectevent": Tabel(G.PLAN_EN_AFSPRAKEN, "jongere_id"),
    "dossiers_aangepasteuren": Tabel(G.PLAN_EN_AFSPRAKEN, "jongere_id"),
    "dossiers_aangepasteurenevent": Tabel(G.PLAN_EN_AFSPRAKEN, "jongere_id"),
    "dossiers_afspraak": Tabel(G.PLAN_EN_AFSPRAKEN, "jongere_id"),
    "dossiers_afspraakevent": Tabel(G.PLAN_EN_AFSPRAKEN, "jongere_id"),
    "dossiers_behoefte": Tabel(G.PLAN_EN_AFSPRAKEN, "jongere_id"),
    "dossiers_behoefteevent": Tabel(G.PLAN_EN_AFSPRAKEN, "jongere_id"),
    "dossiers_gezinslid": Tabel(G.PLAN_EN_AFSPRAKEN, "jongere_id"),
    "dossiers_gezinslidevent": Tabel(G.PLAN_EN_AFSPRAKEN, "jongere_id"),
    "dossiers_kostendeel": Tabel(G.PLAN_EN_AFSPRAKEN, "jongere_id"),
    "dossiers_kostendeelevent": Tabel(G.PLAN_EN_AFSPRAKEN, "jongere_id"),
    "dossiers_nazorg": Tabel(G.PLAN_EN_AFSPRAKEN, "jongere_id"),
    "dossiers_nazorgevent": Tabel(G.PLAN_EN_AFSPRAKEN, "jongere_id"),
    "dossiers_plan": Tabel(G.PLAN_EN_AFSPRAKEN, "jongere_id"),
    "dossiers_planevent": Tabel(G.PLAN_EN_AFSPRAKEN, "jongere_id"),
    "dossiers_plandeelnemer": Tabel(G.PLAN_EN_AFSPRAKEN, "jongere_id"),
    "dossiers_plandeelnemerevent": Tabel(G.PLAN_EN_AFSPRAKEN, "jongere_id"),
    "dossiers_aanbodcontrole": Tabel(G.PLAN_EN_AFSPRAKEN, "jongere_id"),
    "dossiers_bijdrage": Tabel(G.PLAN_EN_AFSPRAKEN, "jongere_id"),
    "dossiers_evaluatie": Tabel(G.PLAN_EN_AFSPRAKEN, "jongere_id"),
    "dossiers_plandoel": Tabel(G.PLAN_EN_AFSPRAKEN, "jongere_id"),
    "dossiers_planversie": Tabel(G.PLAN_EN_AFSPRAKEN, "jongere_id"),
    "dossiers_vrijstellingsadvies": Tabel(G.PLAN_EN_AFSPRAKEN, "jongere_id"),
    "dossiers_zienswijze": Tabel(G.PLAN_EN_AFSPRAKEN, "jongere_id"),
    "dossiers_gesprek": Tabel(G.GESPREK, "jongere_id"),
    "dossiers_gesprekevent": Tabel(G.GESPREK, "jongere_id"),
    "dossiers_gespreksdeelnemer": Tabel(G.GESPREK, "jongere_id"),
    "dossiers_redeningesprek": Tabel(G.GESPREK, "jongere_id"),
    "dossiers_notitie": Tabel(G.BESLOTEN_NOTITIE, "jongere_id"),
    "dossiers_notitieevent": Tabel(G.BESLOTEN_NOTITIE, "jongere_id"),
    "dossiers_vrijstellingsverzoek": Tabel(G.VRIJSTELLING, "jongere_id"),
    "dossiers_vrijstellingsverzoekevent": Tabel(G.VRIJSTELLING, "jongere_id"),
    "dossiers_herbeoordeling": Tabel(G.VRIJSTELLING, "jongere_id"),
    "dossiers_herbeoordelingevent": Tabel(G.VRIJSTELLING, "jongere_id"),
    "dossiers_overdracht": Tabel(G.OVERDRACHT, "jongere_id"),
    "dossiers_overdrachtevent": Tabel(G.OVERDRACHT, "jongere_id"),
    "dossiers_belemmering": Tabel(G.SIGNAAL_EN_ROUTE, "jongere_id"),
    "dossiers_belemmeringevent": Tabel(G.SIGNAAL_EN_ROUTE, "jongere_id"),
    "dossiers_taak": Tabel(G.SIGNAAL_EN_ROUTE, "jongere_id"),
    "dossiers_taakevent": Tabel(G.SIGNAAL_EN_ROUTE, "jongere_id"),
    # Of the kind of data that each row names.
    "dossiers_document": Tabel(G.PLAN_EN_AFSPRAKEN, "jongere_id"),
    "dossiers_documentevent": Tabel(G.PLAN_EN_AFSPRAKEN, "jongere_id"),
    "dossiers_gespreksreden": _OPEN,
    "dossiers_gespreksredenevent": _OPEN,
    "dossiers_briefsjabloon": _OPEN,
    "dossiers_briefsjabloonevent": _OPEN,
    # monitor
    "monitor_cijferblad": _CIJFERS,
    "monitor_cijfer": _CIJFERS,
    "monitor_berekening": _CIJFERS,
    "monitor_rapport": _CIJFERS,
    "monitor_rapportplanning": _CIJFERS,
    "monitor_rapportplanningevent": _CIJFERS,
    "monitor_publicatie": _OPEN,
    "monitor_doel": _OPEN,
    "monitor_doelevent": _OPEN,
    "monitor_onvergelijkbaar": _OPEN,
    "monitor_onvergelijkbaarevent": _OPEN,
    # koppelingen
    "koppelingen_duobericht": Tabel(G.LEVERING, bescherming=_B.EIGEN),
    "koppelingen_duomelding": Tabel(G.SIGNAAL_EN_ROUTE, "jongere_id"),
    # Keys of rows and no person; read by the system alone.
    "koppelingen_webhook": Tabel(G.MENSEN, bescherming=_B.EIGEN),
    "koppelingen_webhookevent": Tabel(G.MENSEN, bescherming=_B.EIGEN),
    "koppelingen_webhookpost": Tabel(G.MENSEN, bescherming=_B.EIGEN),
    # Django and its libraries
    "auth_group": _OPEN,
    "auth_group_permissions": _OPEN,
    "auth_permission": _OPEN,
    "django_content_type": _OPEN,
    "django_migrations": _OPEN,
    "django_session": _MENSEN,
    "account_emailaddress": _MENSEN,
    "account_emailconfirmation": _MENSEN,
    "mfa_authenticator": Tabel(G.EIGEN_ACCOUNT, bescherming=_B.EIGEN),
    "socialaccount_socialaccount": Tabel(G.EIGEN_ACCOUNT, bescherming=_B.EIGEN),
    "socialaccount_socialapp": _OPEN,
    "socialaccount_socialtoken": _MENSEN,
    "axes_accessattempt": _MENSEN,
    "axes_accessattemptexpiration": _MENSEN,
    "axes_accessfailurelog": _MENSEN,
    "axes_accesslog": _MENSEN,
    "pghistory_context": _MENSEN,
}
"""Name of the table → what it holds. Tables of the rules' calendar (`tijdlijnen_kal_…`) are the
owner's alone and hold no person."""

OPEN_BEGIN = ("tijdlijnen_kal_",)
"""How the names of tables begin that are made by the rules themselves."""
