"""Why an offer was refused or ended: dated lists, in one place. A code that lapses keeps its words.

docs/woordenlijst.md lists the codes. What is added here needs no migration: the database holds that
there is a reason, the form which ones can be chosen on a day.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Reden:
    """`van` and `tot` (not included): on which days it can be chosen."""

    code: str
    tekst: str
    van: date = date(2015, 1, 1)
    tot: date | None = None


WEIGERREDENEN = (
    Reden("afstand", "te ver weg"),
    Reden("niet_passend", "past niet bij wat dit kind nodig heeft"),
    Reden("wachttijd", "de wachttijd is te lang"),
    Reden("vervoer", "het vervoer is niet geregeld"),
    Reden("andere_vorm", "ouders willen een andere vorm"),
    Reden("kind_wil_niet", "het kind wil niet"),
    Reden("geen_vertrouwen", "er is geen vertrouwen"),
    Reden("anders", "anders, zie de toelichting"),
)
GEEN_AANBOD = frozenset({"afstand", "niet_passend", "wachttijd"})
"""Refused for one of these, what is needed does not exist yet: that is recorded as a need."""

TEN_ONRECHTE = "ten_onrechte"
EINDREDENEN = (
    Reden("terug_naar_school", "het kind is terug op school"),
    Reden("doel_bereikt", "het doel is bereikt"),
    Reden("ander_aanbod", "er is een ander aanbod"),
    Reden("past_niet_meer", "het past niet (meer)"),
    Reden("niet_gevolgd", "het kind komt er niet"),
    Reden("aanbieder_stopt", "de aanbieder stopt ermee"),
    Reden("verhuisd", "het kind is verhuisd"),
    Reden("anders", "anders, zie de toelichting"),
    # Not chosen at an end: given by 'Begin herstellen'.
    Reden(TEN_ONRECHTE, "het begin was ten onrechte vastgelegd"),
)


def keuzen(redenen: Iterable[Reden], dag: date) -> list[tuple[str, str]]:
    """What can be chosen on a day: (code, words)."""
    return [
        (r.code, r.tekst)
        for r in redenen
        if r.van <= dag and (r.tot is None or dag < r.tot) and r.code != TEN_ONRECHTE
    ]


def woorden(redenen: Iterable[Reden], code: str) -> str:
    """The words of a code, also of one that cannot be chosen any more."""
    return next((r.tekst for r in redenen if r.code == code), code.replace("_", " "))
