"""Children, their personalia, and the facts about them."""

from inbeeld.register.models.feit import Feit, Vastlegging
from inbeeld.register.models.feiten import (
    FEITMODELLEN,
    FeitAanbod,
    FeitDekking,
    FeitDuiding,
    FeitGegevensstand,
    FeitInschrijving,
    FeitJongere,
    FeitLesvrij,
    FeitSchool,
    FeitVerzuim,
    FeitVrijstelling,
    FeitWoonplaats,
)
from inbeeld.register.models.jongere import Jongere, Personalia, Samenvoeging

__all__ = [
    "FEITMODELLEN",
    "Feit",
    "FeitAanbod",
    "FeitDekking",
    "FeitDuiding",
    "FeitGegevensstand",
    "FeitInschrijving",
    "FeitJongere",
    "FeitLesvrij",
    "FeitSchool",
    "FeitVerzuim",
    "FeitVrijstelling",
    "FeitWoonplaats",
    "Jongere",
    "Personalia",
    "Samenvoeging",
    "Vastlegging",
]
