"""Forms of this room."""

from .feiten import FeitForm, LesvrijForm, RedenForm
from .levering import BevestigForm, LeveringForm, VraagForm

__all__ = ["BevestigForm", "FeitForm", "LesvrijForm", "LeveringForm", "RedenForm", "VraagForm"]
