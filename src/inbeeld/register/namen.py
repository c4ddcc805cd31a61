"""Names as keys: how a name is found and sorted, whatever its accents and capitals."""

import unicodedata

# Letters that have no accent to take off.
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe"})


def vouw(tekst: str) -> str:
    """Small letters without accents, words parted by one space, no other signs."""
    los = unicodedata.normalize("NFKD", tekst.casefold().translate(_LETTERS))
    schoon = "".join(
        teken if teken.isalnum() else " " for teken in los if not unicodedata.combining(teken)
    )
    return " ".join(schoon.split())


def zoeksleutel(roepnaam: str, voorvoegsel: str, achternaam: str) -> str:
    """What a search looks in, and what two records of one child have in common."""
    return vouw(f"{roepnaam} {voorvoegsel} {achternaam}")


def sorteersleutel(roepnaam: str, voorvoegsel: str, achternaam: str) -> str:
    """Dutch order: the surname, then the first name, then the voorvoegsel."""
    return vouw(f"{achternaam} {roepnaam} {voorvoegsel}")
