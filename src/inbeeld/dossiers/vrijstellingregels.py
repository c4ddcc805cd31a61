"""What the Leerplichtwet 1969 (LPW) asks of an exemption: a check per rule, with its article.

Pure: what is known goes in, a list of checks comes out. A check that fails warns, the decision is a
person's. What is not known is unknown, never in order. Source: LPW 3a, 3b, 5 to 9 and 15 as
`domein.md` 1.1 and 4.1 give them; what the pact adds to the law says so. A rule has the days on
which it holds: a change of the law is another row, and a request is held to the law of the day on
which it came in.
"""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from inbeeld.signalen.plan.termijn import WEEKDAGEN, Eenheid, Termijn
from inbeeld.web.datums import leeftijd

ART5A, ART5B, ART5C = "art5_onder_a", "art5_onder_b", "art5_onder_c"
TREKKEND, ART15, ART3A, ART3B = "art5a_trekkend", "art15", "art3a", "art3b"
VAN_RECHTSWEGE = (ART5A, ART5B, ART5C, TREKKEND)
"""Grounds that arise by law when the conditions are met; the others are decided by B en W."""
VERVANGEND = (ART3A, ART3B)

DRIE_MAANDEN = Termijn(3, Eenheid.MAANDEN)
ADVIES = Termijn(2, Eenheid.WEKEN)
"""Within this the samenwerkingsverband answers (the pact)."""
BESLISSEN = Termijn(4, Eenheid.WEKEN)
"""LPW 3a and 3b."""
BESLISSEN_ANDERS = Termijn(8, Eenheid.WEKEN)
"""Where the LPW has no term: the reasonable term of Awb 4:13."""
AFSCHRIFT = Termijn(2, Eenheid.WEKEN)
HERBEOORDELEN_VOORAF = timedelta(weeks=6)
VERLENGEN_VOORAF = timedelta(weeks=8)
_TWAALF, _VEERTIEN, _ZESTIEN, _ACHTTIEN = 12, 14, 16, 18
_AUGUSTUS = 8


class Oordeel(StrEnum):
    """Whether what a rule asks is there."""

    GOED = "goed"
    NIET = "niet"
    ONBEKEND = "onbekend"


@dataclass(frozen=True, slots=True)
class Gegevens:
    """What is known of a request on a day; None: not known.

    `leerplicht_begint`: the first school day on which the child must be enrolled. `vorige_tot`: the
    last day of an earlier exemption on the same ground. `gehoord`, `ouders_gehoord`: there is a
    talk; `waarom_niet`: or why there is none. `advies`: the samenwerkingsverband 'gegeven',
    'gevraagd' or ''.
    """

    grond: str
    vandaag: date
    ontvangen_op: date
    ingangsdatum: date
    einddatum: date | None = None
    geboortedatum: date | None = None
    startkwalificatie_op: date | None = None
    leerplicht_begint: date | None = None
    vorige_tot: date | None = None
    verklaring_op: date | None = None
    verklaring_door: str = ""
    verklaring_behandelaar: bool | None = None
    nooit_geschikt: bool = False
    zelfde_richting_vorig_jaar: bool | None = None
    leermogelijkheden: str = ""
    besluit_op: date | None = None
    gehoord: bool = False
    ouders_gehoord: bool = False
    waarom_niet: str = ""
    advies: str = ""


@dataclass(frozen=True, slots=True)
class Controle:
    """One rule and how it comes out. `zin`: a sentence for people."""

    naam: str
    oordeel: Oordeel
    artikel: str
    zin: str


Uitslag = tuple[Oordeel, str]
_G, _N, _O = Oordeel.GOED, Oordeel.NIET, Oordeel.ONBEKEND


@dataclass(frozen=True, slots=True)
class Regel:
    """A rule of the law. `van`, `tot`: the days of receipt on which it holds, half open; None: as
    far back, or on, as one looks."""

    naam: str
    artikel: str
    gronden: tuple[str, ...]
    toets: Callable[[Gegevens], Uitslag]
    van: date | None = None
    tot: date | None = None

    def geldt(self, g: Gegevens) -> bool:
        return (
            g.grond in self.gronden
            and (self.van is None or g.ontvangen_op >= self.van)
            and (self.tot is None or g.ontvangen_op < self.tot)
        )


def schooljaar_eind(dag: date) -> date:
    """31 July of the school year of a day: 'van 1 augustus tot en met 31 juli'."""
    return date(dag.year + (dag.month >= _AUGUSTUS), 7, 31)


def laatste_leerplichtdag(geboren: date) -> date:
    """The end of the school year in which a child turns sixteen (LPW 3 lid 1 onder b).

    Twelve whole years of school end it sooner; those are not known here.
    """
    return schooljaar_eind(_verjaardag(geboren, _ZESTIEN))


def volgende_herbeoordeling(na: date, einddatum: date | None) -> date | None:
    """By which day an exemption is looked at again, seen from a day on which it was.

    Before 1 July of that school year, and every year (LPW 6 lid 2; the pact also asks it of who is
    never fit). Not after the last day of the exemption; None when that has passed.
    """
    juni = date(na.year + ((na.month, na.day) >= (6, 30)), 6, 30)
    dag = juni if einddatum is None else min(juni, einddatum)
    return dag if dag > na else None


def eerste_herbeoordeling(ingangsdatum: date, einddatum: date | None, vandaag: date) -> date | None:
    """The first one: seen from the day before it begins, or from yesterday when it has begun."""
    return volgende_herbeoordeling(max(ingangsdatum, vandaag) - timedelta(days=1), einddatum)


def beslissen_voor(grond: str, ontvangen_op: date) -> date:
    """The last day to decide on a request."""
    termijn = BESLISSEN if grond in VERVANGEND else BESLISSEN_ANDERS
    return termijn.datum(ontvangen_op, WEEKDAGEN)


def controles(g: Gegevens) -> list[Controle]:
    """Every check that the law and the pact have for this ground, in order."""
    uit = []
    for regel in REGELS:
        if regel.geldt(g):
            oordeel, zin = regel.toets(g)
            uit.append(Controle(regel.naam, oordeel, regel.artikel, zin))
    return uit


def _verjaardag(geboren: date, jaren: int) -> date:
    """The day on which somebody reaches an age; of 29 February 1 March, in other years."""
    try:
        return geboren.replace(year=geboren.year + jaren)
    except ValueError:
        return date(geboren.year + jaren, 3, 1)


def _dag(dag: date) -> str:
    return f"{dag.day}-{dag.month}-{dag.year}"


def _plichtig(g: Gegevens) -> Uitslag:
    if g.geboortedatum is None:
        return _O, "De geboortedatum is niet bekend."
    if g.ingangsdatum >= _verjaardag(g.geboortedatum, _ACHTTIEN):
        return _N, "Het kind is op de ingangsdatum 18 jaar. Dan geldt er geen plicht meer."
    if g.startkwalificatie_op and g.startkwalificatie_op <= g.ingangsdatum:
        return _N, "Het kind heeft een startkwalificatie. Dan geldt er geen plicht meer."
    return _G, "Het kind is op de ingangsdatum jonger dan 18 jaar."


def _verklaring_oud(g: Gegevens) -> Uitslag:
    if g.verklaring_op is None:
        return _O, "Er is geen verklaring bekend. Die hoort bij de kennisgeving."
    if g.verklaring_op > g.ontvangen_op:
        return _N, "De verklaring is van na de ontvangst. De wet vraagt haar bij de kennisgeving."
    grens = DRIE_MAANDEN.datum(g.verklaring_op, WEEKDAGEN)
    if g.ontvangen_op > grens:
        return _N, (
            f"De verklaring is van {_dag(g.verklaring_op)} en was geldig tot en met {_dag(grens)}."
            " Bij ontvangst was zij ouder dan 3 maanden."
        )
    return _G, "De verklaring was bij ontvangst niet ouder dan 3 maanden."


def _deskundige(g: Gegevens) -> Uitslag:
    if g.verklaring_door in ("arts", "pedagoog", "psycholoog"):
        return _G, f"De verklaring is van een {g.verklaring_door} die B en W hebben aangewezen."
    if not g.verklaring_door:
        return _O, "Het is niet bekend wie de verklaring gaf."
    return _N, "Alleen een aangewezen arts, pedagoog of psycholoog mag deze verklaring geven."


def _behandelaar(g: Gegevens) -> Uitslag:
    if g.verklaring_behandelaar is None:
        return _O, "Het is niet bekend of de deskundige het kind ook behandelt."
    if not g.verklaring_behandelaar:
        return _G, "De deskundige behandelt het kind niet."
    if g.verklaring_door == "arts":
        return _N, "De arts behandelt het kind zelf. Dat mag niet."
    return _O, (
        "De deskundige behandelt het kind zelf. De wet verbiedt dit alleen bij een arts."
        " Ga na of het oordeel vrij is."
    )


def _richting(g: Gegevens) -> Uitslag:
    if g.zelfde_richting_vorig_jaar is None:
        return _O, "Zoek uit of het kind het jaar vóór de kennisgeving op zo'n school zat."
    if g.zelfde_richting_vorig_jaar:
        return _N, "Het kind zat het jaar ervoor op een school van die richting."
    return _G, "Het kind zat het jaar ervoor niet op een school van die richting."


def _school_buitenland(g: Gegevens) -> Uitslag:
    if g.verklaring_op is None or not g.verklaring_door:
        return _O, "Er is geen verklaring van de school in het buitenland bekend."
    if g.verklaring_door != "school_buitenland":
        return _N, "De verklaring is niet van de school in het buitenland."
    return _G, "De school in het buitenland verklaart dat het kind daar les krijgt."


def _kennisgeving(g: Gegevens) -> Uitslag:
    if g.leerplicht_begint is None:
        return _O, "Het is niet bekend wanneer de leerplicht begint of begon."
    if g.ingangsdatum <= g.leerplicht_begint:
        grens = _maand_eerder(g.leerplicht_begint)
        wat = f"uiterlijk {_dag(grens)}, een maand voor de leerplicht begint"
        if g.ontvangen_op <= grens:
            return _G, f"Op tijd: {wat}."
        return _N, f"Te laat. De kennisgeving moest er zijn {wat}."
    if g.vorige_tot is None:
        return _O, (
            "Het kind was al leerplichtig. De wet noemt dan geen eerste dag."
            " Ga na sinds wanneer de reden er is."
        )
    if g.nooit_geschikt:
        return _G, "Het kind wordt nooit geschikt. Een kennisgeving per jaar hoeft niet."
    juli = date(schooljaar_eind(g.ingangsdatum).year - 1, 7, 1)
    if g.ontvangen_op < juli:
        return _G, f"Op tijd: vóór {_dag(juli)}."
    return _N, f"Te laat. De kennisgeving moet er elk jaar zijn vóór 1 juli, dus vóór {_dag(juli)}."


def _maand_eerder(dag: date) -> date:
    """The same day of the month before, or its last one."""
    jaar, maand = (dag.year, dag.month - 1) if dag.month > 1 else (dag.year - 1, 12)
    return date(jaar, maand, min(dag.day, monthrange(jaar, maand)[1]))


def _tijdelijk(g: Gegevens) -> Uitslag:
    if g.nooit_geschikt:
        return _G, "Het kind wordt nooit geschikt. Er hoeft geen einddatum te zijn."
    if g.einddatum is None:
        return _N, "Er is geen einddatum. Zonder nieuwe kennisgeving geldt zij niet langer."
    if g.einddatum > schooljaar_eind(g.ingangsdatum):
        return _N, "De vrijstelling duurt langer dan dit schooljaar. Elk jaar is een nieuwe nodig."
    return _G, "De vrijstelling eindigt uiterlijk met het schooljaar."


def _veertien(g: Gegevens) -> Uitslag:
    if g.geboortedatum is None:
        return _O, "De geboortedatum is niet bekend."
    if leeftijd(g.geboortedatum, g.ingangsdatum) < _VEERTIEN:
        return _N, "Het kind is op de ingangsdatum nog geen 14 jaar."
    return _G, "Het kind is op de ingangsdatum 14 jaar of ouder."


def _laatste_jaar(g: Gegevens) -> Uitslag:
    if g.geboortedatum is None:
        return _O, "De geboortedatum is niet bekend."
    if schooljaar_eind(g.ingangsdatum) != laatste_leerplichtdag(g.geboortedatum):
        return _N, "De ingangsdatum ligt niet in het schooljaar waarin het kind 16 wordt."
    return _G, "De ingangsdatum ligt in het laatste schooljaar van de leerplicht."


def _kwalificatieplicht(g: Gegevens) -> Uitslag:
    if g.geboortedatum is None:
        return _O, "De geboortedatum is niet bekend."
    if g.ingangsdatum <= laatste_leerplichtdag(g.geboortedatum):
        return _N, "Op de ingangsdatum is het kind nog leerplichtig. Artikel 15 geldt daarna."
    return _G, "Op de ingangsdatum is de leerplicht voorbij."


def _op_tijd_besloten(g: Gegevens) -> Uitslag:
    grens, dag = beslissen_voor(g.grond, g.ontvangen_op), g.besluit_op or g.vandaag
    if dag > grens:
        return _N, f"Het besluit moest er uiterlijk {_dag(grens)} zijn."
    return _G, f"Besluit uiterlijk {_dag(grens)}. Stuur het afschrift binnen 2 weken daarna."


def _verlenging(g: Gegevens) -> Uitslag:
    if g.vorige_tot is None:
        return _G, "Er is geen eerdere periode die verlengd wordt."
    grens = g.vorige_tot - VERLENGEN_VOORAF
    if g.ontvangen_op > grens:
        return _N, f"Verlengen moest uiterlijk {_dag(grens)} gevraagd zijn, 8 weken vooraf."
    return _G, "De verlenging is ten minste 8 weken vooraf gevraagd."


def _programma(g: Gegevens) -> Uitslag:
    if g.leermogelijkheden.strip():
        return _G, "Er staat beschreven wat het kind wel leert."
    return _O, "Beschrijf welk onderwijs of programma er in plaats van school komt."


def _leert_nog(g: Gegevens) -> Uitslag:
    if g.leermogelijkheden.strip():
        return _G, "Er staat beschreven wat het kind nog wel kan leren."
    return _O, "Beschrijf wat het kind nog wel kan leren, hoe weinig ook."


def _advies(g: Gegevens) -> Uitslag:
    if g.advies == "gegeven":
        return _G, "Het samenwerkingsverband heeft advies gegeven."
    if g.advies == "gevraagd":
        return _O, "Het samenwerkingsverband heeft nog geen advies gegeven."
    return _N, "Vraag het samenwerkingsverband of er onderwijs mogelijk is."


def _kind_gehoord(g: Gegevens) -> Uitslag:
    if g.gehoord:
        return _G, "Er is met het kind gesproken."
    if g.waarom_niet.strip():
        return _G, "Er staat waarom niet met het kind is gesproken."
    if g.geboortedatum is None:
        return _O, "De geboortedatum is niet bekend. Spreek het kind als het 12 of ouder is."
    if leeftijd(g.geboortedatum, g.vandaag) < _TWAALF:
        return _O, "Het kind is jonger dan 12. Spreek het als dat kan, of schrijf op waarom niet."
    return _N, "Het kind is 12 of ouder. Spreek het, of schrijf op waarom dat niet kan."


def _ouders_gehoord(g: Gegevens) -> Uitslag:
    if g.ouders_gehoord:
        return _G, "Er is met de ouders gesproken."
    if g.waarom_niet.strip():
        return _G, "Er staat waarom niet met de ouders is gesproken."
    return _N, "Spreek de ouders, of schrijf op waarom dat niet kan."


_ALLE = (*VAN_RECHTSWEGE, ART15, *VERVANGEND)
PACT = "thuiszitterspact"

REGELS: tuple[Regel, ...] = (
    Regel("Leeftijd", "LPW 3 en 4a", _ALLE, _plichtig),
    Regel("Verklaring niet ouder dan 3 maanden", "LPW 7", (ART5A,), _verklaring_oud),
    Regel("Verklaring van een deskundige", "LPW 7", (ART5A,), _deskundige),
    Regel("Niet de behandelend arts", "LPW 7", (ART5A,), _behandelaar),
    Regel("Richting van de school", "LPW 8 lid 2", (ART5B,), _richting),
    Regel("Verklaring van de school", "LPW 9", (ART5C,), _school_buitenland),
    Regel("Kennisgeving op tijd", "LPW 6", VAN_RECHTSWEGE, _kennisgeving),
    Regel("Tijdelijk", "LPW 6 lid 2 en 3", VAN_RECHTSWEGE, _tijdelijk),
    Regel("Veertien jaar of ouder", "LPW 3a", (ART3A,), _veertien),
    Regel("Laatste schooljaar", "LPW 3b", (ART3B,), _laatste_jaar),
    Regel("Op tijd besloten", "LPW 3a en 3b", VERVANGEND, _op_tijd_besloten),
    Regel("Verlenging op tijd", "LPW 3a", (ART3A,), _verlenging),
    Regel("Kwalificatieplicht", "LPW 15", (ART15,), _kwalificatieplicht),
    Regel("Ander onderwijs", "LPW 15, 3a en 3b", (ART15, *VERVANGEND), _programma),
    Regel("Wat het kind nog kan leren", PACT, (ART5A,), _leert_nog),
    Regel("Advies van het samenwerkingsverband", PACT, (ART5A,), _advies),
    Regel("Kind gehoord", "IVRK 12", _ALLE, _kind_gehoord),
    Regel("Ouders gehoord", PACT, _ALLE, _ouders_gehoord),
)
