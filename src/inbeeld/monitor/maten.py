"""What a target measures: which figure of the sheet, and which parts of it.

A target says 'so many thuiszitters'; over a school year that is another number than on a day. Who
sets one chooses here, so that baseline, goal and our own figures are of the same kind.
"""

from dataclasses import dataclass

from inbeeld.regels.definities import DEFINITIES

THUISZITTER = "thuiszitter"


@dataclass(frozen=True, slots=True)
class Maat:
    """`indicator`: of `monitor.indicatoren`; `onderdeel`: in its `waarden`, of a school year.

    A stand has no part of its own: it is the sum over the statuses of soort thuiszitter, of which a
    child has one on a day. Of all of these less is better.
    """

    code: str
    naam: str
    indicator: str
    uitleg: str
    onderdeel: str = ""
    achtervoegsel: str = ""
    kinderen: str = ""
    """What the page with the children behind a figure is asked; "" where it has no such list."""

    def onderdelen(self, definitie: str, uitgezonderd: tuple[str, ...] = ()) -> tuple[str, ...]:
        """The parts to add up under a definitie; () when that is not to be had from the sheet.

        Unique children cannot be subtracted from each other: over a school year a status can be
        left out only where one other is left.
        """
        statussen = [r.status for r in DEFINITIES[definitie].regels if r.soort == THUISZITTER]
        blijven = [status for status in statussen if status not in uitgezonderd]
        if not self.onderdeel:
            return tuple(f"{status}{self.achtervoegsel}" for status in blijven)
        if not self.onderdeel.startswith("soort:") or blijven == statussen:
            return (self.onderdeel,)
        return tuple(blijven) if len(blijven) == 1 else ()


_ALLE = (
    Maat(
        "jaar.thuiszitters",
        "Thuiszitters in een schooljaar",
        "jaar",
        "Unieke kinderen die in het schooljaar ten minste één dag thuiszitter waren, ook absoluut "
        "verzuim. Een kind telt één keer.",
        onderdeel="soort:thuiszitter",
        kinderen="soort:thuiszitter",
    ),
    Maat(
        "jaar.langer",
        "Langer dan drie maanden thuis in een schooljaar",
        "jaar",
        "Unieke kinderen die in het schooljaar ten minste één dag langer dan drie maanden thuis "
        "zaten.",
        onderdeel="thuiszitter.langer",
        kinderen="soort:thuiszitter.langer",
    ),
    Maat(
        "jaar.verzuimers",
        "Ongeoorloofd verzuimers in een schooljaar",
        "jaar",
        "Unieke leer- en kwalificatieplichtige kinderen met ten minste één wettelijke melding: 16 "
        "uur ongeoorloofd verzuim in vier lesweken.",
        onderdeel="ongeoorloofd_verzuimer",
    ),
    Maat(
        "jaar.vrijgesteld_5a",
        "Vrijstellingen art. 5 onder a in een schooljaar",
        "jaar",
        "Unieke kinderen met in het schooljaar ten minste één dag een vrijstelling op grond van "
        "artikel 5 onder a.",
        onderdeel="vrijgesteld.art5_onder_a",
    ),
    Maat(
        "stand.thuiszitters",
        "Thuiszitters op een dag",
        "stand",
        "Kinderen die op de peildatum thuiszitter zijn, ook absoluut verzuim.",
        kinderen="soort:thuiszitter",
    ),
    Maat(
        "stand.langer",
        "Langer dan drie maanden thuis op een dag",
        "stand",
        "Kinderen die op de peildatum langer dan drie maanden thuiszitten zonder passend aanbod.",
        achtervoegsel=".langer",
        kinderen="soort:thuiszitter.langer",
    ),
)
MATEN: dict[str, Maat] = {maat.code: maat for maat in _ALLE}
"""All by code: what `Doel.indicator` holds."""
