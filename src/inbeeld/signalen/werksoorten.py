"""The kinds of work on the werkvoorraad: how each is called, and where it is done.

A room above adds its own when it starts, so that the list says what it cannot import.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from inbeeld.signalen import kennisadressen


@dataclass(frozen=True, slots=True)
class Werksoort:
    """`naam`: as the filter names it. `wat`: a stored code → what is asked, in words.

    `adressen`: ids → pages, in one question or a few however many there are; without the right to
    see a row it has none.
    """

    naam: str
    wat: Callable[[str], str]
    adressen: Callable[[Collection[int]], Mapping[int, str]]


_soorten: dict[str, Werksoort] = {}


def voeg_toe(code: str, soort: Werksoort) -> None:
    """Add a kind, once per code: that of `signalen_werk.soort`."""
    _soorten[code] = soort


def namen() -> dict[str, str]:
    """Code → name, in the order in which rooms started."""
    return {code: soort.naam for code, soort in _soorten.items()}


def wat(code: str, gevraagd: str) -> str:
    """What is asked, in words."""
    soort = _soorten.get(code)
    return soort.wat(gevraagd) if soort else gevraagd.replace("_", " ").capitalize()


def adressen(code: str, ids: Collection[int]) -> Mapping[int, str]:
    """Where each is done."""
    soort = _soorten.get(code)
    return soort.adressen(ids) if soort and ids else {}


def van_tabel(tabel: str) -> Callable[[Collection[int]], Mapping[int, str]]:
    """The addresses of work whose number is that of a row of one table."""
    return lambda ids: kennisadressen.adressen_van(tabel, ids)
