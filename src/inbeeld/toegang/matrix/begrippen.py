"""The words of the matrix: kinds of data, acts and conditions. Docs: woordenlijst, 'Toegang'."""

from enum import StrEnum


class Groep(StrEnum):
    """A kind of data (gegevensgroep). What it holds stands beside it."""

    IDENTITEIT = "identiteit"  # name, birthday, number, death
    INSCHRIJVING = "inschrijving"  # which school, when
    VERBLIJFPLAATS = "verblijfplaats"  # gemeente, wijk
    VERZUIM = "verzuim"  # days, hours, geoorloofd or not
    VRIJSTELLING = "vrijstelling"  # ground and period of an exemption
    TIJDLIJN = "tijdlijn"  # status, klok, lagen, wettelijke meldingen
    SIGNAAL_EN_ROUTE = "signaal_en_route"  # who must do what by when
    PLAN_EN_AFSPRAKEN = "plan_en_afspraken"  # plan, agreements, the fact aanbod
    DUIDING = "duiding"  # what a professional calls it
    GESPREK = "gesprek"  # talks with parents and youngster
    BESLOTEN_NOTITIE = "besloten_notitie"  # a note for one's own organisation
    BELASTBAARHEID = "belastbaarheid"  # how much education a child can bear, never why
    MEDISCH = "medisch"  # for one's own organisation; a diagnosis is not kept
    JUSTITIE = "justitie"  # proces-verbaal, Halt, Raad
    OVERDRACHT = "overdracht"  # from one organisation to the next
    CIJFERS = "cijfers"  # counts, no persons
    LOGBOEK = "logboek"  # who looked
    LEVERING = "levering"  # what an organisation delivered
    MENSEN = "mensen"  # people, organisations, appointments
    INSTELLINGEN = "instellingen"  # schools, calendar, definities: no person
    EIGEN_ACCOUNT = "eigen_account"  # one's own login, views, notices


class Handeling(StrEnum):
    """What one does with it."""

    BEKIJKEN = "bekijken"
    ZOEKEN = "zoeken"  # find children: lists, filters, search
    INVOEREN = "invoeren"  # one at a time, by hand
    INTREKKEN = "intrekken"  # withdraw what one's organisation said
    AANLEVEREN = "aanleveren"  # many at a time, from a file
    SAMENVOEGEN = "samenvoegen"  # two records are one child, or are not
    EXPORTEREN = "exporteren"
    TELLEN = "tellen"
    TOEGANG_VRAGEN = "toegang_vragen"
    TOEGANG_GEVEN = "toegang_geven"
    NOODTOEGANG = "noodtoegang"
    BEHEREN = "beheren"
    VERNIETIGEN = "vernietigen"
    INZAGE_GEVEN = "inzage_geven"
    RECTIFICEREN = "rectificeren"
    VERZEGELEN = "verzegelen"
    AANMELDEN = "aanmelden"  # log in and out, choose an aanstelling, one's own account


class Voorwaarde(StrEnum):
    """Of whom, or of what. Each also asks for an aanstelling that is valid today."""

    BETROKKEN = "betrokken"
    BETROKKEN_OF_BRON = "betrokken_of_bron"
    BETROKKEN_TENZIJ_GEHEIM = "betrokken_tenzij_geheim"
    OOIT_BETROKKEN = "ooit_betrokken"
    EIGEN_BRON = "eigen_bron"
    EIGEN_ORGANISATIE = "eigen_organisatie"
    EIGEN_ORGANISATIE_OF_REGIO = "eigen_organisatie_of_regio"
    EIGEN_REGEL = "eigen_regel"
    HELE_REGIO = "hele_regio"
    HELE_REGIO_TENZIJ_GEHEIM = "hele_regio_tenzij_geheim"
    GEEN_KIND = "geen_kind"
    MET_REDEN = "met_reden"


UITLEG_VOORWAARDE = {
    Voorwaarde.BETROKKEN: "kinderen bij wie de organisatie, of men zelf, vandaag betrokken is",
    Voorwaarde.BETROKKEN_OF_BRON: "hetzelfde, en wat de eigen organisatie ooit zelf vastlegde",
    Voorwaarde.BETROKKEN_TENZIJ_GEHEIM: "vandaag betrokken, behalve bij een geheim adres",
    Voorwaarde.OOIT_BETROKKEN: "kinderen bij wie de organisatie betrokken is of was",
    Voorwaarde.EIGEN_BRON: "alleen wat de eigen organisatie zelf vastlegde",
    Voorwaarde.EIGEN_ORGANISATIE: "van de eigen organisatie",
    Voorwaarde.EIGEN_ORGANISATIE_OF_REGIO: "van de eigen organisatie; bij de regio: van alle",
    Voorwaarde.EIGEN_REGEL: "alleen van zichzelf",
    Voorwaarde.HELE_REGIO: "alle kinderen van de regio",
    Voorwaarde.HELE_REGIO_TENZIJ_GEHEIM: "alle kinderen van de regio, behalve bij een geheim adres",
    Voorwaarde.GEEN_KIND: "gegevens waarin geen kind staat",
    Voorwaarde.MET_REDEN: "een kind dat men nog niet ziet, met een reden",
}


class Kring(StrEnum):
    """Which rows a condition opens, as the row policies ask it."""

    REGIO = "regio"
    NU = "nu"
    OOIT = "ooit"
    BRON = "bron"
    GEHEIM = "geheim"  # also where the address is secret


_V = Voorwaarde
KRINGEN: dict[Voorwaarde, frozenset[Kring]] = {
    _V.BETROKKEN: frozenset({Kring.NU, Kring.GEHEIM}),
    _V.BETROKKEN_OF_BRON: frozenset({Kring.NU, Kring.BRON, Kring.GEHEIM}),
    _V.BETROKKEN_TENZIJ_GEHEIM: frozenset({Kring.NU, Kring.BRON}),
    _V.OOIT_BETROKKEN: frozenset({Kring.NU, Kring.OOIT, Kring.BRON, Kring.GEHEIM}),
    _V.EIGEN_BRON: frozenset({Kring.BRON, Kring.GEHEIM}),
    _V.HELE_REGIO: frozenset({Kring.REGIO, Kring.GEHEIM}),
    _V.HELE_REGIO_TENZIJ_GEHEIM: frozenset({Kring.REGIO}),
}
"""Conditions that are not here open no rows about children."""
