"""Pictures as SVG from plain data: presentation attributes only, so that the same drawing serves
page, print and PDF under a strict CSP. What a picture shows stands beside it as a table too."""

from inbeeld.web.grafieken.lijn import Band, Punt, Reeks, Streeflijn, teken_lijn
from inbeeld.web.grafieken.overleving import teken_overleving
from inbeeld.web.grafieken.staven import Staaf, teken_staven
from inbeeld.web.grafieken.tegels import Tegel, teken_tegels
from inbeeld.web.grafieken.tijdbaan import Baan, Blok, Strook, Tijdbeeld, teken_tijdbaan
from inbeeld.web.grafieken.waterval import Stap, teken_waterval

__all__ = [
    "Baan",
    "Band",
    "Blok",
    "Punt",
    "Reeks",
    "Staaf",
    "Stap",
    "Streeflijn",
    "Strook",
    "Tegel",
    "Tijdbeeld",
    "teken_lijn",
    "teken_overleving",
    "teken_staven",
    "teken_tegels",
    "teken_tijdbaan",
    "teken_waterval",
]
