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
SECTOREN_PO = ("po", "sbo", "so")
"""Schools of these sectors belong to SWV_PO; vo, pro and vso to SWV_VO; mbo to neither."""


@dataclass(frozen=True)
class Account:
    """A demo account: who it is and for which organisation (soort, code) in which rol."""

    gebruikersnaam: str
    naam: str
    rol: str
    organisatie: tuple[str, str]
    zin: str


_VO = next(school for school in gebied.SCHOLEN if school.sector == "vo")

MENSEN = (
    Account(
        "school@demo.example",
        "Marjan Timmerman",
        "verzuimcoordinator",
        ("school", _VO.code),
        f"verzuimcoördinator van {_VO.naam}: ziet de eigen leerlingen",
    ),
    Account(
        "leerplicht@demo.example",
        "Rachid Benali",
        "leerplichtambtenaar",
        ("gemeente", "0392"),
        "leerplichtambtenaar van Haarlem: ziet de kinderen die in Haarlem wonen",
    ),
    Account(
        "swv@demo.example",
        "Ingrid Schouten",
        "swv_consulent",
        ("swv", SWV_VO[0]),
        "consulent van het samenwerkingsverband VO: ziet leerlingen bij wie een klok liep",
    ),
    Account(
        "regio@demo.example",
        "Orlando Martina",
        "regiocoordinator",
        ("regio", REGIO[0]),
        "regiocoördinator: ziet de hele regio",
    ),
)

ACCOUNTS: tuple[tuple[str, str, str], ...] = tuple(
    (mens.gebruikersnaam, WACHTWOORD, mens.zin) for mens in MENSEN
)
"""(gebruikersnaam, wachtwoord, what the account is), for whoever lists them."""
