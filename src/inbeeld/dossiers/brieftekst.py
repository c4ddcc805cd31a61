"""The text of a letter: named places that are filled in, and what of it is a paragraph or a list.

No code and no formats: a place is a name of `PLAATSEN` between braces, and what is filled in is
never read again.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

PLAATSEN = {
    "kind": "Naam van het kind",
    "voornaam": "Voornaam van het kind",
    "ouders": "Aan wie is de brief?",
    "school": "School van het kind",
    "datum": "Datum van de brief",
    "afzender": "Uw naam",
    "functie": "Uw functie",
    "organisatie": "Uw organisatie",
    "telefoon": "Uw telefoonnummer",
    "gesprek_datum": "Dag van het gesprek",
    "gesprek_tijd": "Tijd van het gesprek",
    "gesprek_plaats": "Plaats van het gesprek",
    "verzoek_datum": "Dag waarop het verzoek kwam",
    "antwoord_datum": "Dag waarvoor u antwoord geeft",
    "aanbod": "Welk aanbod?",
    "begindatum": "Eerste dag",
    "einddatum": "Laatste dag",
}
"""Every place that a letter can have, as the form asks for it."""
MET_DATUM = frozenset(naam for naam in PLAATSEN if naam.endswith("datum"))
_PLAATS = re.compile(r"\{([^{}]*)\}")


def gebruikt(*teksten: str) -> list[str]:
    """The places of a right text, in the order of PLAATSEN."""
    namen = {naam for tekst in teksten for naam in _PLAATS.findall(tekst)}
    return [naam for naam in PLAATSEN if naam in namen]


def fouten(tekst: str) -> list[str]:
    """What is wrong with the places of a text, each as a sentence that names its line."""
    uit = []
    for nummer, regel in enumerate(tekst.splitlines(), start=1):
        for naam in _PLAATS.findall(regel):
            if naam not in PLAATSEN:
                uit.append(f"Regel {nummer}: {{{naam}}} bestaat niet. Kies er een uit de lijst.")
        rest = _PLAATS.sub("", regel)
        if "{" in rest or "}" in rest:
            uit.append(f"Regel {nummer}: een accolade is niet gesloten of niet geopend.")
    return uit


def vul_in(tekst: str, waarden: Mapping[str, str]) -> str:
    """The text with its places filled in, in one pass. Raises KeyError for one without a value."""
    return _PLAATS.sub(lambda plaats: waarden[plaats[1]], tekst)


@dataclass(frozen=True, slots=True)
class Blok:
    """A paragraph, of which the lines stand below each other, or a list with its points."""

    lijst: bool
    regels: tuple[str, ...]


def blokken(tekst: str) -> list[Blok]:
    """An empty line ends a paragraph; lines that begin with '- ' are a list."""
    uit: list[Blok] = []
    for stuk in re.split(r"\n\s*\n", tekst.replace("\r\n", "\n").replace("\r", "\n").strip()):
        regels: list[str] = []
        lijst = False
        for regel in (r.strip() for r in stuk.split("\n")):
            is_punt = regel.startswith("- ")
            if regels and is_punt != lijst:
                uit.append(Blok(lijst, tuple(regels)))
                regels = []
            lijst = is_punt
            if regel:
                regels.append(regel[2:].strip() if is_punt else regel)
        if regels:
            uit.append(Blok(lijst, tuple(regels)))
    return uit


@dataclass(frozen=True, slots=True)
class Brief:
    """A letter that is ready to be made. It holds no address, also not of who sends it."""

    onderwerp: str
    organisatie: str
    datum: str
    tekst: str

    @property
    def blokken(self) -> list[Blok]:
        return blokken(self.tekst)
