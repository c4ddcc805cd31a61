"""The pages of this room, a file per subject."""

from . import feiten, lesvrij, leveringen, vragen

__all__ = ["feiten", "lesvrij", "leveringen", "vragen"]
