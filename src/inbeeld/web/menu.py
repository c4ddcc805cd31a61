"""The main menu: every room that has pages of its own adds one line here."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

BRONNEN = frozenset({"verzuimcoordinator", "leerplichtambtenaar", "regiocoordinator"})
MET_KINDEREN = BRONNEN | {"swv_consulent"}
MET_TOEGANGSVERZOEKEN = MET_KINDEREN | {
    "jeugdarts",
    "jeugdcoach",
    "zorgverlener",
    "privacyfunctionaris",
}

# (label, name of the address, roles that see it)
MENU: tuple[tuple[str, str, frozenset[str]], ...] = (
    ("Werkvoorraad", "werkvoorraad", MET_KINDEREN),
    ("Aanleveren", "aanleveren", BRONNEN),
    ("Telling", "telling", MET_KINDEREN),
    ("Toegang", "toegangsverzoeken", MET_TOEGANGSVERZOEKEN),
    ("Piketdienst", "piket", frozenset({"beheerder"})),
)


@dataclass(frozen=True)
class Punt:
    label: str
    adres: str
    hier: bool


def punten(request: HttpRequest) -> list[Punt]:
    """The entries for the role the user has chosen; none before that."""
    actor = getattr(request, "actor", None)
    if actor is None:
        return []
    return [
        Punt(label, adres, _hier(request.path, adres))
        for label, naam, rollen in MENU
        if actor.rol in rollen
        for adres in (reverse(naam),)
    ]


def _hier(pad: str, adres: str) -> bool:
    # A child's page is reached from the werkvoorraad, which is the root and so a prefix of all.
    return pad == adres or (adres != "/" and pad.startswith(adres))
