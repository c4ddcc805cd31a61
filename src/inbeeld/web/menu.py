"""The main menu: every room that has pages of its own adds one line here."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

# (label, name of the address); who may open that address gets the entry.
MENU: tuple[tuple[str, str], ...] = (
    ("Werkvoorraad", "werk"),
    ("Melden", "melden"),
    ("Waarschuwingen", "waarschuwingen"),
    ("Alle kinderen", "werkvoorraad"),
    ("Escalaties", "escalaties"),
    ("Belemmeringen", "belemmeringen"),
    ("Bij wie terecht", "terecht_scholen"),
    ("Vrijstellingen", "vrijstellingen"),
    ("Zomerlijst", "zomerlijst"),
    ("Aanleveren", "aanleveren"),
    ("DUO-verzuim", "duo_verzuim"),
    ("Cijfers", "cijfers"),
    ("Telling", "telling"),
    ("Partners", "partners"),
    ("Afspraken", "afspraken"),
    ("Toegang", "toegangsverzoeken"),
    ("Privacy", "verzoeken"),
    ("Mensen", "beheer_mensen"),
    ("Organisaties", "beheer_organisaties"),
    ("Piketdienst", "piket"),
    ("E-mail", "mailstand"),
    ("Logboek", "logboek"),
)
mag_openen: Callable[[str, str], bool] = lambda rol, naam: False  # noqa: E731
"""Whether a rol may open an address. The access matrix stands above this room and sets it."""

begint_bij: Callable[[str], str] = lambda rol: ""  # noqa: E731
"""The name of the address at which a rol begins, '' for the usual: that entry stands first."""


VOORAAN = 5
"""How many entries stand in sight when there are more than one row holds; the rest is under 'Meer',
so that the daily work is not lost among what is needed once a month."""
OP_EEN_RIJ = 6


@dataclass(frozen=True)
class Punt:
    label: str
    adres: str
    hier: bool


@dataclass(frozen=True)
class Menu:
    """`meer` is empty where all fits."""

    vooraan: list[Punt]
    meer: list[Punt]

    @property
    def hier_bij_meer(self) -> str:
        """The label of the entry under 'Meer' that is shown now; '' when it is none of them."""
        return next((punt.label for punt in self.meer if punt.hier), "")


def menu(request: HttpRequest) -> Menu:
    """The entries, those of the daily work apart."""
    alle = punten(request)
    grens = len(alle) if len(alle) <= OP_EEN_RIJ else VOORAAN
    return Menu(alle[:grens], alle[grens:])


def punten(request: HttpRequest) -> list[Punt]:
    """The entries for the role the user has chosen; none before that."""
    actor = getattr(request, "actor", None)
    if actor is None:
        return []
    eerst = begint_bij(actor.rol)
    return [
        Punt(label, adres, _hier(request.path, adres))
        for label, naam in sorted(MENU, key=lambda punt: punt[1] != eerst)
        if mag_openen(actor.rol, naam)
        for adres in (reverse(naam),)
    ]


def _hier(pad: str, adres: str) -> bool:
    # The list of all children is the root, and so a prefix of every page.
    return pad == adres or (adres != "/" and pad.startswith(adres))
