"""The formats of a delivery, one folder each. A new one is a folder and a line in `FORMATEN`."""

from . import bewoners, csv_profiel, edexml, feitenmap
from .basis import (
    MAX_BYTES,
    MAX_RIJEN,
    PERSONALIA,
    Afkeuring,
    Brontabel,
    Formaat,
    Gelezen,
    Onleesbaar,
    Opdracht,
)

FORMATEN: dict[str, Formaat] = {
    formaat.code: formaat
    for formaat in (
        Formaat(
            "csv_profiel",
            "CSV-bestanden van een school",
            "leerlingen, inschrijvingen en verzuim, los of in één zip-bestand",
            ("jongeren", "woonplaatsen", "inschrijvingen", "verzuim"),
            csv_profiel.lees,
            (".csv", ".zip"),
            tuple(csv_profiel.KOLOMMEN),
        ),
        Formaat(
            "edexml",
            "EDEXML 2.1",
            "leerlingen op één peildatum, zonder verzuim",
            ("jongeren", "inschrijvingen"),
            edexml.lees,
            (".xml", ".zip"),
        ),
        Formaat(
            "bewoners",
            "Bewoners van een gemeente",
            "bewoners en hun inschrijvingen, los of in één zip-bestand",
            ("jongeren", "scholen", "woonplaatsen", "inschrijvingen", "dekking"),
            bewoners.lees,
            (".csv", ".zip"),
            tuple(bewoners.KOLOMMEN),
        ),
        Formaat(
            "feitenmap",
            "Feitenmap",
            "een zip-bestand met een CSV- of Parquet-bestand per feitentabel",
            tuple(feitenmap.TABELLEN),
            feitenmap.lees,
            (".zip",),
        ),
    )
}

__all__ = [
    "FORMATEN",
    "MAX_BYTES",
    "MAX_RIJEN",
    "PERSONALIA",
    "Afkeuring",
    "Brontabel",
    "Formaat",
    "Gelezen",
    "Onleesbaar",
    "Opdracht",
]
