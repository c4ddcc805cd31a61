"""Every figure there is: what it counts, in what unit, where it comes from, and its parts.

One place: pages, reports, targets, open data and the API take name and explanation from here.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Indicator:
    """`uitleg`: one or two sentences (B1). `bron`: which facts. `moment`: 'peildatum' or 'periode'.

    `onderdelen`: what stands in `Cijfer.waarden`, in words. `definitie`: whether it depends on the
    chosen definitie. `omlaag`: fewer is better (None: neither).
    """

    code: str
    naam: str
    uitleg: str
    bron: str
    moment: str
    onderdelen: str
    definitie: bool = True
    omlaag: bool | None = True


INDICATOREN: dict[str, Indicator] = {}


def voeg_toe(indicator: Indicator) -> Indicator:
    """Register an indicator; once per code, else ValueError."""
    if INDICATOREN.setdefault(indicator.code, indicator) != indicator:
        raise ValueError(f"indicator {indicator.code} bestaat al")
    return indicator


STAND = voeg_toe(
    Indicator(
        "stand",
        "Stand op een peildatum",
        "Hoeveel kinderen op één dag welke status hebben. Elk kind telt één keer.",
        "tijdlijnen, woonplaatsen en inschrijvingen",
        "peildatum",
        "per status; '<status>.langer': van hen langer dan drie maanden thuis; 'plichtig': alle "
        "leer- en kwalificatieplichtige kinderen",
    )
)
STROOM = voeg_toe(
    Indicator(
        "stroom",
        "Erbij en eraf",
        "Hoeveel kinderen er aan het begin waren, erbij kwamen, weggingen en waarom, en aan het "
        "eind nog waren. Begin plus erbij min eraf is altijd eind.",
        "tijdlijnen en woonplaatsen",
        "periode",
        "'<soort of status>.<post>', met de posten van regels.stroom",
    )
)
DOORLOOPTIJD = voeg_toe(
    Indicator(
        "doorlooptijd",
        "Hoe lang duurt het tot een passend aanbod",
        "Vanaf de eerste dag thuis tot het passende aanbod begint, van ieder kind van wie de "
        "klok ging lopen: vijf lesdagen achter elkaar weg, ook door ziekte, of op geen school. "
        "Kinderen die nog wachten tellen mee voor de tijd die zij al wachten.",
        "klokken en aanbod",
        "periode",
        "aantal, met_aanbod, open, anders; de curve, medianen en aandelen staan in details",
    )
)
JAAR = voeg_toe(
    Indicator(
        "jaar",
        "Unieke kinderen in een schooljaar",
        "Hoeveel verschillende kinderen in het schooljaar ten minste één dag die status hadden. "
        "Een kind kan in meer regels staan: tel de regels niet bij elkaar op.",
        "tijdlijnen en wettelijke meldingen",
        "periode",
        "per status en soort; 'ongeoorloofd_verzuimer'; 'vrijgesteld.<grond>'",
    )
)
