"""A report as an accessible PDF."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from inbeeld.monitor.druk.grafieken import teken
from inbeeld.monitor.rapporten.inhoud import als_tekst
from inbeeld.web import drukwerk

_SJABLOON = Path(__file__).parents[1] / "typst" / "rapport.typ"
_SMAL = 18
"""A column whose texts are no longer than this is as wide as they are."""
_BREEDST = 8


def als_pdf(inhoud: Mapping[str, Any]) -> bytes:
    """PDF/UA-1, always the same for the same content. Raises typst.TypstError when it is not."""
    return drukwerk.druk(_SJABLOON, _op_papier(inhoud))


def als_paginas(inhoud: Mapping[str, Any]) -> list[bytes]:
    """Its pages as pictures, to look at."""
    return drukwerk.als_paginas(_SJABLOON, _op_papier(inhoud))


def _op_papier(inhoud: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "titel": inhoud["titel"],
        "ondertitel": inhoud["ondertitel"],
        "gegevens": inhoud["gegevens"],
        "delen": [_deel(nr, deel) for nr, deel in enumerate(inhoud["delen"])],
        "bladzijde": "Bladzijde",
        "van": "van",
    }


def _deel(nr: int, deel: Mapping[str, Any]) -> Mapping[str, Any]:
    match deel["soort"]:
        case "grafiek":
            return {**deel, "svg": teken(deel, nr=nr)}
        case "tabel":
            return _tabel(deel)
    return deel


def _tabel(deel: Mapping[str, Any]) -> dict[str, Any]:
    rijen = [[als_tekst(cel) for cel in rij] for rij in deel["rijen"]]
    alle = [deel["kolommen"], *rijen]
    return {
        **deel,
        "rijen": rijen,
        "totaal": [als_tekst(cel) for cel in deel["totaal"]] if deel["totaal"] else None,
        "kolomsoorten": kolomsoorten(deel),
        "breedtes": [_breedte([rij[nr] for rij in alle]) for nr in range(len(deel["kolommen"]))],
    }


def kolomsoorten(deel: Mapping[str, Any]) -> list[str]:
    """'getal' for a column with a number in it, after the first, which names the rows."""
    return [
        "getal" if nr and any(isinstance(rij[nr], dict) for rij in deel["rijen"]) else "tekst"
        for nr in range(len(deel["kolommen"]))
    ]


def _breedte(teksten: Sequence[str]) -> int:
    """0: as wide as its texts; else its share of what is left."""
    langste = max(len(tekst) for tekst in teksten)
    return 0 if langste <= _SMAL else min(_BREEDST, 1 + langste // _SMAL)
