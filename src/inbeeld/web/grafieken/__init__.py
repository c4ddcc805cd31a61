"""Pictures as SVG from plain data: presentation attributes only, so that the same drawing serves
page, print and PDF under a strict CSP. What a picture shows stands beside it as a table too."""

from inbeeld.web.grafieken.staven import Staaf, teken_staven
from inbeeld.web.grafieken.tijdbaan import Baan, Blok, Strook, Tijdbeeld, teken_tijdbaan

__all__ = [
    "Baan",
    "Blok",
    "Staaf",
    "Strook",
    "Tijdbeeld",
    "teken_staven",
    "teken_tijdbaan",
]
