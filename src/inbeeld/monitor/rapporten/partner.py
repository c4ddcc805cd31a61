"""What a partner was asked and what it did: its own account to all others (M25)."""

from inbeeld.monitor.rapporten import werkdelen
from inbeeld.monitor.rapporten.inhoud import Deel, alinea, invullen, kop
from inbeeld.monitor.rapporten.kader import Kader
from inbeeld.monitor.rapporten.verantwoording import verantwoording

CIJFERS = ("antwoord",)
VELDEN: tuple[tuple[str, str, bool], ...] = (
    ("toelichting", "Toelichting: wat lukte wel en niet, en waarom", True),
)


def titel(k: Kader) -> str:
    return "Wat ons gevraagd is en wat wij deden"


def gegevens(k: Kader) -> list[list[str]]:
    return []


def maak(k: Kader) -> list[Deel]:
    """The chapters."""
    van, tot = k.vraag.van, k.vraag.tot_en_met
    return [
        alinea(f"{k.naam} legt hiermee verantwoording af over {k.vraag.periode_in_zin}."),
        kop("1. Gevraagd en beantwoord"),
        *werkdelen.antwoorden(k, van, tot),
        kop("2. Per soort vraag"),
        *werkdelen.antwoorden_per_soort(k, van, tot),
        kop("3. Toelichting"),
        invullen(k.vraag.woorden.get("toelichting", ""), "Wat lukte wel en niet, en waarom?"),
        *verantwoording(k, "4. "),
    ]
