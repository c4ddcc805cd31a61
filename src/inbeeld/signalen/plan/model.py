"""A regioplan as it is used: routes, first owners and steps, functies and ladders. Never changed.

`bouw` makes it of `Regioplan.inhoud`, which has the names of the YAML file with every choice filled
in. `lees` (`keuren.py`) checks a text and makes that inhoud.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from inbeeld.signalen.models import Zaak
from inbeeld.signalen.plan.termijn import Eenheid, Termijn
from inbeeld.signalen.plan.woorden import STAPPEN
from inbeeld.toegang.matrix.begrippen import Groep

Getal = int | float | Decimal


class Aan(StrEnum):
    """Whom an agreement names, by what they are for this child; `melden` finds the organisation."""

    SCHOOL = "school"
    SCHOOLBESTUUR = "schoolbestuur"
    LEERPLICHT = "leerplicht"
    SWV = "swv"
    JGZ = "jgz"
    JEUGDTEAM = "jeugdteam"
    REGIO = "regio"
    KERNTEAM = "kernteam"  # the organisation of each person in the school's core team


class Doe(StrEnum):
    """What happens when an answer stays away."""

    HERINNER = "herinner"
    MELD_COORDINATOR = "meld_coordinator"
    ESCALEER = "escaleer"


class Klok(StrEnum):
    """Which klok a ladder follows."""

    STRENG = "streng"
    RUIM = "ruim"


@dataclass(frozen=True, slots=True)
class Grens:
    """From `vanaf` to (not including) `tot`; None: no limit on that side."""

    vanaf: int | None
    tot: int | None

    def bevat(self, waarde: Getal | None) -> bool:
        """What is not known lies between no limits."""
        if waarde is None:
            return False
        return (self.vanaf is None or waarde >= self.vanaf) and (
            self.tot is None or waarde < self.tot
        )


@dataclass(frozen=True, slots=True)
class Geval:
    """The facts that a route is chosen by; None: not known."""

    soort: str
    sector: str | None = None
    leeftijd: int | None = None
    gemeente: str | None = None
    uren: Getal | None = None


@dataclass(frozen=True, slots=True)
class Bij:
    """When a route applies; an empty list and None set no condition."""

    melding: tuple[str, ...]
    signaal: tuple[str, ...]
    sectoren: tuple[str, ...]
    gemeenten: tuple[str, ...]
    leeftijd: Grens | None
    uren: Grens | None

    def geldt(self, geval: Geval) -> bool:
        """What is not known meets no condition, so each plan ends in routes without any."""
        return (
            geval.soort in (*self.melding, *self.signaal)
            and (not self.sectoren or geval.sector in self.sectoren)
            and (not self.gemeenten or geval.gemeente in self.gemeenten)
            and (self.leeftijd is None or self.leeftijd.bevat(geval.leeftijd))
            and (self.uren is None or self.uren.bevat(geval.uren))
        )


@dataclass(frozen=True, slots=True)
class ZonderAntwoord:
    """`na`: counted from the last day of the term."""

    na: Termijn
    doe: Doe


@dataclass(frozen=True, slots=True)
class Ontvanger:
    """Who gets a melding: what they see on which ground, what is asked, by when they answer."""

    aan: Aan
    naam: str
    ziet: tuple[Groep, ...]
    grondslag: str
    vraag: str
    termijn: Termijn
    zonder_antwoord: ZonderAntwoord


@dataclass(frozen=True, slots=True)
class Stap:
    """Who does what next. `wie` is None for the first step of a zaak: its owner does that."""

    wie: Aan | None
    stap: str
    termijn: Termijn


@dataclass(frozen=True, slots=True)
class Route:
    """Where a melding goes. Of the routes that apply the first of the plan is the one."""

    sleutel: str
    naam: str
    bij: Bij
    ontvangers: tuple[Ontvanger, ...]
    volgende_stap: Stap


@dataclass(frozen=True, slots=True)
class Functie:
    """A named function; `bij`: the kind of organisation whose people can hold it."""

    code: str
    naam: str
    bij: str


@dataclass(frozen=True, slots=True)
class Beslisser:
    """The holder of a functie, or the coordinator of the postvak of whoever it is `aan`."""

    functie: str | None
    aan: Aan | None


@dataclass(frozen=True, slots=True)
class Trede:
    """A level of a ladder, reached `na` a term from the first day of the klok."""

    niveau: int
    naam: str
    na: Termijn
    beslissers: tuple[Beslisser, ...]
    termijn: Termijn
    doet: str


@dataclass(frozen=True, slots=True)
class Ladder:
    """The levels for one klok, of some sectoren or all."""

    sleutel: str
    naam: str
    klok: Klok
    sectoren: tuple[str, ...]
    treden: tuple[Trede, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """One version of a region's agreements. `tot_en_met` None: until a next one.

    `nazorg`: how long a child that is back is followed, None: not agreed. `belemmeringen`: kind of
    obstacle → code of the functie that answers; of other kinds the region does.
    """

    code: str
    naam: str
    bron: str
    van: date
    tot_en_met: date | None
    gemeenten: Mapping[str, str]
    eigenaar: Mapping[str, tuple[Aan, ...]]
    eerste_stap: Mapping[str, Stap]
    stappen: Mapping[str, str]
    routes: tuple[Route, ...]
    functies: tuple[Functie, ...]
    ladders: tuple[Ladder, ...]
    nazorg: Termijn | None
    belemmeringen: Mapping[str, str]

    def routes_voor(
        self,
        soort: str,
        sector: str | None = None,
        leeftijd: int | None = None,
        gemeente: str | None = None,
        uren: Getal | None = None,
    ) -> list[Route]:
        """All routes that apply, in the order of the plan: the first is the one to go by.

        `soort`: of a melding or of a waarschuwing. For a melding there is always at least one.
        """
        geval = Geval(soort, sector, leeftijd, gemeente, uren)
        return [route for route in self.routes if route.bij.geldt(geval)]

    def route(self, sleutel: str) -> Route:
        """Raises KeyError."""
        return {route.sleutel: route for route in self.routes}[sleutel]

    def ladder(self, sleutel: str) -> Ladder:
        """Raises KeyError."""
        return {ladder.sleutel: ladder for ladder in self.ladders}[sleutel]

    def ladder_voor(self, klok: str, sector: str | None = None) -> Ladder | None:
        """The first ladder of this klok for the sector; for 'streng' there always is one."""
        for ladder in self.ladders:
            if ladder.klok == klok and (not ladder.sectoren or sector in ladder.sectoren):
                return ladder
        return None

    def functie(self, code: str) -> Functie:
        """Raises KeyError."""
        return {functie.code: functie for functie in self.functies}[code]

    def stapnaam(self, code: str) -> str:
        """A step in words: the region's own, else ours, else the code itself."""
        return self.stappen.get(code) or STAPPEN.get(code, code.replace("_", " "))


def bouw(inhoud: Mapping[str, Any]) -> Plan:
    """The plan of a checked inhoud. Raises KeyError or ValueError for what was never checked."""
    geldig = inhoud["geldig"]
    tot = geldig["tot_en_met"]
    return Plan(
        code=inhoud["plan"],
        naam=inhoud["naam"],
        bron=inhoud["bron"],
        van=date.fromisoformat(geldig["van"]),
        tot_en_met=date.fromisoformat(tot) if tot else None,
        # In an order of our own: the database keeps names of a jsonb in one of its own.
        gemeenten=dict(sorted(inhoud["gemeenten"].items(), key=lambda g: str(g[1]))),
        eigenaar={k: tuple(map(Aan, v)) for k, v in _op_volgorde(inhoud["eigenaar"])},
        eerste_stap={
            k: Stap(None, v["stap"], _termijn(v["binnen"]))
            for k, v in _op_volgorde(inhoud["eerste_stap"])
        },
        stappen=dict(sorted(inhoud["stappen"].items())),
        routes=tuple(map(_route, inhoud["routes"])),
        functies=tuple(Functie(f["code"], f["naam"], f["bij"]) for f in inhoud["functies"]),
        ladders=tuple(map(_ladder, inhoud["ladders"])),
        # Not in a plan that was stored before there was anything to agree about these.
        nazorg=_termijn(nazorg) if (nazorg := inhoud.get("nazorg")) else None,
        belemmeringen=dict(sorted(inhoud.get("belemmeringen", {}).items())),
    )


def _op_volgorde(per_aanleiding: Mapping[str, Any]) -> list[tuple[str, Any]]:
    return [(k, per_aanleiding[k]) for k in Zaak.Aanleiding.values if k in per_aanleiding]


def _termijn(t: Mapping[str, Any]) -> Termijn:
    return Termijn(t["aantal"], Eenheid(t["eenheid"]))


def _grens(g: Mapping[str, Any] | None, tot: str) -> Grens | None:
    return None if g is None else Grens(g["vanaf"], g[tot])


def _route(r: Mapping[str, Any]) -> Route:
    bij, stap = r["bij"], r["volgende_stap"]
    return Route(
        sleutel=r["sleutel"],
        naam=r["naam"],
        bij=Bij(
            melding=tuple(bij["melding"]),
            signaal=tuple(bij["signaal"]),
            sectoren=tuple(bij["sectoren"]),
            gemeenten=tuple(bij["gemeenten"]),
            leeftijd=_grens(bij["leeftijd"], "tot"),
            uren=_grens(bij["uren"], "onder"),
        ),
        ontvangers=tuple(map(_ontvanger, r["ontvangers"])),
        volgende_stap=Stap(Aan(stap["wie"]), stap["stap"], _termijn(stap["termijn"])),
    )


def _ontvanger(o: Mapping[str, Any]) -> Ontvanger:
    zonder = o["zonder_antwoord"]
    return Ontvanger(
        aan=Aan(o["aan"]),
        naam=o["naam"],
        ziet=tuple(map(Groep, o["ziet"])),
        grondslag=o["grondslag"],
        vraag=o["vraag"],
        termijn=_termijn(o["termijn"]),
        zonder_antwoord=ZonderAntwoord(_termijn(zonder["na"]), Doe(zonder["doe"])),
    )


def _ladder(la: Mapping[str, Any]) -> Ladder:
    return Ladder(
        sleutel=la["sleutel"],
        naam=la["naam"],
        klok=Klok(la["bij"]["klok"]),
        sectoren=tuple(la["bij"]["sectoren"]),
        treden=tuple(map(_trede, la["treden"])),
    )


def _trede(t: Mapping[str, Any]) -> Trede:
    return Trede(
        niveau=t["niveau"],
        naam=t["naam"],
        na=_termijn(t["na"]),
        beslissers=tuple(
            Beslisser(b["functie"], Aan(b["aan"]) if b["aan"] else None) for b in t["beslissers"]
        ),
        termijn=_termijn(t["termijn"]),
        doet=t["doet"],
    )
