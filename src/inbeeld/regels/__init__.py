"""The rules of counting (`docs/rekenregels.md`), usable as a library.

    from inbeeld.regels import bereken, lees_feitenmap

    lezing = lees_feitenmap("map")
    uitkomst = bereken(lezing.feiten, definitie="rijk-2016", tot=date(2026, 7, 31))
    uitkomst.tijdlijn  # a pyarrow.Table

No Django, no clock, no I/O but its runners. The names below are imported when they are first used:
who needs only a code list does not load DuckDB.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .definities import DEFINITIES, Definitie
    from .doorlooptijd import Doorlooptijd, doorlooptijd, trajecten
    from .feitenmap import Afkeuring, Feiten, Lezing, feiten_uit_tabellen, lees_feitenmap
    from .fouten import AanroepFout, FeitenmapFout, GegevensFout, RegelsFout
    from .overleving import Overleving, Schatting, overleving
    from .parameters import PARAMETERS, Parameter
    from .stroom import stroom, stroomkinderen
    from .telling import tel
    from .uitkomst import Uitkomst, bereken, klok, lagen, meldplicht, tijdlijn
    from .uitleg import Uitleg, leg_uit
    from .verschil import verschil

_WAAR = {
    "DEFINITIES": "definities",
    "Definitie": "definities",
    "Doorlooptijd": "doorlooptijd",
    "doorlooptijd": "doorlooptijd",
    "trajecten": "doorlooptijd",
    "Afkeuring": "feitenmap",
    "Feiten": "feitenmap",
    "Lezing": "feitenmap",
    "feiten_uit_tabellen": "feitenmap",
    "lees_feitenmap": "feitenmap",
    "AanroepFout": "fouten",
    "FeitenmapFout": "fouten",
    "GegevensFout": "fouten",
    "RegelsFout": "fouten",
    "Overleving": "overleving",
    "Schatting": "overleving",
    "overleving": "overleving",
    "PARAMETERS": "parameters",
    "Parameter": "parameters",
    "stroom": "stroom",
    "stroomkinderen": "stroom",
    "tel": "telling",
    "Uitkomst": "uitkomst",
    "bereken": "uitkomst",
    "klok": "uitkomst",
    "lagen": "uitkomst",
    "meldplicht": "uitkomst",
    "tijdlijn": "uitkomst",
    "Uitleg": "uitleg",
    "leg_uit": "uitleg",
    "verschil": "verschil",
}

__all__ = [
    "DEFINITIES",
    "PARAMETERS",
    "AanroepFout",
    "Afkeuring",
    "Definitie",
    "Doorlooptijd",
    "Feiten",
    "FeitenmapFout",
    "GegevensFout",
    "Lezing",
    "Overleving",
    "Parameter",
    "RegelsFout",
    "Schatting",
    "Uitkomst",
    "Uitleg",
    "bereken",
    "doorlooptijd",
    "feiten_uit_tabellen",
    "klok",
    "lagen",
    "lees_feitenmap",
    "leg_uit",
    "meldplicht",
    "overleving",
    "stroom",
    "stroomkinderen",
    "tel",
    "tijdlijn",
    "trajecten",
    "verschil",
]


def __getattr__(naam: str) -> Any:
    if naam not in _WAAR:
        raise AttributeError(f"module {__name__!r} has no attribute {naam!r}")
    globals()[naam] = waarde = getattr(import_module(f".{_WAAR[naam]}", __name__), naam)
    return waarde


class _Pakket(ModuleType):
    """Some of these names are that of their own submodule: importing that would put the module in
    the place of the function."""

    def __setattr__(self, naam: str, waarde: object) -> None:
        if not (isinstance(waarde, ModuleType) and naam in _WAAR):
            super().__setattr__(naam, waarde)


sys.modules[__name__].__class__ = _Pakket
