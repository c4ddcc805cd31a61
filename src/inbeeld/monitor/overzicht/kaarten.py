"""The figures of a dashboard in words: a card with its number, its trend and where it leads."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from inbeeld.monitor.afscherming import KLEINST
from inbeeld.monitor.beeld import Figuur
from inbeeld.monitor.beeld_stand import langer, statussen, thuiszitters
from inbeeld.monitor.overzicht.getallen import (
    Trend,
    Waarde,
    deel_van,
    in_woorden,
    per_duizend,
    trend,
    van_soort,
    waarde,
)
from inbeeld.monitor.overzicht.kijker import Kijker, Link
from inbeeld.monitor.overzicht.lezen import Cijfers, eerder
from inbeeld.monitor.peildata import naam_schooljaar
from inbeeld.monitor.perioden import schooljaar

SOORTEN: dict[str, tuple[str, str, str, str]] = {
    "thuiszitter": (
        "Vandaag thuis",
        "kind zit thuis zonder passend aanbod",
        "kinderen zitten thuis zonder passend aanbod",
        "dringend",
    ),
    "verzuim": (
        "Verzuim",
        "kind is weg zonder geldige reden, of komt vaak te laat",
        "kinderen zijn weg zonder geldige reden, of komen vaak te laat",
        "let-op",
    ),
    "dreigend": (
        "Dreigend",
        "kind dreigt thuis te komen zitten",
        "kinderen dreigen thuis te komen zitten",
        "let-op",
    ),
    "ziek": (
        "Zorgwekkend ziek",
        "kind is lang of vaak ziek",
        "kinderen zijn lang of vaak ziek",
        "zorg",
    ),
    "geoorloofd": (
        "Lang weg met geldige reden",
        "kind is lang weg met een geldige reden",
        "kinderen zijn lang weg met een geldige reden",
        "zorg",
    ),
    "overstap": (
        "Overstap vo–mbo",
        "jongere is van school af en staat nog niet op een mbo",
        "jongeren zijn van school af en staan nog niet op een mbo",
        "zorg",
    ),
    "met_aanbod": (
        "Thuis, met aanbod",
        "kind is niet gewoon op school en heeft een passend aanbod",
        "kinderen zijn niet gewoon op school en hebben een passend aanbod",
        "goed",
    ),
    "nazorg": (
        "Nazorg",
        "kind is terug en wordt nog gevolgd",
        "kinderen zijn terug en worden nog gevolgd",
        "goed",
    ),
    "vrijgesteld": (
        "Vrijgesteld",
        "kind is vrijgesteld van de leerplicht",
        "kinderen zijn vrijgesteld van de leerplicht",
        "rustig",
    ),
    "onbekend": (
        "Onbekend",
        "kind staat misschien op een school, misschien niet",
        "kinderen staan misschien op een school, misschien niet",
        "onbekend",
    ),
}
"""Soort → (head of its card, what one child does, what more do, tone)."""
ZONDER_TREND = ("onbekend",)
"""Fewer of these says something of the deliveries, not of the children."""


@dataclass(frozen=True)
class Kaart:
    """One figure. `wat`: what the number counts, so that number and words read as a sentence."""

    naam: str
    waarde: Waarde
    wat: str
    toon: str = "rustig"
    trend: Trend | None = None
    onder: str = ""
    links: Sequence[Link] = field(default_factory=tuple)


def kaart_van(kijker: Kijker, cijfers: Cijfers, soort: str) -> Kaart:
    """The children of one soort of status today."""
    definitie = cijfers.blad.definitie
    naam, een, meer, toon = SOORTEN[soort]
    getal = van_soort(cijfers.nu, definitie, soort)
    nu = waarde(getal, beschermd=kijker.beschermd)
    duizend = per_duizend(getal, cijfers.nu.getal("plichtig")) if nu.bekend else None
    return Kaart(
        naam,
        nu,
        een if nu.een else meer,
        toon,
        _trend(kijker, cijfers, nu, soort),
        f"{in_woorden(duizend)} per 1.000 leerplichtige kinderen" if duizend else "",
        [
            *kijker.uitleg("stand"),
            *kijker.naar("Alle cijfers hierover", "cijfers_stand"),
            *(kijker.kinderen(cijfers.nu, soort) if getal.aantal else []),
        ],
    )


def kaart_langer(kijker: Kijker, cijfers: Cijfers, thuis: Waarde) -> Kaart:
    """Of those at home the ones for longer than three months: what the pact is about."""
    definitie = cijfers.blad.definitie
    getal = langer(cijfers.nu, definitie)
    nu = deel_van(getal, thuis, beschermd=kijker.beschermd)
    toen = cijfers.toen
    verschil = None
    if toen:
        geheel = waarde(thuiszitters(toen, definitie), beschermd=kijker.beschermd)
        van_toen = deel_van(langer(toen, definitie), geheel, beschermd=kijker.beschermd)
        verschil = trend(nu, van_toen, toen.dag, reden=cijfers.waarom_niet(toen.dag))
    return Kaart(
        "Langer dan drie maanden",
        nu,
        f"{'kind zit' if nu.een else 'kinderen zitten'} al langer dan drie maanden thuis",
        "dringend" if nu.getal.aantal else "goed",
        verschil,
        "Het doel van het pact: geen enkel kind.",
        [
            *kijker.uitleg("stand"),
            *(kijker.kinderen(cijfers.nu, "thuiszitter", langer=True) if getal.aantal else []),
        ],
    )


def _trend(kijker: Kijker, cijfers: Cijfers, nu: Waarde, soort: str) -> Trend | None:
    toen = cijfers.toen
    if toen is None or soort in ZONDER_TREND:
        return None
    van_toen = waarde(van_soort(toen, cijfers.blad.definitie, soort), beschermd=kijker.beschermd)
    omlaag = None if soort in ("met_aanbod", "nazorg", "overstap") else True
    return trend(nu, van_toen, toen.dag, omlaag=omlaag, reden=cijfers.waarom_niet(toen.dag))


@dataclass(frozen=True)
class Duur:
    """How long it takes until a fitting offer begins, of who came home in one school year."""

    schooljaar: str
    zinnen: list[str]
    links: Sequence[Link]


def kaarten_van(kijker: Kijker, cijfers: Cijfers, soorten: Sequence[str]) -> list[Kaart]:
    """A card for each soort that the definitie has, and behind who is at home who is so for long.

    No card for 'onbekend' where all is known.
    """
    uit = []
    for soort in soorten:
        getal = van_soort(cijfers.nu, cijfers.blad.definitie, soort)
        if not statussen(cijfers.blad.definitie, soort):
            continue
        if cijfers.bladen and cijfers.nu.waarden and f"soort:{soort}" not in cijfers.nu.waarden:
            continue  # no sector has it
        if soort == "onbekend" and not getal.aantal and getal.volledig:
            continue
        uit.append(kaart_van(kijker, cijfers, soort))
        if soort == "thuiszitter":
            uit.append(kaart_langer(kijker, cijfers, uit[-1].waarde))
    return uit


def duur(kijker: Kijker, cijfers: Cijfers) -> Duur | None:
    """In sentences, of the school year before this one: of who came home this year most still wait.
    Of this one where the sheet has no year before; None where it has neither."""
    begin = schooljaar(cijfers.blad.dag)
    return _duur(kijker, cijfers, eerder(begin, 1)) or _duur(kijker, cijfers, begin)


def _duur(kijker: Kijker, cijfers: Cijfers, begin: date) -> Duur | None:
    figuur = cijfers.vanaf("doorlooptijd", begin)
    if figuur is None:
        return None
    links = [
        *kijker.uitleg("doorlooptijd"),
        *kijker.naar("De lijn erbij", "cijfers_doorlooptijd", schooljaar=begin.isoformat()),
    ]
    return Duur(naam_schooljaar(begin.year), _zinnen(figuur), links)


def _zinnen(figuur: Figuur) -> list[str]:
    aantal = figuur.getal("aantal")
    if not aantal.aantal:
        niemand = "In dit schooljaar begon voor geen kind de klok te lopen."
        return [niemand if aantal.volledig else "Dit is niet bekend."]
    if aantal.aantal < KLEINST:
        return [f"Het gaat om minder dan {KLEINST} kinderen: te weinig om iets over te zeggen."]
    details = figuur.details or {}
    return [
        f"{aantal} kinderen waren ten minste vijf lesdagen niet op school, ook door ziekte, of "
        "stonden op geen school.".capitalize(),
        _mediaan(details.get("mediaan")),
        *_binnen(details.get("binnen") or {}),
        "Wie zonder aanbod terugging naar school, telt mee tot die dag; wie nog wacht, tot nu.",
    ]


def _mediaan(mediaan: Sequence[float | None] | None) -> str:
    if not mediaan or mediaan[0] is None:
        return "Van wie thuis bleef, heeft nog niet de helft een passend aanbod."
    marge = ""
    if len(mediaan) == 3 and mediaan[1] is not None:
        tot = f"tot {mediaan[2]:.0f}" if mediaan[2] is not None else "of meer"
        marge = f" (waarschijnlijk {mediaan[1]:.0f} {tot})"
    return (
        f"Van wie thuis bleef, had naar schatting de helft binnen {mediaan[0]:.0f} dagen een "
        f"passend aanbod{marge}."
    )


def _binnen(binnen: dict[str, Sequence[float | None]]) -> list[str]:
    deel = (binnen.get("drie_maanden") or [None])[0]
    if deel is None:
        return []
    return [f"Binnen drie maanden: naar schatting {round(100 * deel)} van de 100 die thuis bleven."]
