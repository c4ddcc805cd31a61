"""The world in which random children live: schools, calendars, deliveries that stop, dekking."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass, field

DAG = dt.timedelta(days=1)
GEMEENTEN = ("0361", "0392", "0396", "0453", "0416")
VAKANTIEREGIOS = ("noord", "midden", "zuid")
KOLOMMEN = {
    "jongeren": (
        "jongere",
        "geboortedatum",
        "startkwalificatie_op",
        "kwalificatieplicht_vervallen_op",
    ),
    "scholen": ("school", "naam", "sector", "gemeente", "vakantieregio", "uren_per_lesdag"),
    "woonplaatsen": ("jongere", "gemeente", "wijk", "begindatum", "einddatum"),
    "inschrijvingen": ("jongere", "school", "begindatum", "einddatum"),
    "verzuim": ("jongere", "school", "begindatum", "einddatum", "soort", "uren"),
    "vrijstellingen": ("jongere", "grond", "begindatum", "einddatum"),
    "aanbod": ("jongere", "soort", "passend", "aangeboden_op", "begindatum", "einddatum"),
    "duidingen": ("jongere", "duiding", "begindatum", "einddatum"),
    "gegevensstand": ("school", "gegevens_tot_en_met"),
    "dekking": ("bron", "categorie", "begindatum", "einddatum"),
    "lesvrij": ("vakantieregio", "school", "begindatum", "einddatum", "naam"),
}
Feiten = dict[str, list[dict[str, str]]]


def kans(toeval: random.Random, p: float) -> bool:
    """True with probability p; drawn as a whole number, which Hypothesis shrinks to False."""
    return toeval.randint(0, 99) >= 100 - round(p * 100)


def rond(toeval: random.Random, d: dt.date, marge: int) -> dt.date:
    """A date within `marge` days of d, most often d itself or a neighbour."""
    if kans(toeval, 0.6):
        return d + dt.timedelta(toeval.choice((0, 0, 1, -1)))
    return d + dt.timedelta(toeval.randint(-marge, marge))


@dataclass
class Tafel:
    """One fact table. With `kennis` some rows carry the two dates of section 1.5."""

    naam: str
    kennis: bool
    jaren: tuple[dt.date, dt.date]
    rijen: list[dict[str, str]] = field(default_factory=list)

    def voeg_toe(self, toeval: random.Random, **kolommen: str) -> None:
        assert set(kolommen) == set(KOLOMMEN[self.naam]), (self.naam, kolommen)
        rij = dict(kolommen)
        if self.kennis:
            rij |= {"vastgelegd_op": "", "ingetrokken_op": ""}
            if kans(toeval, 0.5):
                rij["vastgelegd_op"] = self.moment(toeval)
            if kans(toeval, 0.2):
                rij["ingetrokken_op"] = max(rij["vastgelegd_op"], self.moment(toeval))
        self.rijen.append(rij)
        if self.naam not in ("jongeren", "scholen") and kans(toeval, 0.03):
            self.rijen.append(dict(rij))  # the same row twice

    def moment(self, toeval: random.Random) -> str:
        """Few different moments, so that 'exactly on K' happens."""
        dagen = (self.jaren[1] - self.jaren[0]).days
        d = self.jaren[0] + dt.timedelta(toeval.randint(0, dagen // 60) * 60)
        return f"{d.isoformat()}T12:00:00Z"


@dataclass
class Wereldje:
    """Tables under construction, and what the children's stories need to know of them."""

    begin: dt.date
    slot: dt.date
    vakantieregio: str
    scholen: list[str]
    punten: list[dt.date]
    tabellen: dict[str, Tafel]

    def tafel(self, naam: str) -> Tafel:
        return self.tabellen[naam]

    def moment(self, toeval: random.Random) -> str:
        return self.tabellen["verzuim"].moment(toeval)

    def feiten(self, toeval: random.Random) -> Feiten:
        """All tables as text rows, each in an order of its own."""
        uit = {}
        for naam, tafel in self.tabellen.items():
            rijen = list(tafel.rijen)
            if kans(toeval, 0.5):
                toeval.shuffle(rijen)
            uit[naam] = rijen
        return uit


def maak_wereld(toeval: random.Random, *, kennis: bool) -> Wereldje:
    """Two and a half school years somewhere between 2015 and 2026."""
    jaar = toeval.randint(2015, 2023)
    begin, slot = dt.date(jaar, 8, 1), dt.date(jaar + 2, 12, 31)
    tabellen = {
        # A school or child that is not known on K is a question that the rules leave open for
        # schools; children come and go with K.
        naam: Tafel(naam, kennis and naam != "scholen", (begin, slot))
        for naam in KOLOMMEN
    }
    wereld = Wereldje(begin, slot, toeval.choice(VAKANTIEREGIOS), [], [], tabellen)
    _scholen(toeval, wereld)
    if kans(toeval, 0.92):
        _lesvrij(toeval, wereld)
    wereld.punten += [
        dt.date(jaar + n, m, d) for n in (1, 2) for m, d in ((7, 31), (8, 1), (9, 30))
    ]
    wereld.punten = [d for d in wereld.punten if begin <= d <= slot]
    _gegevensstand(toeval, wereld)
    if kans(toeval, 0.4):
        _dekking(toeval, wereld)
    return wereld


def _scholen(toeval: random.Random, wereld: Wereldje) -> None:
    sectoren = ["po", "vo", "vo", "mbo", "pro", "so", "vso", "sbo"]
    for nr, sector in enumerate(sectoren):
        letters = "ABCDEFGH"[nr] * 2
        school = f"{toeval.choice((10, 10, 10, 27, 9)):02d}{letters}{toeval.choice((0, 0, 1)):02d}"
        wereld.scholen.append(school)
        wereld.tafel("scholen").voeg_toe(
            toeval,
            school=school,
            naam=f"School {letters}",
            sector=sector,
            gemeente=toeval.choice(GEMEENTEN),
            vakantieregio=toeval.choice(("", "", wereld.vakantieregio, *VAKANTIEREGIOS)),
            uren_per_lesdag=toeval.choice(("", "", "", "5", "4.75", "6.25", "2")),
        )


def _lesvrij(toeval: random.Random, wereld: Wereldje) -> None:
    def voeg_toe(regio: str, school: str, begin: dt.date, dagen: int) -> None:
        einde = begin + dt.timedelta(dagen - 1)
        wereld.tafel("lesvrij").voeg_toe(
            toeval,
            vakantieregio=regio,
            school=school,
            begindatum=begin.isoformat(),
            einddatum=einde.isoformat(),
            naam="vrij",
        )
        wereld.punten += [begin, einde, begin - DAG, einde + DAG]

    def zaterdag(d: dt.date) -> dt.date:
        return d + dt.timedelta((5 - d.weekday()) % 7)

    for regio in VAKANTIEREGIOS:
        schuif = dt.timedelta(7 * toeval.randint(0, 2))
        for jaar in range(wereld.begin.year - 1, wereld.slot.year + 1):
            voeg_toe(regio, "", zaterdag(dt.date(jaar, 10, 10) + schuif), 9)
            voeg_toe(regio, "", zaterdag(dt.date(jaar, 12, 19)), 16)
            voeg_toe(regio, "", zaterdag(dt.date(jaar + 1, 2, 12) + schuif), 9)
            voeg_toe(regio, "", zaterdag(dt.date(jaar + 1, 4, 24)), toeval.choice((9, 16)))
            voeg_toe(regio, "", dt.date(jaar + 1, 5, 5), 1)
            voeg_toe(regio, "", zaterdag(dt.date(jaar + 1, 7, 3) + schuif), 44)
            if kans(toeval, 0.5):  # a single public holiday
                voeg_toe(regio, "", dt.date(jaar + 1, toeval.randint(3, 6), 9), 1)
    for school in wereld.scholen:
        for _ in range(toeval.choice((0, 0, 1, 3))):
            d = wereld.begin + dt.timedelta(toeval.randint(0, 800))
            voeg_toe(toeval.choice(("", "noord", "zuid")), school, d, toeval.choice((1, 1, 2, 5)))


def _gegevensstand(toeval: random.Random, wereld: Wereldje) -> None:
    for school in wereld.scholen:
        for _ in range(toeval.choice((0, 0, 0, 1, 1, 2))):
            d = rond(toeval, toeval.choice(wereld.punten), 30)
            wereld.tafel("gegevensstand").voeg_toe(
                toeval, school=school, gegevens_tot_en_met=d.isoformat()
            )
            wereld.punten.append(min(max(d, wereld.begin), wereld.slot))


def _dekking(toeval: random.Random, wereld: Wereldje) -> None:
    def voeg_toe(bron: str, categorie: str) -> None:
        begin = (
            wereld.begin if kans(toeval, 0.5) else rond(toeval, toeval.choice(wereld.punten), 40)
        )
        einde = rond(toeval, toeval.choice(wereld.punten), 40) if kans(toeval, 0.4) else None
        wereld.tafel("dekking").voeg_toe(
            toeval,
            bron=bron,
            categorie=categorie,
            begindatum=begin.isoformat(),
            einddatum=max(begin, einde).isoformat() if einde else "",
        )

    for gemeente in GEMEENTEN:
        for categorie in ("inschrijving", "vrijstelling", "duiding"):
            for _ in range(toeval.choice((0, 1, 1, 2))):
                voeg_toe(gemeente, categorie)
    for school in wereld.scholen:
        for categorie in ("ongeoorloofd", "geoorloofd", "ziek", "te_laat", "duiding"):
            if kans(toeval, 0.75):
                voeg_toe(school, categorie)
