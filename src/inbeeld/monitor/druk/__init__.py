"""The files of a report, each made of its `inhoud` alone: the same report is the same tomorrow."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from inbeeld.monitor.druk.bladen import bladen
from inbeeld.monitor.druk.odt import als_odt
from inbeeld.monitor.druk.pdf import als_pdf
from inbeeld.web.rekenbladen import ods, xlsx

Inhoud = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Vorm:
    """A kind of file: what it is called, and how it is made."""

    naam: str
    mediatype: str
    maak: Callable[[Inhoud], bytes]


def _ods(inhoud: Inhoud) -> bytes:
    return ods.als_ods(bladen(inhoud), titel=inhoud["titel"])


def _xlsx(inhoud: Inhoud) -> bytes:
    return xlsx.als_xlsx(bladen(inhoud), titel=inhoud["titel"])


def _json(inhoud: Inhoud) -> bytes:
    return (json.dumps(inhoud, ensure_ascii=False, indent=1) + "\n").encode()


VORMEN: dict[str, Vorm] = {
    "pdf": Vorm("PDF, om te lezen en te drukken", "application/pdf", als_pdf),
    "odt": Vorm("ODT, om verder te schrijven", "application/vnd.oasis.opendocument.text", als_odt),
    "ods": Vorm("ODS, de tabellen als rekenblad", ods.MEDIATYPE, _ods),
    "xlsx": Vorm("XLSX, de tabellen voor Excel", xlsx.MEDIATYPE, _xlsx),
    "json": Vorm("JSON, voor een programma", "application/json", _json),
}
"""By the ending of the file's name."""
