"""The parts of a report as plain data, so that it can be kept as JSON and read the same tomorrow.

A report is a dict: `titel`, `ondertitel`, `gegevens` (the box at the top), `delen` in order, and
`verantwoording`. A deel is one of: kop, alinea, lijst, invullen, tabel, grafiek. A cell is text, a
number {"n": 5, "minste": true, "vorm": "procent"} (with "som" the sum of its column), or null:
empty.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from inbeeld.web.rekenbladen import Getal

VERSIE = 1
"""Of this form of the data; a file is made of the version that a report has."""
ONBEKEND = "onbekend"
Cel = str | dict[str, Any] | None
Deel = dict[str, Any]


def getal(waarde: int | float, *, minste: bool = False, vorm: str = "geheel") -> dict[str, Any]:
    """A number in a cell. `minste`: at least so many; of nobody at least is not known."""
    cel: dict[str, Any] = {"n": waarde}
    if minste:
        cel["minste"] = True
    if vorm != "geheel":
        cel["vorm"] = vorm
    return cel


def geteld(waarden: Mapping[str, int] | None, sleutel: str, onvolledig: Iterable[str] = ()) -> Cel:
    """One number of a figure: 'onbekend' when it is not in it, or when at least 0 are known."""
    aantal = (waarden or {}).get(sleutel)
    minste = sleutel in set(onvolledig)
    if aantal is None or (minste and aantal == 0):
        return ONBEKEND
    return getal(aantal, minste=minste)


def deel_van(teller: Cel, noemer: Cel) -> Cel:
    """A share of two cells; 'onbekend' when either is, or when one of them is 'at least'."""
    a, b = waarde_van(teller), waarde_van(noemer)
    heel = isinstance(teller, dict) and not teller.get("minste")
    if a is None or not b or not heel or (isinstance(noemer, dict) and noemer.get("minste")):
        return ONBEKEND
    return getal(round(a / b, 4), vorm="procent")


def waarde_van(cel: Cel) -> int | float | None:
    """The number in a cell, None when there is none."""
    return cel["n"] if isinstance(cel, dict) else None


def als_getal(cel: Cel) -> str | Getal | None:
    """The cell for a spreadsheet."""
    if not isinstance(cel, dict):
        return cel
    return Getal(
        cel["n"],
        cel.get("vorm", "geheel"),
        ten_minste=bool(cel.get("minste")),
        som=bool(cel.get("som")),
    )


def als_tekst(cel: Cel) -> str:
    """The cell as it is read."""
    return "" if cel is None else str(als_getal(cel))


def kop(tekst: str, niveau: int = 1) -> Deel:
    """A heading of a chapter (1) or a part of it (2)."""
    return {"soort": "kop", "niveau": niveau, "tekst": tekst}


def alinea(tekst: str) -> Deel:
    return {"soort": "alinea", "tekst": tekst}


def lijst(regels: Iterable[str]) -> Deel:
    return {"soort": "lijst", "regels": list(regels)}


def invullen(tekst: str, vraag: str) -> Deel:
    """What a person writes; empty: lines to write on, with `vraag` above them."""
    return {"soort": "invullen", "tekst": tekst.strip(), "vraag": vraag}


def tabel(
    sleutel: str,
    titel: str,
    kolommen: Sequence[str],
    rijen: Iterable[Sequence[Cel]],
    *,
    totaal: Sequence[Cel] | None = None,
    noot: str = "",
) -> Deel:
    """A table: the first column names the rows. `sleutel`: its name in the report."""
    return {
        "soort": "tabel",
        "sleutel": sleutel,
        "titel": titel,
        "kolommen": list(kolommen),
        "rijen": [list(rij) for rij in rijen],
        "totaal": list(totaal) if totaal else None,
        "noot": noot,
    }


def grafiek(vorm: str, titel: str, beschrijving: str, gegevens: Mapping[str, Any]) -> Deel:
    """A chart: `vorm` is one of `druk.grafieken.VORMEN`, `gegevens` what it draws."""
    return {
        "soort": "grafiek",
        "vorm": vorm,
        "titel": titel,
        "beschrijving": beschrijving,
        "gegevens": dict(gegevens),
    }


def cijfers_van(inhoud: Mapping[str, Any]) -> list[Any]:
    """All that the report says in numbers: its tables and charts, without words around them."""
    uit: list[Any] = []
    for deel in inhoud["delen"]:
        if deel["soort"] == "tabel":
            uit.append([deel["sleutel"], deel["kolommen"], deel["rijen"], deel["totaal"]])
        elif deel["soort"] == "grafiek":
            uit.append([deel["vorm"], deel["gegevens"]])
    return uit


def vingerafdruk(inhoud: Mapping[str, Any]) -> str:
    """The same for two reports with the same figures, whoever made them and whatever they wrote."""
    ruw = json.dumps(cijfers_van(inhoud), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(ruw.encode()).hexdigest()
