"""The kinds of tasks in words. Each part of the room adds its own when it starts."""

_soorten: dict[str, str] = {}


def voeg_toe(soort: str, wat: str) -> None:
    """`wat`: what is asked, as the werkvoorraad says it: 'Antwoorden op de overdracht'."""
    _soorten[soort] = wat


def woorden(soort: str) -> str:
    """What is asked, in words."""
    return _soorten.get(soort) or soort.replace("_", " ").capitalize()
