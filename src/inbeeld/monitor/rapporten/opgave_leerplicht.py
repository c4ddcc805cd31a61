"""The fields of the yearly opgave of a gemeente to the minister (art. 25 lid 2 Leerplichtwet)."""

from inbeeld.monitor.rapporten import werkdelen
from inbeeld.monitor.rapporten.inhoud import Deel, alinea, kop, lijst
from inbeeld.monitor.rapporten.kader import Kader
from inbeeld.monitor.rapporten.verantwoording import gebied_in_zin, verantwoording

CIJFERS = ("stand", "opgave", "opgave_pv")
VELDEN: tuple[tuple[str, str, bool], ...] = ()


def titel(k: Kader) -> str:
    return "Opgave leerplicht"


def gegevens(k: Kader) -> list[list[str]]:
    return []


def maak(k: Kader) -> list[Deel]:
    """The chapters."""
    return [
        alinea(
            f"Dit zijn de cijfers voor de jaarlijkse opgave aan de minister over {k.vraag.periode} "
            f"{gebied_in_zin(k.gebied, k.naam)} (Leerplichtwet, artikel 25, tweede lid). Neem ze "
            "over in het formulier van DUO."
        ),
        lijst(
            [
                "Geteld worden unieke leer- en kwalificatieplichtige kinderen, niet de keren.",
                "Kinderen tellen in de gemeente waar zij staan ingeschreven, ook als de school in "
                "een andere gemeente is.",
                "Bij absoluut verzuim en vrijstellingen geldt de laatst gevolgde soort onderwijs.",
            ]
        ),
        kop("1. De velden"),
        *werkdelen.opgave(k),
        *verantwoording(k, "2. "),
    ]
