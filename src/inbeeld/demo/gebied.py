"""The region: real gemeenten with their CBS codes and wijken, and invented schools.

The school names and BRIN codes (`90AA00` and on: no such numbers are given out) are ours; any
likeness with a school that exists is chance.
"""

from dataclasses import dataclass

REGIO_NAAM = "Zuid-Kennemerland en IJmond (verzonnen gegevens)"
VAKANTIEREGIO = "noord"


@dataclass(frozen=True)
class Gemeente:
    """A gemeente; `gewicht` is its share of the region's children."""

    code: str
    naam: str
    gewicht: int
    wijken: tuple[str, ...]


@dataclass(frozen=True)
class School:
    """An invented school; `uren_per_lesdag` is None where the sector's usual day holds."""

    code: str
    naam: str
    sector: str
    gemeente: str
    uren_per_lesdag: float | None = None


GEMEENTEN = (
    Gemeente(
        "0392",
        "Haarlem",
        42,
        ("Centrum", "Haarlem-Noord", "Haarlem-Oost", "Schalkwijk", "Zuidwest", "Spaarndam-West"),
    ),
    Gemeente("0397", "Heemstede", 8, ("Heemstede-Centrum", "Merlenhoven", "Schilderswijk")),
    Gemeente("0377", "Bloemendaal", 7, ("Overveen", "Bloemendaal-Dorp", "Bennebroek")),
    Gemeente("0473", "Zandvoort", 4, ("Zandvoort-Noord", "Zandvoort-Centrum", "Bentveld")),
    Gemeente(
        "0453",
        "Velsen",
        18,
        ("IJmuiden", "Velserbroek", "Santpoort-Noord", "Driehuis", "Velsen-Noord"),
    ),
    Gemeente("0375", "Beverwijk", 11, ("Meerestein", "Oosterwijk", "Broekpolder", "Wijk aan Zee")),
    Gemeente("0396", "Heemskerk", 10, ("Hoogdorp", "Beijerlanden", "Commandeurs", "Poelenburg")),
)
GEMEENTENAAM = {gemeente.code: gemeente.naam for gemeente in GEMEENTEN}

# Sector, hours a day when they differ from the sector's, then gemeente: names.
_SCHOLEN = """
po | 0392: De Klimboom, De Waterlelie, Het Zandkasteel, De Vuurvlinder, Kindcentrum Spaarnekade,
po | 0392: De Muggenwerf, De Lindetuin, Het Noorderlicht, De Stoomboot, De Globetrotter,
po | 0392: De Wilgenhof, Montessorischool Oostwind, Vrije School De Regenboog, De Kameleon,
po | 0392: De Zilvermeeuw, Het Kompas, De Bijenkorf, De Lantaarn
po | 0397: De Voorweide, De Eikenlaan, Het Wandelbos, De Kraaienhorst
po | 0377: De Duinroos, Op de Helling, De Paardenkastanje
po | 0473: De Zeester, De Golfbreker
po | 0453: De Pier, De Ankerplaats, De Toermalijn, Het Vlot, De Boomgaard,
po | 0453: De Torenvalk, De Vuurtoren
po | 0375: De Wijkerbaan, De Sleutelbloem, Het Rinket, De Kustlijn, De Meerpaal
po | 0396: De Otterkolken, De Vogelakker, De Kasteeltuin, De Sterrentuin, De Bareel
sbo | 0392: De Springplank, De Schakel
sbo | 0453: De Zeewind
so | 0392: Het Mozaïek, De Vleugels
so | 0375: De Steiger
vo | 0392: Prisma College, Lyceum aan de Leidsevaart, Vakschool De Hallen, Lyceum Zuiderhout,
vo | 0392: Mavo De Overstap, Gymnasium De Jansbeek, Waarderpolder College
vo | 0397: Lyceum De Hertenkamp
vo | 0377: Duinrand College
vo | 0473: Mavo aan Zee
vo | 0453: Tender College, Lyceum Velserduin
vo | 0375: Kustcollege Wijk
vo | 0396: College Assumburg-Oost
pro | 0392: Praktijkschool De Aanpak
pro | 0375: Praktijkcollege De Werf
vso 5 | 0392: De Brug
vso 5 | 0453: Het Baken
mbo 6 | 0392: ROC aan het Spaarne
mbo 6 | 0375: Techniekschool IJmond
"""
_LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"


def _lees_scholen() -> tuple[School, ...]:
    scholen: list[School] = []
    for regel in _SCHOLEN.strip().splitlines():
        kop, namen = regel.split(":")
        soort, gemeente = (deel.strip() for deel in kop.split("|"))
        sector, _, uren = soort.partition(" ")
        for naam in filter(None, (deel.strip() for deel in namen.split(","))):
            code = brin(len(scholen))
            scholen.append(School(code, naam, sector, gemeente, float(uren) if uren else None))
    return tuple(scholen)


def brin(nummer: int) -> str:
    """The invented code of school `nummer` (0 and on): 90AA00, 90AB00 … 91AA00 …

    Raises ValueError past the 5,290 codes that the series 90 to 99 holds.
    """
    reeks, rest = divmod(nummer, len(_LETTERS) ** 2)
    if reeks > 9:
        raise ValueError(f"er zijn geen codes voor {nummer + 1} verzonnen scholen")
    return f"{90 + reeks}{_LETTERS[rest // len(_LETTERS)]}{_LETTERS[rest % len(_LETTERS)]}00"


SCHOLEN = _lees_scholen()


def scholen_voor(kinderen: int) -> tuple[School, ...]:
    """The schools for a region of so many children: one set for every 8,000 begun.

    Real schools do not grow with the bench, so 100,000 children get thirteen times as many.
    """
    stellen = max(1, -(-kinderen // 8000))
    scholen = list(SCHOLEN)
    for stel in range(1, stellen):
        for school in SCHOLEN:
            scholen.append(
                School(
                    brin(len(scholen)),
                    f"{school.naam} {stel + 1}",
                    school.sector,
                    school.gemeente,
                    school.uren_per_lesdag,
                )
            )
    return tuple(scholen)
