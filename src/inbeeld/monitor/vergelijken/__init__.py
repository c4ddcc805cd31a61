"""Two ways of counting the same children side by side: definitie, parameters, date of knowledge."""

from inbeeld.monitor.vergelijken.kant import Kant, Keuze, Waar, maak_kant
from inbeeld.monitor.vergelijken.uitkomst import SOORT, vergelijk

__all__ = ["SOORT", "Kant", "Keuze", "Waar", "maak_kant", "vergelijk"]
