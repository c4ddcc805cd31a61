"""Parts of an address: text in one is always one of a fixed list, so it can hold no name."""

from collections.abc import Iterable

from django.urls import register_converter


def keuze(naam: str, waarden: Iterable[str]) -> None:
    """Register the converter `naam`, which takes exactly these values."""

    class Keuze:
        regex = "|".join(waarden)

        def to_python(self, value: str) -> str:
            return value

        def to_url(self, value: str) -> str:
            return value

    Keuze.__name__ = f"{naam.capitalize()}Keuze"
    register_converter(Keuze, naam)
