"""The invented professionals of the demo, and the organisations that they work for.

Their password stands here in plain sight, on purpose: these accounts exist only where
`settings.DEMO` is on, and everybody who runs the demo must be able to log in.
"""

from dataclasses import dataclass

from . import gebied

WACHTWOORD = "geen-kind-uit-beeld"
DOMEIN = "@demo.example"
"""How the name of every demo account ends; nobody real can have a name like it."""
SWV_PO = ("swv-po-demo", "Samenwerkingsverband PO (verzonnen)")
SWV_VO = ("swv-vo-demo", "Samenwerkingsverband VO (verzonnen)")
REGIO = ("regio-demo", gebied.REGIO_NAAM)
BESTUREN = (
    ("bestuur-po-demo", "Stichting Duin en Klas (verzonnen)"),
    ("bestuur-vo-demo", "Stichting Kust Colleges (verzonnen)"),
)
SAMENWERKING = ("samen-demo", "Leerplicht IJmond-Noord (verzonnen)")
SAMENWERKENDE_GEMEENTEN = ("0375", "0396")
JGZ = ("jgz-demo", "Jeugdgezondheidszorg Kust (verzonnen)")
JEUGDTEAM = ("jeugdteam-demo", "Centrum voor Jeugd en Gezin (verzonnen)")
ZORGAANBIEDER = ("zorg-demo", "Jeugdzorg De Kade (verzonnen)")
JUSTITIE = ("justitie-demo", "Halt-bureau Kust (verzonnen)")
SECTOREN_PO = ("po", "sbo", "so")
"""Schools of these sectors belong to SWV_PO and the first of BESTUREN; vo, pro and vso to SWV_VO
and the second; mbo to none."""


@dataclass(frozen=True)
class Account:
    """A demo account: who it is and for which organisation (soort, code) in which rol.

    `voorop`: one of those to begin with. `vervangt`: the name of the account for which it stands in
    as well, until in two months; who has two aanstellingen chooses after logging in.
    """

    gebruikersnaam: str
    naam: str
    rol: str
    organisatie: tuple[str, str]
    zin: str
    voorop: bool = False
    vervangt: str = ""


_VO = next(school for school in gebied.SCHOLEN if school.sector == "vo")

MENSEN = (
    Account(
        "school@demo.example",
        "Marjan Timmerman",
        "verzuimcoordinator",
        ("school", _VO.code),
        f"verzuimcoördinator van {_VO.naam}: ziet de eigen leerlingen",
        voorop=True,
    ),
    Account(
        "leerplicht@demo.example",
        "Rachid Benali",
        "leerplichtambtenaar",
        ("gemeente", "0392"),
        "leerplichtambtenaar van Haarlem: ziet de kinderen die in Haarlem wonen",
        voorop=True,
    ),
    Account(
        "swv@demo.example",
        "Ingrid Schouten",
        "swv_consulent",
        ("swv", SWV_VO[0]),
        "consulent van het samenwerkingsverband VO: ziet leerlingen bij wie een klok liep",
        voorop=True,
    ),
    Account(
        "regio@demo.example",
        "Orlando Martina",
        "regiocoordinator",
        ("regio", REGIO[0]),
        "regiocoördinator: ziet de hele regio",
        voorop=True,
    ),
    Account(
        "beheer@demo.example",
        "Wilma Terpstra",
        "beheerder",
        ("regio", REGIO[0]),
        "beheerder van de regio: organisaties en mensen, geen kinderen",
    ),
    Account(
        "schoolbeheer@demo.example",
        "Dennis Kuipers",
        "beheerder",
        ("school", _VO.code),
        f"beheerder van {_VO.naam}: de mensen van de school, geen kinderen",
    ),
    Account(
        "privacy@demo.example",
        "Hester Wagenaar",
        "privacyfunctionaris",
        ("regio", REGIO[0]),
        "privacyfunctionaris van de regio: wie keek waar, en waarom",
    ),
    Account(
        "mentor@demo.example",
        "Fatma Yildirim",
        "mentor",
        ("school", _VO.code),
        f"mentor op {_VO.naam}: leest over de eigen leerlingen",
    ),
    Account(
        "samen@demo.example",
        "Gerrit Oosterveld",
        "leerplichtambtenaar",
        ("samenwerking", SAMENWERKING[0]),
        "leerplichtambtenaar voor Beverwijk en Heemskerk samen",
    ),
    Account(
        "jeugdarts@demo.example",
        "Lotfi Chaouch",
        "jeugdarts",
        ("jgz", JGZ[0]),
        "jeugdarts met piketdienst: ziet een kind pas na een verzoek of in nood",
    ),
    Account(
        "jeugdcoach@demo.example",
        "Petra Hoekstra",
        "jeugdcoach",
        ("jeugdteam", JEUGDTEAM[0]),
        "jeugdcoach: ziet een kind pas na een verzoek",
    ),
    Account(
        "zorg@demo.example",
        "Shanti Ramdin",
        "zorgverlener",
        ("zorgaanbieder", ZORGAANBIEDER[0]),
        "zorgverlener: ziet een kind pas na een verzoek",
    ),
    Account(
        "justitie@demo.example",
        "Arend Postma",
        "justitiemedewerker",
        ("justitie", JUSTITIE[0]),
        "medewerker van justitie: ziet nog geen kinderen",
    ),
    Account(
        "bestuurder@demo.example",
        "Marleen van Asperen",
        "bestuurder",
        ("schoolbestuur", BESTUREN[1][0]),
        "bestuurder van een schoolbestuur: cijfers, geen kinderen",
    ),
    Account(
        "beleid@demo.example",
        "Kees Blankestijn",
        "beleidsmedewerker",
        ("gemeente", "0392"),
        "beleidsmedewerker van Haarlem: cijfers, geen kinderen",
    ),
    Account(
        "vervanger@demo.example",
        "Joost Verhagen",
        "mentor",
        ("school", _VO.code),
        f"mentor op {_VO.naam} die ook de verzuimcoördinator vervangt: kiest na het inloggen",
        vervangt="school@demo.example",
    ),
)

ACCOUNTS: tuple[tuple[str, str, str], ...] = tuple(
    (mens.gebruikersnaam, WACHTWOORD, mens.zin) for mens in MENSEN if not mens.vervangt
)
"""(gebruikersnaam, wachtwoord, what the account is), for whoever tries them all: those that come in
without choosing an aanstelling first."""
