"""A stored fact as the row that `leg_vast` takes: the way back, for corrections."""

from decimal import Decimal
from typing import Any

from inbeeld.regels.schema import TABELLEN
from inbeeld.register.models import Feit
from inbeeld.toegang.perioden import einddatum


def als_rij(tabel: str, feit: Feit) -> dict[str, Any]:
    """Columns of the rules with typed values, hours in hours; `afgeleid` where the table has it."""
    rij: dict[str, Any] = {}
    for kolom in TABELLEN[tabel].kolommen:
        rij[kolom.naam] = _waarde(feit, kolom.naam)
    if hasattr(feit, "afgeleid"):
        rij["afgeleid"] = feit.afgeleid
    return rij


def _waarde(feit: Any, naam: str) -> Any:
    match naam:
        case "jongere":
            return feit.jongere_id
        case "begindatum":
            return None if feit.periode is None else feit.periode.lower
        case "einddatum":
            return None if feit.periode is None else einddatum(feit.periode)
        case "uren" | "uren_per_lesdag":
            honderdsten = getattr(feit, f"{naam}_honderdsten")
            return None if honderdsten is None else Decimal(honderdsten) / 100
        case "bron":  # of dekking: who is covered, not who says so
            return feit.dekkingsbron
        case "passend":
            return "ja" if feit.passend else "nee"
        case _:
            return getattr(feit, naam)
