"""The CSV profile of a school: three files, documented in `docs/formaten/csv-profiel.md`."""

from .lezer import KOLOMMEN, lees

__all__ = ["KOLOMMEN", "lees"]
