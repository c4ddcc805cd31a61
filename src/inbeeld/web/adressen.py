"""Parts of an address: text in one is of a fixed list, or a code of a fixed form that is nobody's.
So it can hold no name."""

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


def code(naam: str, vorm: str, voorbeeld: str) -> None:
    """Register the converter `naam`, which takes codes of this form (a regular expression): of a
    school, or of a text of the region. `voorbeeld` is one of them, for tests."""

    class Code:
        regex = vorm

        def to_python(self, value: str) -> str:
            return value

        def to_url(self, value: str) -> str:
            return value

    Code.voorbeeld = voorbeeld  # type: ignore[attr-defined]
    Code.__name__ = f"{naam.capitalize()}Code"
    register_converter(Code, naam)
