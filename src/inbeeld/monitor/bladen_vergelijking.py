"""The outcome of a comparison as sheets of a file: both sides, the work, what changed, and for who
may see them the children."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from inbeeld.monitor import beeld_vergelijking as beeld
from inbeeld.monitor.beeld import cel
from inbeeld.tijdlijnen.telbeeld import Getal
from inbeeld.web import woorden
from inbeeld.web.datums import lang
from inbeeld.web.rekenbladen import Blad, Cel

NIET = "niet bekend"
KENT_NIET = "kent dit niet"


def bladen(vraag: Mapping[str, Any], uitkomst: Mapping[str, Any], waar: str) -> list[Blad]:
    """Those that hold no child, the statuses of both sides first."""
    boven = noten(vraag, waar)
    statussen: list[Sequence[Cel]] = [
        [_status(r.status), _getal(r.een), _getal(r.ander), r.verschil]
        for r in beeld.statussen(uitkomst)
    ]
    werk: list[Sequence[Cel]] = [
        [r.naam, _getal(r.een), _getal(r.ander), r.verschil, r.per_week]
        for r in beeld.werk(uitkomst)
    ]
    overgangen: list[Sequence[Cel]] = [
        [_status(r.status_a), _status(r.status_b), r.oorzaak, r.aantal]
        for r in beeld.overgangen(uitkomst)
    ]
    kanten = ["Dit", "Met dit"]
    return [
        Blad("Statussen", "Aantallen", ["Status", *kanten, "Verschil"], statussen, boven=boven),
        Blad("Werk", "Werk", ["Wat", *kanten, "Verschil", "Verschil per week"], werk, boven=boven),
        Blad(
            "Overgangen",
            "Wie wordt anders geteld",
            [*kanten, "Het verschil zit in", "Kinderen"],
            overgangen,
            boven=boven,
        ),
    ]


def kinderblad(vraag: Mapping[str, Any], rijen: Sequence[Mapping[str, Any]], waar: str) -> Blad:
    """The children that differ, as the page names them."""
    return Blad(
        "Kinderen",
        "Kinderen die anders worden geteld",
        ["Naam", "Dit", "Met dit", "Het verschil zit in", "Waarde"],
        [
            [r["naam"], _status(r["status_a"]), _status(r["status_b"]), r["oorzaak"], r["waarden"]]
            for r in rijen
        ],
        boven=noten(vraag, waar),
    )


def noten(vraag: Mapping[str, Any], waar: str) -> list[str]:
    """What stands above every table: of which area and day, and how each side counts."""
    een, ander = beeld.kant(vraag["een"]), beeld.kant(vraag["ander"])
    return [
        f"Voor: {waar}",
        f"Peildatum: {lang(date.fromisoformat(vraag['peildatum']))}",
        f"Dit: {een.naam}",
        f"Met dit: {ander.naam}",
        "'Ten minste' en 'onbekend': niet alles wat hiervoor nodig is, is aangeleverd.",
    ]


def _getal(getal: Getal | None) -> Cel:
    return KENT_NIET if getal is None else cel(getal).waarde


def _status(code: str | None) -> str:
    return woorden.woord(code, woorden.STATUS) if code else NIET
