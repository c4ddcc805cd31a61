"""Figures as they were made, targets, publications, reports and long calculations."""

from inbeeld.monitor.models.berekening import Berekening
from inbeeld.monitor.models.cijfers import Cijfer, Cijferblad
from inbeeld.monitor.models.doelen import Doel, Onvergelijkbaar
from inbeeld.monitor.models.publicatie import Publicatie
from inbeeld.monitor.models.rapport import Rapport, Rapportplanning

__all__ = [
    "Berekening",
    "Cijfer",
    "Cijferblad",
    "Doel",
    "Onvergelijkbaar",
    "Publicatie",
    "Rapport",
    "Rapportplanning",
]
