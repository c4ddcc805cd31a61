"""The numbers of a publication as they are kept and read."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from inbeeld.monitor.publicatie.tabellen import Plek

AFGESCHERMD, TEN_MINSTE, ONBEKEND = "afgeschermd", "ten_minste", "onbekend"
AANDUIDINGEN = {
    "": "Het getal is volledig.",
    TEN_MINSTE: "Ten minste dit aantal: niet elke school of gemeente heeft alles aangeleverd.",
    ONBEKEND: "Onbekend: wat voor dit getal nodig is, is niet aangeleverd.",
    AFGESCHERMD: "Afgeschermd: minder dan 5, of een getal waaruit zo'n klein getal zou volgen.",
}


@dataclass(frozen=True, slots=True)
class Regel:
    """One published number. `aantal` None: unknown or protected, as `aanduiding` says."""

    plek: Plek
    aantal: int | None
    aanduiding: str = ""

    @property
    def volledig(self) -> bool:
        return self.aantal is not None and not self.aanduiding


def lees(schooljaar: int, regels: Iterable[Sequence[Any]]) -> list[Regel]:
    """The numbers of a publication as `als_json` wrote them."""
    return [Regel(Plek(schooljaar, *plek), aantal, sign) for *plek, aantal, sign, _ in regels]


def vingerafdruk(tabellen: object) -> str:
    """SHA-256 of what is published, in canonical JSON."""
    tekst = json.dumps(tabellen, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(tekst.encode()).hexdigest()
