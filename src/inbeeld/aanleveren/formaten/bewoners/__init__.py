"""Residents of a gemeente with their enrolments: `docs/formaten/bewoners.md`."""

from .lezer import KOLOMMEN, lees

__all__ = ["KOLOMMEN", "lees"]
