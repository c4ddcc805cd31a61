"""The verbs of a delivery, one file each."""

from .aannemen import bevestig, gooi_weg, maak_proef, ontvang
from .intrekken import trek_in
from .stand import KanNiet
from .verwerken import verwerk
from .vragen import beantwoord

__all__ = [
    "KanNiet",
    "beantwoord",
    "bevestig",
    "gooi_weg",
    "maak_proef",
    "ontvang",
    "trek_in",
    "verwerk",
]
