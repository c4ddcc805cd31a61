"""The outcome of a comparison as its page shows it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from inbeeld.regels.definities import DEFINITIES
from inbeeld.regels.parameters import PARAMETERS
from inbeeld.tijdlijnen.telbeeld import Getal, Naast, oorzaak
from inbeeld.web import woorden
from inbeeld.web.datums import lang

WERK = {
    "thuiszitters": ("Thuiszitters op de peildatum", ""),
    "langer": ("… van hen langer dan drie maanden", ""),
    "klokken": ("Lopende klokken (streng)", ""),
    "klokken_voorbij": ("… van hen drie maanden voorbij", ""),
    "ruim": ("Lopende ruime klokken", ""),
    "nieuw_thuiszitters": ("Keren dat een kind thuiszitter werd", "week"),
    "nieuw_klokken": ("Klokken die begonnen", "week"),
    "meldingen": ("Wettelijke meldingen", "week"),
}


@dataclass(frozen=True)
class Kant:
    """A side in words: definitie, and what sets it apart."""

    titel: str
    definitie: str
    anders: tuple[str, ...]

    @property
    def naam(self) -> str:
        return ", ".join((self.definitie, *self.anders))


def kant(vraag: Mapping[str, Any]) -> Kant:
    """A side as it was asked (`forms_vergelijken`)."""
    anders = [f"{PARAMETERS[n].uitleg}: {w}" for n, w in vraag["parameters"].items()]
    if vraag["bekend"]:
        anders.append(f"bekend op {lang(date.fromisoformat(vraag['bekend']))}")
    return Kant(DEFINITIES[vraag["definitie"]].titel, vraag["definitie"], tuple(anders))


def in_een_zin(vraag: Mapping[str, Any]) -> str:
    """What was compared, for a list of earlier ones."""
    een, ander = kant(vraag["een"]).naam, kant(vraag["ander"]).naam
    return f"{een} naast {ander}, op {lang(date.fromisoformat(vraag['peildatum']))}"


def statussen(uitkomst: Mapping[str, Any]) -> list[Naast]:
    """A line per status that somebody has or that is unknown: what asks most attention first."""
    volgorde = list(woorden.SOORT)
    rijen = [
        Naast(rij["status"], rij["soort"], _getal(rij["een"]), _getal(rij["ander"]))
        for rij in uitkomst["statussen"]
    ]
    return sorted(rijen, key=lambda rij: volgorde.index(rij.soort))


def _getal(waarde: Sequence[Any] | None) -> Getal | None:
    return None if waarde is None else Getal(waarde[0], waarde[1])


@dataclass(frozen=True)
class Werkregel:
    """Some work under both; `per_week`: the difference a week, '' for what stands on a day. The
    difference is of the children that are known, also where there may be more."""

    naam: str
    een: Getal
    ander: Getal
    per_week: str

    @property
    def verschil(self) -> str:
        return met_teken(self.ander.aantal - self.een.aantal)


def werk(uitkomst: Mapping[str, Any]) -> list[Werkregel]:
    """The work under both, what stands on the day first."""
    weken = uitkomst["weken"]
    links, rechts = (_alles_bekend(uitkomst, kant_) for kant_ in ("een", "ander"))
    return [
        Werkregel(
            naam,
            Getal(een, links),
            Getal(ander, rechts),
            met_teken(round((ander - een) / weken, 1)) if per == "week" else "",
        )
        for sleutel, (naam, per) in WERK.items()
        for een, ander in [uitkomst["werk"][sleutel]]
    ]


def _alles_bekend(uitkomst: Mapping[str, Any], kant_: str) -> bool:
    """Whether all that work comes from is delivered: enrolments, and absence without leave."""
    return all(
        rij[kant_] is None or rij[kant_][1]
        for rij in uitkomst["statussen"]
        if rij["soort"] in ("thuiszitter", "verzuim")
    )


def met_teken(getal: float) -> str:
    """'+3', '−2', '0', '+0,4': Dutch, with a real minus."""
    tekst = f"{getal:+}" if getal else "0"
    return tekst.replace("-", "−").replace(".", ",")


@dataclass(frozen=True)
class Overgang:
    """So many children go from one status to another, by one cause."""

    status_a: str | None
    soort_a: str | None
    status_b: str | None
    soort_b: str | None
    oorzaak: str
    aantal: int


def overgangen(uitkomst: Mapping[str, Any]) -> list[Overgang]:
    """The largest first."""
    return [
        Overgang(a, soort_a, b, soort_b, oorzaak(laag), aantal)
        for a, soort_a, b, soort_b, laag, aantal in uitkomst["verschil"]["groepen"]
    ]


def per_gemeente(uitkomst: Mapping[str, Any], namen: Mapping[str, str]) -> list[dict[str, Any]]:
    """A row per gemeente: name, and per kind of work both numbers and the difference."""
    return [
        {
            "naam": namen.get(rij["gemeente"], rij["gemeente"]),
            "cellen": [
                (een, ander, met_teken(ander - een))
                for een, ander in (rij[n] for n in ("thuiszitters", "klokken", "meldingen"))
            ],
        }
        for rij in uitkomst["gemeenten"]
    ]
