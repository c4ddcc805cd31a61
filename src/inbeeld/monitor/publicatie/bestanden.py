"""A publication as files: one tidy table, what its columns and codes mean, and the same as JSON.

CSV with ';', a decimal comma and UTF-8 with its mark: as CBS and DUO publish, and a spreadsheet in
Dutch opens it as it is. Who reads it with a program finds all of that in the metadata (CSV on the
Web). Gemeenten have the code that CBS gives them: GM0392.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from inbeeld.monitor.publicatie.regels import AANDUIDINGEN
from inbeeld.monitor.publicatie.tabellen import TABELLEN, Plek
from inbeeld.monitor.publicatie.woorden import naam_onderwerp
from inbeeld.regels.definities import DEFINITIES
from inbeeld.web.rekenbladen import Blad, Getal, als_csv

LICENTIE = "https://creativecommons.org/publicdomain/zero/1.0/deed.nl"
"""CC0: a government's own figures, that anybody may use without asking or naming."""
LICENTIENAAM = "CC0 1.0"
KOLOMMEN: Mapping[str, tuple[str, str]] = {
    "schooljaar": ("string", "Schooljaar, van 1 augustus tot en met 31 juli."),
    "definitie": ("string", "Definitie van thuiszitten waarmee is geteld."),
    "tabel": ("string", "Welke tabel: " + "; ".join(f"{c} = {n}" for c, n in TABELLEN.items())),
    "peildatum": ("date", "Dag van de telling; leeg bij getallen over het hele schooljaar."),
    "gebied_soort": (
        "string",
        "regio, gemeente of sector; overig = geheim of onbekend adres, of buiten deze gemeenten.",
    ),
    "gebied_code": ("string", "Code van CBS van de woongemeente (GM en vier cijfers), of sector."),
    "gebied_naam": ("string", "Naam van het gebied."),
    "onderwerp": ("string", "Code van wat geteld is; 'soort:' is een groep van statussen."),
    "onderwerp_naam": ("string", "Wat geteld is, in woorden."),
    "aantal": ("integer", "Aantal kinderen; leeg als het onbekend of afgeschermd is."),
    "aanduiding": (
        "string",
        "Wat er over het aantal te zeggen is: leeg, "
        + "; ".join(
            f"{code} = {uitleg.rstrip('.')}" for code, uitleg in AANDUIDINGEN.items() if code
        ),
    ),
    "per_1000": (
        "decimal",
        "Aantal per 1.000 leer- en kwalificatieplichtige kinderen van het gebied op die dag; over "
        "het schooljaar: op 1 oktober. Leeg als een van beide aantallen niet volledig bekend is.",
    ),
}
"""Columns of the CSV in order: type (CSV on the Web) and what it holds."""


def regels(tabellen: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """The published numbers with the columns of `KOLOMMEN`."""
    jaar, definitie = int(tabellen["schooljaar"]), str(tabellen["definitie"])
    for *waar, aantal, aanduiding, per_1000 in tabellen["regels"]:
        plek = Plek(jaar, *waar)
        soort, _, code = plek.gebied.partition(":")
        yield {
            "schooljaar": f"{jaar}-{jaar + 1}",
            "definitie": definitie,
            "tabel": plek.tabel,
            "peildatum": plek.dag or None,
            "gebied_soort": soort,
            "gebied_code": f"GM{code}" if soort == "gemeente" else code,
            "gebied_naam": tabellen["gebieden"].get(plek.gebied, plek.gebied),
            "onderwerp": plek.onderwerp,
            "onderwerp_naam": naam_onderwerp(plek.tabel, plek.onderwerp),
            "aantal": aantal,
            "aanduiding": aanduiding,
            "per_1000": per_1000,
        }


def csv_van(tabellen: Mapping[str, Any]) -> bytes:
    """The one tidy table of a publication."""
    rijen = [
        [
            Getal(waarde, "decimaal") if isinstance(waarde, float) else waarde
            for waarde in regel.values()
        ]
        for regel in regels(tabellen)
    ]
    return als_csv(Blad("cijfers", "cijfers", list(KOLOMMEN), rijen))


def json_van(tabellen: Mapping[str, Any]) -> bytes:
    """The same numbers, with what they rest on."""
    kop = {naam: waarde for naam, waarde in tabellen.items() if naam not in ("regels", "gebieden")}
    uit = {
        **kop,
        "schooljaar": naam_van(tabellen),
        "definitie_titel": DEFINITIES[str(tabellen["definitie"])].titel,
        "licentie": LICENTIE,
        "aanduidingen": {code: uitleg for code, uitleg in AANDUIDINGEN.items() if code},
        "regels": list(regels(tabellen)),
    }
    return json.dumps(uit, ensure_ascii=False, indent=1).encode()


def naam_van(tabellen: Mapping[str, Any]) -> str:
    """'2024-2025'."""
    return f"{tabellen['schooljaar']}-{int(tabellen['schooljaar']) + 1}"


def woordenboek() -> Blad:
    """What every column holds."""
    rijen = [[naam, soort, uitleg] for naam, (soort, uitleg) in KOLOMMEN.items()]
    return Blad("woordenboek", "woordenboek", ["kolom", "type", "uitleg"], rijen)


def metadata(tabellen: Mapping[str, Any], bestand: str, uitgegeven: date) -> bytes:
    """CSV on the Web: how a program should read the file named `bestand`."""
    kolommen = []
    for naam, (soort, uitleg) in KOLOMMEN.items():
        vorm: Any = soort
        if soort == "decimal":
            vorm = {"base": soort, "format": {"decimalChar": ","}}
        kolommen.append({"name": naam, "titles": naam, "datatype": vorm, "dc:description": uitleg})
    uit = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "nl"}],
        "url": bestand,
        "dc:title": f"Kinderen zonder onderwijs, schooljaar {naam_van(tabellen)}",
        "dc:creator": tabellen["regio"],
        "dc:issued": uitgegeven.isoformat(),
        "dc:license": {"@id": LICENTIE},
        "dialect": {"delimiter": ";", "encoding": "utf-8", "header": True},
        "tableSchema": {
            "columns": kolommen,
            "primaryKey": [
                "schooljaar",
                "tabel",
                "peildatum",
                "gebied_soort",
                "gebied_code",
                "onderwerp",
            ],
        },
    }
    return json.dumps(uit, ensure_ascii=False, indent=1).encode()
