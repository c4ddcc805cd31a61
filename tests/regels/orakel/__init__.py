"""A plain day-by-day reading of docs/rekenregels.md, for the tests alone.

One child at a time, one value per day per layer, no intervals, no algebra: slow, and easy to hold
against the text. It shares no code with the engine. Days are proleptic ordinals
(`date.toordinal`), hours whole hundredths, 'no end' is `VER`.
"""

from .definities import DEFINITIES
from .dossier import Dossier
from .feiten import dag, iso, lees_geval, lees_map
from .lagen import lagen, seinen
from .parameters import Parameters
from .telling import Telling
from .wereld import Wereld

__all__ = [
    "DEFINITIES",
    "Dossier",
    "Parameters",
    "Telling",
    "Wereld",
    "dag",
    "iso",
    "lagen",
    "lees_geval",
    "lees_map",
    "seinen",
]
