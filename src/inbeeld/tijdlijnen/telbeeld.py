"""A telling as a page shows it: words for what is incomplete, totals, groups and bars.

Takes the rows that `regels.tel` gives (as dicts) and counts nothing anew but sums of its lines.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from inbeeld.regels.definities import DEFINITIES
from inbeeld.regels.laagboek import LAGEN
from inbeeld.regels.parameters import PARAMETERS
from inbeeld.web import woorden
from inbeeld.web.grafieken import Staaf

Rij = Mapping[str, Any]
BUITEN_BEELD = ("in_onderwijs", "niet_plichtig")
"""Soorten that most children have: in a chart they would make all others invisible."""


@dataclass(frozen=True)
class Getal:
    """A count, and whether all that it needs was delivered."""

    aantal: int = 0
    volledig: bool = True

    def __add__(self, ander: "Getal") -> "Getal":
        return Getal(self.aantal + ander.aantal, self.volledig and ander.volledig)

    def __str__(self) -> str:
        if self.volledig:
            return f"{self.aantal:,}".replace(",", ".")
        return "onbekend" if not self.aantal else f"ten minste {self.aantal}"


@dataclass(frozen=True)
class Regel:
    """A status with its count; `langer`: how many of them longer than three months."""

    status: str
    soort: str
    getal: Getal
    langer: Getal | None


def _getal(rij: Rij) -> Getal:
    return Getal(rij["aantal"], rij["volledig"] == "ja")


def som(rijen: Iterable[Rij]) -> Getal:
    """All rows together."""
    return sum((_getal(rij) for rij in rijen), Getal())


def regels(rijen: Sequence[Rij], definitie: str) -> list[Regel]:
    """One line per status of the definitie: the soorten that ask most attention first."""
    uit = []
    for lijn in DEFINITIES[definitie].regels:
        eigen = [rij for rij in rijen if rij["status"] == lijn.status]
        langer = som(rij for rij in eigen if rij["langer_dan_drie_maanden"] == "ja")
        met_klok = lijn.soort == "thuiszitter" and langer.aantal > 0
        uit.append(Regel(lijn.status, lijn.soort, som(eigen), langer if met_klok else None))
    return _op_aandacht(uit)


def _op_aandacht(lijst: Iterable[Regel]) -> list[Regel]:
    volgorde = list(woorden.SOORT)
    return sorted(lijst, key=lambda regel: volgorde.index(regel.soort))


def per_duizend(regel: Regel, rijen: Sequence[Rij]) -> str:
    """Per 1,000 children who must be at school; '' when that is not known or makes no sense."""
    if regel.soort == "niet_plichtig":
        return ""
    plichtig = som(rij for rij in rijen if rij["soort"] != "niet_plichtig").aantal
    if not plichtig or not regel.getal.volledig:
        return ""
    return f"{1000 * regel.getal.aantal / plichtig:.1f}".replace(".", ",")


def staven(lijst: Sequence[Regel]) -> list[Staaf]:
    """A bar per status that asks attention and has a child, or is unknown."""
    return [
        Staaf(
            naam=woorden.woord(regel.status, woorden.STATUS),
            aantal=regel.getal.aantal or None,
            label=str(regel.getal),
            toon=woorden.TOON[regel.soort],
            voluit=regel.getal.volledig,
        )
        for regel in lijst
        if regel.soort not in BUITEN_BEELD and (regel.getal.aantal or not regel.getal.volledig)
    ]


@dataclass(frozen=True)
class Groepen:
    """The split: a row per group, a column per soort."""

    kolommen: list[str]
    rijen: list[tuple[str, list[str]]]


def groepen(rijen: Sequence[Rij], per: str, namen: Mapping[str, str]) -> Groepen:
    """Counts per soort for each value of `per`, groups in order of their names."""
    if per == "grond":  # only an exemption has one
        rijen = [rij for rij in rijen if rij["grond"]]
    soorten = [
        soort
        for soort in woorden.SOORT
        if any(r["soort"] == soort and (r["aantal"] or r["volledig"] == "nee") for r in rijen)
    ]
    waarden = sorted({rij[per] for rij in rijen}, key=lambda w: (namen.get(w, w) or "").lower())
    return Groepen(
        [woorden.SOORT[soort] for soort in soorten],
        [
            (
                namen.get(waarde) or waarde or "onbekend",
                [
                    str(som(r for r in rijen if r[per] == waarde and r["soort"] == s))
                    for s in soorten
                ],
            )
            for waarde in waarden
        ],
    )


@dataclass(frozen=True)
class Naast:
    """A status under two ways of counting; None where a definitie does not have it."""

    status: str
    soort: str
    een: Getal | None
    ander: Getal | None

    @property
    def verschil(self) -> str:
        """'+3', '−2', '0'; '' when one of them is missing or incomplete: nothing to subtract."""
        if not (self.een and self.ander and self.een.volledig and self.ander.volledig):
            return ""
        verschil = self.ander.aantal - self.een.aantal
        return f"+{verschil}" if verschil > 0 else str(verschil).replace("-", "−")


def naast_elkaar(een: Sequence[Regel], ander: Sequence[Regel]) -> list[Naast]:
    """The statuses of both: the soorten that ask most attention first."""
    links = {regel.status: regel for regel in een}
    rechts = {regel.status: regel for regel in ander}
    return [
        Naast(
            regel.status,
            regel.soort,
            links[regel.status].getal if regel.status in links else None,
            rechts[regel.status].getal if regel.status in rechts else None,
        )
        for regel in _op_aandacht((links | rechts).values())
    ]


OVERLEDEN = "overleden"
"""In the place of a layer: one side knew that the child had died."""


def oorzaak(laag: str) -> str:
    """In words what makes the difference, from the `laag` that `regels.verschil` names."""
    soort, _, naam = laag.partition(" ")
    if soort == "parameter" and naam:
        return PARAMETERS[naam].uitleg
    if soort == "regel" and naam:
        return f"de regel voor {woorden.woord(naam, woorden.STATUS).lower()}"
    if laag == "jongeren":
        return "kind toen nog niet bekend"
    if laag == OVERLEDEN:
        return "bekend dat het kind is overleden"
    return LAGEN[laag].uitleg if laag in LAGEN else laag
