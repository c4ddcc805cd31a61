"""The partners of the pact and the people who work there, in the database.

Besides the accounts of `accounts.MENSEN` every school, gemeente and samenwerkingsverband gets
somebody of its own, so that each postvak has a coordinator and each school a core team.
"""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from random import Random

from django.contrib.auth.hashers import make_password

from inbeeld.toegang.models import (
    Aanstelling,
    Gebruiker,
    Kernteamlid,
    Organisatie,
    Piketdienst,
    Postvak,
    Werkgebied,
)
from inbeeld.toegang.perioden import periode

from .accounts import (
    BESTUREN,
    DOMEIN,
    JEUGDTEAM,
    JGZ,
    JUSTITIE,
    MENSEN,
    REGIO,
    SAMENWERKENDE_GEMEENTEN,
    SAMENWERKING,
    SECTOREN_PO,
    SWV_PO,
    SWV_VO,
    WACHTWOORD,
    ZORGAANBIEDER,
)
from .gebied import GEMEENTEN, School
from .namen import kies_naam

Organisaties = Mapping[tuple[str, str], Organisatie]
_ALTIJD = date(2000, 1, 1)
_IN_DIENST = date(2024, 8, 1)
_ZAAD = 47
_ROL = {"school": "verzuimcoordinator", "gemeente": "leerplichtambtenaar", "swv": "swv_consulent"}
_WERKT_MET_KINDEREN = (*_ROL.values(), "regiocoordinator", "jeugdarts", "jeugdcoach")
_WERKT_MET_KINDEREN += ("zorgverlener", "justitiemedewerker")


def maak_organisaties(scholen: tuple[School, ...]) -> dict[tuple[str, str], Organisatie]:
    """The partners with their areas; by (soort, code)."""
    rijen = [
        ("regio", *REGIO),
        *(("swv", *swv) for swv in (SWV_PO, SWV_VO)),
        *(("schoolbestuur", *bestuur) for bestuur in BESTUREN),
        *(("gemeente", g.code, g.naam) for g in GEMEENTEN),
        ("samenwerking", *SAMENWERKING),
        ("jgz", *JGZ),
        ("jeugdteam", *JEUGDTEAM),
        ("zorgaanbieder", *ZORGAANBIEDER),
        ("justitie", *JUSTITIE),
        *(("school", s.code, s.naam) for s in scholen),
    ]
    gemaakt = Organisatie.objects.bulk_create(
        [Organisatie(soort=soort, code=code, naam=naam) for soort, code, naam in rijen]
    )
    organisaties = {(org.soort, org.code): org for org in gemaakt}
    paren = [
        *(paar for school in scholen for paar in _om_de_school(school)),
        *((("samenwerking", SAMENWERKING[0]), ("gemeente", g)) for g in SAMENWERKENDE_GEMEENTEN),
        *((("jgz", JGZ[0]), ("gemeente", g.code)) for g in GEMEENTEN),
        *((("jeugdteam", JEUGDTEAM[0]), ("gemeente", g.code)) for g in GEMEENTEN),
    ]
    altijd = periode(_ALTIJD, None)
    Werkgebied.objects.bulk_create(
        [
            Werkgebied(organisatie=organisaties[van], gebied=organisaties[naar], periode=altijd)
            for van, naar in paren
        ]
    )
    return organisaties


def _om_de_school(school: School) -> list[tuple[tuple[str, str], tuple[str, str]]]:
    if school.sector == "mbo":
        return []
    po = school.sector in SECTOREN_PO
    hier = ("school", school.code)
    return [
        (("swv", (SWV_PO if po else SWV_VO)[0]), hier),
        (("schoolbestuur", BESTUREN[0 if po else 1][0]), hier),
    ]


def maak_mensen(
    organisaties: Organisaties,
    scholen: tuple[School, ...],
    vandaag: date,
    namen_van_kinderen: frozenset[str],
) -> None:
    """Accounts, aanstellingen, postvakken, core teams, one deputy and one piketdienst.

    Nobody here has the name of one of the children: a name on a page must tell which of the two.
    """
    personen = [(m.gebruikersnaam, m.naam, m.rol, m.organisatie) for m in MENSEN]
    bezet = {(rol, organisatie) for _, _, rol, organisatie in personen}
    verzin = _verzinner(namen_van_kinderen | {naam for _, naam, _, _ in personen})
    for soort, code in organisaties:
        if soort in _ROL and (_ROL[soort], (soort, code)) not in bezet:
            naam = f"{_ROL[soort].split('_')[0]}.{code.lower()}{DOMEIN}"
            personen.append((naam, verzin(), _ROL[soort], (soort, code)))
    # So that the administrator of the region is not the only one, and can be managed too.
    personen.append((f"beheer.regio{DOMEIN}", verzin(), "beheerder", ("regio", REGIO[0])))
    # Who decides when a zaak is escalated: the plan names functies at these.
    for soort, code in organisaties:
        if soort in ("swv", "gemeente"):
            personen.append((f"bestuur.{code}{DOMEIN}", verzin(), "bestuurder", (soort, code)))
    wachtwoord = make_password(WACHTWOORD)
    gebruikers = Gebruiker.objects.bulk_create(
        [Gebruiker(username=naam, naam=wie, password=wachtwoord) for naam, wie, _, _ in personen]
    )
    sinds = periode(min(vandaag, _IN_DIENST), None)
    aanstellingen = Aanstelling.objects.bulk_create(
        [
            Aanstelling(gebruiker=g, organisatie=organisaties[waar], rol=rol, periode=sinds)
            for g, (_, _, rol, waar) in zip(gebruikers, personen, strict=True)
        ]
    )
    van = {(a.organisatie.soort, a.organisatie.code, a.rol): a for a in reversed(aanstellingen)}
    _maak_postvakken(van.values())
    _maak_kernteams(organisaties, scholen, van, sinds)
    _maak_vervanging({a.gebruiker.username: a for a in aanstellingen}, vandaag)
    Piketdienst.objects.create(
        aanstelling=van["jgz", JGZ[0], "jeugdarts"],
        periode=periode(vandaag, vandaag + timedelta(days=60)),
    )


def _verzinner(bezet: frozenset[str]) -> Callable[[], str]:
    toeval, gebruikt = Random(_ZAAD), set(bezet)

    def verzin() -> str:
        while True:
            naam = kies_naam(toeval).voluit
            if naam not in gebruikt:
                gebruikt.add(naam)
                return naam

    return verzin


def _maak_postvakken(aanstellingen: object) -> None:
    per_organisatie = {a.organisatie_id: a for a in aanstellingen if a.rol in _WERKT_MET_KINDEREN}
    Postvak.objects.bulk_create(
        [Postvak(organisatie_id=org, coordinator=a) for org, a in per_organisatie.items()]
    )


def _maak_kernteams(
    organisaties: Organisaties,
    scholen: tuple[School, ...],
    van: Mapping[tuple[str, str, str], Aanstelling],
    sinds: object,
) -> None:
    leden = []
    for school in scholen:
        sleutels = [
            ("school", school.code, "verzuimcoordinator"),
            ("gemeente", school.gemeente, "leerplichtambtenaar"),
            ("jgz", JGZ[0], "jeugdarts"),
            ("jeugdteam", JEUGDTEAM[0], "jeugdcoach"),
        ]
        if school.sector != "mbo":
            swv = SWV_PO if school.sector in SECTOREN_PO else SWV_VO
            sleutels.append(("swv", swv[0], "swv_consulent"))
        hier = organisaties["school", school.code]
        leden += [Kernteamlid(school=hier, aanstelling=van[s], periode=sinds) for s in sleutels]
    Kernteamlid.objects.bulk_create(leden)


def _maak_vervanging(van: Mapping[str, Aanstelling], vandaag: date) -> None:
    for mens in MENSEN:
        if mens.vervangt:
            vervangen = van[mens.vervangt]
            Aanstelling.objects.create(
                gebruiker=van[mens.gebruikersnaam].gebruiker,
                organisatie=vervangen.organisatie,
                rol=vervangen.rol,
                vervangt=vervangen,
                periode=periode(vandaag, vandaag + timedelta(days=60)),
            )
